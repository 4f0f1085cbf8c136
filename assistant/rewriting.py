"""Rewriting: an earlier question with another name, number or ordinal in it."""

import re
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.grounding.names import names_of
from assistant.referents import ACCORDING, CAPITAL, FRAME, TAIL, names_in, topic_of

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# "Pillar two" is the second one.
_NUMBERED = re.compile(
    rf"\b[^\W\d_]{{4,}} (?P<number>{'|'.join(_CARDINALS)}|\d)(?=\W*$| of\b)", re.I
)
ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)}|last|1st|2nd|3rd|4th|5th)\b", re.I)
_AUX = r"(?:did|does|do|was|were|is|are|has|have|had|should|can|could)"
_WH_AUX = re.compile(
    rf"^(?:(?:in|at|on|for|from) )?(?:what|which|who|whom|whose|when|where|why|"
    rf"how(?: many| much)?)\b(?= {_AUX}\b)",
    re.I,
)
_YES_NO = re.compile(rf"^{_AUX}\b", re.I)


def exchanged(before: str, right: str, wrong: str | None = None) -> str:
    """The earlier question about something else: `right` in the place of `wrong` or of a name."""
    bare = re.sub(r"^(?:in|of|for|by|from|at|on)\s+", "", right, flags=re.I)
    if wrong and re.search(re.escape(wrong.strip()), before, re.I):
        return re.sub(re.escape(wrong.strip()), bare, before, count=1, flags=re.I)
    if ORDINAL.search(bare) and (swapped := ordinal_exchanged(before, bare)):
        return swapped
    names = [n for n in names_in(before) if n.casefold() not in bare.casefold()]
    if years := re.findall(r"\b(?:19|20)\d\d\b", bare):
        held = re.findall(r"\b(?:19|20)\d\d\b", before)
        return (
            before.replace(held[-1], years[0]) if held else f"{before.rstrip('?')} in {years[0]}?"
        )
    if not names or not names_in(bare.replace("the ", "")):
        return _governed(before, right) or f"{before.rstrip('?. ')}, {right}?"
    return re.sub(rf"(?:the )?{re.escape(_like(names, bare, before))}", bare, before, count=1)


def _like(names: Sequence[str], right: str, before: str) -> str:
    """The last name that names the same sort of thing, else the last; a source comes after all."""
    asked = [n for n in names if n in ACCORDING.sub("", before)] or names
    same = [n for n in asked if _sort(n) == _sort(right)]
    return (same or asked)[-1]


def _sort(name: str) -> str:
    """What a name is of: "place", "body" or "other"."""
    shapes = [n.shape for n in names_of(f"by {name}")]
    return "body" if shapes and shapes[0] == "acronym" else shapes[0] if shapes else ""


def _governed(before: str, right: str) -> str:
    """The earlier question with other words after the same last preposition, or ""."""
    tail, bare = TAIL.search(before.rstrip("?. ")), right.split(" ", 1)
    if not tail or len(bare) < 2 or not tail.group().startswith(f"{bare[0].casefold()} "):
        return ""
    return f"{before[: tail.start()]}{right}?"


def ordinal_exchanged(before: str, ordinal: str) -> str:
    """The earlier question with another ordinal or number in it, or "" where it has none."""
    found, numbered = ORDINAL.search(before), _NUMBERED.search(before)
    new = ORDINAL.search(ordinal)
    if new and found:
        return before[: found.start()] + new.group() + before[found.end() :]
    if new and numbered and (place := new.group().casefold()) in _ORDINALS:
        start, end = numbered.span("number")
        return before[:start] + _CARDINALS[_ORDINALS.index(place)] + before[end:]
    return ""


def item_of(answer: Answer, ordinal: str) -> str | None:
    """The words of the answer's list item of that number, "" where it has too few, or None."""
    items = re.findall(r"^(\d+)\. (.+?)(?: \[\d+\])*$", answer.text, re.M)
    if not items and answer.citations:
        items = _enumerated(answer.citations[0].quote)
    if not items:
        return None
    digit = re.match(r"\d", ordinal)
    if ordinal == "last":
        return str(items[-1][1])
    place = int(digit.group()) if digit else _ORDINALS.index(ordinal) + 1
    return next((str(words) for number, words in items if int(number) == place), "")


def _enumerated(quote: str) -> list[tuple[str, str]]:
    """The names that a sentence counts up ("Peru, Chad and Laos"), numbered."""
    found = re.search(rf"((?:{CAPITAL}, )+{CAPITAL}),? and ({CAPITAL})", quote)
    if not found:
        return []
    names = [*found.group(1).split(", "), found.group(2)]
    return [(str(n), name) for n, name in enumerate(names, start=1)]


def refocused(before: str, right: str) -> str:
    """The earlier question's asking words with something else as what is asked about."""
    found = FRAME.match(before)
    return f"{found.group()}{right}?" if found and found.group() else f"{right}?"


def asked_otherwise(before: str, asks: str) -> str:
    """The earlier question with another asking word ("Where was the workshop held?")."""
    if found := _WH_AUX.match(before):
        return f"{asks.capitalize()}{before[found.end() :]}"
    if _YES_NO.match(before):
        return f"{asks.capitalize()} {before[:1].lower()}{before[1:]}"
    return f"{asks.capitalize()} {topic_of(before)}?"
