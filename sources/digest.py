"""A digest's lines told apart: contents, titles, bylines, and which item each belongs to."""

from dataclasses import dataclass, replace

from sources.basis import Basis, basis_of
from sources.catalogue import DocumentEntry
from sources.cleaning.lines import Line, Log
from sources.cleaning.reflow import join_broken_lines
from sources.contents import contents_of
from sources.document import BlockKind, Document, Item
from sources.item_heads import ItemHead, find_heads
from sources.item_records import item_record
from sources.items import ItemSpan, contents_lines, item_spans


@dataclass(frozen=True, slots=True)
class Digest:
    """The lines of a text, and what is known of them by index; `spans` is empty for no digest."""

    lines: list[Line]
    roles: dict[int, BlockKind]
    spans: list[ItemSpan]

    @property
    def labels(self) -> dict[int, str]:
        """The label of the item that each line belongs to."""
        return {i: s.label for s in self.spans for i in range(s.first, s.last)}


def read_digest(lines: list[Line], log: Log) -> Digest:
    """The lines, those that layout broke joined, with their roles and items."""
    heads = find_heads(lines)
    contents = contents_lines(lines, heads) | contents_of(lines)
    heads = [h for h in heads if h.first not in contents]
    roles = dict.fromkeys(contents, BlockKind.CONTENTS)
    for head in heads:
        roles |= dict.fromkeys(range(head.first, head.last + 1), BlockKind.BYLINE)
        roles[head.title_at] = BlockKind.TITLE
    return _joined(Digest(lines, roles, item_spans(lines, heads, contents)), log)


def _joined(digest: Digest, log: Log) -> Digest:
    """Broken lines joined, and what is known by line index moved to the new indices."""
    roles, spans = digest.roles, digest.spans
    edges = {s.first for s in spans} | {s.last for s in spans}
    fixed = set(roles) | {i + 1 for i in roles} | edges
    out = join_broken_lines(digest.lines, fixed, log)
    starts = {line.words.origin[0]: i for i, line in enumerate(out)}
    moved = {
        i: starts[line.words.origin[0]]
        for i, line in enumerate(digest.lines)
        if line.words.origin[0] in starts
    }
    moved[len(digest.lines)] = len(out)
    return Digest(
        out,
        {moved[i]: role for i, role in roles.items()},
        [
            replace(s, first=moved[s.first], last=moved[s.last], head=_moved(s.head, moved))
            for s in spans
        ],
    )


def _moved(head: ItemHead | None, moved: dict[int, int]) -> ItemHead | None:
    return head and replace(
        head, first=moved[head.first], last=moved[head.last], title_at=moved[head.title_at]
    )


def items_of(document: Document, digest: Digest, entry: DocumentEntry | None) -> tuple[Item, ...]:
    """The items with their records: the catalogue's, else what was found in the text."""
    items = []
    ends = {b.item: b.end for b in document.blocks}
    starts = {b.item: b.start for b in reversed(document.blocks)}
    for span in digest.spans:
        if span.label not in starts:
            continue
        record, bases = item_record(span, digest.lines, document.record)
        known = entry.corrected(span.label, record) if entry else record
        if known is not record:
            record, bases = known, basis_of(known, Basis.CATALOGUE)
        items.append(Item(span.label, record, starts[span.label], ends[span.label], bases))
    return tuple(items)
