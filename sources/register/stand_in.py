"""A document made of the register's statements, for a source that isn't there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sources.catalogue import DocumentEntry, Record, Voice
from sources.document import Block, BlockKind, Document, Item
from sources.register.statements import FOLDER, Statement

PUBLISHER = "R2P Assistant"
_FOLDER = "register/"


@dataclass(slots=True)
class _Layout:
    """Text and blocks so far."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    def add(self, words: str, kind: BlockKind, **place: object) -> None:
        """One more block, apart from the one before it."""
        marker = str(place.get("marker", ""))
        gap = "\n\n" if self.text else ""
        start = len(self.text) + len(gap) + (len(marker) + 1 if marker else 0)
        self.text += f"{gap}{marker} {words}" if marker else f"{gap}{words}"
        self.blocks.append(Block(start, start + len(words), kind, **place))  # type: ignore[arg-type]


def stand_in(entry: DocumentEntry, statements: Iterable[Statement], identity: str) -> Document:
    """What the register says of a source, as a document of our own.

    Args:
        entry: The catalogue's record of the source.
        statements: The register's statements on it, in order.
        identity: Id of the document.

    Returns:
        A document whose blocks are the statements, each with a locator that says
        where the original has it; its voice is this project's, not the source's.
    """
    layout = _Layout()
    layout.add(_title(entry.record()), BlockKind.TITLE)
    records: dict[str | None, Record] = {i.label: i.record() for i in entry.items}
    mine = [s for s in statements if s.document == entry.key]
    counts: dict[tuple[object, ...], int] = {}
    for statement in _by_item(mine):
        path = _path(statement, records.get(statement.item))
        if not layout.blocks[1:] or layout.blocks[-1].path != path:
            for heading in path[-1:]:
                layout.add(heading, BlockKind.HEADING, path=path[:-1], item=statement.item)
        key = (path, statement.item, statement.list_item is None)
        counts[key] = counts.get(key, 0) + 1
        layout.add(
            statement.statement,
            BlockKind.LIST_ITEM if statement.list_item else BlockKind.PARAGRAPH,
            path=path,
            item=statement.item,
            ordinal=counts[key],
            marker=f"{statement.list_item}." if statement.list_item else "",
            depth=(statement.list_item or "").count("."),
            lead_in=_lead_in(layout.blocks, statement, path),
            locator=f"register {statement.id}; in the original: {_original(statement)}",
        )
    items = tuple(_items(layout.blocks, records))
    return Document(
        id=identity,
        text=layout.text,
        record=_ours(entry.record()),
        blocks=tuple(layout.blocks),
        items=items,
        repairs=(),
        origins=((0, 0, len(layout.text)),),
        source_file=f"{_FOLDER}{entry.key}.jsonl",
        sha256=identity,
    )


def is_stand_in(document: Document) -> bool:
    """Whether the document is the register's word and not a source's."""
    return document.source_file.startswith(_FOLDER)


def register_bytes(key: str) -> bytes:
    """The bytes of the register's file on a source."""
    return (FOLDER / f"{key}.jsonl").read_bytes()


def _title(record: Record) -> str:
    return f"Our register on: {record.title}"


def _ours(record: Record) -> Record:
    """Our record for what we say of a source."""
    subject = record.cite_as or f"“{record.title}”"
    return Record(
        title=_title(record),
        publisher=PUBLISHER,
        kind="statements in our own words",
        voice=Voice.PROJECT,
        cite_as=f"our register, on {subject},",
    )


def _by_item(statements: list[Statement]) -> Iterator[Statement]:
    """Statements on the whole first, then item by item, each in the register's order."""
    return iter(sorted(statements, key=lambda s: s.item or ""))


def _path(statement: Statement, record: Record | None) -> tuple[str, ...]:
    heading = (record.title,) if statement.item and record else ()
    return (*heading, *(s.rstrip(":") for s in statement.section))


def _original(statement: Statement) -> str:
    parts = [f"item {statement.item}"] if statement.item else []
    if statement.section:
        parts.append("§ " + " › ".join(statement.section))
    if statement.list_item:
        parts.append(f"item {statement.list_item}")
    return ", ".join(parts) or "the text"


def _lead_in(blocks: list[Block], statement: Statement, path: tuple[str, ...]) -> int | None:
    """The statement before the list, which says what the list is."""
    if not statement.list_item:
        return None
    last = blocks[-1]
    if last.kind is BlockKind.LIST_ITEM and last.path == path:
        depth = statement.list_item.count(".")
        if depth > last.depth:
            return len(blocks) - 1
        same = (b for b in reversed(blocks) if b.kind is BlockKind.LIST_ITEM and b.depth == depth)
        return next(same, last).lead_in
    return len(blocks) - 1 if last.kind is BlockKind.PARAGRAPH else None


def _items(blocks: list[Block], records: dict[str | None, Record]) -> Iterator[Item]:
    for label, record in records.items():
        mine = [b for b in blocks if b.item == label]
        if label and mine:
            ours = replace(_ours(record), date_note=record.date_note)
            yield Item(label, ours, mine[0].start, mine[-1].end)
