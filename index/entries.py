"""What the index notes of each document, in files that are written whole or not at all."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.errors import RetrievalError
from index.passage import Passage
from sources.atomic import write_whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in the index.

    Attributes:
        fingerprint: Of the passages with all that is kept of them.
        passages: In order of the text.
        read: Of what was embedded, so that another file name or author costs nothing.
    """

    fingerprint: str
    passages: tuple[Passage, ...]
    read: str = ""


_ENTRY = TypeAdapter(Entry)
_IDS = TypeAdapter(list[str])


class Entries:
    """The files of all documents under one folder.

    A document's own folder, for its token vectors, is made first and its entry
    written last, so that a run cut short is seen and done again. Documents are
    written in groups; the file that names a group makes all of it count.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "documents"
        self._group = folder / "group.json"

    def documents(self) -> set[str]:
        """Ids of all documents that were begun or are held, after ending what was cut short."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._end()
        for part in self.folder.glob("*.part"):
            if part.with_suffix(".json").exists():
                part.unlink()
        return {p.name.removesuffix(".json").removesuffix(".part") for p in self.folder.iterdir()}

    def held(self) -> Iterator[tuple[str, Entry]]:
        """Each document with its entry, in order of the ids.

        Raises:
            RetrievalError: An entry is damaged.
        """
        paths = sorted(self.folder.glob("*.json")) if self.folder.is_dir() else []
        for path in paths:
            entry = self.entry(path.stem)
            if entry is None:
                raise RetrievalError(f"The index is damaged in {path}.", "Run `r2p ingest`.")
            yield path.stem, entry

    def entry(self, document_id: str) -> Entry | None:
        """The document's entry, None if there is none, only half of one or no token vectors."""
        try:
            found = _ENTRY.validate_json((self.folder / f"{document_id}.json").read_bytes())
        except (OSError, ValidationError):
            return None
        return found if not found.passages or self.tokens(document_id).is_dir() else None

    def tokens(self, document_id: str) -> Path:
        """The folder of the document's token vectors."""
        return self.folder / document_id

    def begin(self, document_id: str) -> None:
        """Note that vectors of the document are about to be written."""
        self.tokens(document_id).mkdir()

    def put(self, entries: Mapping[str, Entry]) -> None:
        """Write the entries of a group of documents: all of them count from now on, or none."""
        for identity, entry in entries.items():
            (self.folder / f"{identity}.part").write_bytes(_ENTRY.dump_json(entry))
        write_whole(self._group, _IDS.dump_json(list(entries)))
        self._end()

    def forget_entry(self, document_id: str) -> None:
        """Delete the entry, so that the document counts as begun."""
        for suffix in (".json", ".part"):
            (self.folder / f"{document_id}{suffix}").unlink(missing_ok=True)

    def forget(self, document_id: str) -> None:
        """Delete all of a document, last of all what says that there may be vectors of it."""
        self.forget_entry(document_id)
        shutil.rmtree(self.tokens(document_id), ignore_errors=True)

    def _end(self) -> None:
        """Let the entries of a group that was written whole take their places."""
        try:
            identities = _IDS.validate_json(self._group.read_bytes())
        except FileNotFoundError:
            return
        for identity in identities:
            part = self.folder / f"{identity}.part"
            if part.is_file():
                os.replace(part, self.folder / f"{identity}.json")
        self._group.unlink()
