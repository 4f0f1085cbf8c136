"""Fit what weighs the features: `python -m evals.grounding.fit`.

Reads only rows of the training part of the public sets, as many of each, with
sentences changed by rule beside them; five-fold cross-validation by claim
chooses the regularisation and the threshold.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.features import NAMES, matrix
from assistant.grounding.trained import FITTED, Fitted, TrainedJudge
from evals.grounding.examples import derived
from evals.grounding.measures import balanced_accuracy, best_threshold
from evals.grounding.sets import FOLDER, Row, by_set, rows
from evals.grounding.word_vectors import WordVectors
from index.embedder import Floats, MiniLM

SEED = 11
FOLDS = 5
STRENGTHS = (0.01, 0.03, 0.1, 0.3, 1.0)
# Rows of each set, drawn at random; how many derived pairs, and the weight of one of them.
ROWS, DERIVED_PAIRS, DERIVED = 300, 200, 0.2

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
    """Fit, and write the regression."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder of the public sets")
    parser.add_argument("--out", type=Path, default=FITTED, help="where the regression goes")
    given = parser.parse_args()
    known = drawn(rows("train", given.data))
    model = TrainedJudge(MiniLM())
    own = Labelled(
        matrix(model.compared([r.pair for r in known])),
        np.array([r.supported for r in known]),
        _weights(known, rows("train", given.data)),
    )
    rng = random.Random(SEED)
    made = rng.sample(derived(known, WordVectors(), rng), DERIVED_PAIRS)
    extra = Labelled(
        matrix(model.compared([e.pair for e in made])),
        np.array([e.supported for e in made]),
        np.full(len(made), DERIVED),
    )
    best = max(STRENGTHS, key=lambda c: _quality(known, own, extra, c)[0])
    quality, threshold = _quality(known, own, extra, best)
    print(
        f"{len(known)} rows, {len(made)} derived; C {best}, threshold {threshold:.3f}, "
        f"mean balanced accuracy by cross-validation {quality:.3f}",
        file=sys.stderr,
    )
    _write(given.out, _fitted(own, extra, best), threshold)


def drawn(known: Sequence[Row]) -> list[Row]:
    """So many rows of each set, by chance but always the same."""
    rng = random.Random(SEED)
    return [r for some in by_set(known).values() for r in rng.sample(some, min(ROWS, len(some)))]


def _weights(known: Sequence[Row], every: Sequence[Row]) -> NDArray[np.float64]:
    """What lets the drawn rows stand for their sets as they are mixed in the training part."""
    drawn_of, all_of = Counter(r.set for r in known), Counter(r.set for r in every)
    found = np.array([all_of[r.set] / drawn_of[r.set] for r in known], dtype=np.float64)
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
    model.fit((features - mean) / scale, supported, sample_weight=weight)
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
        fitted = _fitted(own.part(~held), extra, strength)
        found[held] = fitted.probs(own.features[held])
    sets = np.array([r.set for r in known])
    threshold = best_threshold(found, own.supported, sets)
    scores = [
        balanced_accuracy(found[sets == s] >= threshold, own.supported[sets == s])
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
