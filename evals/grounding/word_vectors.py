"""The embedder's own word vectors, out of context: which words are alike."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from index.embedder import Floats, bundled_model, unit

_MATRIX = "embeddings.word_embeddings.weight"
# Ranks among the nearest words: the first are forms of the same word.
_KINDRED = slice(4, 30)


class WordVectors:
    """Input vectors of the bundled model's vocabulary; whole words only."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _matrix(self) -> Floats:
        from safetensors.numpy import load_file

        return unit(load_file(bundled_model() / "model.safetensors")[_MATRIX].astype(np.float32))

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """Rows of the words."""
        lines = (Path(bundled_model()) / "vocab.txt").read_text("utf-8").splitlines()
        return {word: n for n, word in enumerate(lines)}

    @cached_property
    def _words(self) -> tuple[list[str], Floats]:
        words = [w for w in self.vocabulary if w.isalpha() and w.isascii() and len(w) > 2]
        return words, self._matrix[[self.vocabulary[w] for w in words]]

    def kindred(self, word: str) -> Sequence[str]:
        """Words near in meaning, other forms of the word left out as far as rank tells."""
        if word not in self._known:
            self._known[word] = self._kindred(word)
        return self._known[word]

    def _kindred(self, word: str) -> tuple[str, ...]:
        row = self.vocabulary.get(word)
        if row is None:
            return ()
        words, matrix = self._words
        order = np.argsort(-(matrix @ self._matrix[row]))[_KINDRED]
        return tuple(words[i] for i in order.tolist())
