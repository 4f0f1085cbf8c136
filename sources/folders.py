"""Source folders: which of their files can be read, and what id each file's document has."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sources.loaders import SUFFIXES
from sources.reader import document_id

__all__ = ["SUFFIXES", "document_id_of", "readable_files", "shown_name"]


def document_id_of(path: Path) -> str:
    """The id that the document in this file has."""
    return document_id(hashlib.sha256(path.read_bytes()).hexdigest())


def shown_name(path: Path) -> str:
    """The file's name with a mark for each character that can't be shown or steers a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path.name)


def readable_files(folder: Path) -> Iterator[Path]:
    """The files under a folder that can be read, in order of their paths; no hidden ones."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and path.suffix.lower() in SUFFIXES and not hidden:
            yield path
