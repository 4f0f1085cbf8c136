"""The judge: whether evidence carries a claim, how sure that is, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Difference, Verdict, VerdictKind
from assistant.entailment import EntailmentModel, Pair
from assistant.grounding.differences import differences
from assistant.grounding.selection import select
from assistant.grounding.words import content_stems

# From these probabilities on a claim counts as supported, and as partly so.
SUPPORTED, PARTLY = 0.7, 0.35
# With less of its words in the evidence, a difference says nothing about the claim.
_SAME_MATTER = 0.4
_CONTRADICTING = frozenset({"number", "date", "name", "negation", "role", "verb"})


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
        probabilities = self.model.entailment_probs(pairs)
        return [self._judged(p, float(q)) for p, q in zip(pairs, probabilities, strict=True)]

    def _judged(self, pair: Pair, probability: float) -> Judged:
        selected = select(pair.claim, pair.evidence)
        found = differences(pair.claim, selected.sentences)
        if _rest_held(pair.claim, selected.sentences, found) < _SAME_MATTER:
            found = ()
        verdict = Verdict(_kind(probability, found), probability, (), found)
        return Judged(verdict, selected.places, selected.coverage)


def _rest_held(claim: str, sentences: Sequence[str], found: Sequence[Difference]) -> float:
    """Share of the claim's content words, those that differ left out, that the evidence holds."""
    rest = content_stems(claim) - content_stems(" ".join(d.claim for d in found))
    held = content_stems(" ".join(sentences))
    return len(rest & held) / len(rest) if rest else 1.0


def _kind(probability: float, found: Sequence[Difference]) -> VerdictKind:
    conflicts = [
        d for d in found if d.kind in _CONTRADICTING and (d.source or d.kind == "negation")
    ]
    if conflicts:
        return VerdictKind.CONTRADICTED
    if found and probability >= PARTLY:
        return VerdictKind.PARTLY_SUPPORTED
    if probability >= SUPPORTED:
        return VerdictKind.SUPPORTED
    return VerdictKind.PARTLY_SUPPORTED if probability >= PARTLY else VerdictKind.NOT_FOUND
