"""The library: canonical documents on disk, kept in step with the source folders."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from sources.catalogue import load_catalogue
from sources.document import Document
from sources.errors import AssistantError, SourceError
from sources.reader import READER_VERSION, document_id, read_document
from sources.settings import Settings

SUFFIXES = (".txt", ".md", ".markdown")
LOCK_WAIT_S = 600


@dataclass(frozen=True, slots=True)
class _Stored:
    version: int
    document: Document


_STORED = TypeAdapter(_Stored)


@dataclass(slots=True)
class SyncReport:
    """What one run did, by document title or file name; `missing` are catalogued, not found."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


class Library:
    """Documents under `home/documents`, one JSON file and one raw file each."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = settings.home / "documents"
        self._documents: dict[str, Document] | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in order of their file names."""
        return tuple(self._loaded().values())

    def document(self, name: str) -> Document:
        """The document with that id, catalogue key, file name or unique beginning of one.

        Raises:
            SourceError: There is none, or several.
        """
        if name in self._loaded():
            return self._loaded()[name]
        keys = {e.sha256: e.key for e in load_catalogue().documents}
        found = [
            d
            for d in self.documents
            if name == keys.get(d.sha256)
            or d.source_file == name
            or (name and d.id.startswith(name))
        ]
        if len(found) != 1:
            raise SourceError(
                f"{len(found) or 'No'} documents are called {name!r}.",
                "See `r2p library list`." if self.documents else "Run `r2p ingest` first.",
            )
        return found[0]

    def raw(self, document: Document) -> bytes:
        """The bytes of the document as they were read."""
        return (self.folder / f"{document.id}.raw").read_bytes()

    def lock(self) -> FileLock:
        """The lock that every change of the library or its index holds."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        return FileLock(self.settings.home / "ingest.lock", timeout=LOCK_WAIT_S)

    def sync(self, progress: Callable[[list[Path]], Iterable[Path]] = list) -> SyncReport:
        """Read what the source folders hold, forget what they no longer hold.

        Args:
            progress: Wraps the list of files, for a progress bar.
        """
        report = SyncReport()
        self.folder.mkdir(parents=True, exist_ok=True)
        known = {d.id: d for d in self.documents}
        wanted: set[str] = set()
        for path in progress(list(self._files())):
            try:
                self._take(path, known, wanted, report)
            except (AssistantError, OSError) as error:
                report.skipped.append(f"{path.name}: {error}")
        for gone in known.keys() - wanted:
            self._delete(gone)
            report.removed.append(known[gone].record.title)
        found = {d.sha256 for d in self._reloaded().values()}
        report.missing = [
            f"{e.title} ({e.where})" for e in load_catalogue().documents if e.sha256 not in found
        ]
        return report

    def add(self, path: Path) -> list[Path]:
        """Copy a file, or the readable files of a folder, into the user's library folder.

        Raises:
            SourceError: There is no such path, or nothing readable in it.
        """
        if not path.exists():
            raise SourceError(f"{path} doesn't exist.", "Check the name.")
        files = list(_readable(path)) if path.is_dir() else [path]
        if path.is_file() and path.suffix.lower() not in SUFFIXES:
            raise SourceError(f"{path.name} can't be read.", f"Formats: {', '.join(SUFFIXES)}.")
        if not files:
            raise SourceError(f"{path} holds no readable file.", f"Formats: {', '.join(SUFFIXES)}.")
        target = self.settings.home / "library"
        target.mkdir(parents=True, exist_ok=True)
        copies = []
        for file in files:
            if file.resolve().is_relative_to(target.resolve()):
                continue
            read_document(file.read_bytes(), file.name)
            copies.append(target / file.name)
            _write(copies[-1], file.read_bytes())
        return copies

    def remove(self, document: Document) -> None:
        """Delete a document and its file in the user's library folder.

        Raises:
            SourceError: Its file lies in another source folder, which is the user's.
        """
        mine = self.settings.home / "library"
        for path in self._files():
            if document_id_of(path) != document.id:
                continue
            if not path.is_relative_to(mine):
                raise SourceError(
                    f"{path} lies in a source folder outside the library.",
                    "Remove the file there, or set R2P_SOURCES, and run `r2p ingest`.",
                )
            path.unlink()
        self._delete(document.id)
        self._reloaded()

    def _files(self) -> Iterator[Path]:
        for folder in self.settings.source_folders:
            if folder.is_dir():
                yield from _readable(folder)

    def _take(
        self, path: Path, known: dict[str, Document], wanted: set[str], report: SyncReport
    ) -> None:
        data = path.read_bytes()
        identity = document_id_of(path)
        if identity in wanted:
            report.skipped.append(f"{path.name}: the same bytes as another file")
            return
        before = known.get(identity)
        current = before is not None and self._version(identity) == READER_VERSION
        if current and before and before.source_file == path.name:
            report.unchanged.append(before.record.title)
        else:
            document = read_document(data, path.name)
            _write(self.folder / f"{identity}.raw", data)
            stored = _STORED.dump_json(_Stored(READER_VERSION, document))
            _write(self.folder / f"{identity}.json", stored)
            (report.updated if before else report.added).append(document.record.title)
        wanted.add(identity)

    def _version(self, identity: str) -> int:
        return _STORED.validate_json((self.folder / f"{identity}.json").read_bytes()).version

    def _delete(self, identity: str) -> None:
        for suffix in (".json", ".raw"):
            (self.folder / f"{identity}{suffix}").unlink(missing_ok=True)

    def _loaded(self) -> dict[str, Document]:
        return self._documents if self._documents is not None else self._reloaded()

    def _reloaded(self) -> dict[str, Document]:
        paths = self.folder.glob("*.json") if self.folder.is_dir() else []
        documents = sorted((load_document(p) for p in paths), key=lambda d: (d.source_file, d.id))
        self._documents = {d.id: d for d in documents}
        return self._documents


def document_id_of(path: Path) -> str:
    """The id that the document in this file has."""
    return document_id(hashlib.sha256(path.read_bytes()).hexdigest())


def _readable(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and path.suffix.lower() in SUFFIXES and not hidden:
            yield path


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all, so that a run cut short leaves no half file."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)


def load_document(path: Path) -> Document:
    """A document as `Library` stored it.

    Raises:
        SourceError: The file is damaged.
    """
    try:
        return _STORED.validate_json(path.read_bytes()).document
    except ValidationError:
        raise SourceError(f"{path} is damaged.", "Delete it and run `r2p ingest`.") from None
