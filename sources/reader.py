"""From the bytes of a file to a Document: clean, structure, attribute."""

import hashlib
from dataclasses import replace

from sources.catalogue import DocumentEntry, Record, load_catalogue
from sources.cleaning.duplicates import find_duplicates
from sources.cleaning.furniture import find_furniture
from sources.cleaning.lines import Line, Log, read_lines, without
from sources.cleaning.reflow import (
    join_broken_lines,
    join_drop_caps,
    join_split_labels,
    part_glued_words,
)
from sources.document import BlockKind, Document, Item
from sources.errors import SourceError
from sources.items import ItemHead, ItemSpan, contents_lines, find_heads, item_record, item_spans
from sources.loaders.text import decode
from sources.structure import Piece, classify, lay_out
from sources.traced import runs

# Raise when cleaning or structure change what comes out for the same bytes.
READER_VERSION = 1


def document_id(sha256: str) -> str:
    """The id of the document with these bytes: the first twelve digits of their SHA-256."""
    return sha256[:12]


def read_document(data: bytes, name: str) -> Document:
    """The document in the bytes of the file `name`.

    Raises:
        SourceError: The bytes hold no text.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    entry = load_catalogue().find(sha256)
    raw = decode(data, name)
    log = Log(raw)
    lines = clean(raw, log)
    heads = find_heads(lines)
    title = entry.title if entry else ""
    roles, spans = _digest_roles(lines, heads)
    lines, roles, spans = _joined(lines, roles, spans, log)
    labels = {i: s.label for s in spans for i in range(s.first, s.last)}
    pieces = classify(lines, roles, labels, title)
    if not any(p.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) for p in pieces):
        raise SourceError(f"{name} holds no sentence.", "Add a file with running text.")
    text, blocks = lay_out(pieces)
    record = entry.record() if entry else _own_record(pieces, name)
    document = Document(
        id=document_id(sha256),
        text=text.text,
        record=record,
        blocks=blocks,
        items=(),
        repairs=tuple(sorted(log.repairs, key=lambda r: (r.raw_start, r.raw_end))),
        origins=runs(text.origin),
        source_file=name,
        sha256=sha256,
    )
    return replace(document, items=_items(document, spans, lines, entry))


def clean(raw: str, log: Log) -> list[Line]:
    """The lines of the raw text without furniture, drop caps and doubled text."""
    lines = join_split_labels(join_drop_caps(read_lines(raw, log), log), log)
    lines = without(lines, dict.fromkeys(find_duplicates(lines), "duplicate"), log)
    lines = without(lines, find_furniture(lines), log)
    return part_glued_words(lines, log)


def _digest_roles(
    lines: list[Line], heads: list[ItemHead]
) -> tuple[dict[int, BlockKind], list[ItemSpan]]:
    contents = contents_lines(lines, heads)
    roles = dict.fromkeys(contents, BlockKind.CONTENTS)
    for head in heads:
        roles[head.first] = BlockKind.TITLE
        roles.update(dict.fromkeys(range(head.first + 1, head.last + 1), BlockKind.BYLINE))
    return roles, item_spans(lines, heads, contents)


def _joined(
    lines: list[Line], roles: dict[int, BlockKind], spans: list[ItemSpan], log: Log
) -> tuple[list[Line], dict[int, BlockKind], list[ItemSpan]]:
    """Broken lines joined, and what is known by line index moved to the new indices."""
    fixed = set(roles) | {i + 1 for i in roles} | {s.first for s in spans} | {s.last for s in spans}
    out = join_broken_lines(lines, fixed, log)
    starts = {line.words.origin[0]: i for i, line in enumerate(out)}
    moved = {
        i: starts[line.words.origin[0]]
        for i, line in enumerate(lines)
        if line.words.origin[0] in starts
    }
    moved[len(lines)] = len(out)
    return (
        out,
        {moved[i]: role for i, role in roles.items()},
        [
            replace(s, first=moved[s.first], last=moved[s.last], head=_moved(s, moved))
            for s in spans
        ],
    )


def _moved(span: ItemSpan, moved: dict[int, int]) -> ItemHead | None:
    head = span.head
    return head and replace(head, first=moved[head.first], last=moved[head.last])


def _items(
    document: Document, spans: list[ItemSpan], lines: list[Line], entry: DocumentEntry | None
) -> tuple[Item, ...]:
    items = []
    for span in spans:
        record = item_record(span, lines, document.record)
        if entry:
            record = entry.corrected(span.label, record)
        mine = [b for b in document.blocks if b.item == span.label]
        items.append(Item(span.label, record, mine[0].start, mine[-1].end))
    return tuple(items)


def _own_record(pieces: list[Piece], name: str) -> Record:
    """A record from the text itself: its title line, else the file's name."""
    titles = [
        p.words.text
        for p in pieces
        if p.kind in (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.HEADING)
    ]
    stem = name.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return Record(title=titles[0] if titles else stem)
