"""The list of sources of a draft, and what a note says of one citation."""

from collections.abc import Iterable

from assistant.answer import Citation
from assistant.drafting.points import Origin, Sentence, TalkingPoints
from sources.bibliography import Work, works
from sources.catalogue import Record, date_words
from sources.document import Document
from sources.references import references


def listed_sources(draft: TalkingPoints, documents: Iterable[Document]) -> tuple[str, ...]:
    """The sources that a draft cites, formatted in its manner, in order of first use."""
    by_record: dict[Record, Work] = {}
    for work in works((d.id, d) for d in documents):
        by_record.setdefault(work.record, work)
    records = dict.fromkeys(c.record for c in draft.citations)
    cited = [by_record[r] for r in records if r in by_record]
    return references(cited, draft.brief.manner) if cited else ()


def note_parts(citation: Citation) -> tuple[str, ...]:
    """Author, title, publisher, date, carrier and locator of what a citation points at."""
    record = citation.record
    author = ", ".join(record.authors) or record.publisher or "no author named"
    parts = [author, f"“{record.title}”"]
    if record.authors and record.publisher and record.publisher not in record.authors:
        parts.append(record.publisher)
    parts.append(_dated(record))
    if record.carried_in:
        carrier = record.carried_in
        parts.append(f"in {carrier.title}, {carrier.publisher}".rstrip(", "))
    if citation.locator:
        parts.append(citation.locator)
    return tuple(parts)


def _dated(record: Record) -> str:
    if record.published:
        return date_words(record.published)
    if record.carried_in and record.carried_in.published:
        return f"undated, carried {date_words(record.carried_in.published)}"
    return "undated"


def note(citation: Citation) -> str:
    """A note in one line, with the words themselves."""
    return f"{', '.join(note_parts(citation))}: “{' '.join(citation.quote.split())}”"


def sentence_notes(sentence: Sentence) -> tuple[str, ...]:
    """The notes of a sentence, one a source: its places are listed in one note.

    The words are quoted only where the sentence doesn't give them as they stand.
    """
    by_source: dict[tuple[str, ...], list[Citation]] = {}
    for citation in sentence.evidence:
        parts = note_parts(citation)
        source = parts[:-1] if citation.locator else parts
        by_source.setdefault(source, []).append(citation)
    verbatim = sentence.origin is Origin.SOURCE and not sentence.reworded
    notes = []
    for source, citations in by_source.items():
        places = " and ".join(dict.fromkeys(c.locator for c in citations if c.locator))
        words = " … ".join(" ".join(c.quote.split()) for c in citations)
        quoted = "" if verbatim else f": “{words}”"
        notes.append(", ".join([*source, *([places] if places else [])]) + (quoted or "."))
    return tuple(notes)
