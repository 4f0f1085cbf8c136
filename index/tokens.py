"""Token vectors of passages, kept on disk as bytes, for late interaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.embedder import Bytes, Encoding, Floats, Ints
from index.errors import RetrievalError

_SCALE = 127.0
# Documents whose token files stay open; the system's page cache does the rest.
_OPEN_FILES = 512
_VECTORS, _PLACES = "vectors.npy", "tokens.npz"


@dataclass(frozen=True, slots=True)
class TokenMatrix:
    """The word pieces of one document's passages, one after the other.

    Attributes:
        vectors: Unit vectors times 127, rounded, shape (t, dimension).
        ids: Vocabulary ids, shape (t,).
        starts: First code point in the passage, shape (t,).
        bounds: Passage i owns rows bounds[i] to bounds[i + 1], shape (n + 1,).
    """

    vectors: Bytes
    ids: Ints
    starts: Ints
    bounds: Ints

    @classmethod
    def of(cls, encodings: Sequence[Encoding]) -> "TokenMatrix":
        """The token vectors of encoded passages, in order; at least one."""
        return cls(
            np.concatenate([quantised(e.tokens) for e in encodings]),
            np.concatenate([e.token_ids for e in encodings]),
            np.concatenate([e.token_starts for e in encodings]),
            np.cumsum([0, *(len(e.tokens) for e in encodings)], dtype=np.int32),
        )

    @classmethod
    def joined(cls, parts: Sequence["TokenMatrix"]) -> "TokenMatrix":
        """The matrices one after the other; at least one."""
        return cls(
            np.concatenate([m.vectors for m in parts]),
            np.concatenate([m.ids for m in parts]),
            np.concatenate([m.starts for m in parts]),
            np.cumsum([0, *(n for m in parts for n in np.diff(m.bounds))], dtype=np.int32),
        )

    def save(self, folder: Path) -> None:
        """Write into a folder that is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / _VECTORS, self.vectors)
        np.savez(folder / _PLACES, ids=self.ids, starts=self.starts, bounds=self.bounds)

    @classmethod
    def load(cls, folder: Path) -> "TokenMatrix":
        """As saved, without the vectors, which stay on disk.

        Raises:
            RetrievalError: The file is damaged.
        """
        none = np.zeros((0, 0), dtype=np.int8)
        try:
            with np.load(folder / _PLACES) as data:
                return cls(none, data["ids"], data["starts"], data["bounds"])
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
            raise _damaged(folder) from error

    def document_frequency(self) -> tuple[Ints, Ints]:
        """The vocabulary ids that occur, and in how many passages each does."""
        owner = np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))
        pairs = np.unique(np.stack([self.ids, owner]), axis=1)
        ids, counts = np.unique(pairs[0], return_counts=True)
        return ids.astype(np.int32), counts.astype(np.int32)


@dataclass(frozen=True, slots=True)
class Similarities:
    """Cosine of each question token with each token of some passages.

    Attributes:
        table: Shape (q, all tokens of the passages).
        bounds: Passage i owns columns bounds[i] to bounds[i + 1].
        starts: First code point of each column's token in its passage.
    """

    table: Floats
    bounds: Ints
    starts: Ints

    def of(self, i: int) -> tuple[Floats, Ints]:
        """The columns of passage i, and where their tokens start."""
        part = slice(self.bounds[i], self.bounds[i + 1])
        return self.table[:, part], self.starts[part]

    def nearest(self) -> Floats:
        """For each question token its highest cosine in each passage, shape (q, passages)."""
        if not len(self.bounds) - 1:
            return np.zeros((len(self.table), 0), dtype=np.float32)
        return np.maximum.reduceat(self.table, self.bounds[:-1], axis=1)


class TokenStore:
    """The token vectors of many documents, each in a folder of its own."""

    def __init__(self, folders: Sequence[Path], held: Sequence[TokenMatrix]) -> None:
        """`held` are the documents' matrices, of which only the vectors stay on disk."""
        self._folders = tuple(folders)
        self._starts = [m.starts for m in held]
        self._bounds = [m.bounds for m in held]
        self._first = np.cumsum([0, *(len(b) - 1 for b in self._bounds)])
        self._vectors = lru_cache(maxsize=_OPEN_FILES)(self._open)

    def _open(self, number: int) -> Bytes:
        folder = self._folders[number]
        try:
            found: Bytes = np.load(folder / _VECTORS, mmap_mode="r")
        except (OSError, EOFError, ValueError) as error:
            raise _damaged(folder) from error
        return found

    def similarities(self, question: Floats, positions: Sequence[int]) -> Similarities:
        """Cosine of each question token with each token of each passage.

        Args:
            question: Unit vectors, shape (q, dimension).
            positions: Of passages, counted over all documents in order.
        """
        documents = np.searchsorted(self._first, positions, side="right") - 1
        rows, starts = [], []
        for position, document in zip(positions, documents.tolist(), strict=True):
            bounds = self._bounds[document]
            local = position - int(self._first[document])
            part = slice(int(bounds[local]), int(bounds[local + 1]))
            rows.append(self._vectors(document)[part])
            starts.append(self._starts[document][part])
        if not rows:
            empty = np.zeros(0, dtype=np.int32)
            none = np.zeros((len(question), 0), dtype=np.float32)
            return Similarities(none, np.zeros(1, dtype=np.int32), empty)
        ends = np.cumsum([0, *map(len, rows)], dtype=np.int32)
        scaled: Floats = (question / np.float32(_SCALE)).astype(np.float32)
        table = scaled @ np.concatenate(rows).astype(np.float32).T
        return Similarities(table, ends, np.concatenate(starts))


def quantised(vectors: Floats) -> Bytes:
    """Unit vectors as bytes; each coordinate is off by at most 1/254."""
    return np.round(vectors * _SCALE).astype(np.int8)


def _damaged(folder: Path) -> RetrievalError:
    return RetrievalError(
        f"The index is damaged in {folder}.", "Delete that folder and run `r2p ingest`."
    )
