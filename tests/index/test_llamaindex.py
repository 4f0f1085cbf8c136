"""Our retriever as a LlamaIndex one."""

from index.llamaindex import PassageRetriever
from index.retriever import Retriever


def test_retrieve_gives_nodes_with_offsets_and_record(retriever: Retriever) -> None:
    nodes = PassageRetriever(retriever, similarity_top_k=2).retrieve("Who opened the day?")
    expected = retriever.search("Who opened the day?", 2).passages
    assert [n.node.node_id for n in nodes] == [p.passage.id for p in expected]
    best, passage = nodes[0], expected[0].passage
    assert best.score == expected[0].relevance
    assert best.node.get_content() == passage.text
    assert (best.node.metadata["start"], best.node.metadata["end"]) == (passage.start, passage.end)
    assert best.node.metadata["record"]["title"] == passage.record.title
