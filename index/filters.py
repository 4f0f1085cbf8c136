"""Filters: which passages a search may use."""

from collections.abc import Callable
from dataclasses import dataclass

from index.errors import RetrievalError
from index.passage import Passage
from sources.catalogue import Voice


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must be; an empty field admits all.

    Attributes:
        documents: Ids of documents, each with an item's label after "/" or alone.
        voices: Who may speak.
        since: ISO date, possibly partial: published in or after it.
        until: ISO date, possibly partial: published in or before it.
    """

    documents: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    since: str = ""
    until: str = ""

    def admits(self, passage: Passage) -> bool:
        """Whether the passage may be used."""
        own = {passage.document_id, f"{passage.document_id}/{passage.item}"}
        if self.documents and not own & set(self.documents):
            return False
        if self.voices and passage.record.voice not in self.voices:
            return False
        return self._in_time(passage)

    def _in_time(self, passage: Passage) -> bool:
        """By the date of the item, else of what carries it; undated passages are left out."""
        if not self.since and not self.until:
            return True
        record = passage.record
        published = record.published or (record.carried_in and record.carried_in.published) or ""
        if not published:
            return False
        late_enough = not self.since or published >= self.since[: len(published)]
        early_enough = not self.until or published[: len(self.until)] <= self.until
        return late_enough and early_enough

    def predicate(self, passages: tuple[Passage, ...]) -> Callable[[Passage], bool] | None:
        """The test for a search, or None where everything is admitted.

        Raises:
            RetrievalError: No passage of the library passes.
        """
        if self == Filters():
            return None
        if not any(self.admits(p) for p in passages):
            raise RetrievalError("No passage passes these filters.", "Loosen one of them.")
        return self.admits
