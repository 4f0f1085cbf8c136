"""The record of an item, from its title, its bylines and its first lines."""

import re
from dataclasses import replace

from sources.basis import Bases, Basis, basis_of
from sources.bylines import NAME, read_bylines
from sources.catalogue import Record, Voice
from sources.cleaning.lines import Line
from sources.items import ItemSpan

_VOICES = (
    (r"(?i)\bstatement of the special advis", Voice.UN_OFFICIAL),
    (r"(?i)^(?:\W?\w+\W? ){0,6}summary of\b", Voice.MEETING_SUMMARY),
    (r"(?i)\b(?:policy|times|post|guardian|courier|journal)\b", Voice.COLUMNIST),
    (
        r"(?i)\b(?:council on foreign relations|institute|centre for the responsib)",
        Voice.THINK_TANK,
    ),
    (r"(?i)\b(?:amnesty|human rights watch|refugees|coalition)\b", Voice.NGO),
    (r"(?i)\b(?:united nations|un) office\b", Voice.UN_OFFICIAL),
)


def item_record(span: ItemSpan, lines: list[Line], carrier: Record) -> tuple[Record, Bases]:
    """The record of an item, and how each of its fields is known."""
    base = Record(title="", language=carrier.language, carried_in=carrier)
    if span.head is None:
        return _introduction(span, lines, base, carrier)
    found = read_bylines(span.head.bylines)
    authors, publisher = found.authors, found.publisher
    text = " ".join(line.text for line in lines[span.head.last + 1 : span.last])
    guessed: list[tuple[str, Basis]] = [("voice", Basis.GUESSED), ("kind", Basis.GUESSED)]
    if not authors and (authors := _author_in_text(span.head.title, publisher, text)):
        guessed.append(("authors", Basis.GUESSED))
    if found.container:
        publisher = f"{publisher}, in {found.container}" if publisher else found.container
    voice = guess_voice(publisher, span.head.title)
    if not publisher and not authors:
        publisher, voice = carrier.publisher, carrier.voice
        guessed.append(("publisher", Basis.GUESSED))
    record = replace(
        base,
        title=span.head.title,
        authors=authors,
        publisher=publisher,
        published=span.head.published,
        kind="article in a digest",
        voice=voice,
    )
    return record, basis_of(record, Basis.TEXT, guessed)


def _introduction(
    span: ItemSpan, lines: list[Line], base: Record, carrier: Record
) -> tuple[Record, Bases]:
    title = " ".join(lines[span.first].text.split()[:8]) + " …"
    record = replace(
        base, title=title, publisher=carrier.publisher, voice=carrier.voice, kind="introduction"
    )
    return record, basis_of(record, Basis.GUESSED)


def _author_in_text(title: str, publisher: str, text: str) -> tuple[str, ...]:
    """The speaker of a "Statement of the ROLE …", or who "is a PUBLISHER researcher"."""
    if match := re.match(
        r"(?:statement|remarks|speech|address) (?:of|by) the (.+?)(?: on the situation.*)?$",
        title,
        re.I,
    ):
        role = re.escape(match.group(1))
        if named := re.search(rf"(?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? )?({NAME}), (?:the )?{role}", text):
            return (re.sub(r"^(?:Mr|Ms|Mrs|Dr)\.? ", "", named.group(1)),)
    if publisher and (named := re.match(rf"({NAME}) is an? {re.escape(publisher)} ", text)):
        return (named.group(1),)
    return ()


def guess_voice(publisher: str, title: str) -> Voice:
    """A first guess at who speaks; the catalogue or the user corrects it."""
    for pattern, voice in _VOICES:
        if re.search(pattern, title) or re.search(pattern, publisher):
            return voice
    return Voice.UNKNOWN
