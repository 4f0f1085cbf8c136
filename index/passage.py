"""A passage: the retrievable span of a document, with its record and place."""

from dataclasses import dataclass

from sources.catalogue import Record


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item of a passage: the unit that answers quote.

    Attributes:
        start: First code point in the canonical text, after a list marker.
        end: One past the last code point.
        block: Index of its block in the document.
    """

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A span `document.text[start:end] == text`, whole sentences only.

    Attributes:
        id: Stable: document id and offsets.
        document_id: Of the document whose canonical text holds it.
        source_file: Name of the document's file.
        start: First code point.
        end: One past the last code point.
        text: The words, verbatim.
        section: Heading path, outermost first.
        locator: Where a reader finds it ("§ II, items 5–7").
        item: Label of the digest's item, or None.
        record: Of the item that it belongs to, else of the document.
        sentences: The sentences and list items in it, in order.
        also_in: Documents and places that say the same, or nearly, in as many words.
    """

    id: str
    document_id: str
    source_file: str
    start: int
    end: int
    text: str
    section: tuple[str, ...]
    locator: str
    item: str | None
    record: Record
    sentences: tuple[Sentence, ...]
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage in a ranking: `rank` from 1, `relevance` higher is better (no fixed scale)."""

    rank: int
    passage: Passage
    relevance: float
