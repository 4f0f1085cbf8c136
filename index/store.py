"""The vectors of passages and sentences, in Chroma."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.embedder import Floats
from index.errors import RetrievalError

PASSAGES, SENTENCES = "passages", "sentences"
_UPSERT = 2000
# Of 100,000 generated passages this found .98 of the 20 nearest; 24, 200 and 200 found .87.
GRAPH = {"max_neighbors": 32, "ef_construction": 400, "ef_search": 600}


class VectorStore:
    """Two persistent Chroma collections under one folder, compared by cosine."""

    def __init__(self, folder: Path) -> None:
        os.environ["ANONYMIZED_TELEMETRY"] = "False"
        import chromadb
        from chromadb.config import Settings as ChromaSettings

        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._client = chromadb.PersistentClient(
                path=str(folder), settings=ChromaSettings(anonymized_telemetry=False)
            )
        except Exception as error:
            raise RetrievalError(
                f"The vector store in {folder} can't be opened: {error}".splitlines()[0],
                "Delete that folder and run `r2p ingest`.",
            ) from error
        # One thread builds the graph, so that the same writes give the same neighbours;
        # a large graph may still differ with the order in which it was written.
        hnsw = {"space": "cosine", **GRAPH, "num_threads": 1}
        self._collections = {
            name: self._client.get_or_create_collection(
                name,
                configuration={"hnsw": hnsw},  # type: ignore[arg-type]
                embedding_function=None,
            )
            for name in (PASSAGES, SENTENCES)
        }
        self._counts: dict[str, int] = {}

    def put(self, kind: str, document_id: str, ids: Sequence[str], vectors: Floats) -> None:
        """Add or replace vectors of one document; `ids` match the rows of `vectors`."""
        self._counts.clear()
        for start in range(0, len(ids), _UPSERT):
            part = slice(start, start + _UPSERT)
            self._collections[kind].upsert(
                ids=list(ids[part]),
                embeddings=vectors[part],
                metadatas=[{"document_id": document_id}] * len(ids[part]),
            )

    def forget(self, document_id: str) -> None:
        """Delete all vectors of a document."""
        self._counts.clear()
        for collection in self._collections.values():
            collection.delete(where={"document_id": document_id})

    def nearest(
        self, kind: str, vector: Floats, k: int, within: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids with their cosine similarity, best first, at most `k`.

        Args:
            kind: `PASSAGES` or `SENTENCES`.
            vector: Shape (dimension,), unit length.
            k: How many.
            within: Only these ids; all when None.
        """
        collection = self._collections[kind]
        most = min(k, self._count(kind) if within is None else len(within))
        if not most:
            return []
        found = collection.query(
            query_embeddings=vector[None],
            n_results=most,
            ids=None if within is None else list(within),
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        pairs = [(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def _count(self, kind: str) -> int:
        if kind not in self._counts:
            self._counts[kind] = self._collections[kind].count()
        return self._counts[kind]

    def vectors(self, kind: str) -> tuple[list[str], Floats]:
        """All ids of a kind and their vectors, shape (n, dimension), in Chroma's order."""
        collection = self._collections[kind]
        ids: list[str] = []
        parts: list[Floats] = []
        for start in range(0, collection.count(), _UPSERT):
            found = collection.get(include=["embeddings"], limit=_UPSERT, offset=start)
            ids += found["ids"]
            parts.append(np.asarray(found["embeddings"], dtype=np.float32))
        return ids, np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)

    def ids(self, kind: str) -> set[str]:
        """All ids of a kind."""
        return set(self._collections[kind].get(include=[])["ids"])
