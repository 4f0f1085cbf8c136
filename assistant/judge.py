"""The judge: whether evidence carries a claim, how sure that is, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Difference, Verdict, VerdictKind
from assistant.entailment import EntailmentModel, Pair
from assistant.grounding.features import Compared
from assistant.grounding.parts import parts_of
from assistant.grounding.words import content_stems

# How near a claim and its evidence are: the cosine, or the probability where a model gives no
# cosine, and on top of it this for the share of the claim's words held. All below was chosen
# on the dev drafts.
_WORDS = 0.5
# So near, evidence that lacks nothing supports a claim; without the model's doubt.
_NEAR, _NOT_DOUBTED = 0.65, 0.2
# So near, a difference contradicts it, or a name, number or date is missing from what is
# said of the same; or it is partly supported.
_SAME_MATTER, _SAME_STATEMENT, _PARTLY = 0.8, 0.9, 0.9
# What a claim's words that the evidence lacks take off, for each point of cosine that the claim
# would gain without them; and from which gain on a word is named.
_MISSED, _TELLING = 3.0, 0.04
# From this probability on, a model that measures no words is believed about all of them.
SUPPORTED = 0.8
_HARD = frozenset({"number", "date", "name", "negation", "role", "verb"})


@runtime_checkable
class MeasuringModel(Protocol):
    """An entailment model that also measures how near the evidence is and what it lacks."""

    def compared(self, pairs: Sequence[Pair]) -> list[Compared]:
        """Each claim beside the evidence that bears on it."""

    def probs(self, compared: Sequence[Compared]) -> NDArray[np.float64]:
        """That the evidence supports each claim, shape (n,)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and what it rests on.

    Attributes:
        verdict: Without citations.
        places: Indices of the evidence texts that bear on the claim, best first.
        nearness: How near the evidence is to what the claim says apart from the differences.
    """

    verdict: Verdict
    places: tuple[int, ...]
    nearness: float


class Judge:
    """Verdicts on claims, from an entailment model and rules on what differs."""

    def __init__(self, model: EntailmentModel) -> None:
        self.model = model

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One verdict a pair, in order, without citations."""
        return [judged.verdict for judged in self.judged(pairs)]

    def judged(self, pairs: Sequence[Pair]) -> list[Judged]:
        """One verdict a pair, in order, with the evidence texts that it rests on."""
        if isinstance(self.model, MeasuringModel):
            compared = self.model.compared(pairs)
            supports = self.model.probs(compared)
        else:
            compared = [Compared.of(p) for p in pairs]
            supports = self.model.entailment_probs(pairs)
        return [_judged(c, float(s)) for c, s in zip(compared, supports, strict=True)]


def _judged(compared: Compared, supports: float) -> Judged:
    selected = compared.selected
    measured = selected.nearness is not None
    near = selected.nearness if selected.nearness is not None else supports
    words = _words(compared) if measured or supports < SUPPORTED else ()
    kind, same = VerdictKind.NOT_FOUND, 0.0
    if selected.sentences:
        same = near + _WORDS * _rest_held(compared)
        kind = verdict_kind(
            same,
            near + _WORDS * selected.best - _MISSED * compared.unaccounted,
            compared.found,
            bool(words),
        )
    if kind is VerdictKind.SUPPORTED and measured and supports < _NOT_DOUBTED:
        kind = VerdictKind.NOT_FOUND
    named = words if kind is VerdictKind.PARTLY_SUPPORTED else ()
    verdict = Verdict(kind, supports, (), (*compared.found, *named))
    return Judged(verdict, selected.places, same)


def verdict_kind(
    same: float, borne_out: float, found: Sequence[Difference], lacking: bool
) -> VerdictKind:
    """The verdict in words.

    Args:
        same: How near the evidence is to what the claim says apart from the differences.
        borne_out: How near the very sentence is, its lacks counted.
        found: What differs.
        lacking: Whether the claim has words that the evidence doesn't account for.
    """
    hard = [d for d in found if d.kind in _HARD]
    if any(d.source or d.kind == "negation" for d in hard) and same >= _SAME_MATTER:
        return VerdictKind.CONTRADICTED
    # Where all else is borne out, what the evidence lacks is what it says otherwise.
    if hard and not lacking and same >= _SAME_STATEMENT:
        return VerdictKind.CONTRADICTED
    if found or lacking:
        return VerdictKind.PARTLY_SUPPORTED if same >= _PARTLY else VerdictKind.NOT_FOUND
    return VerdictKind.SUPPORTED if borne_out >= _NEAR else VerdictKind.NOT_FOUND


def _words(compared: Compared) -> tuple[Difference, ...]:
    """Words of the claim that nothing in the evidence accounts for, neighbours together."""
    claim = compared.pair.claim
    loose = [x.word for x in compared.loose if x.gain > _TELLING and not x.nearby]
    if compared.selected.nearness is None:
        held = (*compared.selected.sentences, *compared.surroundings)
        loose = [p.word for p in parts_of(claim, " ".join(held), ())]
    spans: list[tuple[int, int]] = []
    for word in loose:
        if spans and not claim[spans[-1][1] : word.start].strip():
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return tuple(Difference("words", claim[start:end], "") for start, end in spans)


def _rest_held(compared: Compared) -> float:
    """Share of the claim's content words, those that differ left out, that the evidence holds."""
    differing = " ".join(d.claim for d in compared.found)
    rest = content_stems(compared.pair.claim) - content_stems(differing)
    selected = compared.selected
    held = content_stems(" ".join((*selected.sentences[:1], *selected.around)))
    return len(rest & held) / len(rest) if rest else 1.0
