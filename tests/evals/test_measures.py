"""Measures by hand, and against libraries."""

import ir_measures
import numpy as np
import pytest
from sklearn.metrics import ndcg_score

from evals.measures import bootstrap, evidence_recall, holds, paired_p
from evals.retrieval import Topic, difference, measured
from evals.systems import Unit

TEXTS = ["The council met on the shore of the lake.", "Nobody read the note at all that day."]


def test_evidence_recall_counts_phrases_within_the_budget() -> None:
    phrases = ["met on the shore of the lake", "Nobody read the NOTE at all"]
    assert evidence_recall(phrases, TEXTS, 1000) == 1
    # The first text has 41 characters; the second begins after them and a line break.
    assert evidence_recall(phrases, TEXTS, 42) == 0.5
    assert evidence_recall(phrases, TEXTS, 10) == 0


def test_evidence_recall_forgives_one_gram_in_five() -> None:
    # 8 words make 5 grams; a changed last word spoils 1 of them, a changed one inside more.
    phrase = "the council met on the shore of the"
    assert holds(phrase, "the council met on the shore of that")
    assert not holds(phrase, "the council met at the shore of the")


def test_evidence_recall_without_phrases_is_an_error() -> None:
    with pytest.raises(ValueError, match="no recall"):
        evidence_recall([], TEXTS, 100)


def test_bootstrap_of_nothing_is_not_scored() -> None:
    assert bootstrap([]) is None


def test_bootstrap_holds_the_mean_and_is_seeded() -> None:
    values = [0.0, 1.0, 1.0, 1.0]
    found = bootstrap(values)
    assert found is not None
    assert found.mean == 0.75
    assert found.low <= 0.75 <= found.high
    assert found == bootstrap(values)


def test_paired_p_of_equal_systems_is_one() -> None:
    assert paired_p([0.0, 0.0, 0.0]) == 1


def test_paired_p_counts_sign_changes() -> None:
    # Five equal gains: of the 32 sign patterns two are as extreme, so p is 2/32.
    assert paired_p([1.0] * 5) == pytest.approx(2 / 32, abs=0.01)


class Fixed:
    """A system that gives the same ranking to every question."""

    def __init__(self, name: str, order: list[str]) -> None:
        self.name = name
        self.units = tuple(Unit(i, "a.txt", f"text {i}") for i in "abcd")
        self.order = order

    def search(self, question: str, k: int) -> list[str]:
        return self.order[:k]


def test_measured_agrees_with_scikit_learn_and_by_hand() -> None:
    topics = (Topic("1", "?", (), relevant=frozenset("bd")), Topic("2", "?", ()))
    found = measured(Fixed("s", ["a", "b", "c", "d"]), topics)
    gains, scores = np.array([[0, 1, 0, 1]]), np.array([[4, 3, 2, 1]])
    assert found.values["nDCG@10"] == {"1": pytest.approx(ndcg_score(gains, scores))}
    assert found.values["RR"] == {"1": 0.5}
    assert found.values["R@5"] == {"1": 1.0}


def test_measured_agrees_with_ir_measures() -> None:
    topics = (Topic("1", "?", (), relevant=frozenset("c")),)
    found = measured(Fixed("s", ["a", "b", "c"]), topics)
    run = {"1": {"a": 3.0, "b": 2.0, "c": 1.0}}
    expected = ir_measures.calc_aggregate([ir_measures.nDCG @ 10], {"1": {"c": 1}}, run)
    assert found.values["nDCG@10"]["1"] == pytest.approx(expected[ir_measures.nDCG @ 10])


def test_difference_pairs_topics_that_both_have() -> None:
    topics = (Topic("1", "?", (), relevant=frozenset("a")), Topic("2", "?", ()))
    ours, peer = (
        measured(Fixed(name, order), topics) for name, order in (("x", ["a"]), ("y", ["b", "a"]))
    )
    found = difference(ours, peer, "RR", topics)
    assert found is not None
    assert (found.mean, found.n) == (0.5, 1)
    assert difference(ours, peer, "ER@3000", topics) is None
