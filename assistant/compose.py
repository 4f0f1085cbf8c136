"""Composition: groups of quoted words to an answer with markers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.answer import Citation, Claim, Verdict, VerdictKind
from assistant.spans import Group, Span
from assistant.speakers import lead_in, ours
from sources.document import Document

# A sentence of an answer without a language model is its quotation.
VERBATIM = Verdict(VerdictKind.SUPPORTED, 1.0)


@dataclass(slots=True)
class Draft:
    """An answer in the making: paragraphs, claims and citations in order of use."""

    documents: dict[str, Document]
    paragraphs: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @classmethod
    def of(cls, groups: Iterable[Group], documents: dict[str, Document]) -> "Draft":
        """What the groups quote, in their order."""
        draft = cls(documents)
        for group in groups:
            draft.quote(group)
        return draft

    @property
    def text(self) -> str:
        """The answer as Markdown."""
        return "\n\n".join(self.paragraphs)

    def say(self, words: str) -> None:
        """A paragraph of our own words."""
        self.paragraphs.append(ours(words))

    def quote(self, group: Group, opening: str = "") -> None:
        """A paragraph that gives a source's words after `opening`, by default who it is."""
        opening = ours(opening or lead_in(group.passage.record))
        sentences = [self._cited(span) for span in group.spans]
        paragraph = " ".join([opening, *sentences])
        if group.items:
            numbered = [f"{span.number}. {self._cited(span)}" for span in group.items]
            paragraph = "\n".join([paragraph, *numbered])
        self.paragraphs.append(paragraph)

    def _cited(self, span: Span) -> str:
        marker = len(self.citations) + 1
        document = self.documents[span.passage.document_id]
        self.citations.append(Citation.of(document, span.start, span.end, marker))
        self.claims.append(Claim(span.text, (marker,), VERBATIM))
        return f"{' '.join(span.text.split())} [{marker}]"
