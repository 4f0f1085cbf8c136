"""What a run cut short leaves behind is done again or cleared away by the next one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import index.entries as module
from index import writing
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


def test_sync_forgets_a_document_that_was_cut_short_and_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = PassageIndex(tmp_path, Lengths())
    index.sync_passages({"aa": _passages("aa")})
    put = index.store.put

    def only_passages(kind: str, *rest: Any) -> None:
        if kind == SENTENCES:
            raise KeyboardInterrupt
        put(kind, *rest)

    monkeypatch.setattr(index.store, "put", only_passages)
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


def test_sync_keeps_a_group_that_was_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = PassageIndex(tmp_path, Lengths())
    wanted = {name: _passages(name) for name in ("aa", "bb", "cc")}
    replace, made = module.os.replace, 0

    def one_entry(old: Path, new: Path) -> None:
        nonlocal made
        made += new.parent.name == "documents"
        if made == 2:
            raise KeyboardInterrupt
        replace(old, new)

    monkeypatch.setattr(module.os, "replace", one_entry)
    with pytest.raises(KeyboardInterrupt):
        index.sync_passages(wanted)
    assert [p.name for p in (tmp_path / "documents").glob("*.json")] == ["aa.json"]
    monkeypatch.undo()
    again = PassageIndex(tmp_path, Lengths())
    assert again.sync_passages(wanted) == 0
    assert len(again.loaded.passages) == 3
    assert not (tmp_path / "group.json").exists()


def test_sync_does_a_group_again_that_was_not_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "GROUP_TEXTS", 6)  # two documents of three texts
    index = PassageIndex(tmp_path, Lengths())
    wanted = {name: _passages(name) for name in ("aa", "bb", "cc")}
    cut = {**wanted, "dd": _passages("dd", spoken="FAIL now.")}
    with pytest.raises(KeyboardInterrupt):
        index.sync_passages(cut)
    assert PassageIndex(tmp_path, Lengths()).sync_passages(wanted) == 1


def test_sync_clears_half_an_entry(tmp_path: Path) -> None:
    index = PassageIndex(tmp_path, Lengths())
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "cc.part").write_bytes(b"{")
    index.sync_passages({"aa": _passages("aa")})
    assert not (tmp_path / "documents" / "cc.part").exists()


def test_delete_others_clears_bytes_without_their_text(tmp_path: Path) -> None:
    for name in ("aa.raw", "aa.json", "bb.raw", ".0f.part"):
        (tmp_path / name).write_bytes(b"")
    delete_others(tmp_path, {"aa"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["aa.json", "aa.raw"]
