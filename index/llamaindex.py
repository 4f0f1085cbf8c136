"""The retriever for LlamaIndex's users: its passages as nodes with offsets and record."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.passage import Passage, ScoredPassage
from index.retriever import Retriever


class PassageRetriever(BaseRetriever):  # type: ignore[misc]
    """A `BaseRetriever` over the library's index; nodes come best first.

    `keep` is what `Filters.predicate` gives; None admits all passages.
    """

    def __init__(
        self,
        retriever: Retriever,
        similarity_top_k: int = 20,
        keep: Callable[[Passage], bool] | None = None,
    ) -> None:
        super().__init__()
        self._retriever = retriever
        self._k = similarity_top_k
        self._keep = keep

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._retriever.search(query_bundle.query_str, self._k, self._keep)
        return [_node(scored) for scored in found.passages]


def _node(scored: ScoredPassage) -> NodeWithScore:
    """A passage as a node; what a model should not read is kept from its prompt."""
    passage = scored.passage
    metadata: dict[str, Any] = {
        "document_id": passage.document_id,
        "source_file": passage.source_file,
        "start": passage.start,
        "end": passage.end,
        "section": list(passage.section),
        "locator": passage.locator,
        "item": passage.item,
        "record": _record(passage.record),
    }
    node = TextNode(
        id_=passage.id,
        text=passage.text,
        metadata=metadata,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        excluded_embed_metadata_keys=list(metadata),
        excluded_llm_metadata_keys=[k for k in metadata if k not in ("locator", "section")],
    )
    return NodeWithScore(node=node, score=scored.relevance)


def _record(record: Any) -> dict[str, Any]:
    return {k: v for k, v in asdict(record).items() if v}
