"""Late interaction: a question's words against a passage's, token by token."""

from dataclasses import dataclass

import numpy as np

from index.embedder import Encoding, Floats, Ints
from index.loaded import LoadedIndex
from index.passage import Passage
from index.terms import STOP_WORDS, fold

# Weight of a word piece that no passage has, about that of one that few have.
UNKNOWN_IDF = 3.0


@dataclass(frozen=True, slots=True)
class QuestionTokens:
    """The word pieces of a question.

    Attributes:
        vectors: Unit vectors, shape (q, dimension).
        weights: Of each word piece, by its idf in the library; they sum to 1.
        words: For each word that isn't a stop word, the positions of its pieces.
    """

    vectors: Floats
    weights: Floats
    words: tuple[tuple[int, ...], ...]

    @classmethod
    def of(
        cls, question: str, encoding: Encoding, loaded: LoadedIndex, stop_word: float
    ) -> "QuestionTokens":
        """As the library weighs them; a stop word's piece has weight `stop_word`."""
        spans = _words(question)
        weights: list[float] = []
        words: dict[int, list[int]] = {}
        place = 0
        starts = encoding.token_starts.tolist()
        for n, (token, start) in enumerate(zip(encoding.token_ids.tolist(), starts, strict=True)):
            while place < len(spans) and spans[place][1] <= start:
                place += 1
            inside = place < len(spans) and spans[place][0] <= start
            if not inside or not question[start].isalnum():
                weights.append(0.0)
            elif spans[place][2] in STOP_WORDS:
                weights.append(stop_word)
            else:
                weights.append(loaded.token_idf.get(token, UNKNOWN_IDF))
            if inside and spans[place][2] not in STOP_WORDS:
                words.setdefault(place, []).append(n)
        array = np.array(weights, dtype=np.float32)
        array /= max(float(array.sum()), 1e-6)
        return cls(encoding.tokens, array, tuple(tuple(w) for w in words.values()))

    def support(self, nearest: Floats) -> Floats:
        """How near each content word comes to a passage, from its pieces' highest cosines."""
        return np.array([nearest[list(w)].mean() for w in self.words], dtype=np.float32)

    def support_in(self, nearest: Floats) -> Floats:
        """The same for each of some sentences (columns), shape (sentences, words)."""
        columns = [nearest[list(w)].mean(axis=0) for w in self.words]
        none = np.zeros((nearest.shape[1], 0), dtype=np.float32)
        return np.stack(columns, axis=1).astype(np.float32) if columns else none


def content_words(question: str) -> tuple[str, ...]:
    """The folded words of a question that aren't stop words, in the order of their support."""
    return tuple(word for _, _, word in _words(question) if word not in STOP_WORDS)


def nearest_in_sentences(passage: Passage, table: Floats, starts: Ints) -> Floats:
    """For each question token its highest cosine in each sentence, shape (q, sentences).

    Its mean over the tokens, weighted by idf, is the MaxSim of a sentence
    (Khattab and Zaharia, "ColBERT", SIGIR 2020, where it is a sum).

    Args:
        passage: Of which sentences.
        table: Cosines of question tokens with the passage's, shape (q, t).
        starts: First code point of each of its tokens in the passage, rising.
    """
    found = np.zeros((len(table), len(passage.sentences)), dtype=np.float32)
    cuts = [(s.start - passage.start, s.end - passage.start) for s in passage.sentences]
    places = np.searchsorted(starts, cuts) if cuts else np.zeros((0, 2), dtype=np.int64)
    for n, (first, last) in enumerate(places.tolist()):
        if last > first:
            found[:, n] = table[:, first:last].max(axis=1)
    return found


def closeness_of_sentences(passage: Passage, table: Floats, starts: Ints) -> Floats:
    """For each sentence the mean over its tokens of the highest cosine with a question token.

    It is the other direction of `nearest_in_sentences`: a sentence that says much
    beside what is asked is less close.

    Args:
        passage: Of which sentences.
        table: Cosines of question tokens with the passage's, shape (q, t).
        starts: First code point of each of its tokens in the passage, rising.
    """
    highest = table.max(axis=0, initial=-1.0)
    found = np.zeros(len(passage.sentences), dtype=np.float32)
    for n, sentence in enumerate(passage.sentences):
        first, last = np.searchsorted(
            starts, (sentence.start - passage.start, sentence.end - passage.start)
        )
        if last > first:
            found[n] = highest[first:last].mean()
    return found


def _words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of each word; an apostrophe is part of one."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for i in range(len(text) + 1):
        if i == len(text) or not (text[i].isalnum() or text[i] in "'’"):
            if i > start:
                found.append((start, i, fold(text[start:i])))
            start = i + 1
    return found
