"""Reciprocal-rank fusion, by hand."""

import pytest

from index.fusion import ranked, reciprocal_rank_fusion


def test_reciprocal_rank_fusion_sums_over_rankings() -> None:
    fused = reciprocal_rank_fusion([["a", "b"], ["b", "c"]])
    assert fused == pytest.approx({"a": 1 / 61, "b": 1 / 62 + 1 / 61, "c": 1 / 62})


def test_reciprocal_rank_fusion_weighs_rankings() -> None:
    fused = reciprocal_rank_fusion([["a"], ["b"]], weights=[2.0, 0.5])
    assert fused == pytest.approx({"a": 2 / 61, "b": 0.5 / 61})


def test_ranked_breaks_ties_by_id() -> None:
    assert ranked({"b": 1.0, "c": 2.0, "a": 1.0}) == ["c", "a", "b"]
