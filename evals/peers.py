"""The peers: LlamaIndex and Chroma as their documentation sets them up.

All embed with the same model as ours, read the same canonical texts and return
the same number of pieces.
"""

import logging
import uuid
from collections.abc import Sequence
from functools import cache
from typing import Any

from evals.dataset import EvaluationDataError
from evals.systems import System, Unit
from index.embedder import bundled_model
from sources.document import BlockKind, Document

TOP_K = 20
DEFAULT_SPLIT = (1024, 20)
SMALL_SPLIT = (256, 20)


class LlamaIndexPeer:
    """A LlamaIndex retriever over nodes."""

    def __init__(self, name: str, retriever: Any, units: Sequence[Unit]) -> None:
        self.name = name
        self.units = tuple(units)
        self._retriever = retriever

    def search(self, question: str, k: int) -> list[str]:
        """Ids of nodes, best first."""
        return [str(n.node.node_id) for n in self._retriever.retrieve(question)[:k]]


class ChromaPeer:
    """A plain Chroma collection of units, asked for the nearest."""

    def __init__(self, units: Sequence[Unit], name: str = "Chroma, paragraphs") -> None:
        self.name = name
        self.units = tuple(units)
        self._collection = _collection()
        texts = [u.text for u in units]
        self._collection.add(
            ids=[u.id for u in units], embeddings=_embedding().get_text_embedding_batch(texts)
        )

    def search(self, question: str, k: int) -> list[str]:
        """Ids of units, best first."""
        vector = _embedding().get_query_embedding(question)
        found = self._collection.query([vector], n_results=min(k, len(self.units)), include=[])
        return list(found["ids"][0])


def document_peers(documents: Sequence[Document]) -> list[System]:
    """The peers over documents, the one at LlamaIndex's defaults first."""
    default, small = (_split(documents, *size) for size in (DEFAULT_SPLIT, SMALL_SPLIT))
    paragraphs = [
        Unit(f"{d.id}:{b.start}", d.source_file, d.text[b.start : b.end])
        for d in documents
        for b in d.blocks
        if b.kind is not BlockKind.CONTENTS
    ]
    return [
        *_llama_index(default, "1024/20"),
        *_llama_index(small, "256/20")[-1:],
        ChromaPeer(paragraphs),
    ]


def unit_peers(units: Sequence[Unit], note: str = "") -> list[System]:
    """The peers over pieces that are given, none split further; `note` ends their names."""
    from llama_index.core.schema import TextNode

    nodes = [TextNode(id_=u.id, text=u.text, metadata={}) for u in units]
    plain = ChromaPeer(units, f"Chroma, {note}" if note else "Chroma")
    return [*_llama_index((nodes, tuple(units)), note), plain]


def _split(
    documents: Sequence[Document], size: int, overlap: int
) -> tuple[list[Any], tuple[Unit, ...]]:
    from llama_index.core import Document as Text
    from llama_index.core.node_parser import SentenceSplitter

    texts = [Text(text=d.text, doc_id=d.source_file) for d in documents]
    nodes = SentenceSplitter(chunk_size=size, chunk_overlap=overlap).get_nodes_from_documents(texts)
    units = tuple(Unit(n.node_id, str(n.ref_doc_id), n.get_content()) for n in nodes)
    return nodes, units


def _llama_index(pieces: tuple[list[Any], tuple[Unit, ...]], size: str) -> list[System]:
    """Chroma's, BM25's and the fused retriever over the same nodes."""
    from llama_index.core import StorageContext, VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.retrievers.bm25 import BM25Retriever
    from llama_index.vector_stores.chroma import ChromaVectorStore

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    nodes, units = pieces
    k = min(TOP_K, len(nodes))
    storage = StorageContext.from_defaults(
        vector_store=ChromaVectorStore(chroma_collection=_collection())
    )
    index = VectorStoreIndex(nodes, storage_context=storage, embed_model=_embedding())
    dense = index.as_retriever(similarity_top_k=k)
    bm25 = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=k)
    fused = QueryFusionRetriever(
        [dense, bm25],
        mode="reciprocal_rerank",
        num_queries=1,
        similarity_top_k=k,
        use_async=False,
        llm=MockLLM(),
    )
    suffix = f", {size}" if size else ""
    return [
        LlamaIndexPeer(f"LlamaIndex Chroma{suffix}", dense, units),
        LlamaIndexPeer(f"LlamaIndex BM25{suffix}", bm25, units),
        LlamaIndexPeer(f"LlamaIndex fusion{suffix}", fused, units),
    ]


@cache
def _embedding() -> Any:
    """The bundled model behind LlamaIndex's interface.

    Raises:
        EvaluationDataError: The peers aren't installed.
    """
    try:
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("llama_index"):
            raise
        raise EvaluationDataError(
            f"The peers need {error.name}.", "Install them with `pip install r2p-assistant[dev]`."
        ) from None
    return HuggingFaceEmbedding(model_name=str(bundled_model()), device="cpu")


def _collection() -> Any:
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
    return client.create_collection(
        f"peer-{uuid.uuid4().hex}",
        embedding_function=None,
        configuration={"hnsw": {"space": "cosine"}},
    )
