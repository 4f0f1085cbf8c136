"""Abbreviations: how one is asked for, and where a source itself writes it out.

Long and short form are paired after Schwartz and Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (2003).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.grounding.names import names_of
from assistant.signs import holds_address, leans
from assistant.spans import Group, Span
from index.glossary import usual_names
from index.passage import Passage
from index.terms import STOP_WORDS, terms

# At most so many readings of one abbreviation are told.
_READINGS = 3
_ASKS_FOR_SHORT = re.compile(
    r"\b(?:abbreviations?|acronyms?|initials|short(?:ened)? (?:form|name))\b"
    r"(?: .*?)?? (?:of|for) (?P<named>.+)|"
    r"\b(?:what|how) (?:is|are|do \w+) (?P<written>.+?) (?:abbreviated|shortened)\b|"
    r"\bhow (?:do|does|would|should|can) \w+ (?:abbreviate|shorten) (?P<asked>.+)|"
    r"\b(?:call|is|are) (?P<called>.+?) (?:called )?for short\b",
    re.I,
)
_ASKS_FOR_LONG = re.compile(
    r"\bstand(?:s|ing)? for\b|\bshort for\b|\bin full\b|^(?:please )?(?:expand|spell|write)\b|"
    r"^how is .* (?:spelled|spelt|written) out\b|\b(?:acronyms?|abbreviat\w+|initials)\b|"
    r"\b(?:full|long|complete|expanded) (?:name|form|version|title)\b",
    re.I,
)
_ASKS_FOR_MEANING = re.compile(r"\bmean(?:s|t|ing)?\b", re.I)
# Words by which it is asked, beside the abbreviation itself.
_ASKING = STOP_WORDS | frozenset(
    "stand stands standing short full long complete expanded name form version title spell "
    "spelled spelt write written expand expansion acronym acronyms abbreviation abbreviations "
    "abbreviated abbreviates abbreviate initials letters mean means meant meaning exactly "
    "actually text texts source sources document documents term word please know".split()
)
_TOKEN = re.compile(r"\w[\w.&-]*\w")
_SHORT = re.compile(r"(?=(?:.*[A-Z0-9]){2})(?=.*[A-Za-z])\w[\w.&-]{0,8}[\w.]")
_BRACKETED = re.compile(r"\(([^()]{2,80})\)")
_QUOTES = " “”‘’'\""
_LINK = re.compile(r"(?:of|for|and|the|in|on|to)\b")
# Letters and digits that stand for a word of the same sound ("R2P").
_SOUNDS = {"2": re.compile(r"(?:to|too|two)\b", re.I), "4": re.compile(r"(?:for|four)\b", re.I)}


@dataclass(frozen=True, slots=True)
class FormAsked:
    """A question for an abbreviation's long form, or for the abbreviation of a name.

    Attributes:
        short: The abbreviation as typed, where its long form is asked for, else "".
        long: The name, where its abbreviation is asked for, else "".
        only: Whether nothing else may be meant: "What does R2P mean?" can ask what it is.
    """

    short: str
    long: str
    only: bool

    @property
    def missing(self) -> str:
        """What to say of the sources where none has it."""
        if self.short:
            short = self.short.upper() if self.short.islower() else self.short
            return f"don't spell out {short}"
        return f"don't give an abbreviation of “{self.long}”"


def form_asked(question: str) -> FormAsked | None:
    """The form of an abbreviation that a question asks for, or None if it asks something else."""
    text = question.strip(" ?.!")
    if asked := _ASKS_FOR_SHORT.search(text):
        named = _name(next(g for g in asked.groups() if g))
        # "The abbreviation of R2P" is asked by who wants to know what it stands for.
        return FormAsked(named, "", True) if is_short(named) else FormAsked("", named, True)
    only = bool(_ASKS_FOR_LONG.search(text))
    if not only and not _ASKS_FOR_MEANING.search(text):
        return None
    tokens = (re.sub(r"['’]s$", "", t) for t in re.findall(r"\w[\w.&’'-]*\w", text))
    shouted = text.isupper()
    rest = [t for t in tokens if (t.isupper() and not shouted) or t.casefold() not in _ASKING]
    rest = [t for t in rest if not re.match(r"(?i)wh\w+['’]", t)]
    return FormAsked(rest[0], "", only) if len(set(rest)) == 1 else None


def _name(words: str) -> str:
    """A name without what goes before and after ("the Lakes agenda")."""
    bare = re.sub(r"(?i)^the ", "", words.strip(_QUOTES))
    capital = re.search(r"[A-Z]", bare)
    return re.sub(r"(?: [a-z][\w-]*)+$", "", bare) if capital else bare


def is_short(word: str) -> bool:
    """Whether a word is written like an abbreviation: two capitals or digits, ten characters."""
    return bool(_SHORT.fullmatch(word))


def is_abbreviation(asked: FormAsked, texts: Iterable[str]) -> bool:
    """Whether an abbreviation is asked for: typed so, written so in a text, or by its name."""
    written = re.compile(rf"\b{re.escape(asked.short.upper())}\b")
    return bool(asked.long) or is_short(asked.short) or any(map(written.search, texts))


def written_out(asked: FormAsked, text: str) -> str:
    """The long form asked for that a sentence puts beside the short one, or ""."""
    for short, long, before in _pairs(text):
        if asked.short and _same(asked.short, short):
            return long
        if asked.long and _ends_with(before, asked.long) and _aligned(short, asked.long):
            return asked.long
    return ""


def where_written_out(asked: FormAsked, passages: Iterable[Passage]) -> tuple[Group, ...]:
    """The sentence that writes the asked form beside the other, the shortest clear one.

    One for each long form, that of the most sentences first; none where no source has it.
    """
    found: dict[frozenset[str], list[Span]] = {}
    for passage in passages:
        for sentence in passage.sentences:
            start, end = sentence.start - passage.start, sentence.end - passage.start
            text = passage.text[start:end]
            if not holds_address(text) and (long := written_out(asked, text)):
                span = Span(passage, sentence.start, sentence.end, text)
                found.setdefault(frozenset(terms(long)), []).append(span)
    by_number = sorted(found.values(), key=len, reverse=True)
    best = (min(spans, key=lambda s: (leans(s.text), len(s.text))) for spans in by_number)
    return tuple(Group((span,)) for span in best)[:_READINGS]


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    """Short form, long form, and the words in which to look for it: "long (short)" or reverse."""
    for match in _BRACKETED.finditer(text):
        inside = re.sub(r"^(?:the|or|hereafter) ", "", match[1].strip(_QUOTES)).strip(_QUOTES)
        before = re.sub(r"['’]s$", "", text[: match.start()].rstrip(_QUOTES))
        last = before.split()[-1:]
        if is_short(inside) and (long := _long_form(inside, before)):
            yield inside, long.strip(_QUOTES), before
        elif last and is_short(last[0]) and _aligned(last[0], inside) == inside:
            yield last[0], inside, inside


def _long_form(short: str, before: str) -> str:
    """The words at the end that the abbreviation is one of, or "".

    They are at most five more than it has letters, and twice as many; a proper name
    is as long as its capitals go.
    """
    most = min(len(short) + 5, 2 * len(short))
    words = list(re.finditer(r"\S+", before))[-most:]
    if words and (found := _aligned(short, before[words[0].start() :])):
        return found
    name = next((n for n in reversed(names_of(before)) if n.end == len(before)), None)
    return _aligned(short, name.text) if name else ""


def _aligned(short: str, text: str) -> str:
    """The end of the text in which each letter of the abbreviation stands in order, or "".

    They are looked for from the right; the first must begin a word.
    """
    at = len(text)
    letters = [c for c in short.casefold() if c.isalnum()]
    for place, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and not (_stands_for(letter, text, at) and (place or _begins(text, at))):
            at -= 1
        if at < 0:
            return ""
    long = text[text.rfind(" ", 0, at) + 1 :]
    return long if len(long) > len(short) and short not in long else ""


def _begins(text: str, at: int) -> bool:
    """Whether a word begins there that a name can begin with."""
    return not text[at - 1 : at].isalnum() and not _LINK.match(text, at)


def _stands_for(letter: str, text: str, at: int) -> bool:
    sound = _SOUNDS.get(letter)
    begins = not text[at - 1 : at].isalnum()
    return text[at].casefold() == letter or bool(sound and begins and sound.match(text, at))


def _same(typed: str, short: str) -> bool:
    """Whether two abbreviations are one, in any case, with dots or without, singular or plural."""
    return bool(_forms(typed) & _forms(short))


def _forms(short: str) -> set[str]:
    bare = short.replace(".", "")
    plural = bare[-1:] == "s" and (bare[:-1].isupper() or bare.islower()) and len(bare) > 3
    return {bare.casefold(), bare[:-1].casefold()} if plural else {bare.casefold()}


def _ends_with(text: str, name: str) -> bool:
    """Whether the text's last content words are those of the name."""
    wanted, held = (terms(usual_names(words)) for words in (name, text))
    return bool(wanted) and held[-len(wanted) :] == wanted
