"""Source folders: which of their files can be read, what their documents' ids are, and copies."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sources.atomic import write_whole
from sources.errors import SourceError
from sources.loaders import SUFFIXES
from sources.reader import document_id, read_document


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


def copy_into(target: Path, path: Path) -> list[str]:
    """Copy a file, or a folder's readable files, into the folder `target`.

    A folder's files keep their places below it; a file of the same name is replaced.

    Returns:
        A line for each of a folder's files that can't be read, and why.

    Raises:
        SourceError: There is no such path, nothing readable in it, or the one file named
            can't be read.
    """
    formats = f"Formats: {', '.join(SUFFIXES)}."
    if not path.exists():
        raise SourceError(f"{path} doesn't exist.", "Check the name.")
    if path.is_file() and path.suffix.lower() not in SUFFIXES:
        raise SourceError(f"{shown_name(path)} can't be read.", formats)
    files = list(readable_files(path)) if path.is_dir() else [path]
    if not files:
        raise SourceError(f"{path} holds no readable file.", formats)
    target.mkdir(parents=True, exist_ok=True)
    refused = []
    for file in files:
        if file.resolve().is_relative_to(target.resolve()):
            continue
        data = file.read_bytes()
        try:
            read_document(data, shown_name(file))
        except SourceError as error:
            if file == path:
                raise
            refused.append(f"{shown_name(file)}: {error}")
            continue
        copy = target / (file.relative_to(path) if path.is_dir() else file.name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_whole(copy, data)
    return refused
