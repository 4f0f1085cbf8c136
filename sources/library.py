"""The library: canonical documents on disk, kept in step with the source folders."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock

from sources.catalogue import DocumentEntry, load_catalogue
from sources.corrections import (
    Correction,
    apply_corrections,
    load_corrections,
    read_sidecar,
    save_correction,
)
from sources.document import Document
from sources.errors import AssistantError, SourceError
from sources.fetched import load_addresses, with_address
from sources.folders import copy_into, document_id_of, readable_files, shown_name
from sources.reader import READER_VERSION, document_id, read_document
from sources.register.stand_in import is_stand_in, register_bytes, stand_in
from sources.register.statements import load_register
from sources.releases import without_released
from sources.settings import Settings
from sources.stored import (
    delete_others,
    delete_stored,
    load_sidecar,
    load_stored,
    save_document,
    save_sidecar,
    stored_files,
)

LOCK_WAIT_S = 600


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
        self.corrections = settings.home / "corrections.json"
        self._documents: dict[str, Document] | None = None
        self._versions: dict[str, int] = {}

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

    def find(self, name: str) -> tuple[Document, str | None]:
        """The document of that name and, for a name like "004/B1", the label of its item.

        Raises:
            SourceError: There is no such document, several, or no such item.
        """
        whole, slash, label = name.rpartition("/")
        if not slash or name in {d.source_file for d in self.documents}:
            return self.document(name), None
        document = self.document(whole)
        if document.item(label) is None:
            labels = ", ".join(i.label for i in document.items) or "none"
            raise SourceError(f"{whole} has no item {label!r}.", f"It has: {labels}.")
        return document, label

    def key(self, document: Document) -> str:
        """What a user calls the document: its catalogue key, else its id."""
        entry = load_catalogue().find(document.sha256)
        return entry.key if entry else document.id

    def correct(self, name: str, correction: Correction, item: str | None = None) -> Document:
        """Correct a record; the correction outlives the next ingest.

        Args:
            name: Of the document, or of an item ("004/B1").
            correction: What to set.
            item: Label of the item, if `name` doesn't say it.

        Raises:
            SourceError: There is no such document or item.
        """
        document, label = self.find(f"{name}/{item}" if item else name)
        with self.lock():
            save_correction(self.corrections, document, label, correction)
        self._reloaded()
        return self.document(document.id)

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
                report.skipped.append(f"{shown_name(path)}: {error}")
        for entry in load_catalogue().documents:
            if document_id(entry.sha256) not in wanted:
                if self.settings.register_answers:
                    self._stand_in(entry, wanted)
                report.missing.append(f"{entry.title} ({entry.where})")
        delete_others(self.folder, wanted)
        for gone in known.keys() - wanted:
            if not is_stand_in(known[gone]):
                report.removed.append(known[gone].record.title)
        self._reloaded()
        return report

    def add(self, path: Path) -> list[str]:
        """Copy a file, or the readable files of a folder, into the user's library folder.

        Returns:
            A line for each of a folder's files that can't be read, and why.

        Raises:
            SourceError: There is no such path, or nothing readable in it.
        """
        return copy_into(self.settings.home / "library", path)

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
        delete_stored(self.folder, document.id)
        self._reloaded()

    def _files(self) -> Iterator[Path]:
        for folder in self.settings.source_folders:
            if folder.is_dir():
                yield from readable_files(folder)

    def _take(
        self, path: Path, known: dict[str, Document], wanted: set[str], report: SyncReport
    ) -> None:
        data, name = path.read_bytes(), shown_name(path)
        identity = document_id(hashlib.sha256(data).hexdigest())
        if identity in wanted:
            report.skipped.append(f"{name}: the same bytes as another file")
            return
        before = known.get(identity)
        current = before is not None and self._versions.get(identity) == READER_VERSION
        if current and before and before.source_file == name:
            changed, title = False, before.record.title
        else:
            document = read_document(data, name)
            save_document(self.folder, document, data)
            changed, title = True, document.record.title
        wanted.add(identity)
        changed = self._take_sidecar(path, identity, report) or changed
        kind = report.added if before is None else report.updated if changed else report.unchanged
        kind.append(title)

    def _stand_in(self, entry: DocumentEntry, wanted: set[str]) -> None:
        """Let the register answer for a catalogued document that isn't there."""
        data = register_bytes(entry.key)
        identity = document_id(hashlib.sha256(data).hexdigest())
        wanted.add(identity)
        if self._versions.get(identity) != READER_VERSION:
            document = stand_in(entry, load_register(), identity)
            save_document(self.folder, document, data)

    def _take_sidecar(self, path: Path, identity: str, report: SyncReport) -> bool:
        try:
            return save_sidecar(self.folder, identity, read_sidecar(path))
        except SourceError as error:
            report.skipped.append(str(error))
            return False

    def _loaded(self) -> dict[str, Document]:
        return self._documents if self._documents is not None else self._reloaded()

    def _reloaded(self) -> dict[str, Document]:
        corrections = load_corrections(self.corrections)
        addresses = load_addresses(self.settings.home)
        documents = []
        self._versions = {}
        for path in stored_files(self.folder):
            stored = load_stored(path)
            document = with_address(stored.document, addresses)
            document = without_released(self.settings.home, document)
            self._versions[document.id] = stored.version
            sidecar = load_sidecar(self.folder, document.id)
            mine = corrections.get(document.id, corrections.get(f"file:{document.source_file}"))
            for said in (sidecar, mine):
                document = apply_corrections(document, said) if said else document
            documents.append(document)
        documents.sort(key=lambda d: (d.source_file, d.id))
        self._documents = {d.id: d for d in documents}
        return self._documents
