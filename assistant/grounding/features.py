"""What is measured of a claim beside its evidence, before any learning."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from assistant.answer import Difference
from assistant.entailment import Pair
from assistant.grounding import nearness
from assistant.grounding.alignment import align
from assistant.grounding.differences import differences
from assistant.grounding.embeddings import WordVectors
from assistant.grounding.selection import Selected, select
from assistant.grounding.window import window
from assistant.grounding.words import words_of
from index.embedder import Floats

_KINDS = ("number", "date", "name", "negation", "modality", "quantifier", "role", "verb")
NAMES = (
    "best",
    "coverage",
    "whole",
    "soft",
    "lowest",
    "ordered",
    "length",
    "sentences",
    *(f"{kind}_{how}" for kind in _KINDS for how in ("conflict", "missing")),
    *nearness.NAMES,
    "supports",
    "refutes",
    "neither",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim beside its evidence.

    Attributes:
        pair: Both.
        selected: The sentences that bear on the claim.
        found: What differs from them.
        read: What the encoder reads of the evidence.
    """

    pair: Pair
    selected: Selected
    found: tuple[Difference, ...]
    read: str

    @classmethod
    def of(cls, pair: Pair) -> "Compared":
        """As the evidence is read by rule."""
        selected = select(pair.claim, pair.evidence)
        found = differences(pair.claim, selected.sentences)
        return cls(pair, selected, found, window(pair.evidence, selected))

    def by_rule(self) -> list[float]:
        """The features in the order of `NAMES`, those of the encoder left out."""
        selected = self.selected
        soft, lowest = _soft_coverage(self.pair.claim, selected.sentences)
        return [
            selected.best,
            selected.coverage,
            selected.whole,
            soft,
            lowest,
            _ordered(self.pair.claim, selected.sentences),
            np.log1p(len(words_of(self.pair.claim))),
            len(selected.sentences) / 4,
            *(
                float(sum(d.kind == kind and bool(d.source) is conflict for d in self.found))
                for kind in _KINDS
                for conflict in (True, False)
            ),
        ]


def matrix(compared: Sequence[Compared], near: Floats, logits: Floats) -> Floats:
    """The features of many pairs, shape (n, len(NAMES)).

    Args:
        compared: The pairs.
        near: How near their words come, shape (n, len(nearness.NAMES)).
        logits: What the encoder says of them, shape (n, 3).
    """
    ruled = np.array([c.by_rule() for c in compared], dtype=np.float32)
    log = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    found: Floats = np.concatenate([ruled.reshape(len(compared), -1), near, log], axis=1)
    return found.astype(np.float32)


def _soft_coverage(claim: str, sentences: Sequence[str]) -> tuple[float, float]:
    """Mean and lowest nearness of the claim's content words to the evidence's, 0..1."""
    ours = [w for w in words_of(claim) if w.content]
    theirs = {w.stem: w.low for s in sentences for w in words_of(s) if w.content}
    if not ours or not theirs:
        return 0.0, 0.0
    near = [
        1.0 if w.stem in theirs else _vectors().nearness(w.low, tuple(theirs.values()))
        for w in ours
    ]
    return float(np.mean(near)), float(min(near))


@cache
def _vectors() -> WordVectors:
    return WordVectors()


def _ordered(claim: str, sentences: Sequence[str]) -> float:
    """Share of neighbouring content words of the claim that stand in the same order."""
    if not sentences:
        return 0.0
    aligned = align(claim, sentences[0])
    places = [aligned.pairs.get(i, -1) for i, w in enumerate(aligned.claim) if w.content]
    if len(places) < 2:
        return 0.0
    return sum(0 <= a < b for a, b in pairwise(places)) / (len(places) - 1)
