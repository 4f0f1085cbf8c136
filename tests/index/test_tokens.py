"""Token vectors as bytes: how far off they may be, and where they lie."""

from pathlib import Path

import numpy as np

from index.embedder import Encoding, unit
from index.tokens import TokenMatrix, TokenStore, quantised


def _encoding(seed: int, tokens: int) -> Encoding:
    rng = np.random.default_rng(seed)
    vectors = unit(rng.standard_normal((tokens, 384)).astype(np.float32))
    ids = np.arange(tokens, dtype=np.int32) % 3
    return Encoding(vectors[0], vectors, ids, np.arange(tokens, dtype=np.int32) * 5)


def test_quantised_is_off_by_at_most_half_a_step() -> None:
    vectors = _encoding(1, 50).tokens
    assert np.abs(quantised(vectors) / 127 - vectors).max() <= 1 / 254 + 1e-6


def test_quantised_changes_a_cosine_by_less_than_a_hundredth() -> None:
    vectors, question = _encoding(2, 200).tokens, _encoding(3, 20).tokens
    kept = quantised(vectors).astype(np.float32) / 127
    assert np.abs(question @ kept.T - question @ vectors.T).max() < 0.01


def test_token_store_counts_passages_over_documents(tmp_path: Path) -> None:
    first, second, third = (_encoding(seed, n) for seed, n in ((4, 6), (5, 3), (6, 4)))
    TokenMatrix.of([first, second]).save(tmp_path / "a")
    TokenMatrix.of([third]).save(tmp_path / "b")
    folders = [tmp_path / "a", tmp_path / "b"]
    store = TokenStore(folders, [TokenMatrix.load(folder) for folder in folders])
    question = third.tokens[:2]
    similar = store.similarities(question, [2, 0])
    assert similar.bounds.tolist() == [0, 4, 10]
    assert np.allclose(similar.nearest()[:, 0], 1, atol=0.01)
    table, starts = similar.of(1)
    assert np.allclose(table, question @ first.tokens.T, atol=0.01)
    assert starts.tolist() == [0, 5, 10, 15, 20, 25]


def test_token_store_without_passages_has_empty_columns() -> None:
    assert TokenStore([], []).similarities(_encoding(7, 3).tokens, []).nearest().shape == (3, 0)


def test_document_frequency_counts_passages_once() -> None:
    # Ids 0, 1, 2, 0, 1 and 0, 1: id 0 and 1 stand in both, id 2 in one.
    ids, counts = TokenMatrix.of([_encoding(8, 5), _encoding(9, 2)]).document_frequency()
    assert dict(zip(ids.tolist(), counts.tolist(), strict=True)) == {0: 2, 1: 2, 2: 1}
