"""Fit what weighs the features: `python -m evals.grounding.fit`.

Reads the training part of the public sets, with sentences changed by rule beside
them. Two regressions: one in which every set and both labels weigh the same gives
the score that decides; one over that score and the length of the evidence, with
the rows as they are mixed, gives the probability. Five-fold cross-validation by
claim chooses the regularisation and the score's threshold.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.features import LENGTH, NAMES, matrix
from assistant.grounding.trained import FITTED, Fitted, TrainedJudge
from evals.grounding.examples import derived
from evals.grounding.measures import balanced_accuracy, best_threshold
from evals.grounding.sets import FOLDER, Row, rows
from evals.grounding.word_vectors import WordVectors
from index.embedder import Floats, MiniLM

SEED = 11
FOLDS = 5
STRENGTHS = (0.01, 0.03, 0.1, 0.3, 1.0)
# How many derived pairs, and the weight of one of them.
DERIVED_PAIRS, DERIVED = 200, 0.2

# Every feature but the length of the evidence.
_DECIDING = (np.arange(len(NAMES)) != LENGTH).astype(np.float32)

Bools = NDArray[np.bool_]


class Labelled(NamedTuple):
    """Features of pairs, whether each is supported, and what each weighs."""

    features: Floats
    supported: Bools
    weight: NDArray[np.float64]

    def part(self, held: Bools) -> "Labelled":
        """Those that are held."""
        return Labelled(self.features[held], self.supported[held], self.weight[held])


def main() -> None:
    """Fit, and write the regressions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder of the public sets")
    parser.add_argument("--out", type=Path, default=FITTED, help="where the regressions go")
    given = parser.parse_args()
    known = rows("train", given.data)
    model = TrainedJudge(MiniLM())
    own = Labelled(
        matrix(model.compared([r.pair for r in known])),
        np.array([r.supported for r in known]),
        _weights(known),
    )
    rng = random.Random(SEED)
    made = rng.sample(derived(known, WordVectors(), rng), DERIVED_PAIRS)
    extra = Labelled(
        matrix(model.compared([e.pair for e in made])),
        np.array([e.supported for e in made]),
        np.full(len(made), DERIVED),
    )
    best = max(STRENGTHS, key=lambda c: _quality(known, own, extra, c).quality)
    chosen = _quality(known, own, extra, best)
    print(
        f"{len(known)} rows, {len(made)} derived; C {best}, threshold {chosen.threshold:.3f}, "
        f"mean balanced accuracy by cross-validation {chosen.quality:.3f}",
        file=sys.stderr,
    )
    # What is cross-validated, not what the regression says of its own rows, is calibrated.
    prior = _prior(chosen.scores, own)
    _write(given.out, replace(_fitted(own, extra, best), prior=prior), chosen.threshold)


def _weights(known: Sequence[Row]) -> NDArray[np.float64]:
    """What lets every set, and in it both labels, weigh the same."""
    group = [(r.set, r.supported) for r in known]
    many = Counter(group)
    found = np.array([1 / many[g] for g in group], dtype=np.float64)
    weight: NDArray[np.float64] = found / found.mean()
    return weight


def _fitted(own: Labelled, extra: Labelled, strength: float) -> Fitted:
    """A logistic regression on labelled pairs and, for less, on derived ones."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = own.features.mean(axis=0), np.maximum(own.features.std(axis=0), 1e-3)
    features = np.concatenate([own.features, extra.features])
    supported = np.concatenate([own.supported, extra.supported])
    weight = np.concatenate([own.weight, extra.weight])
    model = LogisticRegression(C=strength, max_iter=2000)
    # The length of the evidence says which set a row is of: only the probability may know it.
    model.fit((features - mean) / scale * _DECIDING, supported, sample_weight=weight)
    return Fitted(mean, scale, model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def _prior(scores: NDArray[np.float64], own: Labelled) -> tuple[float, float, float]:
    """Bias, and what score and length of the evidence weigh in the log-odds."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=10.0, max_iter=2000)
    model.fit(np.stack([scores, own.features[:, LENGTH]], axis=1), own.supported)
    score, length = (float(c) for c in model.coef_[0])
    return float(model.intercept_[0]), score, length


class Quality(NamedTuple):
    """Mean balanced accuracy over the sets at the best threshold, and the scores behind it."""

    quality: float
    threshold: float
    scores: NDArray[np.float64]


def _quality(known: Sequence[Row], own: Labelled, extra: Labelled, strength: float) -> Quality:
    claims = {c: n for n, c in enumerate(dict.fromkeys(r.claim for r in known))}
    fold = np.array([claims[r.claim] % FOLDS for r in known])
    found = np.zeros(len(known))
    for part in range(FOLDS):
        held = fold == part
        fitted = _fitted(own.part(~held), extra, strength)
        found[held] = fitted.scores(own.features[held])
    sets = np.array([r.set for r in known])
    threshold = best_threshold(found, own.supported, sets)
    accuracies = [
        balanced_accuracy(found[sets == s] >= threshold, own.supported[sets == s])
        for s in dict.fromkeys(sets)
    ]
    return Quality(float(np.mean(accuracies)), threshold, found)


def _write(path: Path, fitted: Fitted, threshold: float) -> None:
    found = {
        "features": list(NAMES),
        "threshold": round(threshold, 4),
        "mean": _rounded(fitted.mean),
        "scale": _rounded(fitted.scale),
        "weights": _rounded(fitted.weights),
        "bias": round(fitted.bias, 5),
        "prior": [round(x, 5) for x in fitted.prior],
    }
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _rounded(values: Floats) -> list[float]:
    return [round(float(v), 5) for v in values]


if __name__ == "__main__":
    main()
