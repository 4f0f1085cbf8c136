"""The index in step with its documents: only what changed is embedded, nothing is left over."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from index.chunking import passages_of
from index.errors import RetrievalError
from index.passage_index import PassageIndex
from index.retriever import Retriever
from index.settings import IndexSettings
from index.store import PASSAGES, SENTENCES
from sources.document import Document
from tests.index.conftest import MEETING, document

Two = tuple[Document, Document]


def test_sync_again_embeds_nothing(fresh: PassageIndex, two_documents: Two) -> None:
    assert fresh.sync(two_documents) == sum(len(passages_of(d)) for d in two_documents)
    assert fresh.sync(two_documents) == 0
    assert PassageIndex(fresh.folder, fresh.embedder).sync(two_documents) == 0


def test_sync_embeds_only_the_document_that_changed(
    fresh: PassageIndex, two_documents: Two
) -> None:
    fresh.sync(two_documents)
    changed = document(MEETING.replace("Forty", "Fifty"), "meeting.md")
    assert fresh.sync([two_documents[0], changed]) == len(passages_of(changed))
    texts = [p.text for p in fresh.loaded.passages]
    assert any("Fifty delegates" in t for t in texts)
    assert not any("Forty delegates" in t for t in texts)


def test_sync_embeds_nothing_for_another_file_name_or_author(
    fresh: PassageIndex, two_documents: Two
) -> None:
    fresh.sync(two_documents)
    one, two = two_documents
    record = replace(two.record, authors=("Ada Lind",))
    renamed = replace(two, source_file="other.md", record=record)
    assert fresh.sync([one, renamed]) == 0
    found = {(p.source_file, p.record.authors) for p in fresh.loaded.passages}
    assert found == {("rains.md", one.record.authors), ("other.md", ("Ada Lind",))}
    assert fresh.sync([one, renamed]) == 0
    titled = replace(renamed, record=replace(record, title="Another Title"))
    assert fresh.sync([one, titled]) == len(passages_of(two))


def test_sync_forgets_a_document_that_is_gone(fresh: PassageIndex, two_documents: Two) -> None:
    fresh.sync(two_documents)
    fresh.sync(two_documents[:1])
    left = {two_documents[0].id}
    assert {p.document_id for p in fresh.loaded.passages} == left
    for kind in (PASSAGES, SENTENCES):
        assert {i.partition(":")[0] for i in fresh.store.ids(kind)} == left


def test_sync_does_again_what_was_cut_short(fresh: PassageIndex, two_documents: Two) -> None:
    fresh.sync(two_documents)
    (fresh.folder / "documents" / f"{two_documents[1].id}.json").write_text('{"fingerp')
    assert fresh.sync(two_documents) == len(passages_of(two_documents[1]))


def test_sync_with_other_settings_embeds_anew(fresh: PassageIndex, two_documents: Two) -> None:
    fresh.sync(two_documents)
    other = PassageIndex(fresh.folder, fresh.embedder, IndexSettings(window_chars=0))
    assert other.sync(two_documents) > 0


def test_sync_keeps_nearly_the_same_paragraph_once(fresh: PassageIndex) -> None:
    paragraph = (
        "The council of the nine members met on the shore of the lake and asked each member "
        "to name an official who reads every warning within a day and answers it in writing."
    )
    one = document(f"# First\n\n{paragraph}\n", "first.md")
    two = document(f"# Second\n\n{paragraph}\n\nIt adds one more thing of its own.\n", "second.md")
    fresh.sync([one, two])
    holders = [p for p in fresh.loaded.passages if "shore of the lake" in p.text]
    apart = [p for p in holders if not p.also_in]
    assert len(holders) == 1 or "adds one more" in apart[0].text


def test_search_after_a_restart_is_the_same(fresh: PassageIndex, two_documents: Two) -> None:
    fresh.sync(two_documents)
    asked = "Who asked for money?"
    first = Retriever(fresh).search(asked)
    again = Retriever(PassageIndex(fresh.folder, fresh.embedder)).search(asked)
    assert [(p.passage.id, p.relevance) for p in first.passages] == [
        (p.passage.id, p.relevance) for p in again.passages
    ]


def test_damaged_entry_is_told_and_mended_by_the_next_sync(
    fresh: PassageIndex, two_documents: Two
) -> None:
    fresh.sync(two_documents)
    (fresh.folder / "documents" / f"{two_documents[0].id}.json").write_text("{")
    again = PassageIndex(fresh.folder, fresh.embedder)
    with pytest.raises(RetrievalError, match="damaged"):
        _ = again.loaded
    again.sync(two_documents)
    assert {p.document_id for p in again.loaded.passages} == {d.id for d in two_documents}


def test_token_vectors_that_are_damaged_are_told_and_made_again_once_deleted(
    fresh: PassageIndex, two_documents: Two
) -> None:
    fresh.sync(two_documents)
    tokens = fresh.folder / "documents" / two_documents[0].id
    (tokens / "tokens.npz").write_bytes(b"PK")
    again = PassageIndex(fresh.folder, fresh.embedder)
    with pytest.raises(RetrievalError, match="damaged"):
        _ = again.loaded
    shutil.rmtree(tokens)
    assert again.sync(two_documents) == len(passages_of(two_documents[0]))
    assert {p.document_id for p in again.loaded.passages} == {d.id for d in two_documents}


def test_token_vectors_that_are_gone_are_told(fresh: PassageIndex, two_documents: Two) -> None:
    fresh.sync(two_documents)
    for path in (fresh.folder / "documents").glob("*/vectors.npy"):
        path.unlink()
    tokens = PassageIndex(fresh.folder, fresh.embedder).loaded.tokens
    question = fresh.embedder.encode(["delegates"])[0].tokens
    with pytest.raises(RetrievalError, match="damaged"):
        tokens.similarities(question, [0])


def test_vectors_are_made_again_once_their_store_is_deleted(
    fresh: PassageIndex, two_documents: Two, tmp_path: Path
) -> None:
    fresh.sync(two_documents)
    folder = tmp_path / "kept"
    shutil.copytree(fresh.folder, folder, ignore=shutil.ignore_patterns("chroma"))
    again = PassageIndex(folder, fresh.embedder)
    assert again.sync(two_documents) == len(again.loaded.passages)
    assert again.store.ids(PASSAGES) == {p.id for p in again.loaded.passages}
