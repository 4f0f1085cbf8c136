"""What judges whether evidence supports a claim: the protocol that models follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the texts that it is held against.

    Attributes:
        claim: One checkable sentence.
        evidence: Sentences or passages, of any number and length, in order of the source.
        context: What the evidence stands in: who speaks there and when. It may bear out a
            name, a date or a word, but nothing is read from it alone.
    """

    claim: str
    evidence: tuple[str, ...]
    context: tuple[str, ...] = ()


class EntailmentModel(Protocol):
    """Says how likely it is that evidence supports a claim."""

    @property
    def name(self) -> str:
        """As reports and receipts show it."""

    def entailment_probs(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        """Calibrated probabilities in 0..1 that the evidence supports each claim, shape (n,)."""
