"""Conversations that survive a reload: one file each, under the user's own folder."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter

from assistant.answer import Answer
from assistant.assistant import Turn
from index.filters import Filters
from ui.shelf import Shelf, new_id, now, own_folder

FOLDER = "conversations"
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
        return replace(self, exchanges=tuple(listed), changed=now())


_STORED = TypeAdapter(Conversation)


class History:
    """The conversations of one user."""

    def __init__(self, home: Path, user: str) -> None:
        self._shelf = Shelf(own_folder(home, FOLDER, user), _STORED)

    def new(self) -> Conversation:
        """A conversation with nothing in it, not kept yet."""
        return Conversation(new_id(), now(), now())

    def load(self, identity: str) -> Conversation | None:
        """The conversation with that id; None if there is none or its file is damaged."""
        return self._shelf.load(identity)

    def save(self, conversation: Conversation) -> None:
        """Keep a conversation, whole or not at all."""
        self._shelf.save(conversation.id, conversation)

    def change(
        self, conversation: Conversation, change: Callable[[Conversation], Conversation]
    ) -> Conversation:
        """Keep a conversation changed, whatever else was changed in it since it was loaded."""
        return self._shelf.change(conversation.id, conversation, change)

    def all(self, limit: int = 100) -> tuple[Conversation, ...]:
        """The latest conversations, last changed first."""
        return tuple(c for c in self._shelf.latest(limit) if c.exchanges)

    def remove(self, identity: str) -> None:
        """Delete a conversation; one that isn't there is no error."""
        self._shelf.remove(identity)

    def clear(self) -> None:
        """Delete all conversations of the user."""
        shutil.rmtree(self._shelf.folder, ignore_errors=True)
