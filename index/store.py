"""The vectors of passages and sentences, in Chroma."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedder import Floats
from index.errors import RetrievalError

PASSAGES, SENTENCES = "passages", "sentences"
_UPSERT = 2000
# Of 100,000 generated passages this found .98 of the 20 nearest; 24, 200 and 200 found .87.
GRAPH = {"max_neighbors": 32, "ef_construction": 400, "ef_search": 600}

# Up to so many vectors of a kind each one is compared, within some milliseconds: what is
# found then can't depend on the order of writing, as it does in Chroma's graph.
EXACT = 20_000


@dataclass(frozen=True, slots=True)
class _Exact:
    """Vectors in memory, in order of their ids, so that sums don't depend on the writing."""

    ids: list[str]
    rows: dict[str, int]
    vectors: Floats

    @classmethod
    def of(cls, ids: Sequence[str], vectors: Floats) -> "_Exact":
        order = sorted(range(len(ids)), key=lambda i: ids[i])
        held = [ids[i] for i in order]
        return cls(held, {identity: i for i, identity in enumerate(held)}, vectors[order])

    def nearest(
        self, vector: Floats, k: int, within: Sequence[str] | None
    ) -> list[tuple[str, float]]:
        """As `VectorStore.nearest`; ids in `within` that it doesn't hold are passed over."""
        if not self.ids:
            return []
        cosines = self.vectors @ vector
        rows = np.arange(len(self.ids))
        if within is not None:
            rows = np.array(sorted({self.rows[i] for i in within if i in self.rows}), dtype=int)
        best = rows[np.argsort(-cosines[rows], kind="stable")[:k]]
        return [(self.ids[i], float(cosines[i])) for i in best.tolist()]


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
        # One thread builds the graph, so that the same writes give the same neighbours.
        hnsw = {"space": "cosine", **GRAPH, "num_threads": 1}
        self._collections = {
            name: self._client.get_or_create_collection(
                name,
                configuration={"hnsw": hnsw},  # type: ignore[arg-type]
                embedding_function=None,
            )
            for name in (PASSAGES, SENTENCES)
        }
        self._held: dict[str, _Exact | None] = {}
        self._counts: dict[str, int] = {}

    def put(self, kind: str, documents: Sequence[str], ids: Sequence[str], vectors: Floats) -> None:
        """Add or replace vectors; `documents` and `ids` match the rows of `vectors`."""
        self._changed()
        for start in range(0, len(ids), _UPSERT):
            part = slice(start, start + _UPSERT)
            self._collections[kind].upsert(
                ids=list(ids[part]),
                embeddings=vectors[part],
                metadatas=[{"document_id": d} for d in documents[part]],
            )

    def forget(self, document_id: str) -> None:
        """Delete all vectors of a document."""
        self._changed()
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
        exact = self._exact(kind)
        if exact is not None:
            return exact.nearest(vector, k, within)
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

    def _exact(self, kind: str) -> "_Exact | None":
        """The vectors of a kind in memory, None if there are too many."""
        if kind not in self._held:
            few = self._count(kind) <= EXACT
            self._held[kind] = _Exact.of(*self.vectors(kind)) if few else None
        return self._held[kind]

    def _count(self, kind: str) -> int:
        """How many vectors of a kind there are; Chroma counts them anew each time."""
        if kind not in self._counts:
            self._counts[kind] = self._collections[kind].count()
        return self._counts[kind]

    def _changed(self) -> None:
        self._held.clear()
        self._counts.clear()

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
