"""How the library keeps a document on disk: its text and structure, its bytes, its sidecar."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sources.atomic import write_whole
from sources.corrections import DocumentCorrections
from sources.document import Document
from sources.errors import SourceError
from sources.reader import READER_VERSION

_SUFFIXES = (".json", ".raw", ".record.json")


@dataclass(frozen=True, slots=True)
class Stored:
    """A document with the version of the reader that made it."""

    version: int
    document: Document


_STORED = TypeAdapter(Stored)


def stored_files(folder: Path) -> list[Path]:
    """The files that hold documents, in order of their names."""
    found = folder.glob("*.json") if folder.is_dir() else []
    return sorted(p for p in found if not p.name.endswith(".record.json"))


def load_stored(path: Path) -> Stored:
    """A document as the library stored it.

    Raises:
        SourceError: The file is damaged.
    """
    try:
        return _STORED.validate_json(path.read_bytes())
    except ValidationError:
        raise SourceError(f"{path} is damaged.", "Delete it and run `r2p ingest`.") from None


def save_document(folder: Path, document: Document, data: bytes) -> None:
    """Keep a document and its bytes; the text comes last, so that it never lacks its bytes."""
    write_whole(folder / f"{document.id}.raw", data)
    stored = _STORED.dump_json(Stored(READER_VERSION, document))
    write_whole(folder / f"{document.id}.json", stored)


def load_sidecar(folder: Path, identity: str) -> DocumentCorrections | None:
    """What the document's sidecar file said when it was last read, or None."""
    path = folder / f"{identity}.record.json"
    try:
        return DocumentCorrections.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def save_sidecar(folder: Path, identity: str, corrections: DocumentCorrections | None) -> bool:
    """Keep what a sidecar file says, or forget it; whether that changed anything."""
    if corrections == load_sidecar(folder, identity):
        return False
    path = folder / f"{identity}.record.json"
    if corrections is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, corrections.model_dump_json(exclude_none=True).encode())
    return True


def delete_stored(folder: Path, identity: str) -> None:
    """Forget a document; a file that isn't there is no error."""
    for suffix in _SUFFIXES:
        (folder / f"{identity}{suffix}").unlink(missing_ok=True)


def delete_others(folder: Path, wanted: Collection[str]) -> None:
    """Forget all documents but these, and what a run cut short left of others."""
    for path in folder.iterdir():
        if path.name.partition(".")[0] not in wanted:
            path.unlink(missing_ok=True)
