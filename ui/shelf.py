"""Shelves: what users keep, one JSON file each, under an id that nobody guesses."""

import re
import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from sources.atomic import write_whole
from ui.accounts import NAME

T = TypeVar("T")
_ID = re.compile(r"[0-9a-f]{16}")
# Between reading a thing and writing it changed, nobody else may change it.
_changing = threading.Lock()


def new_id() -> str:
    """Sixteen hexadecimal digits."""
    return secrets.token_hex(8)


def is_id(text: str) -> bool:
    """Whether the text could be the id of something kept."""
    return _ID.fullmatch(text) is not None


def now() -> str:
    """ISO date and time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def own_folder(home: Path, name: str, user: str) -> Path:
    """The user's own folder of that name.

    Raises:
        ValueError: It is no name of an account, and could be a path.
    """
    if not re.fullmatch(NAME, user):
        raise ValueError(f"no user name: {user!r}")
    return home / name / user


class Shelf(Generic[T]):
    """Things of one kind in one folder.

    Args:
        folder: Made when the first thing is kept.
        kind: Reads and writes them.
    """

    def __init__(self, folder: Path, kind: TypeAdapter[T]) -> None:
        self.folder = folder
        self._kind = kind

    def load(self, identity: str) -> T | None:
        """The thing with that id; None if there is none or its file is damaged."""
        if not is_id(identity):
            return None
        try:
            return self._kind.validate_json(self._path(identity).read_bytes())
        except (OSError, ValidationError):
            return None

    def latest(self, limit: int | None = None) -> tuple[T, ...]:
        """At most so many, last changed first."""
        files = self.folder.glob("*.json") if self.folder.is_dir() else ()
        ordered = sorted(files, key=_changed_at, reverse=True)
        return tuple(t for path in ordered[:limit] if (t := self.load(path.stem)) is not None)

    def save(self, identity: str, thing: T) -> None:
        """Keep a thing, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._path(identity), self._kind.dump_json(thing))

    def change(self, identity: str, first: T, change: Callable[[T], T]) -> T:
        """The thing as it is after a change of what is kept now, `first` where nothing is."""
        with _changing:
            after = change(self.load(identity) or first)
            self.save(identity, after)
        return after

    def remove(self, identity: str) -> None:
        """Delete a thing; one that isn't there is no error."""
        if is_id(identity):
            self._path(identity).unlink(missing_ok=True)

    def _path(self, identity: str) -> Path:
        return self.folder / f"{identity}.json"


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # deleted since the folder was listed
        return 0.0
