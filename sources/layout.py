"""Layout: pieces of a text set out as the canonical text and its blocks."""

from dataclasses import dataclass, field, replace

from sources.document import Block, BlockKind
from sources.lists import restored_numbers
from sources.sentences import ends_sentence
from sources.traced import Traced, inserted


@dataclass(frozen=True, slots=True)
class Piece:
    """A line with its role, before the canonical text is laid out."""

    words: Traced
    kind: BlockKind
    item: str | None = None
    level: int = 0
    marker: str = ""
    number: str = ""
    depth: int = 0
    page: int | None = None
    speaker: str = ""


@dataclass(slots=True)
class _Sheet:
    """What is laid out so far."""

    parts: list[Traced] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    path: list[tuple[int, str]] = field(default_factory=list)
    counts: dict[tuple[object, ...], int] = field(default_factory=dict)

    def add(self, part: Traced) -> None:
        self.parts.append(part)
        self.length += len(part.text)

    def words(self, index: int) -> str:
        """The words of a block; each block was laid out as two parts."""
        return self.parts[2 * index + 1].text


def lay_out(pieces: list[Piece]) -> tuple[Traced, tuple[Block, ...]]:
    """The canonical text and its blocks: paragraphs apart, list items on lines of their own."""
    sheet = _Sheet()
    for piece in pieces:
        _lay(piece, sheet)
    origin = tuple(o for part in sheet.parts for o in part.origin)
    text = Traced("".join(part.text for part in sheet.parts), origin)
    return text, tuple(_numbered(sheet.blocks))


def _lay(piece: Piece, sheet: _Sheet) -> None:
    if sheet.blocks and piece.item != sheet.blocks[-1].item:
        sheet.path = []
    if piece.kind is BlockKind.HEADING:
        sheet.path = [p for p in sheet.path if p[0] < piece.level]
    marker = f"{piece.marker} " if piece.marker else ""
    sheet.add(inserted(_glue(piece, sheet.blocks) + marker))
    sheet.add(piece.words)
    block = Block(
        start=sheet.length - len(piece.words.text),
        end=sheet.length,
        kind=piece.kind,
        path=tuple(h for _, h in sheet.path),
        item=piece.item,
        marker=piece.marker,
        depth=piece.depth,
        page=piece.page,
        number=piece.number,
        speaker=piece.speaker,
    )
    sheet.blocks.append(_placed(block, sheet))
    if piece.kind is BlockKind.HEADING:
        sheet.path.append((piece.level, piece.words.text.rstrip(":")))


def _glue(piece: Piece, blocks: list[Block]) -> str:
    if not blocks:
        return ""
    tight = (BlockKind.LIST_ITEM, BlockKind.CONTENTS, BlockKind.BYLINE, BlockKind.TABLE)
    if piece.kind is BlockKind.LIST_ITEM and blocks[-1].kind is BlockKind.LIST_ITEM:
        return "\n" + "   " * piece.depth
    return "\n" if piece.kind in tight and blocks[-1].kind is piece.kind else "\n\n"


def _placed(block: Block, sheet: _Sheet) -> Block:
    """The block with its ordinal and, for a list item or table row, what it hangs on."""
    if block.kind is BlockKind.LIST_ITEM:
        return _list_item(block, sheet)
    if block.kind is BlockKind.TABLE:
        return _table_row(block, sheet)
    # A quotation is counted among the paragraphs that it stands between.
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.QUOTATION else block.kind
    key = (block.path, block.item, kind)
    sheet.counts[key] = sheet.counts.get(key, 0) + 1
    return replace(block, ordinal=sheet.counts[key])


def _table_row(block: Block, sheet: _Sheet) -> Block:
    before = sheet.blocks
    if not before or before[-1].kind is not BlockKind.TABLE:
        return replace(block, ordinal=1)
    first = before[-1].lead_in
    return replace(
        block,
        ordinal=before[-1].ordinal + 1,
        lead_in=len(before) - 1 if first is None else first,
    )


def _list_item(block: Block, sheet: _Sheet) -> Block:
    before, last = sheet.blocks, len(sheet.blocks) - 1
    previous = before[last] if before else None
    if previous is None or previous.kind is not BlockKind.LIST_ITEM:
        opens = previous is not None and previous.kind is BlockKind.PARAGRAPH
        lead = sheet.words(last) if opens else ""
        announces = lead.endswith(":") or (bool(lead) and not ends_sentence(lead))
        return replace(block, ordinal=1, lead_in=last if announces else None)
    if block.depth > previous.depth:
        return replace(block, ordinal=1, lead_in=last)
    sibling = next(
        (b for b in reversed(before) if b.kind is BlockKind.LIST_ITEM and b.depth <= block.depth),
        previous,
    )
    return replace(block, ordinal=sibling.ordinal + 1, lead_in=sibling.lead_in)


def _numbered(blocks: list[Block]) -> list[Block]:
    """The blocks with the lost numbers of list items restored, list by list."""
    lists: dict[tuple[int, int | None], list[int]] = {}
    opened = 0
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.LIST_ITEM:
            opened = index + 1
        elif block.depth == 0 and block.ordinal == 1:
            opened = index
        if block.kind is BlockKind.LIST_ITEM:
            lists.setdefault((opened, block.lead_in if block.depth else None), []).append(index)
    out = list(blocks)
    for places in lists.values():
        numbers = restored_numbers([blocks[i].number for i in places])
        for place, number in zip(places, numbers, strict=True):
            out[place] = replace(blocks[place], number=number)
    return out
