"""Search: several rankings propose passages, their features rank them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedder import Encoding, Floats
from index.fusion import ranked, reciprocal_rank_fusion
from index.glossary import expanded_terms, usual_names
from index.interaction import QuestionTokens, closeness_of_sentences, nearest_in_sentences
from index.loaded import LoadedIndex
from index.passage import Passage, ScoredPassage
from index.passage_index import PassageIndex, sentence_id
from index.settings import SEARCHED, SearchSettings
from index.store import PASSAGES, SENTENCES, VectorStore


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
        sentence_support: The same for each of the passage's sentences, shape (sentences, words).
        usual_support: As `sentence_support`, of the question with the usual names in it.
        sentence_closeness: For each passage, in the same order, how near each of its
            sentences' own words come to the question's as asked or with the usual names.
        sentence_cosine: Cosine similarity of the question with the nearest sentences,
            by sentence id, about 0..1.
        timings_ms: Milliseconds by stage.
    """

    question: str
    encoding: Encoding
    passages: tuple[ScoredPassage, ...]
    sentence_relevance: tuple[Floats, ...]
    word_support: tuple[Floats, ...]
    sentence_support: tuple[Floats, ...]
    usual_support: tuple[Floats, ...]
    sentence_closeness: tuple[Floats, ...]
    sentence_cosine: dict[str, float]
    timings_ms: dict[str, float]

    @property
    def best_cosine(self) -> float:
        """Highest cosine similarity of the question with any one sentence, 0 without any."""
        return max(self.sentence_cosine.values(), default=0.0)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Positions of passages with what the rankings say of them, aligned."""

    positions: list[int]
    passage_cosine: Floats
    sentence_cosine: Floats
    lexical: Floats
    by_sentence: dict[str, float]


class Retriever:
    """Finds the passages that bear on a question."""

    def __init__(self, index: PassageIndex, settings: SearchSettings = SEARCHED) -> None:
        self.index = index
        self.settings = settings

    def search(
        self, question: str, k: int = 20, keep: Callable[[Passage], bool] | None = None
    ) -> Retrieved:
        """The `k` best passages for a question; equal ones in order of the library.

        Args:
            question: In words.
            k: At most so many passages.
            keep: Only passages for which this holds.
        """
        began = time.perf_counter()
        loaded, chosen = self.index.loaded, self.settings
        # Names are also read as the sources use them: "contact persons" as "focal points".
        usual = usual_names(question) if chosen.usual_names else question
        texts = tuple(dict.fromkeys((question, usual)))
        encodings = self.index.embedder.encode(texts)
        encoding = encodings[0]
        embedded = time.perf_counter()
        within = [p for p in loaded.passages if keep(p)] if keep else None
        found = self._candidates(question, encodings, loaded, within)
        searched = time.perf_counter()
        read = [
            QuestionTokens.of(t, e, loaded, chosen.stop_word)
            for t, e in zip(texts, encodings, strict=True)
        ]
        similar = [loaded.tokens.similarities(r.vectors, found.positions) for r in read]
        nearest = [s.nearest() for s in similar]
        relevance = (
            chosen.late * _higher(read, nearest)
            + chosen.passage * found.passage_cosine
            + chosen.sentence * found.sentence_cosine
            + chosen.lexical * found.lexical
        )
        order = np.lexsort((found.positions, -relevance))[:k].tolist()
        best = [loaded.passages[found.positions[i]] for i in order]
        within_each = [
            [nearest_in_sentences(p, *s.of(i)) for s in similar]
            for p, i in zip(best, order, strict=True)
        ]
        ended = time.perf_counter()
        return Retrieved(
            question,
            encoding,
            tuple(
                ScoredPassage(rank, p, float(relevance[i]))
                for rank, (p, i) in enumerate(zip(best, order, strict=True), start=1)
            ),
            tuple(_higher(read, each) for each in within_each),
            tuple(read[0].support(nearest[0][:, i]) for i in order),
            tuple(read[0].support_in(each[0]) for each in within_each),
            tuple(read[-1].support_in(each[-1]) for each in within_each),
            tuple(
                np.maximum.reduce([closeness_of_sentences(p, *s.of(i)) for s in similar])
                for p, i in zip(best, order, strict=True)
            ),
            found.by_sentence,
            {
                "embed": (embedded - began) * 1000,
                "search": (searched - embedded) * 1000,
                "rerank": (ended - searched) * 1000,
            },
        )

    def _candidates(
        self,
        question: str,
        encodings: Sequence[Encoding],
        loaded: LoadedIndex,
        within: Sequence[Passage] | None,
    ) -> _Candidates:
        """The best of the fused rankings; one that a ranking lacks gets its last cosine."""
        chosen, store = self.settings, self.index.store
        ids = None if within is None else [p.id for p in within]
        said = (
            None
            if within is None
            else [sentence_id(p, n) for p in within for n in range(len(p.sentences))]
        )
        vectors = [e.vector for e in encodings]
        dense = _nearest(store, PASSAGES, vectors, chosen.candidates, ids)
        by_sentence = _nearest(store, SENTENCES, vectors, 2 * chosen.candidates, said)
        spoken: dict[str, float] = {}
        for i, cosine in by_sentence.items():
            spoken.setdefault(i.rpartition("/")[0], cosine)
        bm25 = loaded.lexical.scores(expanded_terms(question, chosen.glossary))
        lexical = _best(bm25, loaded, within, chosen.candidates)
        rankings = [list(dense), list(spoken), lexical]
        rankings = [[i for i in ranking if i in loaded.position] for ranking in rankings]
        fused = ranked(reciprocal_rank_fusion(rankings))[: chosen.reranked]
        positions = [loaded.position[i] for i in fused]
        highest = max(float(bm25.max(initial=0.0)), 1e-6)
        return _Candidates(
            positions,
            _with_floor(dense, fused),
            _with_floor(spoken, fused),
            bm25[positions] / highest,
            by_sentence,
        )


def _higher(read: Sequence[QuestionTokens], nearest: Sequence[Floats]) -> Floats:
    """For each column the late interaction of that reading of the question which has the higher."""
    found: Floats = np.maximum.reduce([r.weights @ n for r, n in zip(read, nearest, strict=True)])
    return found


def _nearest(
    store: VectorStore, kind: str, vectors: Sequence[Floats], k: int, ids: Sequence[str] | None
) -> dict[str, float]:
    """Cosine of the `k` nearest to each vector with the nearer one, highest first."""
    found: dict[str, float] = {}
    for vector in vectors:
        for i, cosine in store.nearest(kind, vector, k, ids):
            found[i] = max(cosine, found.get(i, -1.0))
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _best(
    scores: Floats, loaded: LoadedIndex, within: Sequence[Passage] | None, k: int
) -> list[str]:
    """Ids of the `k` passages with the highest scores above 0, ties in order of the library."""
    places = np.flatnonzero(scores > 0)
    if within is not None:
        kept = np.array([loaded.position[p.id] for p in within], dtype=np.int64)
        places = np.intersect1d(places, kept)
    if len(places) > 4 * k:
        bar = np.partition(scores[places], -k)[-k]
        places = places[scores[places] >= bar]
    order = places[np.lexsort((places, -scores[places]))][:k]
    return [loaded.passages[i].id for i in order.tolist()]


def _with_floor(cosines: dict[str, float], ids: Sequence[str]) -> Floats:
    """The cosine of each id; for one that isn't known, the lowest that is."""
    floor = min(cosines.values(), default=0.0)
    return np.array([cosines.get(i, floor) for i in ids], dtype=np.float32)
