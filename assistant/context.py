"""Context: what a conversation adds to how well a sentence answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from index.lexical import LexicalIndex
from index.passage import Passage
from index.terms import terms
from sources.catalogue import Record

# What a sentence of the place last spoken of is worth more, at most, and one that
# holds what the question before was about; chosen on our own dev conversations.
PLACE, TOPIC = 0.20, 0.10
SAME_SECTION, SAME_SOURCE = 0.8, 0.5
# A word around a sentence says less of it than one in it.
AROUND = 0.5
# Citations of the last answer that count as its place.
MOST_CITED = 3


@dataclass(frozen=True, slots=True)
class Context:
    """Where the last answer stands in the sources, and what it was about.

    Attributes:
        cited: Document, record, section and start of its first citations.
        topic: Terms of the question before, with their idf.
    """

    cited: tuple[tuple[str, Record, tuple[str, ...], int], ...] = ()
    topic: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, citations: Sequence[Citation], before: str, lexical: LexicalIndex) -> "Context":
        """The context that an answer with these citations to the question `before` leaves."""
        rarest = lexical.idf_of(1)
        topic = tuple((t, lexical.idf(t) or rarest) for t in dict.fromkeys(terms(before)))
        places = ((c.document_id, c.record, c.section, c.start) for c in citations[:MOST_CITED])
        return cls(tuple(places), topic)

    def holds(self, passage: Passage) -> bool:
        """Whether the passage is of a source that was cited."""
        return any(self._is_of(passage, d, record) for d, record, *_ in self.cited)

    def worth(self, passage: Passage, own: frozenset[str], around: frozenset[str]) -> float:
        """What a sentence of `passage` with the terms `own` is worth more, 0..0.3."""
        total = sum(weight for _, weight in self.topic)
        held = sum(
            weight if t in own else AROUND * weight if t in around else 0.0
            for t, weight in self.topic
        )
        about = held / total if total else 0.0
        return PLACE * self._nearness(passage) + TOPIC * about

    def _nearness(self, passage: Passage) -> float:
        near = 0.0
        for document, record, section, start in self.cited:
            if not self._is_of(passage, document, record):
                continue
            if passage.start <= start < passage.end:
                return 1.0
            near = max(near, SAME_SECTION if section == passage.section else SAME_SOURCE)
        return near

    @staticmethod
    def _is_of(passage: Passage, document: str, record: Record) -> bool:
        return passage.document_id == document and passage.record == record


NO_CONTEXT = Context()
