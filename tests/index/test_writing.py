"""Texts of several documents embedded together: each once, the same as one by one."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from index import writing
from index.chunking import passages_of
from index.embedder import Encoding, MiniLM
from index.reading import readings
from index.settings import INDEXED
from index.tokens import TokenMatrix
from index.writing import embedded, groups, texts_of
from sources.document import Document


def test_embedded_is_what_each_text_alone_gives(
    two_documents: tuple[Document, Document], embedder: MiniLM
) -> None:
    held = [readings(passages_of(d), d.text, INDEXED) for d in two_documents]
    for reading, found in zip(held, embedded(held, embedder, lambda n: None), strict=True):
        alone = [embedder.encode([text])[0].vector for text in reading.passages]
        assert np.allclose(found.passages, alone, atol=1e-5)
        said = [embedder.encode([text])[0].vector for text in reading.sentences]
        assert np.allclose(found.sentences, said, atol=1e-5)
        windows = [embedder.encode([text])[0] for text in reading.windows]
        parts = [w.within(*s) for w, s in zip(windows, reading.spans, strict=True)]
        expected = TokenMatrix.of(parts)
        assert found.tokens
        assert np.array_equal(found.tokens.bounds, expected.bounds)
        assert np.array_equal(found.tokens.ids, expected.ids)
        # Rounded to bytes, so a last digit may fall to either side.
        assert np.abs(found.tokens.vectors.astype(int) - expected.vectors).max() <= 1


def test_embedded_reads_a_repeated_text_once_and_counts_it(
    two_documents: tuple[Document, Document],
    embedder: MiniLM,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passages = passages_of(two_documents[1])
    read: list[str] = []
    counted: list[int] = []
    encode = embedder.encode

    def noted(
        texts: Sequence[str], progress: Callable[[int], None] = lambda n: None
    ) -> list[Encoding]:
        read.extend(texts)
        return encode(texts, progress)

    monkeypatch.setattr(embedder, "encode", noted)
    monkeypatch.setattr(writing, "CALL_TEXTS", 4)
    reading = readings(passages, two_documents[1].text, INDEXED)
    first, second = embedded([reading, reading], embedder, counted.append)
    assert len(read) == len(set(read))
    assert sum(counted) == 2 * texts_of(passages) == 2 * reading.count
    assert np.array_equal(first.passages, second.passages)


def test_groups_end_once_they_have_enough_texts(
    two_documents: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (passages_of(d) for d in two_documents)
    wanted = {"a": one, "b": two, "c": one, "d": ()}
    monkeypatch.setattr(writing, "GROUP_TEXTS", texts_of(one) + texts_of(two))
    assert [list(group) for group in groups(wanted)] == [["a", "b"], ["c", "d"]]
    # What is left after the first group falls into the same groups as before.
    left = {i: wanted[i] for i in ("c", "d")}
    assert [list(group) for group in groups(left)] == [["c", "d"]]
