"""What an answer is: claims, each cited to exact words, and how it ended."""

from dataclasses import dataclass, field
from enum import StrEnum

from index.chunking import block_at
from index.passage import ScoredPassage
from sources.catalogue import Record
from sources.document import Document
from sources.locator import block_locator


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_SOURCES = "not_in_sources"
    PREMISE_DISPUTED = "premise_disputed"


class VerdictKind(StrEnum):
    """Whether the evidence carries a claim."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly_supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker and the exact words it points at.

    Attributes:
        marker: From 1, in order of first use in the answer.
        document_id: Document whose canonical text holds the quote.
        source_file: File name of that document.
        start: First code point of the quote in the canonical text.
        end: One past its last code point.
        quote: `document.text[start:end]`, verbatim.
        record: Of the item that the words stand in, else of the document.
        locator: Where a reader finds it ("§ II, item 7").
        section: Heading path.
    """

    marker: int
    document_id: str
    source_file: str
    start: int
    end: int
    quote: str
    record: Record
    locator: str
    section: tuple[str, ...]

    @classmethod
    def of(cls, document: Document, start: int, end: int, marker: int) -> "Citation":
        """The words `document.text[start:end]`, with record and place of the block they open in."""
        block = block_at(document, start)
        return cls(
            marker=marker,
            document_id=document.id,
            source_file=document.source_file,
            start=start,
            end=end,
            quote=document.text[start:end],
            record=document.record_of(block),
            locator=block_locator(document, block),
            section=block.path,
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a claim departs from its evidence.

    Attributes:
        kind: "number", "date", "name", "negation", "modality", "quantifier", "role",
            "verb", "words", "attribution" or "time".
        claim: The claim's words.
        source: The evidence's words, "" where it has none.
    """

    kind: str
    claim: str
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well the evidence carries a claim.

    Attributes:
        kind: The verdict in words.
        probability: That the evidence supports the claim, calibrated, 0..1.
        evidence: The quotes that it rests on, best first.
        differences: What the claim says otherwise than they do.
    """

    kind: VerdictKind
    probability: float
    evidence: tuple[Citation, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer, with the markers of its citations."""

    text: str
    citations: tuple[int, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a question.

    Attributes:
        question: As asked.
        status: How it ended.
        text: Markdown with markers like [1]; words of ours stand in ‹…›.
        claims: Sentences that state something, in order.
        citations: In order of marker.
        passages: What was considered, best first.
        suggestions: Follow-up questions that the library can answer.
        model: Name of the language model that wrote the text, "none" without one.
        timings_ms: Milliseconds by stage.
        notice: What a reader has to know of how a language model fared, or "".
        dropped: Sentences of a language model that the sources don't bear out, left out.
        unresolved: Markers of a language model that pointed at no evidence.
        read_as: The question as it was read: in English, with what it refers to in words.
    """

    question: str
    status: Status
    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    passages: tuple[ScoredPassage, ...]
    suggestions: tuple[str, ...] = ()
    model: str = "none"
    timings_ms: dict[str, float] = field(default_factory=dict)
    notice: str = ""
    dropped: int = 0
    unresolved: int = 0
    read_as: str = ""
