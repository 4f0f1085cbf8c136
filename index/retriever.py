"""Search: several rankings fused, the best re-ranked by late interaction."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedder import Encoding, Floats
from index.fusion import ranked, reciprocal_rank_fusion
from index.glossary import expanded_terms
from index.passage import Passage, ScoredPassage
from index.passage_index import LoadedIndex, PassageIndex
from index.store import PASSAGES, SENTENCES
from index.terms import STOP_WORDS, fold

CANDIDATES = 60
# Weight of the fused ranking beside late interaction, chosen on the dev questions.
FUSED_WEIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The end of a search.

    Attributes:
        question: As asked.
        encoding: The question's vectors.
        passages: Best first.
        sentence_relevance: For each passage, in the same order, the late-interaction
            relevance of each of its sentences, about 0..1.
        word_support: For each passage, in the same order, the similarity of each content
            word of the question to the passage's closest word, about 0..1.
        sentence_cosine: Cosine similarity of the question with the nearest sentences,
            by sentence id, about 0..1.
        timings_ms: Milliseconds by stage.
    """

    question: str
    encoding: Encoding
    passages: tuple[ScoredPassage, ...]
    sentence_relevance: tuple[Floats, ...]
    word_support: tuple[Floats, ...]
    sentence_cosine: dict[str, float]
    timings_ms: dict[str, float]

    @property
    def best_cosine(self) -> float:
        """Highest cosine similarity of the question with any one sentence, 0 without any."""
        return max(self.sentence_cosine.values(), default=0.0)


class Retriever:
    """Finds the passages that bear on a question."""

    def __init__(self, index: PassageIndex) -> None:
        self.index = index

    def search(
        self, question: str, k: int = 20, keep: Callable[[Passage], bool] | None = None
    ) -> Retrieved:
        """The `k` best passages for a question.

        Args:
            question: In words.
            k: At most so many passages.
            keep: Only passages for which this holds.
        """
        began = time.perf_counter()
        loaded = self.index.loaded
        encoding = self.index.embedder.encode([question])[0]
        embedded = time.perf_counter()
        allowed = [p for p in loaded.passages if keep(p)] if keep else None
        fused, cosines = self._fused(question, encoding, loaded, allowed)
        best = ranked(fused)[:CANDIDATES]
        searched = time.perf_counter()
        positions = [loaded.position[i] for i in best]
        tables = loaded.tokens.similarities(encoding.tokens, positions) if loaded.tokens else []
        weights = token_weights(encoding, question, loaded)
        late = [float(weights @ table.max(axis=1)) for table in tables]
        scores = _blend(late, [fused[i] for i in best])
        order = sorted(range(len(best)), key=lambda i: (-scores[i], best[i]))[:k]
        passages = tuple(
            ScoredPassage(rank, loaded.passages[positions[i]], scores[i])
            for rank, i in enumerate(order, start=1)
        )
        sentences = tuple(
            _sentence_relevance(loaded, positions[i], tables[i], weights) for i in order
        )
        groups = _content_words(encoding, question)
        support = tuple(_word_support(tables[i], groups) for i in order)
        ended = time.perf_counter()
        timings = {
            "embed": (embedded - began) * 1000,
            "search": (searched - embedded) * 1000,
            "rerank": (ended - searched) * 1000,
        }
        return Retrieved(question, encoding, passages, sentences, support, cosines, timings)

    def _fused(
        self,
        question: str,
        encoding: Encoding,
        loaded: LoadedIndex,
        allowed: Sequence[Passage] | None,
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Fused score of each candidate, and the cosine of the nearest sentences."""
        if not loaded.passages or allowed == []:
            return {}, {}
        store = self.index.store
        within = {p.id for p in allowed} if allowed is not None else None
        documents = sorted({p.document_id for p in allowed}) if allowed is not None else None
        dense = [i for i, _ in store.nearest(PASSAGES, encoding.vector, CANDIDATES, documents)]
        spoken = store.nearest(SENTENCES, encoding.vector, 2 * CANDIDATES, documents)
        by_sentence = list(dict.fromkeys(i.rpartition("/")[0] for i, _ in spoken))
        bm25 = loaded.lexical.scores(expanded_terms(question))
        top = sorted(np.flatnonzero(bm25 > 0).tolist(), key=lambda i: (-bm25[i], i))
        lexical = [loaded.passages[i].id for i in top]
        rankings = [
            [i for i in ranking if i in loaded.position and (within is None or i in within)]
            for ranking in (dense, by_sentence, lexical)
        ]
        fused = reciprocal_rank_fusion([r[:CANDIDATES] for r in rankings])
        return fused, {i: c for i, c in spoken if i.rpartition("/")[0] in fused}


def token_weights(encoding: Encoding, question: str, loaded: LoadedIndex) -> Floats:
    """Weight of each question token: its idf in the library, little for stop words; sums to 1."""
    weights = []
    starts = encoding.token_starts.tolist()
    ends = [*starts[1:], len(question)]
    words = _word_at(question)
    for token, start, end in zip(encoding.token_ids.tolist(), starts, ends, strict=True):
        piece = question[start:end].strip()
        if not any(c.isalnum() for c in piece):
            weights.append(0.0)
        elif words.get(start, fold(piece)) in STOP_WORDS:
            weights.append(0.2)
        else:
            weights.append(loaded.token_idf.get(token, 3.0))
    array = np.array(weights, dtype=np.float32)
    return array / max(float(array.sum()), 1e-6)


def _content_words(encoding: Encoding, question: str) -> list[list[int]]:
    """For each word of the question that isn't a stop word, the positions of its tokens."""
    words = _word_at(question)
    groups: dict[int, list[int]] = {}
    for position, start in enumerate(encoding.token_starts.tolist()):
        word = words.get(start, "")
        if word and word not in STOP_WORDS:
            first = start
            while first and first - 1 in words:
                first -= 1
            groups.setdefault(first, []).append(position)
    return list(groups.values())


def _word_support(table: Floats, groups: list[list[int]]) -> Floats:
    nearest = table.max(axis=1)
    return np.array([nearest[g].mean() for g in groups], dtype=np.float32)


def _word_at(question: str) -> dict[int, str]:
    """The folded word that each of the question's characters belongs to."""
    words: dict[int, str] = {}
    start = 0
    for i in range(len(question) + 1):
        if i == len(question) or not (question[i].isalnum() or question[i] in "'’"):
            words.update(dict.fromkeys(range(start, i), fold(question[start:i])))
            start = i + 1
    return words


def _blend(late: list[float], fused: list[float]) -> list[float]:
    """Late interaction plus the fused score, scaled to the best fused score."""
    best = max(fused, default=1.0)
    return [a + FUSED_WEIGHT * b / best for a, b in zip(late, fused, strict=True)]


def _sentence_relevance(
    loaded: LoadedIndex, position: int, table: Floats, weights: Floats
) -> Floats:
    """Weighted MaxSim of the question with each sentence's own tokens."""
    passage = loaded.passages[position]
    tokens = loaded.tokens
    if tokens is None:
        return np.zeros(len(passage.sentences), dtype=np.float32)
    starts = tokens.starts[tokens.bounds[position] : tokens.bounds[position + 1]]
    found = np.zeros(len(passage.sentences), dtype=np.float32)
    for n, sentence in enumerate(passage.sentences):
        mine = (starts >= sentence.start - passage.start) & (starts < sentence.end - passage.start)
        if mine.any():
            found[n] = weights @ table[:, mine].max(axis=1)
    return found
