"""The judge, and two floors, on the public sets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from assistant.entailment import Pair
from assistant.grounding.trained import TrainedJudge, threshold
from assistant.grounding.words import content_stems
from evals.grounding.measures import (
    Bin,
    Interval,
    Probs,
    auroc,
    balanced_accuracy,
    best_threshold,
    brier,
    calibration_error,
    reliability,
    with_interval,
)
from evals.grounding.sets import Row, by_set, rows
from index.embedder import MiniLM

# As published by others, on their test sets; not measured here.
PUBLISHED = {
    "wice": "AlignScore 66.0, MiniCheck-RoBERTa 67.6, MiniCheck-FT5 72.2, GPT-4-turbo 80.4",
    "summedits": "SummaC-Conv 57.1, QAFactEval 65.5, GPT-4 82.1",
    "factcheckgpt": "none known for this half",
    "fever_symmetric": "none known for this version",
}
_BATCH = 256

Scorer = Callable[[Sequence[Pair]], Probs]
# What decides, and the probabilities where there are any.
Judged = tuple[Probs, Probs | None]


@dataclass(frozen=True, slots=True)
class SetFigures:
    """What one system reaches on one set.

    Attributes:
        system: Its name.
        set: The set's name.
        n: Pairs.
        threshold: Chosen on the training part.
        balanced_accuracy: At that threshold.
        auroc: Area under the ROC curve.
        brier: Of its probabilities; None where it gives none.
        calibration_error: Expected, over ten bins; None where it gives none.
        curve: Reliability; empty where it gives no probabilities.
    """

    system: str
    set: str
    n: int
    threshold: float
    balanced_accuracy: Interval
    auroc: Interval
    brier: Interval | None
    calibration_error: float | None
    curve: tuple[Bin, ...]


def measure(floors: bool = True, limit: int | None = None) -> list[SetFigures]:
    """Figures of every system on every set of the dev part, and on all of it together.

    Args:
        floors: Whether word overlap and embedding cosine are measured too; the latter is slow.
        limit: Only so many rows of each set.
    """
    dev = _limited(rows("dev"), limit)
    found = _figures("ours", partial(_ours, TrainedJudge(MiniLM())), dev, threshold())
    if floors:
        train = rows("train")
        for name, scorer in (("word overlap", word_overlap), ("embedding cosine", _cosine())):
            cut = _threshold_of(scorer, train)
            found += _figures(name, partial(_uncalibrated, scorer), dev, cut)
    return found


def _ours(judge: TrainedJudge, pairs: Sequence[Pair]) -> Judged:
    compared = judge.compared(pairs)
    return judge.scores(compared), judge.probs(compared)


def _uncalibrated(scorer: Scorer, pairs: Sequence[Pair]) -> Judged:
    return scorer(pairs), None


def word_overlap(pairs: Sequence[Pair]) -> Probs:
    """The share of a claim's content words that stand anywhere in the evidence."""
    shares = []
    for pair in pairs:
        ours = content_stems(pair.claim)
        held = frozenset().union(*map(content_stems, pair.evidence))
        shares.append(len(ours & held) / len(ours) if ours else 0.0)
    return np.array(shares, dtype=np.float64)


def _cosine() -> Scorer:
    """Cosine of the claim's vector with the evidence's, as far as the embedder reads it."""
    return partial(_cosines, MiniLM())


def _cosines(embedder: MiniLM, pairs: Sequence[Pair]) -> Probs:
    texts = list(dict.fromkeys(t for p in pairs for t in (p.claim, p.evidence[0])))
    vectors = dict(zip(texts, (e.vector for e in embedder.encode(texts)), strict=True))
    return np.array([float(vectors[p.claim] @ vectors[p.evidence[0]]) for p in pairs])


def _limited(found: Sequence[Row], limit: int | None) -> list[Row]:
    return [r for some in by_set(found).values() for r in some[:limit]]


def _scored(scorer: Scorer, some: Sequence[Row]) -> Probs:
    return np.concatenate([scorer([r.pair for r in part]) for part in _parts(some)])


def _parts(some: Sequence[Row]) -> list[Sequence[Row]]:
    return [some[i : i + _BATCH] for i in range(0, len(some), _BATCH)]


def _threshold_of(scorer: Scorer, train: Sequence[Row]) -> float:
    truth = np.array([r.supported for r in train])
    return best_threshold(_scored(scorer, train), truth, np.array([r.set for r in train]))


def _figures(
    system: str, judged: Callable[[Sequence[Pair]], Judged], dev: Sequence[Row], cut: float
) -> list[SetFigures]:
    parts = [judged([r.pair for r in part]) for part in _parts(dev)]
    scores = np.concatenate([s for s, _ in parts])
    given = [p for _, p in parts if p is not None]
    probs = np.concatenate(given) if given else None
    sets = np.array([r.set for r in dev])
    truth = np.array([r.supported for r in dev])
    found = []
    for name in (*by_set(dev), "all"):
        held = (sets == name) | (name == "all")
        own = None if probs is None else probs[held]
        found.append(_of(system, name, scores[held], own, truth[held], cut))
    return found


def _of(
    system: str, name: str, scores: Probs, probs: Probs | None, truth: np.ndarray, cut: float
) -> SetFigures:
    return SetFigures(
        system,
        name,
        len(scores),
        cut,
        with_interval(lambda p, t: balanced_accuracy(p >= cut, t), scores, truth),
        with_interval(auroc, scores, truth),
        None if probs is None else with_interval(brier, probs, truth),
        None if probs is None else calibration_error(probs, truth),
        () if probs is None else tuple(reliability(probs, truth)),
    )
