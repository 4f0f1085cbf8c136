"""The library as JSON and as lines for people; pure functions."""

from typing import Any

from sources.basis import Bases
from sources.catalogue import DocumentEntry, Record, date_words, load_catalogue
from sources.document import Document, Item, Repair
from sources.library import Library
from sources.origins import RawPlace

Json = dict[str, Any]


def record_json(record: Record, bases: Bases) -> Json:
    """A record with how each field is known; `carried_in` is the digest's title."""
    return {
        "title": record.title,
        "authors": list(record.authors),
        "publisher": record.publisher,
        "published": record.published,
        "date_note": record.date_note,
        "event_dates": list(record.event_dates),
        "place": record.place,
        "url": record.url,
        "kind": record.kind,
        "voice": record.voice.value,
        "language": record.language,
        "carried_in": record.carried_in.title if record.carried_in else None,
        "basis": dict(bases),
    }


def item_json(name: str, item: Item) -> Json:
    """An item of the document called `name`."""
    return {
        "id": f"{name}/{item.label}",
        "label": item.label,
        "start": item.start,
        "end": item.end,
        **record_json(item.record, item.record_basis),
    }


def document_json(library: Library, document: Document) -> Json:
    """A document of the library with its items."""
    key = library.key(document)
    return {
        "id": document.id,
        "key": key,
        "source_file": document.source_file,
        "sha256": document.sha256,
        "state": "in the library",
        "characters": len(document.text),
        "repairs": len(document.repairs),
        "notes": list(document.notes),
        "quarantined": [
            {"start": q.start, "end": q.end, "reason": q.reason, "excerpt": q.excerpt}
            for q in document.quarantined
        ],
        **record_json(document.record, document.record_basis),
        "items": [item_json(key, item) for item in document.items],
    }


def library_json(library: Library) -> Json:
    """Every document and item, and what the catalogue lists that isn't there."""
    missing = [
        {"key": e.key, "title": e.title, "state": "not found", "where": e.where}
        for e in _absent(library)
    ]
    return {"documents": [document_json(library, d) for d in library.documents], "missing": missing}


def library_text(library: Library) -> str:
    """Every document and item on a line, then what the catalogue lists that isn't there."""
    lines = []
    for document in library.documents:
        key = library.key(document)
        lines.append(f"{key}  {record_line(document.record)}")
        lines += [f"  {key}/{i.label}  {record_line(i.record)}" for i in document.items]
    lines += [f"{e.key}  not found: {e.title} ({e.where})" for e in _absent(library)]
    return "\n".join(lines) or "The library is empty. Run `r2p ingest` first."


def _absent(library: Library) -> list[DocumentEntry]:
    """What the catalogue lists and the library doesn't hold."""
    held = {d.sha256 for d in library.documents}
    return [e for e in load_catalogue().documents if e.sha256 not in held]


def record_line(record: Record) -> str:
    """A record on one line: title, who, when, voice."""
    names = list(dict.fromkeys([*record.authors, record.publisher]))
    who = ", ".join(n for n in names if n) or "no author stated"
    when = date_words(record.published) or "no date stated"
    return f"{record.title} | {who} | {when} | {record.voice.label}"


def record_text(record: Record, bases: Bases) -> str:
    """A record, a field a line, each with how it is known."""
    said = record_json(record, bases)
    lines = []
    for field, basis in bases:
        value = said.get(field, getattr(record, field))
        shown = ", ".join(value) if isinstance(value, list) else value
        lines.append(f"{field}: {shown}  ({basis})")
    return "\n".join(lines)


def repair_json(repair: Repair) -> Json:
    """A repair: raw[start:end] held `before`; `after` stands for it."""
    return {
        "kind": repair.kind,
        "start": repair.raw_start,
        "end": repair.raw_end,
        "before": repair.before,
        "after": repair.after,
    }


def repair_line(repair: Repair) -> str:
    """A repair on one line, with its place in the raw text."""
    place = f"{repair.raw_start}-{repair.raw_end}"
    return f"{place}  {repair.kind}: {repair.before!r} → {repair.after!r}"


def raw_json(place: RawPlace) -> Json:
    """A passage in its raw surroundings."""
    return {
        "start": place.start,
        "end": place.end,
        "before": place.before,
        "text": place.text,
        "after": place.after,
    }
