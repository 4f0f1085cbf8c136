"""BM25 over the terms of passages."""

from collections.abc import Mapping, Sequence

import bm25s
import numpy as np

from index.embedder import Floats
from index.terms import terms


class LexicalIndex:
    """BM25 (Robertson and Zaragoza, 2009; k1 1.5, b 0.75, Lucene's idf) in memory.

    Building it takes milliseconds for hundreds of passages, so it is not kept on disk.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._corpus = [terms(text) for text in texts]
        self._bm25 = bm25s.BM25(k1=1.5, b=0.75)
        if any(self._corpus):
            self._bm25.index(self._corpus, show_progress=False)
        self.document_frequency: dict[str, int] = {}
        for passage in self._corpus:
            for term in set(passage):
                self.document_frequency[term] = self.document_frequency.get(term, 0) + 1

    def __len__(self) -> int:
        return len(self._corpus)

    def idf(self, term: str) -> float:
        """ln(1 + (n - df + 0.5) / (df + 0.5)) of a stemmed term, 0 for one that is nowhere."""
        df = self.document_frequency.get(term, 0)
        return self.idf_of(df) if df else 0.0

    def idf_of(self, df: int) -> float:
        """The idf of a term that stands in `df` passages."""
        return float(np.log1p((len(self) - df + 0.5) / (df + 0.5)))

    def scores(self, weighted: Mapping[str, float]) -> Floats:
        """BM25 score of each passage, shape (n,), for stemmed terms with their weights."""
        total = np.zeros(len(self), dtype=np.float32)
        for term, weight in weighted.items():
            if term in self.document_frequency:
                total += weight * self._bm25.get_scores([term])
        return total
