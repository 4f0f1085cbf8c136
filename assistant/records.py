"""Questions about the sources themselves: who wrote, who published, when."""

import re
from collections.abc import Sequence

from assistant.answer import Citation
from assistant.compose import Draft
from assistant.question import Question
from assistant.spans import Group, Span
from index.chunking import passages_of
from index.terms import terms
from sources.catalogue import Record, date_words
from sources.document import Block, BlockKind, Document

_ASKS = re.compile(
    r"\b(?:who|which \w+) (?:wrote|authored|published|compiled)\b|\bauthors?\b|\bpublishe[dr]\b|"
    r"\bwritten by\b|\bwhen (?:was|were) .*\b(?:written|published|issued|dated)\b|"
    r"\bdate of\b",
    re.I,
)


def about_records(question: Question, documents: Sequence[Document]) -> Draft | None:
    """The answer to a question about a source's own record, or None if it asks something else.

    The source is known by its title: all but one of the title's words, or the
    words between quotation marks, stand in the question.
    """
    if not _ASKS.search(question.text):
        return None
    for document in documents:
        for label, record in _records(document):
            heads = [b for b in document.blocks if b.item == label and b.kind in _HEADS]
            if _names(question, record) and heads:
                return _answer(document, record, heads)
    return None


_HEADS = (BlockKind.TITLE, BlockKind.BYLINE)


def _records(document: Document) -> list[tuple[str | None, Record]]:
    return [*((i.label, i.record) for i in document.items), (None, document.record)]


def _names(question: Question, record: Record) -> bool:
    title = list(dict.fromkeys(terms(record.title)))
    held = sum(t in question.terms for t in title)
    return len(title) > 1 and held >= max(2, 0.75 * len(title))


def sources_of(citations: Sequence[Citation], documents: Sequence[Document]) -> Draft:
    """Who says what was cited, when, and where it stands; the words again as evidence."""
    held = {d.id: d for d in documents}
    draft = Draft(held)
    for citation in citations:
        if document := held.get(citation.document_id):
            spans = (p for p in passages_of(document) if p.start <= citation.start < p.end)
            if holder := next(spans, None):
                span = Span(holder, citation.start, citation.end, citation.quote)
                draft.quote(Group((span,)), f"{_whose(citation.record)}, {citation.locator}:")
    return draft


def _whose(record: Record) -> str:
    """The record in words: author, title, publisher, date, and what carries it."""
    who = " and ".join(record.authors) or record.publisher
    publisher = f", {record.publisher}" if record.authors and record.publisher else ""
    when = f", {date_words(record.published)}" if record.published else ", date not stated"
    carrier = f", carried in {record.carried_in.title}" if record.carried_in else ""
    return f"{who}, “{record.title}”{publisher}{when}{carrier}"


def _answer(document: Document, record: Record, heads: list[Block]) -> Draft:
    """What the record says, with the heading that stands in the text as evidence."""
    who = " and ".join(record.authors) or record.publisher
    publisher = f", {record.publisher}" if record.authors and record.publisher else ""
    when = f", {date_words(record.published)}" if record.published else ", date not stated"
    note = f" ({record.date_note})" if record.date_note else ""
    carrier = f"; carried in {record.carried_in.title}" if record.carried_in else ""
    draft = Draft({document.id: document})
    draft.say(f"“{record.title}”: {who}{publisher}{when}{note}{carrier}.")
    start, end = heads[0].start, heads[-1].end
    holder = next(p for p in passages_of(document) if p.start <= start < p.end)
    heading = Span(holder, start, end, document.text[start:end])
    draft.quote(Group((heading,)), "The text is headed:")
    return draft
