"""Our retriever as a LlamaIndex one."""

import re
from pathlib import Path

import pytest

from index.llamaindex import PassageRetriever
from index.retriever import Retriever
from sources.document import Document
from sources.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "retrieval.md"


def test_retrieve_gives_nodes_with_offsets_and_record(retriever: Retriever) -> None:
    nodes = PassageRetriever(retriever, similarity_top_k=2).retrieve("Who opened the day?")
    expected = retriever.search("Who opened the day?", 2).passages
    assert [n.node.node_id for n in nodes] == [p.passage.id for p in expected]
    best, passage = nodes[0], expected[0].passage
    assert best.score == expected[0].relevance
    assert best.node.get_content() == passage.text
    assert (best.node.metadata["start"], best.node.metadata["end"]) == (passage.start, passage.end)
    assert best.node.metadata["record"]["title"] == passage.record.title


def test_retrieve_keeps_to_the_filter(
    retriever: Retriever, two_documents: tuple[Document, Document]
) -> None:
    meeting = two_documents[1].id
    only = PassageRetriever(retriever, keep=lambda p: p.document_id == meeting)
    nodes = only.retrieve("What does the report advise?")
    assert nodes
    assert {n.node.metadata["document_id"] for n in nodes} == {meeting}


@pytest.mark.library
def test_the_example_of_the_docs_runs(
    library_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("R2P_HOME", str(library_settings.home))
    example = re.search(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.S)
    assert example
    there: dict[str, object] = {}
    exec(example.group(1), there)
    nodes = there["nodes"]
    assert isinstance(nodes, list)
    assert len(nodes) == 5
    assert {n.node.metadata["record"]["voice"] for n in nodes} == {"meeting_summary"}
