"""From probabilities and differences to a verdict."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.answer import VerdictKind
from assistant.entailment import Pair
from assistant.judge import SUPPORTED, Judge


class Says:
    """An entailment model that always says the same."""

    name = "fixed"

    def __init__(self, probability: float) -> None:
        self._probability = probability

    def entailment_probs(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        return np.full(len(pairs), self._probability)


# With half of a claim's words held, enough for a part of it.
PARTLY = 0.7
EVIDENCE = ("The Security Council should refer Syria to the court.", "Bread is dear.")


@pytest.mark.parametrize(
    ("claim", "probability", "expected"),
    [
        ("The Security Council should refer Syria to the court.", SUPPORTED, "supported"),
        ("The Security Council should refer Syria to the court.", PARTLY, "supported"),
        ("The court of Syria should discuss grain.", PARTLY, "partly_supported"),
        ("The Security Council should refer Syria to the court.", 0.0, "not_found"),
        ("The Security Council must refer Syria to the court.", 1.0, "partly_supported"),
        ("The Security Council should refer Kenya to the court.", 1.0, "contradicted"),
        ("The moon is made of green cheese.", 0.0, "not_found"),
    ],
)
def test_verdicts_join_probability_and_differences(
    claim: str, probability: float, expected: str
) -> None:
    (verdict,) = Judge(Says(probability)).verdicts([Pair(claim, EVIDENCE)])

    assert verdict.kind == expected
    assert verdict.probability == probability


def test_judged_says_which_evidence_the_verdict_rests_on() -> None:
    (judged,) = Judge(Says(1.0)).judged([Pair("Bread is dear.", EVIDENCE)])

    assert judged.places == (1,)
    assert judged.verdict.kind is VerdictKind.SUPPORTED


def test_verdicts_of_no_pairs_and_of_no_evidence() -> None:
    assert Judge(Says(0.0)).verdicts([]) == []
    (verdict,) = Judge(Says(0.0)).verdicts([Pair("States met.", ())])
    assert verdict.kind is VerdictKind.NOT_FOUND
