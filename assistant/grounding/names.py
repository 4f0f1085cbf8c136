"""Names of a text: capitalised spans and acronyms, and whether a text holds one in any form."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.words import Word, words_of
from index.glossary import other_names
from index.terms import STOP_WORDS, terms
from sources.catalogue import MONTHS

_LINKS = frozenset("of for on de la del von van al the and".split())
# What opens a sentence with a capital and is no name.
OPENERS = frozenset(
    "although according despite unlike like since today yesterday tomorrow meanwhile moreover "
    "furthermore finally instead indeed thus hence therefore even two three four five six seven "
    "eight nine ten none nobody nothing everyone everybody another within without among amid along "
    "across against behind beyond near part parts speaking writing asked given whereas unless "
    "whether nor yet still perhaps maybe never always often sometimes first second third last "
    "recently earlier later early late new old much less least".split()
)
_CALENDAR = frozenset(m.lower() for m in MONTHS) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
# Heads of the names of bodies: sharing one does not make two names the same.
_BODIES = frozenset(
    "council assembly court union commission network centre center rights nations organization "
    "organisation committee office agency ministry department parliament government coalition "
    "federation association institute university forum conference community league watch "
    "international affairs society school report college party army church republic states".split()
)
# A full stop after these ends no sentence.
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|No|[A-Z])\.$")
_TITLES = frozenset("mr mrs ms dr sir ambassador professor president minister general".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As written.
        stems: Of its content words.
        shape: "body", "place", "acronym" or "other".
    """

    start: int
    end: int
    text: str
    stems: frozenset[str]
    shape: str


@lru_cache(maxsize=16384)
def names_of(text: str) -> tuple[Name, ...]:
    """The names of a text, in order."""
    found: list[Name] = []
    run: list[Word] = []
    for word in words_of(text):
        goes_on = bool(run) and _joined(text, run[-1], word)
        if goes_on and (_capital(word) or word.low in _LINKS):
            run.append(word)
        else:
            found += _named(text, run)
            run = [word] if _capital(word) else []
    return tuple(found + _named(text, run))


def _capital(word: Word) -> bool:
    return word.text[:1].isupper()


def _joined(text: str, last: Word, word: Word) -> bool:
    between = text[last.end : word.start]
    return between in (" ", "-", "\n", " '", " ’", "") or (between == ". " and len(last.text) == 1)


def _named(text: str, run: list[Word]) -> list[Name]:
    """The name or names in a run of capitalised words and links."""
    pieces: list[list[Word]] = [[]]
    for place, word in enumerate(run):
        rest = run[place + 1 :]
        cut = word.low == "and" and not _one_name(pieces[-1], rest)
        if cut:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [name for piece in pieces if (name := _trimmed(text, piece))]


def _one_name(before: list[Word], after: list[Word]) -> bool:
    """Whether "and" stands inside one name ("Department of Peace and Security")."""
    return any(w.low in ("of", "for", "on") for w in before) and bool(after)


def _trimmed(text: str, piece: list[Word]) -> Name | None:
    while piece and (piece[-1].low in _LINKS or piece[-1].low in STOP_WORDS - {"us"}):
        piece = piece[:-1]
    while piece and _no_name(text, piece):
        piece = piece[1:]
    if not piece or all(w.low in _CALENDAR or w.text.isdigit() for w in piece):
        return None
    start, end = piece[0].start, piece[-1].end
    stems = frozenset(w.stem for w in piece if w.low not in _LINKS and w.low not in _TITLES)
    words = text[start:end].removesuffix("'s").removesuffix("’s")
    return Name(start, end, words, stems, _shape(words, piece)) if stems else None


def _no_name(text: str, piece: list[Word]) -> bool:
    """Whether the first word of a run is capitalised only because it opens a sentence."""
    first = piece[0]
    if first.low in _LINKS or (first.low in STOP_WORDS and first.text != "US"):
        return True
    if not _opens(text, first.start):
        return False
    if first.low in OPENERS or re.search(r"(?:ly|ing)$", first.low):
        return True
    alone = len(piece) == 1 or piece[1].low in _LINKS
    telling = any(c.isupper() or c.isdigit() for c in first.text[1:])
    return alone and not telling and not other_names(first.text)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“‘([\n")
    if _ABBREVIATED.search(before):
        return False
    return not before or before[-1] in ".!?:;•*-–—"


def _shape(words: str, piece: list[Word]) -> str:
    if len(piece) == 1 and len(words) > 1 and words.isupper():
        return "acronym"
    if any(w.low in _BODIES for w in piece):
        return "body"
    return "place" if other_names(words) else "other"


def holds(text: str, name: Name) -> bool:
    """Whether a text has the name, in another form, by its last word, or by its initials."""
    stems = _all_stems(text)
    if name.stems <= stems or _terms(name.text) <= _text_terms(text):
        return True
    if any(_terms(other) <= _text_terms(text) for other in _same_thing(name)):
        return True
    words = [w for w in words_of(name.text) if w.low not in _LINKS]
    if name.shape == "other" and len(words) > 1 and words[-1].stem in stems:
        return True
    if name.shape == "acronym":
        return any(_initials(n.text) == name.text.upper() for n in names_of(text))
    return len(words) > 1 and _initials(name.text) in {w.text for w in words_of(text)}


@lru_cache(maxsize=4096)
def _same_thing(name: Name) -> tuple[str, ...]:
    """Other names for the same; a country's capital, though listed with it, isn't the country."""
    if name.shape != "place":
        return other_names(name.text)
    return tuple(
        other
        for other in other_names(name.text)
        if other[:4] == name.text[:4] or " " in other or min(len(other), len(name.text)) <= 3
    )


@lru_cache(maxsize=16384)
def _all_stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in words_of(text))


@lru_cache(maxsize=16384)
def _text_terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


@lru_cache(maxsize=4096)
def _terms(name: str) -> frozenset[str]:
    # A name of stop words only ("US") must not be held by every text.
    return frozenset(terms(name)) or frozenset({name})


def _initials(name: str) -> str:
    words = [w for w in re.findall(r"[\w’']+", name) if w.lower() not in _LINKS]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""
