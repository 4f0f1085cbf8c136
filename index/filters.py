"""Filters: which passages a search may use."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from index.errors import RetrievalError
from index.facets import Tags, tags_of
from index.passage import Passage
from index.terms import fold
from sources.catalogue import Voice
from sources.document import Document

_UNTAGGED = Tags()
_SHOWN = 8


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

    @property
    def by_tags(self) -> bool:
        """Whether a passage's tags are asked for."""
        return bool(self.pillars or self.regions or self.mechanisms or self.actors)

    def admits(self, passage: Passage, tags: Tags = _UNTAGGED) -> bool:
        """Whether the passage, which has these tags, may be used."""
        record = passage.record
        own = {passage.document_id, f"{passage.document_id}/{passage.item}"}
        return (
            (not self.documents or bool(own & set(self.documents)))
            and (not self.voices or record.voice in self.voices)
            and (not self.languages or record.language in self.languages)
            and _named(self.publishers, _publishers(passage))
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
        self,
        passages: Sequence[Passage],
        documents: Iterable[Document] = (),
        tags: Mapping[str, Tags] | None = None,
    ) -> Callable[[Passage], bool] | None:
        """The test for a search, or None where everything is admitted.

        Args:
            passages: Of the library.
            documents: Of the library, for the filters that go by the register.
            tags: By passage id, where they are known already.

        Raises:
            RetrievalError: No passage of the library passes.
        """
        if self == Filters():
            return None
        if tags is None:
            tags = tags_of(passages, documents) if self.by_tags else {}
        admitted = {p.id for p in passages if self.admits(p, tags.get(p.id, _UNTAGGED))}
        if not admitted:
            raise self._nothing(passages, tags)
        return lambda passage: passage.id in admitted

    def _nothing(self, passages: Sequence[Passage], tags: Mapping[str, Tags]) -> RetrievalError:
        """Says which filter leaves nothing, and what it could be."""
        asked = [f.name for f in fields(self) if getattr(self, f.name)]
        for name in asked:
            alone = replace(Filters(), **{name: getattr(self, name)})
            if any(alone.admits(p, tags.get(p.id, _UNTAGGED)) for p in passages):
                continue
            there = _values(name, passages, tags)
            return RetrievalError(
                f"No passage passes the filter {self._words(name)}.",
                f"In the library: {'; '.join(there)}." if there else "Leave it out.",
            )
        together = ", ".join(map(self._words, asked))
        return RetrievalError(f"No passage passes all of {together}.", "Leave one of them out.")

    def _words(self, name: str) -> str:
        value = getattr(self, name)
        shown = value if isinstance(value, str) else " or ".join(map(str, value))
        return f"{name.removesuffix('s')} {shown}"


def _publishers(passage: Passage) -> tuple[str, ...]:
    carrier = passage.record.carried_in
    return (passage.record.publisher, carrier.publisher if carrier else "")


def _values(name: str, passages: Sequence[Passage], tags: Mapping[str, Tags]) -> list[str]:
    """What a filter could be set to, the most frequent first."""

    def of(passage: Passage) -> Iterable[str]:
        match name:
            case "voices":
                return (passage.record.voice,)
            case "languages":
                return (passage.record.language,)
            case "publishers":
                return _publishers(passage)
            case "pillars" | "regions" | "mechanisms" | "actors":
                return tuple(getattr(tags.get(passage.id, _UNTAGGED), name))
        return ()

    counts = Counter(str(v) for p in passages for v in of(p) if v)
    values = sorted(counts, key=lambda v: (-counts[v], v))
    return [*values[:_SHOWN], *(["…"] if len(values) > _SHOWN else [])]


def _named(wanted: tuple[str, ...], names: "frozenset[str] | tuple[str, ...]") -> bool:
    """Whether some name holds all words of some wanted one; True where none is wanted."""
    held = [set(fold(name).split()) for name in names]
    return not wanted or any(set(fold(w).split()) <= words for w in wanted for words in held if w)
