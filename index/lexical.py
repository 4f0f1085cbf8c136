"""BM25 over the terms of passages."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np

from index.embedder import Floats, Ints
from index.terms import terms

K1, B = 1.5, 0.75


class LexicalIndex:
    """BM25 (Robertson and Zaragoza, 2009; k1 1.5, b 0.75, Lucene's idf)."""

    def __init__(self, bm25: bm25s.BM25, count: int) -> None:
        self._bm25 = bm25
        self._count = count
        self._columns: dict[str, int] = getattr(bm25, "vocab_dict", {})
        held = bm25.scores if self._columns else {"indptr": [0], "data": [], "indices": []}
        self._starts = np.asarray(held["indptr"]).tolist()
        self._scores: Floats = np.asarray(held["data"], dtype=np.float32)
        self._owners: Ints = np.asarray(held["indices"], dtype=np.int32)
        self.document_frequency: dict[str, int] = {
            term: self._starts[c + 1] - self._starts[c]
            for term, c in self._columns.items()
            if term and self._starts[c + 1] > self._starts[c]
        }

    @classmethod
    def of(cls, texts: Sequence[str]) -> "LexicalIndex":
        """The index of texts, by position."""
        corpus = [terms(text) for text in texts]
        bm25 = bm25s.BM25(k1=K1, b=B)
        if any(corpus):
            bm25.index(corpus, show_progress=False)
        return cls(bm25, len(corpus))

    def save(self, folder: Path) -> None:
        """Write into a folder in place of what is there."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if self._columns:
            self._bm25.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path, count: int) -> "LexicalIndex":
        """As saved, for `count` texts; the scores stay on disk until they are read."""
        if not (folder / "vocab.index.json").is_file():
            return cls(bm25s.BM25(k1=K1, b=B), count)
        return cls(bm25s.BM25.load(str(folder), mmap=True), count)

    def __len__(self) -> int:
        return self._count

    def idf(self, term: str) -> float:
        """ln(1 + (n - df + 0.5) / (df + 0.5)) of a stemmed term, 0 for one that is nowhere."""
        df = self.document_frequency.get(term, 0)
        return self.idf_of(df) if df else 0.0

    def idf_of(self, df: int) -> float:
        """The idf of a term that stands in `df` passages."""
        return float(np.log1p((len(self) - df + 0.5) / (df + 0.5)))

    def scores(self, weighted: Mapping[str, float]) -> Floats:
        """BM25 score of each text, shape (n,), for stemmed terms with their weights."""
        total = np.zeros(self._count, dtype=np.float32)
        for term, weight in weighted.items():
            if term in self.document_frequency:
                column = self._columns[term]
                part = slice(self._starts[column], self._starts[column + 1])
                total[self._owners[part]] += weight * self._scores[part]
        return total
