"""Rewriting: an earlier question with another name, number or referent in it."""

import re
from collections.abc import Collection

from assistant.answer import Answer
from assistant.people import holders
from assistant.question import Kind, understand
from index.terms import STOP_WORDS, fold, terms

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# "Pillar two" is the second one.
_NUMBERED = re.compile(
    rf"\b[^\W\d_]{{4,}} (?P<number>{'|'.join(_CARDINALS)}|\d)(?=\W*$| of\b)", re.I
)
ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)}|last|1st|2nd|3rd|4th|5th)\b", re.I)
_CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*\w"
_NAME = re.compile(rf"\b{_CAPITAL}(?:(?: (?:of|for|the|and|on|de|to))* {_CAPITAL})*")
_ASKING = frozenset(
    "who what when where which why how whose whom did do does is are was were has have in on at "
    "according list name and but the".split()
)
_AUX = r"(?:did|does|do|was|were|is|are|has|have|had|should|can|could)"
_WH = r"(?:what|which|who|whom|whose|when|where|why|how(?: many| much)?)"
_FRAME = re.compile(rf"^(?:(?:in|at|on|for|from) )?{_WH}\b(?: {_AUX}\b)?\s*", re.I)
_WH_AUX = re.compile(rf"^(?:(?:in|at|on|for|from) )?{_WH}\b(?= {_AUX}\b)", re.I)
# "the Johannesburg workshop", "Article 4(h)": a name with the noun or number that it qualifies.
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)
# "Syrian refugees": the noun is what is spoken of.
_DEMONYM = re.compile(r"(?:an|ese|ish) [a-z]{4,}$")
# What the last preposition of a question governs: "… say of the third pillar".
_GOVERNS = r"(?:of|about|on|for|to|with|by|from|in|at)"
_TAIL = re.compile(rf"\b{_GOVERNS} (?:the |an? )?(?P<phrase>(?:(?!\b{_GOVERNS}\b).)+)$")
_PHRASE = re.compile(rf"(?:[Tt]he )?{_NAME.pattern}(?:(?: \d[\w()]*)| (?P<noun>[a-z]{{4,}}))?")


def names_in(text: str) -> tuple[str, ...]:
    """The proper names of a text, words that only ask left out."""
    found = []
    for name in _NAME.findall(text):
        words = name.split()
        while words and words[0].casefold() in _ASKING:
            words = words[1:]
        if words and not (len(words) == 1 and fold(words[0]) in STOP_WORDS):
            found.append(" ".join(words).removesuffix("'s").removesuffix("’s"))
    return tuple(dict.fromkeys(found))


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
        return f"{before.rstrip('?. ')}, {right}?"
    # A place is exchanged for a place, else the name that comes last.
    return re.sub(rf"(?:the )?{re.escape(names[-1])}", bare, before, count=1)


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
    found = re.search(rf"((?:{_CAPITAL}, )+{_CAPITAL}),? and ({_CAPITAL})", quote)
    if not found:
        return []
    names = [*found.group(1).split(", "), found.group(2)]
    return [(str(n), name) for n, name in enumerate(names, start=1)]


def persons_of(before: str, answer: Answer) -> list[str]:
    """Whom "he" or "she" may mean, the likeliest first: of the question, else of the answer."""
    authors = [a for c in answer.citations for a in c.record.authors if "(" not in a]
    asked = [n for n in names_in(before) if not n.isupper()]
    spoken_of = [a for a in authors if a.split()[-1] in {n.split()[-1] for n in asked}]
    if spoken_of:
        return list(dict.fromkeys(spoken_of))
    found = [n for n in asked if len(n.split()) == 2]
    persons = _persons(answer)
    if holding := [h for c in answer.citations[:1] for h in holders(before, c.quote)]:
        return holding
    if understand(before).kind is Kind.WHO:
        # The answer names the person; what the question named is something else.
        first = authors if _speaks(answer) or not persons else []
        return list(dict.fromkeys([*first, *persons, *authors, *found, *asked]))
    return list(dict.fromkeys([*found, *persons, *authors, *asked]))


def _speaks(answer: Answer) -> bool:
    """Whether the answer's first source is a person speaking for himself."""
    return bool(answer.citations[0].record.authors)


def _persons(answer: Answer) -> list[str]:
    """Names of two words in what was quoted first."""
    quotes = " ".join(c.quote for c in answer.citations[:2])
    return [
        n
        for n in names_in(quotes)
        if len(n.split()) in (2, 3) and not re.search(r"\b(?:of|for|the)\b", n)
    ]


def thing_of(before: str, answer: Answer) -> str:
    """What "it" or "they" means.

    What the question asked which it is, else its last name with the noun that it
    qualifies, else its last noun phrase, else all that it was about.
    """
    authors = {a.split()[-1] for c in answer.citations for a in c.record.authors}
    asked_which = re.match(rf"(?i)(?:what|which) (?!{_AUX}\b)[a-z]\w+ ", before)
    named = _newly_named(before, answer) if asked_which else ""
    tail = _TAIL.search(before.rstrip("?. "))
    return named or _phrase(before, authors) or (tail["phrase"] if tail else topic_of(before))


def _newly_named(before: str, answer: Answer) -> str:
    """The name in what was quoted first that the question lacks and shares most with, or ""."""
    if not answer.citations:
        return ""
    known = set(understand(before).terms)
    names = [n for n in names_in(answer.citations[0].quote) if not _opens(n, answer)]
    new = [n for n in names if set(terms(n)) - known and not _DATED.match(n)]
    return max(new, key=lambda n: len(set(terms(n)) & known), default="")


def _phrase(before: str, authors: Collection[str]) -> str:
    """The last name of the question that isn't a person's, with the noun that it qualifies."""
    held = set(names_in(before))
    found = ""
    for match in _PHRASE.finditer(before):
        name = match.group().removeprefix("The ").removeprefix("the ")
        noun = match["noun"] or ""
        qualified = match.group().startswith(("the ", "The ")) or _DEMONYM.search(match[0])
        if noun in STOP_WORDS or not qualified:
            name = name.removesuffix(f" {noun}") if noun else name
        person = len(name.split()) == 2 and name in held and name.istitle()
        if name in authors or _DATED.match(name):
            continue
        if any(h in name for h in held) and not person:
            found = name
    return found


def _opens(name: str, answer: Answer) -> bool:
    """Whether it is only the first word of the quote, which has a capital anyway."""
    return " " not in name and answer.citations[0].quote.startswith(name)


def topic_of(before: str) -> str:
    """What the earlier question was about: it without its asking words."""
    return _FRAME.sub("", before.rstrip("?. ")) or " ".join(names_in(before))


def refocused(before: str, right: str) -> str:
    """The earlier question's asking words with something else as what is asked about."""
    found = _FRAME.match(before)
    return f"{found.group()}{right}?" if found and found.group() else f"{right}?"


def asked_otherwise(before: str, asks: str) -> str:
    """The earlier question with another asking word ("Where was the workshop held?")."""
    if found := _WH_AUX.match(before):
        return f"{asks.capitalize()}{before[found.end() :]}"
    return f"{asks.capitalize()} {topic_of(before)}?"
