"""The table of similarities ranks as the product does, and each lever ranks all passages."""

from pathlib import Path

import numpy as np
import pytest

from evals.levers import NOT_TAKEN, ours
from evals.retrieval import Topic
from evals.similarities import Similarities
from index.embedder import MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from sources.reader import read_document

TEXT = """# Notes of the seventh meeting

## Opening

Forty delegates met in Lisse on 4 June 2024. Ambassador Lind opened the day.

## Money

She asked for a fund of two million crowns, and nobody objected to it.

## Next

The next meeting takes place in Harn, in the house of the fishing guild.
"""
QUESTIONS = ("Who opened the day?", "Where will they gather after this?")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> PassageIndex:
    """One small document."""
    found = PassageIndex(Path(tmp_path_factory.mktemp("levers")), MiniLM())
    found.sync([read_document(TEXT.encode(), "meeting.md")])
    return found


@pytest.fixture(scope="module")
def table(index: PassageIndex) -> Similarities:
    """Of both questions with its passages."""
    evidence = (("meeting.md", "takes place in Harn, in the house"),)
    return Similarities.of(index, [Topic(q, q, (), evidence) for q in QUESTIONS])


def test_ours_is_the_relevance_of_the_product(index: PassageIndex, table: Similarities) -> None:
    for question, row in zip(QUESTIONS, ours(table), strict=True):
        found = Retriever(index).search(question).passages
        assert len(found) == len(table.passages)
        for scored in found:
            position = index.loaded.position[scored.passage.id]
            assert row[position] == pytest.approx(scored.relevance, abs=1e-3)


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_levers_rank_every_passage(name: str, table: Similarities) -> None:
    relevance = NOT_TAKEN[name](table)
    assert relevance.shape == (len(QUESTIONS), len(table.passages))
    assert np.isfinite(relevance).all()


def test_recall_counts_what_stands_first(table: Similarities) -> None:
    assert table.recall(ours(table)).tolist() == [1.0, 1.0]
