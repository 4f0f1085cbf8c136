"""Measures of verdicts with probabilities, and their bootstrap intervals."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Probs = NDArray[np.float64]

ROUNDS = 1000
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """One stretch of the reliability curve.

    Attributes:
        low: Lowest probability in it.
        predicted: Mean probability.
        observed: Share of true ones.
        n: Pairs.
    """

    low: float
    predicted: float
    observed: float
    n: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95% percentile-bootstrap interval."""

    value: float
    low: float
    high: float


def balanced_accuracy(said: Bools, truth: Bools) -> float:
    """Mean of sensitivity and specificity, 0..1; of the one that is defined with one class."""
    shares = [float((said[truth == k] == k).mean()) for k in (True, False) if (truth == k).any()]
    return float(np.mean(shares))


def auroc(probs: Probs, truth: Bools) -> float:
    """Area under the ROC curve: how often a true pair gets more than a false one, ties half."""
    from scipy.stats import rankdata

    n = int(truth.sum())
    if n in (0, len(truth)):
        return float("nan")
    ranks = rankdata(probs)
    return float((ranks[truth].sum() - n * (n + 1) / 2) / (n * (len(truth) - n)))


def brier(probs: Probs, truth: Bools) -> float:
    """Mean squared distance of the probability from 0 or 1 (Brier, 1950)."""
    return float(((probs - truth) ** 2).mean())


def reliability(probs: Probs, truth: Bools, bins: int = BINS) -> list[Bin]:
    """The curve over equally wide bins; empty ones are left out."""
    place = np.minimum((probs * bins).astype(int), bins - 1)
    return [
        Bin(b / bins, float(probs[at].mean()), float(truth[at].mean()), int(at.sum()))
        for b in range(bins)
        if (at := place == b).any()
    ]


def calibration_error(probs: Probs, truth: Bools, bins: int = BINS) -> float:
    """Expected calibration error over equally wide bins (Naeini and others, AAAI 2015)."""
    curve = reliability(probs, truth, bins)
    return float(sum(b.n * abs(b.predicted - b.observed) for b in curve) / len(probs))


def best_threshold(probs: Probs, truth: Bools, sets: NDArray[np.str_]) -> float:
    """The threshold with the highest mean balanced accuracy over the sets; ties to the middle."""
    candidates = np.quantile(probs, np.linspace(0.02, 0.98, 193))
    scores = [
        np.mean(
            [balanced_accuracy(probs[sets == s] >= t, truth[sets == s]) for s in np.unique(sets)]
        )
        for t in candidates
    ]
    best = np.flatnonzero(np.isclose(scores, np.max(scores)))
    return float(candidates[best[len(best) // 2]])


def with_interval(
    measure: Callable[[Probs, Bools], float], probs: Probs, truth: Bools, seed: int = 0
) -> Interval:
    """The measure and its interval over pairs drawn anew, true and false ones apart."""
    rng = np.random.default_rng(seed)
    parts = [np.flatnonzero(truth == k) for k in (True, False)]
    drawn = [
        np.concatenate([rng.choice(p, len(p)) for p in parts if len(p)]) for _ in range(ROUNDS)
    ]
    values = [measure(probs[at], truth[at]) for at in drawn]
    low, high = np.quantile(values, [0.025, 0.975])
    return Interval(measure(probs, truth), float(low), float(high))
