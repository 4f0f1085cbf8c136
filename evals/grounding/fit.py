"""Fit what weighs the features: `python -m evals.grounding.fit`, after `evals.grounding.train`.

Reads only the rows of the training part that the encoder was not trained on,
with sentences changed by rule beside them; five-fold cross-validation by claim
chooses the regularisation and the threshold.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.entailment import Pair
from assistant.grounding.embeddings import WordVectors
from assistant.grounding.encoder import WEIGHTS
from assistant.grounding.features import NAMES, Compared
from assistant.grounding.trained import FITTED, TrainedJudge
from evals.grounding.examples import NEITHER, derived, label_of
from evals.grounding.measures import balanced_accuracy, best_threshold
from evals.grounding.sets import FOLDER, Row, rows
from index.embedder import Floats, MiniLM

SEED = 11
FOLDS = 5
STRENGTHS = (0.01, 0.03, 0.1, 0.3, 1.0)
# How many derived pairs, and the weight of one beside a labelled pair.
DERIVED_PAIRS, DERIVED = 500, 0.2
# The features that are weighed; with all of them, cross-validation is worse.
USED = frozenset(
    "coverage lowest near_words near_lowest supports refutes neither number_conflict "
    "date_conflict name_conflict negation_missing verb_conflict".split()
)

Ints = NDArray[np.int64]
Probs = NDArray[np.float64]


def main() -> None:
    """Fit, and write the regression."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder of the public sets")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="of the encoder")
    parser.add_argument("--out", type=Path, default=FITTED, help="where the regression goes")
    given = parser.parse_args()
    held = [r for r in rows("train", given.data) if r.held_out]
    model = TrainedJudge(MiniLM(), given.weights)
    features = model.features([Compared.of(r.pair) for r in held])
    labels = np.array([_label(r) for r in held])
    rng = random.Random(SEED)
    made = rng.sample(derived(held, WordVectors(), rng), DERIVED_PAIRS)
    more = model.features([Compared.of(Pair(e.claim, (e.evidence,))) for e in made])
    extra = (more, np.array([e.label for e in made]))
    best = max(STRENGTHS, key=lambda c: _quality(held, features, labels, extra, c)[0])
    quality, threshold = _quality(held, features, labels, extra, best)
    print(
        f"{len(held)} rows, {len(made)} derived; C {best}, threshold {threshold:.3f}, "
        f"mean balanced accuracy by cross-validation {quality:.3f}",
        file=sys.stderr,
    )
    _write(given.out, _fitted(features, labels, extra, best), threshold)


def _label(row: Row) -> int:
    """The row's label; "not supported" without more counts as neither."""
    label = label_of(row)
    return label if label >= 0 else NEITHER


def _fitted(
    features: Floats, labels: Ints, extra: tuple[Floats, Ints], strength: float
) -> dict[str, list[float] | list[list[float]]]:
    """Mean, scale, weights and bias of a multinomial logistic regression."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = features.mean(axis=0), np.maximum(features.std(axis=0), 1e-3)
    used = np.array([name in USED for name in NAMES])
    both = np.concatenate([features, extra[0]])
    weight = np.concatenate([np.ones(len(labels)), np.full(len(extra[1]), DERIVED)])
    model = LogisticRegression(C=strength, max_iter=2000)
    scaled = ((both - mean) / scale) * used
    model.fit(scaled, np.concatenate([labels, extra[1]]), sample_weight=weight)
    return {
        "mean": mean.tolist(),
        "scale": scale.tolist(),
        "weights": (model.coef_ * used).tolist(),
        "bias": model.intercept_.tolist(),
    }


def _quality(
    known: Sequence[Row],
    features: Floats,
    labels: Ints,
    extra: tuple[Floats, Ints],
    strength: float,
) -> tuple[float, float]:
    """Mean balanced accuracy over the sets at the best threshold, and that threshold."""
    from assistant.grounding.trained import Fitted

    claims = {c: n for n, c in enumerate(dict.fromkeys(r.claim for r in known))}
    fold = np.array([claims[r.claim] % FOLDS for r in known])
    found = np.zeros(len(known))
    for part in range(FOLDS):
        held = fold == part
        fit = _fitted(features[~held], labels[~held], extra, strength)
        fitted = Fitted(
            *(np.array(fit[k], np.float32) for k in ("mean", "scale", "weights", "bias"))
        )
        found[held] = fitted.probs(features[held])[:, 0]
    truth = np.array([r.supported for r in known])
    sets = np.array([r.set for r in known])
    threshold = best_threshold(found, truth, sets)
    scores = [balanced_accuracy(found[sets == s] >= threshold, truth[sets == s]) for s in set(sets)]
    return float(np.mean(scores)), threshold


def _write(
    path: Path, fitted: dict[str, list[float] | list[list[float]]], threshold: float
) -> None:
    rounded = {key: np.round(np.array(values), 5).tolist() for key, values in fitted.items()}
    found = {"features": list(NAMES), "threshold": round(threshold, 4), **rounded}
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
