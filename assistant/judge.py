"""The judge: whether evidence carries a claim, how sure that is, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Difference, Verdict, VerdictKind
from assistant.entailment import EntailmentModel, Pair
from assistant.grounding.features import Compared
from assistant.grounding.words import content_stems

# From these probabilities on a claim counts as supported, partly so, or contradicted;
# chosen on the dev half of the drafts so that "supported" is rarely wrong.
SUPPORTED, PARTLY, REFUTED = 0.5, 0.4, 0.6
# With less of its other words in the evidence, a difference says nothing about the claim,
# and with less than the second share it contradicts nothing.
_SAME_MATTER, _SAME_STATEMENT = 0.4, 0.5
# Shares of the claim's words that support needs, and that are enough with less probability.
_SHARED, _VERBATIM, _NOT_DOUBTED = 0.5, 0.67, 0.3
_CONTRADICTING = frozenset({"number", "date", "name", "negation", "role", "verb"})


@runtime_checkable
class LabelModel(Protocol):
    """An entailment model that also tells refuting evidence from silent evidence."""

    def label_probs(self, compared: Sequence[Compared]) -> NDArray[np.float64]:
        """That the evidence supports, refutes, or does neither, shape (n, 3)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and what it rests on.

    Attributes:
        verdict: Without citations.
        places: Indices of the evidence texts that bear on the claim, best first.
        coverage: Share of the claim's content words, by rarity, that they hold, 0..1.
    """

    verdict: Verdict
    places: tuple[int, ...]
    coverage: float


class Judge:
    """Verdicts on claims, from an entailment model and rules on what differs."""

    def __init__(self, model: EntailmentModel) -> None:
        self.model = model

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One verdict a pair, in order, without citations."""
        return [judged.verdict for judged in self.judged(pairs)]

    def judged(self, pairs: Sequence[Pair]) -> list[Judged]:
        """One verdict a pair, in order, with the evidence texts that it rests on."""
        compared = [Compared.of(p) for p in pairs]
        if isinstance(self.model, LabelModel):
            supports, refutes = self.model.label_probs(compared)[:, :2].T
        else:
            supports = self.model.entailment_probs(pairs)
            refutes = np.zeros(len(pairs))
        return [
            _judged(c, float(s), float(r))
            for c, s, r in zip(compared, supports, refutes, strict=True)
        ]


def _judged(compared: Compared, supports: float, refutes: float) -> Judged:
    selected = compared.selected
    held = _rest_held(compared)
    found = compared.found if held >= _SAME_MATTER else ()
    share = (selected.best + selected.coverage) / 2
    kind = verdict_kind(supports, refutes, found, held >= _SAME_STATEMENT, share)
    return Judged(Verdict(kind, supports, (), found), selected.places, selected.coverage)


def verdict_kind(
    supports: float,
    refutes: float,
    found: Sequence[Difference],
    same_statement: bool,
    share: float,
) -> VerdictKind:
    """The verdict in words.

    Args:
        supports: Probability that the evidence supports the claim.
        refutes: That it refutes it.
        found: What differs.
        same_statement: Whether the evidence is about what the claim states, so that a
            difference contradicts it.
        share: Of the claim's content words in the evidence, 0..1: the model alone is too
            easily content with evidence that shares little, and too hard on what is verbatim.
    """
    hard = [d for d in found if d.kind in _CONTRADICTING]
    # Where all else is borne out, what the evidence lacks is what it says otherwise.
    conflicts = [d for d in hard if d.source or d.kind == "negation" or supports >= PARTLY]
    if same_statement and (conflicts or refutes >= max(REFUTED, supports)):
        return VerdictKind.CONTRADICTED
    if found:
        return VerdictKind.PARTLY_SUPPORTED if supports >= PARTLY else VerdictKind.NOT_FOUND
    plain = share >= _VERBATIM and supports >= _NOT_DOUBTED
    if plain or (supports >= SUPPORTED and share >= _SHARED):
        return VerdictKind.SUPPORTED
    return VerdictKind.PARTLY_SUPPORTED if supports >= PARTLY else VerdictKind.NOT_FOUND


def _rest_held(compared: Compared) -> float:
    """Share of the claim's content words, those that differ left out, that the evidence holds."""
    differing = " ".join(d.claim for d in compared.found)
    rest = content_stems(compared.pair.claim) - content_stems(differing)
    held = content_stems(" ".join(compared.selected.sentences))
    return len(rest & held) / len(rest) if rest else 1.0
