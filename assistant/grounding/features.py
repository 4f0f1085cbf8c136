"""What is measured of a claim beside its evidence, before any learning."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assistant.answer import Difference
from assistant.entailment import Pair
from assistant.grounding.alignment import align
from assistant.grounding.differences import differences
from assistant.grounding.parts import Loose
from assistant.grounding.selection import Selected, select, units_of
from index.embedder import Floats

_KINDS = ("number", "date", "name", "negation", "modality", "quantifier", "role", "verb")
# The training part has hardly any longer evidence: beyond, length says nothing.
_LONG = 5
NAMES = (
    "nearness",
    "best",
    "coverage",
    "whole",
    "ordered",
    "missed",
    "most_missed",
    "sentences",
    *(f"{kind}_{how}" for kind in _KINDS for how in ("conflict", "missing")),
)
# The feature that says how long the evidence is.
LENGTH = NAMES.index("sentences")


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim beside its evidence.

    Attributes:
        pair: Both.
        selected: The sentences that bear on the claim.
        found: What differs from the nearest of them and what it stands in.
        anywhere: What differs from all of them.
        loose: Words of the claim that the nearest sentence lacks; none were looked for where
            nothing measured their weight.
    """

    pair: Pair
    selected: Selected
    found: tuple[Difference, ...]
    anywhere: tuple[Difference, ...]
    loose: tuple[Loose, ...] = ()

    @classmethod
    def of(cls, pair: Pair, cosines: Sequence[float] | None = None) -> "Compared":
        """As the evidence is read by rule; `cosines` as `select` takes them."""

        seen: dict[str, tuple[Difference, ...]] = {}

        def lacking(sentence: str, around: Sequence[str]) -> int:
            seen[sentence] = differences(pair.claim, (sentence, *around), pair.context)
            return sum(not d.source for d in seen[sentence])

        selected = select(pair.claim, pair.evidence, cosines, lacking)
        return cls(
            pair,
            selected,
            seen[selected.sentences[0]] if selected.sentences else (),
            differences(pair.claim, selected.sentences),
        )

    @property
    def surroundings(self) -> tuple[str, ...]:
        """What the nearest sentence stands in."""
        return (*self.selected.around, *self.pair.context)

    @property
    def missed(self) -> float:
        """How much nearer the claim would come without the words that its evidence lacks."""
        return sum(max(x.gain, 0.0) for x in self.loose)

    @property
    def unaccounted(self) -> float:
        """The same of the words that what the evidence stands in lacks too."""
        return sum(max(x.gain, 0.0) for x in self.loose if not x.nearby)

    def features(self) -> list[float]:
        """In the order of `NAMES`."""
        selected = self.selected
        return [
            selected.nearness or 0.0,
            selected.best,
            selected.coverage,
            selected.whole,
            _ordered(self.pair.claim, selected.sentences),
            self.missed,
            max((x.gain for x in self.loose), default=0.0),
            float(np.log1p(min(len(units_of(self.pair.evidence)), _LONG))),
            *(
                float(sum(d.kind == kind and bool(d.source) is conflict for d in self.anywhere))
                for kind in _KINDS
                for conflict in (True, False)
            ),
        ]


def matrix(compared: Sequence[Compared]) -> Floats:
    """The features of many pairs, shape (n, len(NAMES))."""
    return np.array([c.features() for c in compared], dtype=np.float32).reshape(-1, len(NAMES))


def _ordered(claim: str, sentences: Sequence[str]) -> float:
    """Share of neighbouring content words of the claim that stand in the same order."""
    if not sentences:
        return 0.0
    aligned = align(claim, sentences[0])
    places = [aligned.pairs.get(i, -1) for i, w in enumerate(aligned.claim) if w.content]
    if len(places) < 2:
        return 0.0
    return sum(0 <= a < b for a, b in pairwise(places)) / (len(places) - 1)
