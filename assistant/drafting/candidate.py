"""A candidate: words of one sentence that can be said on a topic."""

import re
from dataclasses import dataclass

from assistant.drafting.leans import Lean
from assistant.drafting.speakable import Form, names_a_person, needs_a_person
from index.passage import Passage
from index.terms import term_set
from sources.catalogue import Record, Voice

_FIGURE = re.compile(
    r"(?<![\w/(.-])\d{1,3}(?:,\d{3})+\b|(?<![\w/(.§-])\d+(?:\.\d+)? (?:million|per ?cent|people|"
    r"states|members?|countries)\b|\b(?:more than|over|nearly|only|approximately|about) "
    r"(?:a dozen|half|\d[\d,]*|two|three|four|five|ten|fifty\S*)\b|\bfifty-\w+\b"
)
_INSTANCE = re.compile(
    r"\bfor example\b|\bone such\b|\bfor instance\b|\bhailed\b|\bfollowing the (?:19|20)\d\d|"
    r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Aa]fter|[Uu]ntil|the) (?:the )?(?:[A-Z][a-z]+ )?"
    r"(?:19|20)\d\d\b"
)
# A capital inside a sentence that begins no term of the field.
_PLACE = re.compile(
    r"(?<=[a-z,] )(?!Security|Council|Member|States?|Report|Secretary|General|United|Nations|"
    r"Pillar|Focal|Points?|Outcome|Document|Paragraph|World|Summit|Human|Rights|Responsibility|Protect|International)[A-Z][a-zéô’']{3,}"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of one sentence that can be said, with what they are worth to a brief.

    Attributes:
        passage: Where the sentence stands.
        block: Index of its block in the document.
        sentence: Offsets of the whole sentence in the document.
        order: Its place among the block's sentences, from 0.
        spans: Offsets of the words in the document: one, or lead-in and list item.
        text: The words as they will be said.
        form: How they are brought in.
        tail_cut: Whether the end of the sentence was left out.
        leaning: Whether they need the sentence before them.
        relevance: To the topic, 1 for the most relevant sentence.
        coverage: Share of the topic's words, by idf, in it or its headings, 0..1.
        leans: What they do.
        fit: How well they serve the position, -1..1.
        theme: What they are about, "" where no theme fits.
        worth: All in one figure; higher is better.
    """

    passage: Passage
    block: int
    sentence: tuple[int, int]
    order: int
    spans: tuple[tuple[int, int], ...]
    text: str
    form: Form
    tail_cut: bool
    leaning: bool
    relevance: float
    coverage: float
    leans: frozenset[Lean]
    fit: float
    theme: str
    worth: float

    @property
    def source(self) -> tuple[str, str | None]:
        """The document and item that speak."""
        return self.passage.document_id, self.passage.item

    @property
    def record(self) -> Record:
        """Record of the source."""
        return self.passage.record

    @property
    def voice(self) -> Voice:
        """Who speaks."""
        return self.record.voice

    @property
    def words(self) -> int:
        """How many words."""
        return len(self.text.split())

    @property
    def terms(self) -> frozenset[str]:
        """Stemmed content words."""
        return term_set(self.text)

    @property
    def key(self) -> tuple[str, int]:
        """Names the sentence in the library."""
        return self.passage.document_id, self.spans[-1][0]

    @property
    def figures(self) -> tuple[str, ...]:
        """What it counts, as it puts it ("59,648", "only two states")."""
        return tuple(m.group() for m in _FIGURE.finditer(self.text))

    @property
    def is_figure(self) -> bool:
        """Whether it counts something."""
        return bool(self.figures)

    @property
    def names(self) -> frozenset[str]:
        """Proper names inside it that are no terms of the field."""
        return frozenset(_PLACE.findall(self.text))

    @property
    def is_instance(self) -> bool:
        """Whether it names a case."""
        return bool(_INSTANCE.search(self.text) and _PLACE.search(self.text))

    def follows(self, other: "Candidate") -> bool:
        """Whether it is the next sentence of the same paragraph."""
        return (
            self.passage.document_id == other.passage.document_id
            and self.block == other.block
            and self.order == other.order + 1
            and not other.tail_cut
            and other.form is not Form.QUOTE
            and (names_a_person(other.text) or not needs_a_person(self.text))
        )


def repeats(one: Candidate, other: Candidate, most: float = 0.55) -> bool:
    """Whether two candidates say the same: they share most words, or overlap in the text."""
    if one.passage.document_id == other.passage.document_id:
        (a, b), (c, d) = one.spans[-1], other.spans[-1]
        if a < d and c < b:
            return True
    mine, theirs = one.terms, other.terms
    return len(mine & theirs) >= most * max(1, min(len(mine), len(theirs)))
