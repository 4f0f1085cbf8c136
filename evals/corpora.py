"""What the question sets are asked about, indexed in a folder of their own."""

from pathlib import Path
from typing import Literal

from evals.dataset import FURTHER_DOCUMENTS, SETS, EvaluationDataError, QuestionRow, load_questions
from index.embedder import Embedder
from index.passage_index import PassageIndex
from sources.catalogue import load_catalogue
from sources.document import Document
from sources.reader import read_document
from sources.settings import Settings

SetName = Literal["own", "further", "mixed"]
Split = Literal["dev", "test"]


def questions_of(name: SetName, split: Split) -> tuple[QuestionRow, ...]:
    """The questions of a set and split; "mixed" asks the own ones among further documents."""
    rows = load_questions(SETS["further" if name == "further" else "own"])
    return tuple(row for row in rows if row.split == split)


def documents_of(name: SetName, settings: Settings) -> tuple[Document, ...]:
    """The catalogued documents; for the other two sets the further ones beside them.

    Raises:
        EvaluationDataError: A catalogued document lies in no source folder.
    """
    own = _catalogued(settings)
    if name == "own":
        return own
    further = sorted(p for p in FURTHER_DOCUMENTS.iterdir() if p.suffix in (".txt", ".md"))
    return own + tuple(read_document(p.read_bytes(), p.name) for p in further)


def index_of(name: SetName, settings: Settings, embedder: Embedder) -> PassageIndex:
    """The index of a set's documents, brought in step; what it holds already isn't embedded."""
    folder = settings.home / "evals" / ("own" if name == "own" else "mixed")
    index = PassageIndex(folder, embedder)
    index.sync(documents_of(name, settings))
    return index


def _catalogued(settings: Settings) -> tuple[Document, ...]:
    found: dict[str, Document] = {}
    for path in (p for f in settings.source_folders if f.is_dir() for p in _files(f)):
        data = path.read_bytes()
        document = read_document(data, path.name)
        if load_catalogue().find(document.sha256):
            found.setdefault(document.sha256, document)
    missing = [e.title for e in load_catalogue().documents if e.sha256 not in found]
    if missing:
        raise EvaluationDataError(
            f"Not in any source folder: {'; '.join(missing)}.",
            "Name the folder that holds the documents in R2P_SOURCES.",
        )
    return tuple(sorted(found.values(), key=lambda d: d.source_file))


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*.txt") if p.is_file())
