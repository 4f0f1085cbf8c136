"""Where evidence for a statement comes from: the library, or one document held against it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.evidence import source_words
from index.chunking import passages_of
from index.lexical import LexicalIndex
from index.passage import Passage, Sentence
from index.retriever import Retriever
from index.terms import terms
from sources.catalogue import Record, date_words
from sources.document import Document

Keep = Callable[[Passage], bool]
# Passages that are looked at for one statement.
PASSAGES = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a source, with the passage it stands in."""

    passage: Passage
    sentence: Sentence
    text: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one source, a document or an item of a digest, has on a statement.

    Attributes:
        pieces: Sentences, in order of the text.
        record: Of the source.
    """

    pieces: tuple[Piece, ...]
    record: Record

    @property
    def heading(self) -> str:
        """Who speaks in the source, where it was carried, and when, as words."""
        records = (self.record, self.record.carried_in)
        return "; ".join(
            f"{source_words(r)}; {date_words(r.published)}" for r in records if r is not None
        )


class EvidenceSource(Protocol):
    """Finds the passages that bear on a statement."""

    def passages(self, statement: str, keep: Keep | None = None) -> Sequence[Passage]:
        """Best first; only those for which `keep` holds."""


class LibraryEvidence:
    """The passages that the search of the library finds."""

    def __init__(self, retriever: Retriever, keep: Keep | None = None) -> None:
        self._retriever, self._keep = retriever, keep

    def passages(self, statement: str, keep: Keep | None = None) -> Sequence[Passage]:
        both = _both(self._keep, keep)
        found = self._retriever.search(statement, PASSAGES, both)
        return [scored.passage for scored in found.passages]


class DocumentEvidence:
    """The passages of one document, by BM25."""

    def __init__(self, document: Document) -> None:
        self._passages = passages_of(document)
        self._lexical = LexicalIndex.of([p.text for p in self._passages])

    def passages(self, statement: str, keep: Keep | None = None) -> Sequence[Passage]:
        scores = self._lexical.scores(dict.fromkeys(terms(statement), 1.0))
        order = sorted(range(len(self._passages)), key=lambda i: (-float(scores[i]), i))
        found = [self._passages[i] for i in order if scores[i] > 0]
        return [p for p in found if keep is None or keep(p)][:PASSAGES]


def _both(first: Keep | None, second: Keep | None) -> Keep | None:
    if first is None or second is None:
        return first or second
    return lambda passage: first(passage) and second(passage)


def bundles(passages: Iterable[Passage], most: int) -> list[Bundle]:
    """The passages by source, the source of the best passage first, at most so many sources."""
    grouped: dict[tuple[str, str | None], list[Passage]] = {}
    for passage in passages:
        grouped.setdefault((passage.document_id, passage.item), []).append(passage)
    found = []
    for group in list(grouped.values())[:most]:
        pieces = sorted(
            (piece for p in group for piece in pieces_of(p)), key=lambda x: x.sentence.start
        )
        if pieces:
            found.append(Bundle(tuple(pieces), group[0].record))
    return found


def pieces_of(passage: Passage) -> list[Piece]:
    """The sentences of a passage with their words."""
    base = passage.start
    return [
        Piece(passage, s, passage.text[s.start - base : s.end - base]) for s in passage.sentences
    ]
