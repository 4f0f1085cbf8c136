"""Token vectors of passages, kept as bytes, for late interaction."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedder import Bytes, Encoding, Floats, Ints

_SCALE = 127.0


@dataclass(frozen=True, slots=True)
class TokenMatrix:
    """The word pieces of many passages, one after the other.

    Attributes:
        vectors: Unit vectors times 127, rounded, shape (t, dimension).
        ids: Vocabulary ids, shape (t,).
        starts: First code point in the embedded text, shape (t,).
        bounds: Passage i owns rows bounds[i] to bounds[i + 1], shape (n + 1,).
    """

    vectors: Bytes
    ids: Ints
    starts: Ints
    bounds: Ints

    @classmethod
    def of(cls, encodings: Sequence[Encoding]) -> "TokenMatrix":
        """The token vectors of encoded passages, in order."""
        return cls(
            np.concatenate([quantised(e.tokens) for e in encodings]),
            np.concatenate([e.token_ids for e in encodings]),
            np.concatenate([e.token_starts for e in encodings]),
            np.cumsum([0, *(len(e.tokens) for e in encodings)], dtype=np.int32),
        )

    @classmethod
    def joined(cls, parts: Sequence["TokenMatrix"]) -> "TokenMatrix":
        """Several matrices as one, passages in order."""
        counts = np.concatenate([np.diff(p.bounds) for p in parts])
        return cls(
            np.concatenate([p.vectors for p in parts]),
            np.concatenate([p.ids for p in parts]),
            np.concatenate([p.starts for p in parts]),
            np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        )

    def shifted(self, left: Sequence[int]) -> "TokenMatrix":
        """With each passage's token starts lowered: where its own text begins is 0."""
        moved = self.starts - np.repeat(left, np.diff(self.bounds)).astype(np.int32)
        return TokenMatrix(self.vectors, self.ids, moved, self.bounds)

    def save(self, path: Path) -> None:
        """Write whole or not at all."""
        part = path.with_name(path.name + ".part")
        with part.open("wb") as file:
            np.savez(file, vectors=self.vectors, ids=self.ids, starts=self.starts, bounds=self.bounds)
        os.replace(part, path)

    @classmethod
    def load(cls, path: Path) -> "TokenMatrix":
        """As saved."""
        with np.load(path) as data:
            return cls(data["vectors"], data["ids"], data["starts"], data["bounds"])

    def similarities(self, question: Floats, passages: Sequence[int]) -> list[Floats]:
        """Cosine of each question token with each token of each passage.

        Args:
            question: Unit vectors, shape (q, dimension).
            passages: Indices of passages.

        Returns:
            One matrix of shape (q, tokens of the passage) for each passage.
        """
        spans = [slice(self.bounds[i], self.bounds[i + 1]) for i in passages]
        if not spans:
            return []
        rows = np.concatenate([self.vectors[s] for s in spans]).astype(np.float32)
        table = (question / _SCALE) @ rows.T
        cuts = np.cumsum([s.stop - s.start for s in spans])[:-1]
        return np.split(table, cuts, axis=1)


def quantised(vectors: Floats) -> Bytes:
    """Unit vectors as bytes; the cosine of two changes by less than 0.01."""
    return np.round(vectors * _SCALE).astype(np.int8)
