"""Questions about the sources themselves: who wrote, who published, when."""

import re
from collections.abc import Sequence

from assistant.compose import Draft
from assistant.question import Question
from assistant.select import Group, Span
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
