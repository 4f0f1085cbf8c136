"""BM25 by hand, with weights, and as kept on disk."""

from math import log
from pathlib import Path

import numpy as np
import pytest

from index.lexical import K1, B, LexicalIndex
from index.terms import terms

TEXTS = ["fund fund council", "council meeting", "river"]


def test_scores_are_those_of_the_formula() -> None:
    # "fund" stands in 1 of 3 texts, twice in the first, which has 3 of on average 2 terms.
    idf = log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    expected = idf * 2 / (2 + K1 * (1 - B + B * 3 / 2))
    (term,) = terms("fund")
    assert LexicalIndex.of(TEXTS).scores({term: 1.0})[0] == pytest.approx(expected, rel=1e-4)


def test_scores_weigh_terms_and_leave_unknown_ones_out() -> None:
    index = LexicalIndex.of(TEXTS)
    (term,) = terms("council")
    half = index.scores({term: 0.5, "nowhere": 1.0})
    assert np.allclose(half, index.scores({term: 1.0}) / 2)
    assert half[2] == 0


def test_idf_of_an_unknown_term_is_zero() -> None:
    index = LexicalIndex.of(TEXTS)
    assert index.idf("nowhere") == 0
    assert index.idf_of(1) == pytest.approx(log(1 + 2.5 / 1.5))


def test_load_gives_what_was_saved(tmp_path: Path) -> None:
    built = LexicalIndex.of(TEXTS)
    built.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical", len(TEXTS))
    question = dict.fromkeys(terms("fund council meeting"), 1.0)
    assert np.allclose(loaded.scores(question), built.scores(question))
    assert loaded.document_frequency == built.document_frequency


def test_texts_without_terms_score_zero(tmp_path: Path) -> None:
    index = LexicalIndex.of(["the of", ""])
    index.save(tmp_path / "lexical")
    for found in (index, LexicalIndex.load(tmp_path / "lexical", 2)):
        assert found.scores({"fund": 1.0}).tolist() == [0, 0]
