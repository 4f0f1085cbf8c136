"""Retrieval measured: ours and its peers on the same questions."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from evals.dataset import QuestionRow
from evals.measures import Estimate, bootstrap, evidence_recall, holds, paired_p
from evals.systems import System, Unit

BUDGETS = (1500, 3000, 6000)
K = 20
RANKED = ("nDCG@10", "R@5", "R@20", "RR")
MAIN = "ER@3000"


@dataclass(frozen=True, slots=True)
class Topic:
    """A question as retrieval sees it.

    Attributes:
        id: Unique in its set.
        question: In words.
        groups: Names of the groups that it is counted in ("close", "who").
        evidence: Source file and phrase of each piece of evidence; empty where
            the set says which units are relevant.
        relevant: Ids of relevant units, for a set that knows them.
    """

    id: str
    question: str
    groups: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...] = ()
    relevant: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One system's figures for each topic; a topic without a figure isn't in it.

    Attributes:
        system: Its name.
        values: For each measure, its value for each topic id, 0..1.
        latency_ms: Of each topic's search, the question's embedding included.
    """

    system: str
    values: dict[str, dict[str, float]]
    latency_ms: dict[str, float]

    def estimate(self, measure: str, topics: Sequence[Topic]) -> Estimate | None:
        """Mean of a measure over those of the topics that have it."""
        held = self.values[measure]
        return bootstrap([held[t.id] for t in topics if t.id in held])

    def median_ms(self) -> float:
        """Median latency."""
        return median(self.latency_ms.values())


def topics_of(rows: Sequence[QuestionRow]) -> tuple[Topic, ...]:
    """The answerable questions of a set."""
    return tuple(
        Topic(
            row.id,
            row.question,
            (row.wording, row.kind.value),
            tuple((e.source_file, e.phrase) for e in row.evidence),
        )
        for row in rows
        if row.answerable
    )


def measured(
    system: System, topics: Sequence[Topic], progress: Callable[[], object] = lambda: None
) -> Outcome:
    """A system's figures on the topics.

    Evidence recall is defined in `evals.measures`. nDCG@10, recall and reciprocal
    rank are those of `ir_measures` over the system's own units, of which those
    count as relevant that hold a phrase of the evidence; a topic of which no unit
    holds one has no such figure.
    """
    texts = {u.id: u.text for u in system.units}
    if topics:
        system.search(topics[0].question, K)
    rankings: dict[str, list[str]] = {}
    latency: dict[str, float] = {}
    for topic in topics:
        began = time.perf_counter()
        rankings[topic.id] = system.search(topic.question, K)
        latency[topic.id] = (time.perf_counter() - began) * 1000
        progress()
    values = _ranked_measures(system.units, topics, rankings)
    shown = {t: [texts[i] for i in ranking] for t, ranking in rankings.items()}
    for budget in BUDGETS:
        values[f"ER@{budget}"] = {
            t.id: evidence_recall([p for _, p in t.evidence], shown[t.id], budget)
            for t in topics
            if t.evidence
        }
    return Outcome(system.name, values, latency)


def _ranked_measures(
    units: Sequence[Unit], topics: Sequence[Topic], rankings: dict[str, list[str]]
) -> dict[str, dict[str, float]]:
    import ir_measures

    qrels = {t.id: dict.fromkeys(_relevant(t, units), 1) for t in topics}
    qrels = {t: judged for t, judged in qrels.items() if judged}
    run = {
        t: {unit: float(-place) for place, unit in enumerate(ranking)}
        for t, ranking in rankings.items()
        if t in qrels
    }
    values: dict[str, dict[str, float]] = {name: {} for name in RANKED}
    measures = [ir_measures.parse_measure(name) for name in RANKED]
    for metric in ir_measures.iter_calc(measures, qrels, run):
        values[str(metric.measure)][metric.query_id] = float(metric.value)
    return values


def _relevant(topic: Topic, units: Sequence[Unit]) -> list[str]:
    if not topic.evidence:
        return sorted(topic.relevant)
    return [
        u.id
        for u in units
        if any(u.source_file == file and holds(phrase, u.text) for file, phrase in topic.evidence)
    ]


@dataclass(frozen=True, slots=True)
class Difference:
    """Ours less a peer on the topics that both have a figure for.

    Attributes:
        peer: Its name.
        mean: Mean difference.
        p: Two-sided, of a paired permutation test.
        n: Topics.
    """

    peer: str
    mean: float
    p: float
    n: int


def difference(
    ours: Outcome, peer: Outcome, measure: str, topics: Sequence[Topic]
) -> Difference | None:
    """How far ours is ahead of a peer, or None where no topic has both figures."""
    mine, theirs = ours.values[measure], peer.values[measure]
    both = [t.id for t in topics if t.id in mine and t.id in theirs]
    if not both:
        return None
    gaps = [mine[i] - theirs[i] for i in both]
    return Difference(peer.system, sum(gaps) / len(gaps), paired_p(gaps), len(gaps))
