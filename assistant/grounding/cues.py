"""Negation, modality and quantifiers of a text, with the words that each governs."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.words import Word, content_stems, words_of

_NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot hardly scarcely barely lack lacks "
    "lacked lacking refuse refuses refused fail fails failed failing deny denies denied unable "
    "absent rejects rejected reject declined declines ending "
    "nor".split()
)
# What keeps something from happening: no denial, but it answers one.
_AVERTING = frozenset(
    "avoid avoids avoided avoiding prevent prevents prevented preventing avert averted stop "
    "stopped end ended halt halted instead without abolish abolished".split()
)
# "Not only", "no less than" and the like deny nothing.
_NOT_DENYING = frozenset("only just merely least less later doubt sooner longer".split())
_STRENGTH = {
    3: "must shall required obliged obligated compelled mandatory imperative need needs have",
    2: "should ought urge urges urged recommend recommends recommended recommending call calls "
    "called calling propose proposes proposed advise advised want wants wanted ask asks asked "
    "asking demands demand demanded encourage encourages encouraged",
    1: "may might could can possibly perhaps potentially possible likely allegedly reportedly "
    "appears seems fear fears feared",
}
_MODAL = {word: level for level, words in _STRENGTH.items() for word in words.split()}
WISH = 2
_QUANTIFIERS = {
    word: size
    for size, words in {
        4: "all every each entire whole always everyone everybody unanimously unanimous universal "
        "universally invariably everywhere exclusively only solely",
        3: "most majority mostly usually generally overwhelmingly",
        2: "many often several numerous frequently half",
        1: "some few sometimes certain occasionally rarely minority handful partly partially",
        0: "no none never nobody nowhere neither",
    }.items()
    for word in words.split()
}
_ENDS = re.compile(r"[,;:.–—]\s|\bbut\b|\bwhile\b|\bwhich\b|\bwho\b")
_BARRIERS = frozenset(", ; : but which that who because although while".split())
# Content words after a cue that it governs.
_REACH = 3
# Words after "not" among which "until" turns it round.
_UNTIL = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that bends what is said.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As written.
        level: Modality 1 (may) to 3 (must); quantifier 0 (none) to 4 (all); negation 0.
        scope: Stems of the content words that it governs.
    """

    start: int
    end: int
    text: str
    level: int
    scope: tuple[str, ...]


@lru_cache(maxsize=16384)
def negations_of(text: str) -> tuple[Cue, ...]:
    """What denies something in a text, in order."""
    words = words_of(text)
    found = []
    for place, word in enumerate(words):
        denies = word.low in _NEGATIONS or word.low.endswith("n't")
        after = words[place + 1].low if place + 1 < len(words) else ""
        # "Not … until May" says that from May on it was so.
        later = {w.low for w in words[place + 1 : place + 1 + _UNTIL]}
        if denies and after not in _NOT_DENYING and "until" not in later:
            found.append(_cue(text, words, place, 0))
    return tuple(found)


@lru_cache(maxsize=16384)
def averted_in(text: str) -> frozenset[str]:
    """Stems of the words that a text says are kept from happening."""
    words = words_of(text)
    cues = [_cue(text, words, n, 0) for n, w in enumerate(words) if w.low in _AVERTING]
    return frozenset(stem for cue in cues for stem in cue.scope)


@lru_cache(maxsize=16384)
def modals_of(text: str) -> tuple[Cue, ...]:
    """What makes a statement a duty, a wish or a possibility, in order."""
    words = words_of(text)
    found = []
    for place, word in enumerate(words):
        level = _MODAL.get(word.low)
        after = words[place + 1].low if place + 1 < len(words) else ""
        if level is None or (word.low in ("have", "need", "needs") and after != "to"):
            continue
        if word.text == "May" or (word.low == "called" and after not in ("for", "on", "upon")):
            continue
        if word.low in ("call", "calls", "calling") and after not in ("for", "on", "upon", "to"):
            continue
        found.append(_cue(text, words, place, level))
    return tuple(found)


@lru_cache(maxsize=16384)
def quantifiers_of(text: str) -> tuple[Cue, ...]:
    """What says how many or how often, in order."""
    words = words_of(text)
    found = []
    for place, word in enumerate(words):
        level = _QUANTIFIERS.get(word.low)
        after = words[place + 1].low if place + 1 < len(words) else ""
        before = words[place - 1].low if place else ""
        if level is None or (before in ("at", "not", "after", "above") and level == 4):
            continue
        if (word.low, after) in {("each", "other"), ("no", "longer"), ("whole", "of")}:
            continue
        found.append(_cue(text, words, place, level))
    return tuple(found)


def clause_of(text: str, cue: Cue) -> frozenset[str]:
    """Stems of the content words that a cue shares a clause with; commas end clauses."""
    start = max((m.end() for m in _ENDS.finditer(text, 0, cue.start)), default=0)
    end = next((m.start() for m in _ENDS.finditer(text, cue.end)), len(text))
    return content_stems(text[start:end])


def wish(word: Word) -> bool:
    """Whether a word makes what follows a proposal or a wish ("recommends")."""
    return _MODAL.get(word.low) == WISH or word.low in ("suggest", "suggests", "suggested")


def _cue(text: str, words: tuple[Word, ...], place: int, level: int) -> Cue:
    word = words[place]
    scope: list[str] = []
    last = word.end
    for later in words[place + 1 :]:
        if (
            len(scope) == _REACH
            or (later.low in _BARRIERS and (later.low != "that" or later is not words[place + 1]))
            or set(text[last : later.start]) & set(",;:.")
        ):
            break
        if later.content:
            scope.append(later.stem)
        last = later.end
    return Cue(word.start, word.end, word.text, level, tuple(scope))
