"""Filters: which passages a search may use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.errors import RetrievalError
from index.facets import Tags
from index.passage import Passage
from index.terms import fold
from sources.catalogue import Voice


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must be; an empty field admits all, several are all required.

    Attributes:
        documents: Ids of documents, each with an item's label after "/" or alone.
        voices: Who may speak.
        since: ISO date, possibly partial: published in or after it.
        until: ISO date, possibly partial: published in or before it.
        publishers: Words of the publisher's name, or of the carrier's.
        languages: ISO 639-1 codes.
        pillars: Of the responsibility to protect, "1" to "3".
        regions: As the register names them; so are the next two, by words of the name.
        mechanisms: What it speaks about.
        actors: Who acts or speaks.
    """

    documents: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    since: str = ""
    until: str = ""
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def admits(self, passage: Passage, tags: Tags = Tags()) -> bool:  # noqa: B008
        """Whether the passage, which has these tags, may be used."""
        record = passage.record
        own = {passage.document_id, f"{passage.document_id}/{passage.item}"}
        carrier = record.carried_in.publisher if record.carried_in else ""
        return (
            (not self.documents or bool(own & set(self.documents)))
            and (not self.voices or record.voice in self.voices)
            and (not self.languages or record.language in self.languages)
            and _named(self.publishers, (record.publisher, carrier))
            and (not self.pillars or bool(tags.pillars & set(self.pillars)))
            and _named(self.regions, tags.regions)
            and _named(self.mechanisms, tags.mechanisms)
            and _named(self.actors, tags.actors)
            and self._in_time(passage)
        )

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

    def predicate(
        self, passages: tuple[Passage, ...], tags: Mapping[str, Tags] | None = None
    ) -> Callable[[Passage], bool] | None:
        """The test for a search, or None where everything is admitted.

        Args:
            passages: Of the library.
            tags: By passage id, for the filters that go by the register.

        Raises:
            RetrievalError: No passage of the library passes.
        """
        if self == Filters():
            return None
        none = Tags()
        admitted = {p.id for p in passages if self.admits(p, (tags or {}).get(p.id, none))}
        if not admitted:
            raise RetrievalError("No passage passes these filters.", "Loosen one of them.")
        return lambda passage: passage.id in admitted


def _named(wanted: tuple[str, ...], names: "frozenset[str] | tuple[str, ...]") -> bool:
    """Whether some name holds all words of some wanted one; True where none is wanted."""
    held = [set(fold(name).split()) for name in names]
    return not wanted or any(set(fold(w).split()) <= words for w in wanted for words in held if w)
