"""The words that a library uses, and those that any English text may."""

from functools import cached_property

from index.embedder import Embedder, MiniLM
from index.glossary import other_names
from index.loaded import LoadedIndex
from index.terms import STOP_WORDS, fold, terms, words


class Vocabulary:
    """Tells words from typing errors."""

    def __init__(self, loaded: LoadedIndex, embedder: Embedder) -> None:
        self.loaded = loaded
        self._embedder = embedder

    def knows(self, word: str) -> bool:
        """Whether the library, the glossary or the embedding model has the word."""
        folded = fold(word)
        held = self.loaded.lexical.document_frequency
        if folded in STOP_WORDS or all(t in held for t in terms(word)) or other_names(word):
            return True
        return any(
            folded.removesuffix(ending) in self._pieces
            for ending in ("", "s", "es", "d", "ed", "ing", "ly", "y")
        )

    def words(self) -> frozenset[str]:
        """The words of the library, folded, with at least four letters."""
        return self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        texts = (p.text for p in self.loaded.passages)
        return frozenset(w for t in texts for w in words(t) if len(w) > 3 and w.isalpha())

    @cached_property
    def _pieces(self) -> frozenset[str]:
        """What the model's tokenizer holds whole: common words."""
        if not isinstance(self._embedder, MiniLM):
            return frozenset()
        return frozenset(self._embedder.model.tokenizer.get_vocab())
