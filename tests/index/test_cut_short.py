"""What a run cut short leaves behind is done again or cleared away by the next one."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.embedder import Encoding
from index.passage import Passage, Sentence
from index.passage_index import PassageIndex
from index.store import PASSAGES, SENTENCES
from sources.catalogue import Record
from sources.stored import delete_others

TEXT = "The council met."


class Lengths:
    """Embeds a text as its length, and fails on one that says so."""

    name = "lengths"

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda n: None
    ) -> list[Encoding]:
        if any("FAIL" in t for t in texts):
            raise KeyboardInterrupt
        row = np.array([0], dtype=np.int32)
        vectors = [np.array([len(t), 1.0], dtype=np.float32) for t in texts]
        return [Encoding(v, v[None], row, row) for v in vectors]


def _passages(document: str, *, spoken: str = TEXT) -> tuple[Passage, ...]:
    sentence = Sentence(0, len(spoken), 0)
    record = Record(title="A Title")
    place = (f"{document}:0-9", document, "a.txt", 0, len(spoken), spoken, (), "", None)
    return (Passage(*place, record, (sentence,)),)


def test_sync_forgets_a_document_that_was_cut_short_and_is_gone(tmp_path: Path) -> None:
    index = PassageIndex(tmp_path, Lengths())
    index.sync_passages({"aa": _passages("aa")})
    original = index.embedder.encode

    def only_passages(texts: Sequence[str], *rest: object) -> list[Encoding]:
        if texts == [TEXT]:  # its sentence, after the passage's vector has been stored
            raise KeyboardInterrupt
        return original(texts)

    index.embedder.encode = only_passages  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        index.sync_passages({"aa": _passages("aa"), "bb": _passages("bb")})
    assert index.store.ids(PASSAGES) == {"aa:0-9", "bb:0-9"}
    again = PassageIndex(tmp_path, Lengths())
    again.sync_passages({"aa": _passages("aa")})
    assert again.store.ids(PASSAGES) == {"aa:0-9"}
    assert again.store.ids(SENTENCES) == {"aa:0-9/0"}
    assert sorted(p.name for p in (tmp_path / "documents").iterdir()) == ["aa", "aa.json"]


def test_sync_ends_what_was_cut_short(tmp_path: Path) -> None:
    index = PassageIndex(tmp_path, Lengths())
    with pytest.raises(KeyboardInterrupt):
        index.sync_passages({"aa": _passages("aa", spoken="FAIL now.")})
    assert index.sync_passages({"aa": _passages("aa")}) == 1
    assert len(index.loaded.passages) == 1
    assert index.sync_passages({"aa": _passages("aa")}) == 0


def test_sync_clears_half_an_entry(tmp_path: Path) -> None:
    index = PassageIndex(tmp_path, Lengths())
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "cc.part").write_bytes(b"{")
    index.sync_passages({"aa": _passages("aa")})
    assert not (tmp_path / "documents" / "cc.part").exists()


def test_delete_others_clears_bytes_without_their_text(tmp_path: Path) -> None:
    for name in ("aa.raw", "aa.json", "bb.raw", "bb.json.part"):
        (tmp_path / name).write_bytes(b"")
    delete_others(tmp_path, {"aa"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["aa.json", "aa.raw"]
