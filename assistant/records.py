"""Questions about the sources themselves: who wrote, who published, when."""

import re
from collections.abc import Sequence

from assistant.answer import Citation
from assistant.compose import Draft
from assistant.question import Question
from assistant.spans import Group, Span
from assistant.speakers import ours
from index.chunking import passages_of
from index.terms import terms
from sources.catalogue import Record, date_words
from sources.document import BlockKind, Document

_ASKS = re.compile(
    r"\b(?:who|which \w+) (?:wrote|authored|published|compiled)\b|\bauthors?\b|\bpublishe[dr]\b|"
    r"\bwritten by\b|\bwhen (?:was|were) .*\b(?:written|published|issued|dated)\b|"
    r"\bdate of\b",
    re.I,
)


_WROTE = re.compile(r"^(?:and )?who (?:wrote|writes|authored|published|compiled)\b(.*)", re.I)
_HELD = re.compile(
    r"^(?:what|which|list|show)\b.*\b(?:sources|documents|texts)\b.*"
    r"\b(?:library|collection|(?:do|can) you (?:have|hold|know|use|search|cite)|are there)\b",
    re.I,
)
# What a text is called, not what it is about.
_KINDS = frozenset(
    terms("article piece report essay statement paper analysis study text document summary column")
)
_MOST, _SHOWN = 6, 12
_HEADS = (BlockKind.TITLE, BlockKind.BYLINE)


def about_records(question: Question, documents: Sequence[Document]) -> Draft | None:
    """The answer to a question about the sources' own records, or None if it asks something else.

    A source is known by its title: most of its words stand in the question, or all
    that the question names ("Who wrote about Kenya?") stands in it. Asked what the
    library holds, the answer is its documents.
    """
    if _HELD.match(question.text):
        return _holdings(documents)
    everything = [(d, label, r) for d in documents for label, r in _records(d)]
    if not _ASKS.search(question.text):
        return None
    named = [held for held in everything if _names(question, held[2])][:1]
    if not named and (wrote := _WROTE.match(question.text)):
        topic = set(terms(wrote[1])) - _KINDS
        named = [h for h in everything if topic and topic <= set(terms(h[2].title))]
    return _answer(named) if 0 < len(named) <= _MOST else None


def written_by(question: Question, documents: Sequence[Document]) -> Draft | None:
    """What someone wrote of whom the question asks who they are; None where they wrote nothing."""
    who = {t for name in question.names for t in terms(name)}
    everything = [(d, label, r) for d in documents for label, r in _records(d)]
    theirs = [h for h in everything if any(who <= set(terms(a)) for a in h[2].authors)]
    return _answer(theirs[:_MOST]) if question.who_is and theirs else None


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


def _holdings(documents: Sequence[Document]) -> Draft | None:
    """How many documents there are, and the first of them."""
    draft = _answer([(d, None, d.record) for d in documents[:_SHOWN]])
    if draft:
        shown = f"; the first {_SHOWN}" if len(documents) > _SHOWN else ""
        draft.paragraphs.insert(0, ours(f"Documents in the library: {len(documents)}{shown}."))
    return draft


def _answer(named: Sequence[tuple[Document, str | None, Record]]) -> Draft | None:
    """What the records say, each with the heading that stands in its text as evidence."""
    draft = Draft({document.id: document for document, _, _ in named})
    for document, label, record in named:
        heads = [b for b in document.blocks if b.item == label and b.kind in _HEADS]
        if not heads:
            continue
        note = f" ({record.date_note})" if record.date_note else ""
        start, end = heads[0].start, heads[-1].end
        holder = next(p for p in passages_of(document) if p.start <= start < p.end)
        heading = Span(holder, start, end, document.text[start:end])
        draft.quote(Group((heading,)), f"{_whose(record)}{note}. The text is headed:")
    return draft if draft.claims else None
