"""The default entailment model: features by rule and the encoder's reading, weighed together."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.entailment import Pair
from assistant.grounding.encoder import LABELS, WEIGHTS, CrossEncoder
from assistant.grounding.features import NAMES, Compared, matrix
from assistant.grounding.nearness import Nearness
from index.embedder import Embedder, Floats

FITTED = Path(__file__).with_name("fitted.json")
# With fewer of a claim's words in the evidence the encoder isn't asked.
_WORTH_READING = 0.12


@dataclass(frozen=True, slots=True)
class Fitted:
    """A multinomial logistic regression over features.

    Attributes:
        mean: Of each feature, shape (f,).
        scale: Of each feature, shape (f,).
        weights: Shape (3, f): supports, refutes, neither.
        bias: Shape (3,).
    """

    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats

    @classmethod
    def load(cls, path: Path = FITTED) -> "Fitted":
        """As `evals.grounding.fit` wrote it."""
        data = json.loads(path.read_text("utf-8"))
        chosen = [list(data["features"]).index(name) for name in NAMES]
        return cls(
            np.array(data["mean"], dtype=np.float32)[chosen],
            np.array(data["scale"], dtype=np.float32)[chosen],
            np.array(data["weights"], dtype=np.float32)[:, chosen],
            np.array(data["bias"], dtype=np.float32),
        )

    def probs(self, features: Floats) -> NDArray[np.float64]:
        """Shape (n, 3); each row sums to 1."""
        odds = ((features - self.mean) / self.scale) @ self.weights.T + self.bias
        found: NDArray[np.float64] = np.exp(
            odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)
        ).astype(np.float64)
        return found


def threshold(path: Path = FITTED) -> float:
    """From which probability on a pair counts as supported, as chosen on training data."""
    return float(json.loads(path.read_text("utf-8"))["threshold"])


class TrainedJudge:
    """Trained on public pairs with human labels and on sentences changed by rule."""

    name = "trained on public pairs (see the model card)"

    def __init__(self, embedder: Embedder, weights: Path = WEIGHTS, fitted: Path = FITTED) -> None:
        """`embedder` must be the bundled one: the weights were fitted on its vectors."""
        self._nearness = Nearness(embedder)
        self._weights, self._path = weights, fitted

    @cached_property
    def _encoder(self) -> CrossEncoder:
        return CrossEncoder(self._weights)

    @cached_property
    def _fitted(self) -> Fitted:
        return Fitted.load(self._path)

    def entailment_probs(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        return self.label_probs([Compared.of(p) for p in pairs])[:, 0]

    def label_probs(self, compared: Sequence[Compared]) -> NDArray[np.float64]:
        """That the evidence supports, refutes, or does neither, shape (n, 3)."""
        if not compared:
            return np.zeros((0, LABELS))
        return self._fitted.probs(self.features(compared))

    def features(self, compared: Sequence[Compared]) -> Floats:
        """What the regression weighs, shape (n, len(NAMES))."""
        logits = np.tile(np.array([-3.0, -3.0, 0.0], dtype=np.float32), (len(compared), 1))
        asked = [i for i, c in enumerate(compared) if c.selected.whole >= _WORTH_READING]
        if asked:
            logits[asked] = self._encoder.logits(
                [compared[i].read for i in asked], [compared[i].pair.claim for i in asked]
            )
        near = self._nearness.features(
            [c.pair.claim for c in compared], [c.selected.sentences for c in compared]
        )
        return matrix(compared, near, logits)
