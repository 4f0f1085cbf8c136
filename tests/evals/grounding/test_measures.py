"""Measures against hand arithmetic and a library."""

import numpy as np
import pytest

from evals.grounding.measures import (
    auroc,
    balanced_accuracy,
    best_threshold,
    brier,
    calibration_error,
    reliability,
    with_interval,
)

PROBS = np.array([0.9, 0.8, 0.35, 0.3, 0.1])
TRUTH = np.array([True, True, False, True, False])


def test_balanced_accuracy_is_the_mean_of_both_sides() -> None:
    # Of three true ones two are found, of two false ones both: (2/3 + 1) / 2.
    assert balanced_accuracy(PROBS >= 0.5, TRUTH) == pytest.approx(5 / 6)
    assert balanced_accuracy(PROBS >= 0.5, np.ones(5, dtype=bool)) == pytest.approx(2 / 5)


def test_auroc_and_brier_agree_with_scikit_learn() -> None:
    from sklearn.metrics import brier_score_loss, roc_auc_score

    rng = np.random.default_rng(3)
    truth = rng.random(200) < 0.4
    probs = np.round(np.clip(rng.random(200) * 0.6 + truth * 0.3, 0, 1), 2)

    assert auroc(probs, truth) == pytest.approx(roc_auc_score(truth, probs))
    assert brier(probs, truth) == pytest.approx(brier_score_loss(truth, probs))
    assert np.isnan(auroc(probs, np.ones(200, dtype=bool)))


def test_calibration_error_weighs_bins_by_their_pairs() -> None:
    probs = np.array([0.15, 0.15, 0.15, 0.15, 0.95])
    truth = np.array([False, False, False, True, True])

    # Four at .15 of which a quarter is true, one at .95: 4/5 of .10 and 1/5 of .05.
    assert calibration_error(probs, truth) == pytest.approx(0.8 * 0.10 + 0.2 * 0.05)
    assert [(b.n, round(b.observed, 2)) for b in reliability(probs, truth)] == [(4, 0.25), (1, 1.0)]


def test_best_threshold_parts_true_from_false() -> None:
    sets = np.array(["a"] * 4)
    probs, truth = np.array([0.1, 0.2, 0.8, 0.9]), np.array([False, False, True, True])

    assert 0.2 < best_threshold(probs, truth, sets) <= 0.8


def test_with_interval_holds_the_figure_between_its_bounds() -> None:
    found = with_interval(auroc, PROBS, TRUTH)

    assert found.low <= found.value <= found.high
    # Of the six pairs of a true and a false one, five are in the right order.
    assert found.value == pytest.approx(5 / 6)
