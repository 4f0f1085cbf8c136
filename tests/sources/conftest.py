"""Fixtures for documents: the five real ones, and small texts read as files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sources.document import Document
from sources.reader import read_document

Read = Callable[..., Document]


@pytest.fixture(scope="session")
def documents(source_folder: Path) -> dict[str, Document]:
    """The five documents by the first three digits of their names."""
    paths = sorted(source_folder.glob("00[0-4]_*.txt"))
    return {p.name[:3]: read_document(p.read_bytes(), p.name) for p in paths}


@pytest.fixture(scope="session")
def raws(source_folder: Path) -> dict[str, str]:
    """Their raw texts."""
    paths = sorted(source_folder.glob("00[0-4]_*.txt"))
    return {p.name[:3]: p.read_text("utf-8") for p in paths}


@pytest.fixture
def read() -> Read:
    """Reads a text as if it were a file."""

    def reading(text: str, name: str = "text.txt") -> Document:
        return read_document(text.encode(), name)

    return reading
