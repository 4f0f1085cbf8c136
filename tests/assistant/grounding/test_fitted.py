"""The two regressions: what decides doesn't know how long the evidence is."""

import numpy as np

from assistant.grounding.features import LENGTH, NAMES
from assistant.grounding.trained import Fitted


def test_length_of_the_evidence_moves_the_probability_and_not_the_score() -> None:
    fitted = Fitted.load()
    short, long = np.zeros((2, 1, len(NAMES)), dtype=np.float32) + fitted.mean
    long[0, LENGTH] += 1.0
    assert fitted.scores(short) == fitted.scores(long)
    assert fitted.probs(short) > fitted.probs(long)


def test_nearer_evidence_scores_higher_and_is_likelier_to_support() -> None:
    fitted = Fitted.load()
    far, near = np.zeros((2, 1, len(NAMES)), dtype=np.float32) + fitted.mean
    for name in ("nearness", "coverage"):
        near[0, NAMES.index(name)] += 0.3
    assert fitted.scores(near) > fitted.scores(far)
    assert fitted.probs(near) > fitted.probs(far)
