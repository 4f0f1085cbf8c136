"""The bundled model: its checksum, and vectors equal to those of its own encode."""

from pathlib import Path

import numpy as np
import pytest

from index import embedder as module
from index.embedder import MiniLM, bundled_model
from index.errors import RetrievalError

TEXTS = [
    "Who opened the meeting?",
    "A longer sentence, so that the batch needs padding, stands here.",
]


def test_encode_equals_the_models_own_encode(embedder: MiniLM) -> None:
    own = embedder.model.encode(TEXTS, show_progress_bar=False)
    for found, expected in zip(embedder.encode(TEXTS), own, strict=True):
        assert np.allclose(found.vector, expected, atol=1e-5)


def test_encode_gives_each_token_its_place(embedder: MiniLM) -> None:
    (found,) = embedder.encode(["Harn, Lisse"])
    assert found.token_starts[0] == 0
    assert len(found.tokens) == len(found.token_ids) == len(found.token_starts)
    assert np.allclose(np.linalg.norm(found.tokens, axis=1), 1, atol=1e-5)
    assert np.all(np.diff(found.token_starts) >= 0)


def test_encoding_within_counts_from_the_span(embedder: MiniLM) -> None:
    text = "The fund was small. Nobody objected."
    (whole,) = embedder.encode([text])
    part = whole.within(20, len(text))
    assert part.token_starts[0] == 0
    assert 0 < len(part.tokens) < len(whole.tokens)


def test_bundled_model_with_other_weights_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(RetrievalError, match="not the expected ones"):
        bundled_model()


def test_a_model_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match="R2P_EMBEDDING_MODEL"):
        MiniLM(str(tmp_path / "none")).encode(["x"])
