"""The default entailment model: nearness in meaning and features by rule, weighed together."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.entailment import Pair
from assistant.grounding.features import LENGTH, NAMES, Compared, matrix
from assistant.grounding.nearness import Nearness
from assistant.grounding.parts import Loose, Part, parts_of
from assistant.grounding.selection import units_of, worth_reading
from index.embedder import Embedder, Floats

FITTED = Path(__file__).with_name("fitted.json")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A logistic regression over features, and one from its score to a probability.

    Attributes:
        mean: Of each feature, shape (f,).
        scale: Of each feature, shape (f,).
        weights: Shape (f,).
        bias: A number.
        prior: Bias, and what the score and the length of the evidence weigh, in the log-odds.
    """

    mean: Floats
    scale: Floats
    weights: Floats
    bias: float
    prior: tuple[float, float, float] = (0.0, 1.0, 0.0)

    @classmethod
    def load(cls, path: Path = FITTED) -> "Fitted":
        """As `evals.grounding.fit` wrote it."""
        data = json.loads(path.read_text("utf-8"))
        chosen = [list(data["features"]).index(name) for name in NAMES]
        mean, scale, weights = (
            np.array(data[key], dtype=np.float32)[chosen] for key in ("mean", "scale", "weights")
        )
        bias, score, length = data["prior"]
        return cls(mean, scale, weights, float(data["bias"]), (bias, score, length))

    def scores(self, features: Floats) -> NDArray[np.float64]:
        """How much speaks for each claim, as log-odds were both labels as frequent, shape (n,)."""
        scaled = ((features - self.mean) / self.scale).astype(np.float64)
        found: NDArray[np.float64] = scaled @ self.weights.astype(np.float64) + self.bias
        return found

    def probs(self, features: Floats) -> NDArray[np.float64]:
        """Shape (n,), in 0..1."""
        bias, score, length = self.prior
        odds = bias + score * self.scores(features) + length * features[:, LENGTH]
        found: NDArray[np.float64] = 1 / (1 + np.exp(-odds.astype(np.float64)))
        return found


def threshold(path: Path = FITTED) -> float:
    """From which score on a pair counts as supported, as chosen on training data."""
    return float(json.loads(path.read_text("utf-8"))["threshold"])


class TrainedJudge:
    """Trained on public pairs with human labels and on sentences changed by rule."""

    name = "trained on public pairs (see the model card)"

    def __init__(self, embedder: Embedder, fitted: Path = FITTED) -> None:
        """`embedder` must be the bundled one: the weights were fitted on its vectors."""
        self._nearness = Nearness(embedder)
        self._path = fitted

    @cached_property
    def _fitted(self) -> Fitted:
        return Fitted.load(self._path)

    def entailment_probs(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        return self.probs(self.compared(pairs))

    def scores(self, compared: Sequence[Compared]) -> NDArray[np.float64]:
        """How much speaks for each claim, beside `threshold`, shape (n,)."""
        return self._fitted.scores(matrix(compared))

    def probs(self, compared: Sequence[Compared]) -> NDArray[np.float64]:
        """That the evidence supports each claim, shape (n,)."""
        return self._fitted.probs(matrix(compared))

    def compared(self, pairs: Sequence[Pair]) -> list[Compared]:
        """Each pair with the sentences nearest in meaning, and the words that they lack."""
        claims = [p.claim for p in pairs]
        units = [[s for s, _ in units_of(p.evidence)] for p in pairs]
        read = [worth_reading(c, us) for c, us in zip(claims, units, strict=True)]
        cosines = self._nearness.cosines(
            claims, [[us[i] for i in r] for us, r in zip(units, read, strict=True)]
        )
        found = [
            Compared.of(p, _spread(c, r, len(us)))
            for p, c, r, us in zip(pairs, cosines, read, units, strict=True)
        ]
        first = [" ".join(c.selected.sentences[:1]) for c in found]
        parts = [
            parts_of(c.pair.claim, s, c.surroundings) if s else ()
            for c, s in zip(found, first, strict=True)
        ]
        gains = self._nearness.cosines(first, [[p.without for p in ps] for ps in parts])
        return [
            replace(c, loose=_loose(c, ps, g)) for c, ps, g in zip(found, parts, gains, strict=True)
        ]


def _spread(cosines: Floats, places: Sequence[int], length: int) -> list[float]:
    """The cosines at their places, -1 elsewhere."""
    found = [-1.0] * length
    for place, cosine in zip(places, cosines.tolist(), strict=True):
        found[place] = cosine
    return found


def _loose(compared: Compared, parts: Sequence[Part], cosines: Floats) -> tuple[Loose, ...]:
    before = compared.selected.nearness or 0.0
    return tuple(
        Loose(p.word, float(c) - before, p.nearby)
        for p, c in zip(parts, cosines.tolist(), strict=True)
    )
