"""Fit what weighs the features: `python -m evals.grounding.fit`.

Reads only the training part of the public sets, with sentences changed by rule
beside it; five-fold cross-validation by claim chooses the regularisation and
the threshold.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.embeddings import WordVectors
from assistant.grounding.features import NAMES, matrix
from assistant.grounding.trained import FITTED, Fitted, TrainedJudge
from evals.grounding.examples import derived
from evals.grounding.measures import balanced_accuracy, best_threshold
from evals.grounding.sets import FOLDER, Row, rows
from index.embedder import Floats, MiniLM

SEED = 11
FOLDS = 5
STRENGTHS = (0.01, 0.03, 0.1, 0.3, 1.0)
# How many derived pairs, and the weight of one beside a labelled pair.
DERIVED_PAIRS, DERIVED = 1000, 0.2

Bools = NDArray[np.bool_]
Labelled = tuple[Floats, Bools]


def main() -> None:
    """Fit, and write the regression."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder of the public sets")
    parser.add_argument("--out", type=Path, default=FITTED, help="where the regression goes")
    given = parser.parse_args()
    known = rows("train", given.data)
    model = TrainedJudge(MiniLM())
    own = (
        matrix(model.compared([r.pair for r in known])),
        np.array([r.supported for r in known]),
    )
    rng = random.Random(SEED)
    made = rng.sample(derived(known, WordVectors(), rng), DERIVED_PAIRS)
    extra = (
        matrix(model.compared([e.pair for e in made])),
        np.array([e.supported for e in made]),
    )
    best = max(STRENGTHS, key=lambda c: _quality(known, own, extra, c)[0])
    quality, threshold = _quality(known, own, extra, best)
    print(
        f"{len(known)} rows, {len(made)} derived; C {best}, threshold {threshold:.3f}, "
        f"mean balanced accuracy by cross-validation {quality:.3f}",
        file=sys.stderr,
    )
    _write(given.out, _fitted(own, extra, best), threshold)


def _fitted(own: Labelled, extra: Labelled, strength: float) -> Fitted:
    """A logistic regression on labelled pairs and, for less, on derived ones."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = own[0].mean(axis=0), np.maximum(own[0].std(axis=0), 1e-3)
    both = np.concatenate([own[0], extra[0]])
    weight = np.concatenate([np.ones(len(own[1])), np.full(len(extra[1]), DERIVED)])
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit((both - mean) / scale, np.concatenate([own[1], extra[1]]), sample_weight=weight)
    return Fitted(mean, scale, model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def _quality(
    known: Sequence[Row], own: Labelled, extra: Labelled, strength: float
) -> tuple[float, float]:
    """Mean balanced accuracy over the sets at the best threshold, and that threshold."""
    claims = {c: n for n, c in enumerate(dict.fromkeys(r.claim for r in known))}
    fold = np.array([claims[r.claim] % FOLDS for r in known])
    found = np.zeros(len(known))
    for part in range(FOLDS):
        held = fold == part
        fitted = _fitted((own[0][~held], own[1][~held]), extra, strength)
        found[held] = fitted.probs(own[0][held])
    sets = np.array([r.set for r in known])
    threshold = best_threshold(found, own[1], sets)
    scores = [
        balanced_accuracy(found[sets == s] >= threshold, own[1][sets == s])
        for s in dict.fromkeys(sets)
    ]
    return float(np.mean(scores)), threshold


def _write(path: Path, fitted: Fitted, threshold: float) -> None:
    found = {
        "features": list(NAMES),
        "threshold": round(threshold, 4),
        "mean": _rounded(fitted.mean),
        "scale": _rounded(fitted.scale),
        "weights": _rounded(fitted.weights),
        "bias": round(fitted.bias, 5),
    }
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _rounded(values: Floats) -> list[float]:
    return [round(float(v), 5) for v in values]


if __name__ == "__main__":
    main()
