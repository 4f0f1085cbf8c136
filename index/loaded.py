"""The index as a search uses it: passages in a fixed order, BM25, token vectors."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.lexical import LexicalIndex
from index.passage import Passage
from index.reading import context_of
from index.tokens import TokenMatrix, TokenStore


class LoadedIndex:
    """Passages of all documents, in order, with what is searched in memory.

    Attributes:
        passages: All of them.
        position: Of each passage, by its id.
        lexical: BM25 over each passage with its title and heading.
        tokens: Their token vectors.
        token_idf: ln(1 + (n - df + 0.5) / (df + 0.5)) of each word piece over passages.
    """

    def __init__(
        self,
        passages: Sequence[tuple[Passage, ...]],
        tokens: Sequence[Path],
        lexical: Path,
        fingerprint: str,
    ) -> None:
        """`lexical` keeps BM25 for the passages that `fingerprint` stands for."""
        self.passages = tuple(p for group in passages for p in group)
        self.position = {p.id: i for i, p in enumerate(self.passages)}
        matrices = [TokenMatrix.load(folder) for folder in tokens]
        self.tokens = TokenStore(tokens, matrices)
        self.token_idf = _token_idf(matrices, len(self.passages))
        self.lexical = _lexical(self.passages, lexical, fingerprint)


def _lexical(passages: Sequence[Passage], folder: Path, fingerprint: str) -> LexicalIndex:
    """BM25 as kept, or built and kept."""
    kept = folder / fingerprint
    if kept.is_dir():
        return LexicalIndex.load(kept, len(passages))
    built = LexicalIndex.of([f"{context_of(p)} {p.text}" for p in passages])
    part = folder / f"{fingerprint}.{os.getpid()}"
    try:
        built.save(part)
        os.replace(part, kept)
    except OSError:  # another process was faster, or nothing may be written here
        shutil.rmtree(part, ignore_errors=True)
        return built
    for old in folder.iterdir():
        if old != kept:
            shutil.rmtree(old, ignore_errors=True)
    return built


def _token_idf(matrices: Sequence[TokenMatrix], count: int) -> dict[int, float]:
    frequency: dict[int, int] = {}
    for matrix in matrices:
        for token, df in zip(*matrix.document_frequency(), strict=True):
            frequency[int(token)] = frequency.get(int(token), 0) + int(df)
    idf = np.log1p([(count - df + 0.5) / (df + 0.5) for df in frequency.values()])
    return dict(zip(frequency, idf.tolist(), strict=True))
