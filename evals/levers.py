"""Rankings that were tried and not taken, each a change of one thing in ours.

All passages are ranked; nothing is cut off before, so that a lever isn't judged by
what the candidates leave it.
"""

from collections.abc import Callable, Hashable

import numpy as np

from evals.similarities import Similarities
from index.embedder import Floats, unit
from index.passage import Passage
from index.settings import SEARCHED

Lever = Callable[[Similarities], Floats]


def ours(s: Similarities) -> Floats:
    """The relevance of the product, for all passages."""
    return _mixed(s, s.late, s.questions)


def _mixed(
    s: Similarities,
    late: Floats,
    questions: Floats,
    passages: Floats | None = None,
    sentences: Floats | None = None,
) -> Floats:
    by_passage = _nearer(questions, s.passage_vectors if passages is None else passages)
    by_sentence = _nearer(questions, s.sentence_vectors if sentences is None else sentences)
    mixed: Floats = (
        SEARCHED.late * late
        + SEARCHED.passage * by_passage
        + SEARCHED.sentence * s.best_sentence(by_sentence)
        + SEARCHED.lexical * s.lexical
    )
    return mixed


def _nearer(questions: Floats, vectors: Floats) -> Floats:
    """Cosines of that reading of each question which is nearer, shape (q, vectors)."""
    found: Floats = (questions @ vectors.T).max(axis=0)
    return found


def fused(k: int) -> Lever:
    """Reciprocal-rank fusion of the four rankings with the constant `k`."""

    def ranking(s: Similarities) -> Floats:
        parts = (
            s.late,
            _nearer(s.questions, s.passage_vectors),
            s.best_sentence(_nearer(s.questions, s.sentence_vectors)),
            s.lexical,
        )
        ranks = [np.argsort(np.argsort(-p, axis=1, kind="stable"), axis=1) + 1 for p in parts]
        summed: Floats = np.sum([1 / (k + r) for r in ranks], axis=0)
        return summed

    return ranking


def surprising_tokens(weight: float) -> Lever:
    """Late interaction over how unusual a token's cosine is among the passages (z-scores)."""

    def ranking(s: Similarities) -> Floats:
        late: Floats = np.stack([w @ _z(nearest) for nearest, w in s.tokens])
        return _mixed(s, (weight * late).astype(np.float32), s.questions)

    return ranking


def _z(nearest: Floats) -> Floats:
    spread = nearest.std(axis=1, keepdims=True) + 0.02
    found: Floats = (nearest - nearest.mean(axis=1, keepdims=True)) / spread
    return found


def feedback(weight: float, top: int) -> Lever:
    """The question's vector moved towards the best passages' (Rocchio, 1971)."""

    def ranking(s: Similarities) -> Floats:
        best = np.argsort(-ours(s), axis=1, kind="stable")[:, :top]
        moved = unit(s.questions + weight * s.passage_vectors[best].mean(axis=1))
        return _mixed(s, s.late, moved)

    return ranking


def less_hubs(share: float, k: int = 10) -> Lever:
    """Less what is near to everything: its mean cosine with its `k` nearest (CSLS, 2018)."""

    def ranking(s: Similarities) -> Floats:
        hub = np.sort(s.passage_vectors @ s.sentence_vectors.T, axis=1)[:, -k:].mean(axis=1)
        less: Floats = ours(s) - share * SEARCHED.passage * hub
        return less

    return ranking


def without_components(count: int) -> Lever:
    """Vectors less their mean and first components ("all but the top", 2018)."""

    def ranking(s: Similarities) -> Floats:
        both = np.vstack([s.passage_vectors, s.sentence_vectors])
        mean = both.mean(axis=0)
        axes = np.linalg.svd(both - mean, full_matrices=False)[2][:count]

        def less(vectors: Floats) -> Floats:
            centred = vectors - mean
            return unit(centred - (centred @ axes.T) @ axes)

        return _mixed(
            s, s.late, less(s.questions), less(s.passage_vectors), less(s.sentence_vectors)
        )

    return ranking


def with_prior(weight: float, of: Callable[[Passage], Hashable], top: int = 3) -> Lever:
    """Plus the mean of the best passages of the same document or section."""

    def ranking(s: Similarities) -> Floats:
        relevance = ours(s)
        groups: dict[Hashable, list[int]] = {}
        for i, passage in enumerate(s.passages):
            groups.setdefault(of(passage), []).append(i)
        prior = np.zeros_like(relevance)
        for held in groups.values():
            prior[:, held] = np.sort(relevance[:, held], axis=1)[:, -top:].mean(axis=1)[:, None]
        return relevance + weight * prior

    return ranking


def varied(weight: float, pool: int = 40, alike: float = 0.5) -> Lever:
    """Each next passage less its likeness to those before it (MMR, 1998)."""

    def ranking(s: Similarities) -> Floats:
        relevance = ours(s)
        found = np.full_like(relevance, -np.inf)
        for row, into in zip(relevance, found, strict=True):
            held = np.argsort(-row, kind="stable")[:pool]
            likeness = s.passage_vectors[held] @ s.passage_vectors[held].T - alike
            left, nearest = np.ones(pool, dtype=bool)[: len(held)], np.zeros(len(held))
            for place in range(len(held)):
                value = np.where(left, row[held] - weight * nearest, -np.inf)
                best = int(value.argmax())
                left[best], into[held[best]] = False, -place
                nearest = np.maximum(nearest, likeness[best])
        return found

    return ranking


NOT_TAKEN: dict[str, Lever] = {
    "all passages ranked": ours,
    **{f"rank fusion alone, constant {k}": fused(k) for k in (10, 60, 200)},
    "late interaction by z-scores": surprising_tokens(0.16),
    "feedback .2 of the best 8": feedback(0.2, 8),
    "feedback .5 of the best 3": feedback(0.5, 3),
    "less hubs, .6": less_hubs(0.6),
    "without the first component": without_components(1),
    "without the first 4": without_components(4),
    "prior of the document, .2": with_prior(0.2, lambda p: p.document_id),
    "prior of the section, .2": with_prior(0.2, lambda p: (p.document_id, p.item, p.section)),
    "varied, .1": varied(0.1),
    "varied, .4": varied(0.4),
}
