"""Runs: a question set, its corpus, the systems, and the report of it."""

import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from evals.corpora import SetName, Split, documents_of, index_of, questions_of
from evals.outside import OutsideCorpus, clapnq, policyqa, unit_index, with_surroundings
from evals.peers import document_peers, unit_peers
from evals.report import Report
from evals.retrieval import Outcome, Topic, measured, topics_of
from evals.systems import Ours, System
from index.embedder import Embedder, MiniLM
from index.retriever import Retriever
from index.settings import INDEXED
from sources.settings import Settings

OUTSIDE: dict[str, Callable[[], list[OutsideCorpus]]] = {"policyqa": policyqa, "clapnq": clapnq}


def own_run(name: SetName, split: Split, limit: int | None, settings: Settings) -> Report:
    """Ours and the peers on one of our own question sets."""
    topics = topics_of(questions_of(name, split))[:limit]
    index = index_of(name, settings, MiniLM(settings.embedding_model))
    systems: list[System] = [Ours(Retriever(index)), *document_peers(documents_of(name, settings))]
    documents = len({u.source_file for u in systems[0].units})
    title = f"Retrieval, set {name}, split {split}: {len(topics)} questions, {documents} documents"
    return Report(title, topics, tuple(_outcomes(systems, topics)))


def outside_run(name: str, limit: int | None, settings: Settings) -> Report:
    """Ours and the peers on an outside set; figures of its corpora are pooled."""
    embedder = MiniLM(settings.embedding_model)
    corpora = OUTSIDE[name]()
    outcomes: list[list[Outcome]] = []
    topics: list[Topic] = []
    for corpus in corpora:
        asked = _sample(corpus.topics, limit, sum(len(c.topics) for c in corpora))
        topics += asked
        outcomes.append(_on_units(corpus, asked, embedder))
    pooled = tuple(_pooled(parts) for parts in zip(*outcomes, strict=True))
    title = f"Retrieval, {name}: {len(topics)} questions, {len(corpora)} corpora"
    return Report(title, tuple(topics), pooled, main="nDCG@10")


def _sample(topics: Sequence[Topic], limit: int | None, of: int) -> list[Topic]:
    """The corpus's share of `limit` of all topics, drawn with a fixed seed, in order."""
    if limit is None or limit >= of:
        return list(topics)
    share = max(1, round(limit * len(topics) / of))
    drawn = random.Random(0).sample(range(len(topics)), share)
    return [topics[i] for i in sorted(drawn)]


def _on_units(corpus: OutsideCorpus, asked: Sequence[Topic], embedder: Embedder) -> list[Outcome]:
    alone = replace(INDEXED, window_chars=0)
    with tempfile.TemporaryDirectory() as folder:
        index = unit_index(corpus.units, Path(folder) / "read", embedder)
        blind = unit_index(corpus.units, Path(folder) / "alone", embedder, alone)
        systems = [
            Ours(Retriever(index)),
            Ours(Retriever(blind), "r2p, units alone"),
            *unit_peers(corpus.units),
            *unit_peers(with_surroundings(corpus.units), "text around"),
        ]
        return _outcomes(systems, asked)


def _outcomes(systems: Sequence[System], topics: Sequence[Topic]) -> list[Outcome]:
    from tqdm import tqdm

    with tqdm(total=len(systems) * len(topics), unit="search", leave=False) as bar:
        return [measured(system, topics, bar.update) for system in systems]


def _pooled(parts: Sequence[Outcome]) -> Outcome:
    """The figures of several corpora as one."""
    values: dict[str, dict[str, float]] = {}
    latency: dict[str, float] = {}
    for part in parts:
        latency.update(part.latency_ms)
        for measure, held in part.values.items():
            values.setdefault(measure, {}).update(held)
    return Outcome(parts[0].system, values, latency)
