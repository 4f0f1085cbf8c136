"""Agreed language: a formulation beside the canonical one, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from assistant.grounding.words import Word, words_of

# What is asked, from the weakest to the strongest, as resolutions and reports word it.
_LADDERS = tuple(
    {word: step for step, words in enumerate(ladder.split("|")) for word in words.split()}
    for ladder in (
        "may might could can | should ought | will | must shall",
        "notes note recalls recall | invites invite encourages encourage suggests | "
        "requests request asks calls urges urge recommends | demands demand decides requires",
        "some few several certain | many most | all every each",
        "possible potential | likely | certain",
        "consider considers considering | commit commits committed | ensure ensures guarantee",
        "concern concerned | condemn condemns | deplores deplore",
        "welcomes welcome notes | supports support | endorses endorse adopts",
        "help assist support | protect | guarantee",
        "rarely seldom | sometimes | often | always",
        "right option possibility | responsibility commitment | duty obligation",
    )
)
# Standing alone on one side, these soften or harden what is said.
_SOFT = frozenset("may might could possibly perhaps if possible appropriate strive seek".split())
_HARD = frozenset(
    "must shall all every each always fully full immediately manifestly solely only never".split()
)
# Shares of content words on both sides from which two sentences are one formulation.
_SAME = 0.55
_FEWEST_WORDS = 7


class Wording(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"


@dataclass(frozen=True, slots=True)
class Step:
    """Some words of the formulation beside those of the canonical text.

    Attributes:
        kind: What became of them.
        ours: Words of the formulation, "" where dropped.
        agreed: Words of the canonical text, "" where added.
    """

    kind: Wording
    ours: str
    agreed: str


def near_identical(ours: str, canonical: str) -> bool:
    """Whether two sentences are so alike that one is meant to be the other."""
    mine = {w.stem for w in words_of(ours) if w.content}
    theirs = {w.stem for w in words_of(canonical) if w.content}
    if min(len(mine), len(theirs)) < _FEWEST_WORDS:
        return False
    return len(mine & theirs) / max(len(mine), len(theirs)) >= _SAME


def compare(ours: str, canonical: str) -> tuple[Step, ...]:
    """The formulation as steps, in its own order; what was dropped stands where it stood."""
    mine, theirs = words_of(ours), words_of(canonical)
    matcher = SequenceMatcher(
        None, [w.stem for w in mine], [w.stem for w in theirs], autojunk=False
    )
    steps: list[Step] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            steps.append(Step(Wording.KEPT, _span(ours, mine[a:b]), _span(canonical, theirs[c:d])))
        elif kind := _strength(mine[a:b], theirs[c:d]):
            steps.append(Step(kind, _span(ours, mine[a:b]), _span(canonical, theirs[c:d])))
        else:
            if c < d:
                steps.append(Step(Wording.DROPPED, "", _span(canonical, theirs[c:d])))
            if a < b:
                steps.append(Step(Wording.ADDED, _span(ours, mine[a:b]), ""))
    return tuple(_with_moves(steps))


def _span(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _strength(ours: Sequence[Word], theirs: Sequence[Word]) -> Wording | None:
    """Whether one rung of a ladder was put in another's place."""
    for ladder in _LADDERS:
        mine = [ladder[w.low] for w in ours if w.low in ladder]
        agreed = [ladder[w.low] for w in theirs if w.low in ladder]
        if mine and agreed and max(mine) != max(agreed):
            return Wording.STRENGTHENED if max(mine) > max(agreed) else Wording.WEAKENED
    leaning = _leaning(ours) - _leaning(theirs)
    if not leaning:
        return None
    return Wording.STRENGTHENED if leaning > 0 else Wording.WEAKENED


def _leaning(words: Sequence[Word]) -> int:
    return sum((w.low in _HARD) - (w.low in _SOFT) for w in words)


def _with_moves(steps: Sequence[Step]) -> list[Step]:
    """The steps with what was dropped here and added there as moved."""
    dropped = {_folded(s.agreed): s for s in steps if s.kind is Wording.DROPPED}
    added = {_folded(s.ours): s for s in steps if s.kind is Wording.ADDED}
    moved = {key for key in dropped.keys() & added.keys() if key}
    found = []
    for step in steps:
        key = _folded(step.ours or step.agreed)
        if step.kind is Wording.ADDED and key in moved:
            found.append(Step(Wording.MOVED, step.ours, dropped[key].agreed))
        elif not (step.kind is Wording.DROPPED and key in moved):
            found.append(step)
    return found


def _folded(text: str) -> str:
    return " ".join(w.stem for w in words_of(re.sub(r"^(?:and|or)\s+", "", text)))
