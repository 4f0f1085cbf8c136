"""Outside sets: PolicyQA (Ahmad et al., 2020) and CLAPnq (Rosenthal et al., 2025).

Their data files lie beside the checkout and are only read: for PolicyQA the
units are the paragraphs of the question's own policy, for CLAPnq the sentences
of all passages. Our index reads a unit with the text around it in its document,
so the peers are also measured on units that carry that text with them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from evals.dataset import EvaluationDataError
from evals.retrieval import Topic
from evals.systems import Unit
from index.embedder import Embedder
from index.passage import Passage, Sentence
from index.passage_index import PassageIndex
from index.reading import readings
from index.settings import INDEXED, IndexSettings
from sources.catalogue import Record
from sources.sentences import split_sentences
from sources.settings import CHECKOUT

FOLDER = CHECKOUT.parent / "shared" / "data" / "retrieval"


@dataclass(frozen=True, slots=True)
class OutsideCorpus:
    """Units that compete with one another, and the questions asked about them."""

    name: str
    units: tuple[Unit, ...]
    topics: tuple[Topic, ...]


def policyqa(folder: Path = FOLDER) -> list[OutsideCorpus]:
    """A corpus for each policy: its paragraphs, and all questions about it."""
    units: dict[str, list[Unit]] = {}
    for row in _rows(folder / "policyqa_corpus.jsonl"):
        units.setdefault(row["document"], []).append(Unit(row["id"], row["document"], row["text"]))
    topics: dict[str, list[Topic]] = {name: [] for name in units}
    for row in _rows(folder / "policyqa_questions.jsonl"):
        topic = Topic(row["id"], row["question"], (), relevant=frozenset(row["relevant_ids"]))
        topics[row["document"]].append(topic)
    return [OutsideCorpus(n, tuple(u), tuple(topics[n])) for n, u in units.items() if topics[n]]


def clapnq(folder: Path = FOLDER) -> list[OutsideCorpus]:
    """One corpus: the sentences of all passages; topics are the answerable questions."""
    units: dict[str, Unit] = {}
    topics: list[Topic] = []
    for row in _rows(folder / "clapnq.jsonl"):
        ids = [f"{row['id']}#{n}" for n in range(len(row["sentences"]))]
        units.update((i, Unit(i, row["id"], s)) for i, s in zip(ids, row["sentences"], strict=True))
        if row["answerable"] and row["relevant_ids"]:
            relevant = frozenset(ids[n] for n in row["relevant_ids"])
            topics.append(Topic(row["id"], row["question"], (), relevant=relevant))
    return [OutsideCorpus("CLAPnq", tuple(units.values()), tuple(topics))]


def unit_index(
    units: Sequence[Unit], folder: Path, embedder: Embedder, settings: IndexSettings = INDEXED
) -> PassageIndex:
    """Our index over given pieces, one passage each, as parts of the texts they come from."""
    passages, texts = _passages(units)
    index = PassageIndex(folder, embedder, settings)
    index.sync_passages(passages, texts)
    return index


def with_surroundings(units: Sequence[Unit], settings: IndexSettings = INDEXED) -> list[Unit]:
    """The units with the text around them that our index reads with each."""
    passages, texts = _passages(units)
    found = {
        passage.id: window
        for name, held in passages.items()
        for passage, window in zip(held, readings(held, texts[name], settings).windows, strict=True)
    }
    return [replace(unit, text=found[unit.id]) for unit in units]


def _passages(units: Sequence[Unit]) -> tuple[dict[str, tuple[Passage, ...]], dict[str, str]]:
    """By document, the units as passages of it, and its text."""
    by_file: dict[str, list[Unit]] = {}
    for unit in units:
        by_file.setdefault(unit.source_file, []).append(unit)
    passages: dict[str, tuple[Passage, ...]] = {}
    texts: dict[str, str] = {}
    for name, found in by_file.items():
        texts[_safe(name)] = "\n".join(u.text for u in found)
        starts = accumulate((len(u.text) + 1 for u in found), initial=0)
        passages[_safe(name)] = tuple(map(_passage, found, starts))
    return passages, texts


def _passage(unit: Unit, start: int) -> Passage:
    spans = split_sentences(unit.text)
    return Passage(
        id=unit.id,
        document_id=_safe(unit.source_file),
        source_file=unit.source_file,
        start=start,
        end=start + len(unit.text),
        text=unit.text,
        section=(),
        locator="",
        item=None,
        record=Record(title=""),
        sentences=tuple(Sentence(start + a, start + b, 0) for a, b in spans),
    )


def _safe(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise EvaluationDataError(
            f"There is no data file {path}.", "Put the public data set there to measure on it."
        )
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
