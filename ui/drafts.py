"""Drafts that survive a reload: one file each, under the user's own folder."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.drafting import TalkingPoints
from sources.atomic import write_whole
from ui.accounts import NAME

FOLDER = "drafts"
_ID = re.compile(r"^[0-9a-f]{16}$")


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with its id.

    Attributes:
        id: Sixteen hexadecimal digits.
        changed: ISO date and time in UTC.
        first: As it was drafted: what an edited sentence is held against.
        draft: As it stands.
    """

    id: str
    changed: str
    first: TalkingPoints
    draft: TalkingPoints


_STORED = TypeAdapter(Kept)


class Drafts:
    """The drafts of one user."""

    def __init__(self, home: Path, user: str) -> None:
        if not re.match(NAME, user):
            raise ValueError(f"no user name: {user!r}")
        self.folder = home / FOLDER / user

    def keep(self, draft: TalkingPoints) -> Kept:
        """Keep a new draft."""
        kept = Kept(secrets.token_hex(8), _now(), draft, draft)
        self._write(kept)
        return kept

    def change(self, kept: Kept, draft: TalkingPoints, first: TalkingPoints | None = None) -> Kept:
        """Keep a draft as it now stands.

        Args:
            kept: As it was kept.
            draft: As it stands.
            first: The draft to hold edits against, if that changed.
        """
        after = Kept(kept.id, _now(), first or kept.first, draft)
        self._write(after)
        return after

    def load(self, identity: str) -> Kept | None:
        """The draft with that id; None if there is none or its file is damaged."""
        if not _ID.match(identity):
            return None
        try:
            return _STORED.validate_json((self.folder / f"{identity}.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def all(self, limit: int = 50) -> tuple[Kept, ...]:
        """The latest drafts, last changed first."""
        files = sorted(
            self.folder.glob("*.json") if self.folder.is_dir() else [],
            key=lambda path: path.stat().st_mtime,
            reverse=True,
        )
        return tuple(kept for path in files[:limit] if (kept := self.load(path.stem)))

    def remove(self, identity: str) -> None:
        """Delete a draft; one that isn't there is no error."""
        if _ID.match(identity):
            (self.folder / f"{identity}.json").unlink(missing_ok=True)

    def _write(self, kept: Kept) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / f"{kept.id}.json", _STORED.dump_json(kept))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
