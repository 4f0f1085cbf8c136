"""The real embedder, and one small index over two documents, for the tests of the index."""

from pathlib import Path

import pytest

from index.embedder import MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from sources.document import Document
from sources.reader import read_document

RAINS = """# Before the rains

## Warnings

The river desk at Port Sellen warned of attacks in March. Nobody in the capital read the note.
Eleven villages were burned before the end of May.

## Advice

The report gives three pieces of advice:

1. Name one official who reads every warning.
2. Publish what was done within thirty days.
3. Pay the monitors on time.
"""
MEETING = """# Notes of the seventh meeting

Forty delegates met in Lisse on 4 June 2024. Ambassador Lind opened the day.
She asked for a fund of two million crowns, and nobody objected to it.

The next meeting takes place in Harn.
"""


def document(text: str, name: str) -> Document:
    """The document of a text."""
    return read_document(text.encode(), name)


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    """The bundled model, loaded once."""
    return MiniLM()


@pytest.fixture(scope="session")
def two_documents() -> tuple[Document, Document]:
    """A report and the notes of a meeting."""
    return document(RAINS, "rains.md"), document(MEETING, "meeting.md")


@pytest.fixture(scope="session")
def small_index(
    two_documents: tuple[Document, Document],
    embedder: MiniLM,
    tmp_path_factory: pytest.TempPathFactory,
) -> PassageIndex:
    """Both documents, indexed; not to be changed."""
    index = PassageIndex(tmp_path_factory.mktemp("small"), embedder)
    index.sync(two_documents)
    return index


@pytest.fixture
def retriever(small_index: PassageIndex) -> Retriever:
    """Search over both documents."""
    return Retriever(small_index)


@pytest.fixture
def fresh(embedder: MiniLM, tmp_path: Path) -> PassageIndex:
    """An empty index."""
    return PassageIndex(tmp_path / "index", embedder)
