"""Candidates: the sentences of the library that could be said on a topic."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.brief import Brief
from assistant.drafting.leaning import leans_on_previous
from assistant.drafting.leans import Lean, at_home, fit, leans_of
from assistant.drafting.speakable import (
    LONG_WORDS,
    MAX_WORDS,
    SHORT_WORDS,
    Form,
    cut,
    is_about_talk,
    is_dated,
    names_a_person,
    needs_a_person,
)
from assistant.drafting.themes import load_frame
from assistant.evidence import Evidence, source_words, term_set
from index.chunking import sentences_of
from index.passage import Passage, Sentence
from sources.catalogue import Record, Voice
from sources.document import Block, BlockKind, Document

_SPEAKING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
_MEETING = term_set("participants discussion workshop meeting conversation")
_LEAD_IN = re.compile(r"\b(?:by|to|in|for|of|through):$")
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
# What the parts of a candidate's worth weigh beside its relevance.
FIT, HOME, NAMED, LONG, DATED, FIRST_PERSON, TALK = 0.40, 0.08, 0.12, 0.10, 0.40, 0.20, 0.20
WORDY = 0.012
_EASY_WORDS = (10, 30)
_COMMON_THEME = 0.45
# In less time sentences are cut shorter.
BRIEF_MINUTES = 1.5


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


def candidates(
    evidence: Sequence[Evidence], brief: Brief, documents: Mapping[str, Document]
) -> list[Candidate]:
    """The sentences that can be said, worthiest first; ties in order of the library."""
    if not evidence:
        return []
    best = max(e.relevance for e in evidence)
    long = LONG_WORDS if brief.minutes >= BRIEF_MINUTES else SHORT_WORDS
    found = (_candidate(e, best, brief, documents[e.passage.document_id], long) for e in evidence)
    kept = {c.key: c for c in found if c}
    return sorted(kept.values(), key=lambda c: (-c.worth, c.key))


def sayable(
    passage: Passage, sentence: Sentence, brief: Brief, document: Document
) -> Candidate | None:
    """A sentence as a candidate of no relevance, its end uncut, or None where it can't be said."""
    text = document.text[sentence.start : sentence.end]
    piece = Evidence(passage, sentence, text, 0.0, 0.0, 0.0, 0.0)
    return _candidate(piece, 1.0, brief, document, long=MAX_WORDS)


def _candidate(
    piece: Evidence, best: float, brief: Brief, document: Document, long: int = LONG_WORDS
) -> Candidate | None:
    block = document.blocks[piece.sentence.block]
    if block.kind not in _SPEAKING or _names_author(piece):
        return None
    siblings = sentences_of(document, piece.sentence.block)
    order = next(i for i, s in enumerate(siblings) if s.start == piece.sentence.start)
    before = siblings[order - 1] if order else None
    previous = document.text[before.start : before.end] if before else _before(document, piece)
    known = term_set(source_words(piece.passage.record))
    if piece.passage.record.voice is Voice.MEETING_SUMMARY:
        known |= _MEETING
    made = _listed(piece, document, block, order) or _cut(piece, long, brief.topic)
    if made is None:
        return None
    spans, text, form, tail_cut = made
    leaning = form is Form.CLAUSE and leans_on_previous(text, previous, known)
    whole = spans[0] == (piece.sentence.start, piece.sentence.end)
    if leaning and not whole:
        # What goes on from the sentence before it is said whole or not at all.
        spans, text, tail_cut = ((piece.sentence.start, piece.sentence.end),), piece.text, False
    plain = Candidate(
        passage=piece.passage,
        block=piece.sentence.block,
        sentence=(piece.sentence.start, piece.sentence.end),
        order=order,
        spans=spans,
        text=text,
        form=form,
        tail_cut=tail_cut,
        leaning=leaning,
        relevance=piece.relevance / best if best else 0.0,
        coverage=piece.coverage,
        leans=leans_of(text),
        fit=0.0,
        theme=_theme(text, brief.topic),
        worth=0.0,
    )
    return _valued(plain, brief)


def _names_author(piece: Evidence) -> bool:
    """Whether a sentence speaks of its own author, as the note on one does."""
    people = [a for a in piece.passage.record.authors if len(a.split()) > 1]
    return any(author in piece.text for author in people)


def _before(document: Document, piece: Evidence) -> str:
    """The paragraph before, of the same item and section, or ""."""
    index = piece.sentence.block
    if not index:
        return ""
    block, before = document.blocks[index], document.blocks[index - 1]
    same = (block.item, block.path) == (before.item, before.path)
    prose = before.kind is BlockKind.PARAGRAPH and block.kind is BlockKind.PARAGRAPH
    return document.text[before.start : before.end] if same and prose else ""


_Made = tuple[tuple[tuple[int, int], ...], str, Form, bool]


def _cut(piece: Evidence, long: int, topic: str) -> _Made | None:
    kept = cut(piece.text, piece.passage.record.authors, long)
    if kept and kept.tail_cut:
        gone = term_set(piece.text[kept.end :]) - term_set(piece.text[: kept.end])
        if gone & term_set(topic):
            # What would go is what the sentence says of the topic.
            kept = cut(piece.text, piece.passage.record.authors, MAX_WORDS)
    if kept is None:
        return None
    start = piece.sentence.start
    text = piece.text[kept.start : kept.end]
    return ((start + kept.start, start + kept.end),), text, kept.form, kept.tail_cut


def _listed(piece: Evidence, document: Document, block: Block, order: int) -> _Made | None:
    """A list item that goes on from its lead-in: "… can contribute by" + "responding early"."""
    if block.kind is not BlockKind.LIST_ITEM or block.lead_in is None or order:
        return None
    if not re.match(r"[A-Z][a-z]+ing\b", piece.text):
        return None
    lead = sentences_of(document, block.lead_in)[-1]
    words_before = document.text[lead.start : lead.end]
    if not _LEAD_IN.search(words_before):
        return None
    item = piece.text.rstrip(".")
    text = f"{words_before[:-1]} {item[:1].lower()}{item[1:]}"
    if len(text.split()) > 45 or ":" in item:
        return None
    spans = (lead.start, lead.end - 1), (piece.sentence.start, piece.sentence.start + len(item))
    return spans, text, Form.LISTED, False


def _valued(c: Candidate, brief: Brief) -> Candidate:
    """With its fit and worth."""
    suits = fit(c.leans, brief.position)
    short, long = _EASY_WORDS
    worth = c.relevance + FIT * suits + HOME * at_home(c.text, brief.forum)
    worth += NAMED * bool(brief.on_behalf and term_set(brief.on_behalf) <= c.terms)
    worth -= LONG * (c.words < short) + WORDY * max(0, c.words - long) + DATED * is_dated(c.text)
    worth -= FIRST_PERSON * (c.form is Form.QUOTE) + TALK * is_about_talk(c.text)
    return replace(c, fit=suits, worth=worth)


def _theme(text: str, topic: str) -> str:
    """The theme most spoken of, first words counting most; the topic's own and broad ones less."""
    found: list[tuple[float, int, str]] = []
    for place, theme in enumerate(load_frame().themes):
        if weight := theme.weight(text):
            common = theme.broad or theme.weight(topic)
            found.append((-weight * (_COMMON_THEME if common else 1.0), place, theme.id))
    return min(found)[2] if found else ""


def repeats(one: Candidate, other: Candidate, most: float = 0.55) -> bool:
    """Whether two candidates say the same: they share most words, or overlap in the text."""
    if one.passage.document_id == other.passage.document_id:
        (a, b), (c, d) = one.spans[-1], other.spans[-1]
        if a < d and c < b:
            return True
    mine, theirs = one.terms, other.terms
    return len(mine & theirs) >= most * max(1, min(len(mine), len(theirs)))
