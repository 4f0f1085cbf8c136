"""The floor: how much of a claim's words the best evidence holds."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.entailment import Pair
from assistant.grounding.differences import differences
from assistant.grounding.selection import select


class WordOverlap:
    """A claim counts as supported by the share of its words in a few sentences."""

    name = "word overlap"

    def entailment_probs(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        return np.array([_prob(p) for p in pairs], dtype=np.float64)


def _prob(pair: Pair) -> float:
    selected = select(pair.claim, pair.evidence)
    odds = 8 * (0.5 * selected.best + 0.5 * selected.coverage) - 4.5
    odds -= 2 * len(differences(pair.claim, selected.sentences))
    return float(1 / (1 + np.exp(-odds)))
