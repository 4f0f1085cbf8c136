"""Candidates: which sentences of the library can be said, and what each is worth to a brief."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.drafting.brief import Brief
from assistant.drafting.candidate import Candidate
from assistant.drafting.leaning import leans_on_previous
from assistant.drafting.leans import at_home, fit, leans_of
from assistant.drafting.speakable import (
    LONG_WORDS,
    MAX_WORDS,
    SHORT_WORDS,
    Form,
    cut,
    is_about_talk,
    is_dated,
)
from assistant.drafting.themes import load_frame
from assistant.evidence import Evidence, source_words
from index.chunking import sentences_of
from index.passage import Passage, Sentence
from index.terms import term_set
from sources.catalogue import Voice
from sources.document import Block, BlockKind, Document

_SPEAKING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
_MEETING = term_set("participants discussion workshop meeting conversation")
_LEAD_IN = re.compile(r"\b(?:by|to|in|for|of|through):$")
# What the parts of a candidate's worth weigh beside its relevance.
FIT, HOME, NAMED, LONG, DATED, FIRST_PERSON, TALK = 0.40, 0.08, 0.12, 0.10, 0.40, 0.20, 0.20
WORDY = 0.012
_EASY_WORDS = (10, 30)
_COMMON_THEME = 0.45
# In less time sentences are cut shorter.
BRIEF_MINUTES = 1.5


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
