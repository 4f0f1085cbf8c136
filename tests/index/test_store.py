"""The vector store: few vectors are compared one by one, so that history doesn't matter."""

from pathlib import Path

import numpy as np
import pytest

from index import store as module
from index.embedder import Floats, unit
from index.store import PASSAGES, VectorStore

COUNT = 60


@pytest.fixture
def vectors() -> Floats:
    """Some directions."""
    return unit(np.random.default_rng(0).standard_normal((COUNT, 8), dtype=np.float32))


def _filled(folder: Path, vectors: Floats, order: list[int]) -> VectorStore:
    held = VectorStore(folder)
    for i in order:
        held.put(PASSAGES, [f"d{i}"], [f"p{i}"], vectors[i : i + 1])
    return held


def test_nearest_is_the_same_after_another_history(tmp_path: Path, vectors: Floats) -> None:
    order = list(range(COUNT))
    plain = _filled(tmp_path / "plain", vectors, order)
    other = _filled(tmp_path / "other", vectors, [*order[:20], *order[:5], *order[:19:-1]])
    other.forget("d7")
    other.put(PASSAGES, ["d7"], ["p7"], vectors[7:8])
    for question in vectors[:5]:
        assert plain.nearest(PASSAGES, question, 10) == other.nearest(PASSAGES, question, 10)


def test_nearest_is_exact_and_ranks_only_what_is_asked_for(tmp_path: Path, vectors: Floats) -> None:
    held = _filled(tmp_path, vectors, list(range(COUNT)))
    cosines = vectors @ vectors[3]
    expected = [f"p{i}" for i in np.argsort(-cosines)]
    assert [i for i, _ in held.nearest(PASSAGES, vectors[3], COUNT)] == expected
    only = ["p9", "p3", "nowhere", "p50"]
    found = [i for i, _ in held.nearest(PASSAGES, vectors[3], 2, only)]
    assert found == [i for i in expected if i in only][:2]


def test_nearest_of_many_comes_from_the_graph(
    tmp_path: Path, vectors: Floats, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = _filled(tmp_path, vectors, list(range(COUNT))).nearest(PASSAGES, vectors[0], 10)
    monkeypatch.setattr(module, "EXACT", 0)
    approximate = VectorStore(tmp_path).nearest(PASSAGES, vectors[0], 10)
    assert [i for i, _ in approximate] == [i for i, _ in exact]
    assert np.allclose([c for _, c in approximate], [c for _, c in exact], atol=1e-5)


def test_nearest_sees_what_was_put_and_forgotten(tmp_path: Path, vectors: Floats) -> None:
    held = VectorStore(tmp_path)
    assert held.nearest(PASSAGES, vectors[0], 3) == []
    held.put(PASSAGES, ["d", "e"], ["p0", "p1"], vectors[:2])
    assert [i for i, _ in held.nearest(PASSAGES, vectors[0], 3)] == ["p0", "p1"]
    held.forget("d")
    assert [i for i, _ in held.nearest(PASSAGES, vectors[0], 3)] == ["p1"]
