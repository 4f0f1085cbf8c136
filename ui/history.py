"""Conversations that survive a reload: one file each, under the user's own folder."""

import re
import secrets
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Answer
from assistant.assistant import Turn
from index.filters import Filters
from sources.atomic import write_whole
from ui.accounts import NAME

FOLDER = "conversations"
_ID = re.compile(r"^[0-9a-f]{16}$")
TITLE_CHARS = 90


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, or with the notice of why there is none.

    Attributes:
        question: As asked.
        answer: What the assistant said, or None.
        notice: One line on what failed, "" where nothing did.
        hint: One line on what to do about it, or "".
        filters: The filters in words, "" without any.
        asked_with: The filters.
        thumb: "up", "down" or "".
        reason: Why, in the user's words; it stays on this machine.
    """

    question: str
    answer: Answer | None = None
    notice: str = ""
    hint: str = ""
    filters: str = ""
    thumb: str = ""
    reason: str = ""
    asked_with: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Exchanges, oldest first.

    Attributes:
        id: Sixteen hexadecimal digits.
        began: ISO date and time in UTC.
        changed: The same, of the last change.
        exchanges: What was asked and answered.
    """

    id: str
    began: str
    changed: str
    exchanges: tuple[Exchange, ...] = ()

    @property
    def title(self) -> str:
        """The first question, cut to a line."""
        first = self.exchanges[0].question if self.exchanges else ""
        return first if len(first) <= TITLE_CHARS else first[:TITLE_CHARS].rstrip() + " …"

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The answered exchanges, as the assistant wants them for a follow-up."""
        return tuple(Turn(e.question, e.answer) for e in self.exchanges if e.answer)

    def with_exchange(self, exchange: Exchange, place: int | None = None) -> "Conversation":
        """The conversation with one more exchange, or with one replaced."""
        listed = list(self.exchanges)
        if place is None:
            listed.append(exchange)
        else:
            listed[place] = exchange
        return replace(self, exchanges=tuple(listed), changed=_now())


_STORED = TypeAdapter(Conversation)


class History:
    """The conversations of one user."""

    def __init__(self, home: Path, user: str) -> None:
        if not re.match(NAME, user):
            raise ValueError(f"no user name: {user!r}")
        self.folder = home / FOLDER / user

    def new(self) -> Conversation:
        """A conversation with nothing in it, not kept yet."""
        return Conversation(secrets.token_hex(8), _now(), _now())

    def load(self, identity: str) -> Conversation | None:
        """The conversation with that id; None if there is none or its file is damaged."""
        if not _ID.match(identity):
            return None
        try:
            return _STORED.validate_json((self.folder / f"{identity}.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def save(self, conversation: Conversation) -> None:
        """Keep a conversation, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / f"{conversation.id}.json", _STORED.dump_json(conversation))

    def all(self, limit: int = 100) -> tuple[Conversation, ...]:
        """The latest conversations, last changed first."""
        files = sorted(
            self.folder.glob("*.json") if self.folder.is_dir() else [],
            key=lambda path: path.stat().st_mtime,
            reverse=True,
        )
        found = [self.load(path.stem) for path in files[:limit]]
        return tuple(c for c in found if c and c.exchanges)

    def remove(self, identity: str) -> None:
        """Delete a conversation; one that isn't there is no error."""
        if _ID.match(identity):
            (self.folder / f"{identity}.json").unlink(missing_ok=True)

    def clear(self) -> None:
        """Delete all conversations of the user."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
