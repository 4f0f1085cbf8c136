"""Drafts that survive a reload: one file each, under the user's own folder."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from assistant.drafting import TalkingPoints
from ui.shelf import Shelf, new_id, now, own_folder

FOLDER = "drafts"


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
        self._shelf = Shelf(own_folder(home, FOLDER, user), _STORED)

    def keep(self, draft: TalkingPoints) -> Kept:
        """Keep a new draft."""
        kept = Kept(new_id(), now(), draft, draft)
        self._shelf.save(kept.id, kept)
        return kept

    def change(self, kept: Kept, change: Callable[[Kept], Kept]) -> Kept:
        """Keep a draft changed, whatever else was changed in it since it was loaded as `kept`."""
        return self._shelf.change(kept.id, kept, lambda k: replace(change(k), changed=now()))

    def load(self, identity: str) -> Kept | None:
        """The draft with that id; None if there is none or its file is damaged."""
        return self._shelf.load(identity)

    def all(self, limit: int = 50) -> tuple[Kept, ...]:
        """The latest drafts, last changed first."""
        return self._shelf.latest(limit)

    def remove(self, identity: str) -> None:
        """Delete a draft; one that isn't there is no error."""
        self._shelf.remove(identity)
