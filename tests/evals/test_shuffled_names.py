"""The figures don't come from memorised names: other names, about the same recall."""

import random
from pathlib import Path

import pytest

from assistant.assistant import CONSIDERED
from evals.corpora import documents_of, questions_of
from evals.measures import holds
from evals.retrieval import Topic, measured, topics_of
from evals.systems import Ours
from index.embedder import MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from sources.reader import read_document
from sources.settings import Settings

# Names of the documents that no glossary or stemmer needs to know, each a single word.
NAMES = (
    "Ratzlaff Almagro Kaye Burundi Kenya Syria Libya Mali Yemen Guatemala Ghana Johannesburg "
    "Washington Halfaya Annan Assad Luck Odinga Kibaki Stockholm Denmark Qatar Argentina"
).split()
FILES = ("000_", "004_")
TOLERANCE = 0.06


def _swapped(text: str, other: dict[str, str]) -> str:
    for name in other:
        text = text.replace(name, f"\x00{name}\x00")
    for name, new in other.items():
        text = text.replace(f"\x00{name}\x00", new)
    return text


def _index(folder: Path, other: dict[str, str], settings: Settings) -> PassageIndex:
    """Both documents with other names in them."""
    documents = [d for d in documents_of("own", settings) if d.source_file.startswith(FILES)]
    index = PassageIndex(folder, MiniLM())
    index.sync([read_document(_swapped(d.text, other).encode(), d.source_file) for d in documents])
    return index


def _asked(topics: list[Topic], asked: dict[str, str], written: dict[str, str]) -> list[Topic]:
    """The topics with the names of `asked` in questions, of `written` in evidence."""
    return [
        Topic(
            t.id,
            _swapped(t.question, asked),
            t.groups,
            tuple((f, _swapped(p, written)) for f, p in t.evidence),
        )
        for t in topics
    ]


def _recall(index: PassageIndex, topics: list[Topic]) -> float:
    values = measured(Ours(Retriever(index)), topics).values["ER@1500"]
    return sum(values.values()) / len(values)


def _relevance(index: PassageIndex, topics: list[Topic]) -> float:
    """Mean over the topics of the highest relevance of a passage that holds evidence."""
    retriever = Retriever(index)
    best = []
    for topic in topics:
        phrases = [phrase for _, phrase in topic.evidence]
        found = retriever.search(topic.question, CONSIDERED).passages
        right = [s.relevance for s in found if any(holds(p, s.passage.text) for p in phrases)]
        best.append(max(right, default=0.0))
    return sum(best) / len(best)


@pytest.mark.library
@pytest.mark.slow
def test_recall_with_shuffled_names_is_about_the_same(
    library_settings: Settings, tmp_path: Path
) -> None:
    topics = [
        t
        for t in topics_of(questions_of("own", "dev"))
        if "disjoint" not in t.groups and all(f.startswith(FILES) for f, _ in t.evidence)
    ]
    names = list(NAMES)
    random.Random(4).shuffle(names)
    same = {name: name for name in NAMES}
    other = dict(zip(NAMES, names, strict=True))
    plain = _index(tmp_path / "same", same, library_settings)
    before = _recall(plain, _asked(topics, same, same))
    renamed = _index(tmp_path / "other", other, library_settings)
    after = _recall(renamed, _asked(topics, other, other))
    assert abs(before - after) <= TOLERANCE
    # The control: where a question keeps the old name, its evidence comes less near.
    named = [t for t in topics if _swapped(t.question, other) != t.question]
    assert len(named) >= 10
    told = _relevance(renamed, _asked(named, other, other))
    misled = _relevance(renamed, _asked(named, same, other))
    assert misled < told
