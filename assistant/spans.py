"""What an answer is put together from: spans of sources, grouped by who speaks."""

from dataclasses import dataclass

from assistant.evidence import Evidence
from index.passage import Passage, Sentence
from sources.document import Document


@dataclass(frozen=True, slots=True)
class Span:
    """Words to quote, and the passage whose record they carry.

    Attributes:
        passage: Where they stand, or a neighbour of it in the same item.
        start: First code point in the document.
        end: One past the last.
        text: The words.
        number: For a list item, its number as the source counts, else "".
    """

    passage: Passage
    start: int
    end: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What one source says: sentences, then perhaps a whole list."""

    spans: tuple[Span, ...]
    items: tuple[Span, ...] = ()

    @classmethod
    def of(cls, piece: Evidence) -> "Group":
        """One sentence."""
        return cls((Span(piece.passage, piece.sentence.start, piece.sentence.end, piece.text),))

    @property
    def passage(self) -> Passage:
        """A passage of the source that speaks."""
        return (self.spans or self.items)[0].passage


def span_of(document: Document, passage: Passage, sentence: Sentence) -> Span:
    """The words of a sentence."""
    return Span(passage, sentence.start, sentence.end, document.text[sentence.start : sentence.end])


def source_of(passage: Passage) -> tuple[str, str | None]:
    """Who speaks: the document, and the item of it."""
    return passage.document_id, passage.item
