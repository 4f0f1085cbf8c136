"""Files that were uploaded and looked into, but don't count yet."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from sources.document import Document
from sources.errors import SourceError
from sources.loaders import SUFFIXES
from sources.reader import read_document
from ui.shelf import is_id, new_id

FOLDER = "uploads"
MAX_BYTES = 50 * 1024 * 1024
MAX_WAITING = 20
# File systems take 255 bytes, with room for a suffix.
_NAME_CHARS, _NAME_BYTES = 120, 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits for somebody's yes.

    Attributes:
        id: Sixteen hexadecimal digits.
        path: The file, under its own name.
        document: What was understood of it.
    """

    id: str
    path: Path
    document: Document


class Uploads:
    """The waiting files of one user."""

    def __init__(self, home: Path, user: str) -> None:
        self.folder = home / FOLDER / user

    def take(self, name: str, data: bytes) -> Upload:
        """Keep a file and read it.

        Raises:
            SourceError: It is too large, of an unknown kind, can't be read, or too many wait.
        """
        plain = safe_name(name)
        if len(data) > MAX_BYTES:
            raise SourceError(f"{plain} is larger than {MAX_BYTES // 2**20} MB.", "Split the file.")
        if Path(plain).suffix.lower() not in SUFFIXES:
            raise SourceError(f"{plain} can't be read.", f"Formats: {', '.join(SUFFIXES)}.")
        if len(self._ids()) >= MAX_WAITING:
            raise SourceError("Too many files wait.", "Add or discard those first.")
        document = read_document(data, plain)
        identity = new_id()
        # Listed only once it is whole: `all` reads whatever waits.
        unlisted = self.folder / f".{identity}"
        unlisted.mkdir(parents=True)
        (unlisted / plain).write_bytes(data)
        waiting = unlisted.rename(self.folder / identity)
        return Upload(identity, waiting / plain, document)

    def find(self, identity: str) -> Upload:
        """The waiting file with that id.

        Raises:
            SourceError: There is none.
        """
        folder = self.folder / identity
        files = list(folder.iterdir()) if is_id(identity) and folder.is_dir() else []
        if len(files) != 1:
            raise SourceError("This file no longer waits.", "Upload it again.")
        return Upload(identity, files[0], read_document(files[0].read_bytes(), files[0].name))

    def all(self) -> tuple[Upload, ...]:
        """The waiting files, in order of their names."""
        found = [self.find(identity) for identity in self._ids()]
        return tuple(sorted(found, key=lambda u: (u.path.name, u.id)))

    def discard(self, identity: str) -> None:
        """Delete a waiting file; one that isn't there is no error."""
        if is_id(identity):
            shutil.rmtree(self.folder / identity, ignore_errors=True)

    def _ids(self) -> list[str]:
        if not self.folder.is_dir():
            return []
        return [p.name for p in self.folder.iterdir() if is_id(p.name) and any(p.iterdir())]


def safe_name(name: str) -> str:
    """The file name without folders and control characters, short, and not hidden."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(c for c in last if c.isprintable() and c not in ':*?"|').strip().lstrip(".")
    stem, dot, suffix = plain.rpartition(".")
    if not dot:
        return plain[:_NAME_CHARS] or "document"
    short = stem[:_NAME_CHARS].encode()[:_NAME_BYTES].decode(errors="ignore")
    return f"{short or 'document'}.{suffix[:_NAME_CHARS]}"
