"""Locators: where in a source a reader finds a passage."""

import re

from sources.document import SPEAKING, Block, BlockKind, Document

_NUMBER = re.compile(r"^([IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)\.?\s")


def locator(blocks: tuple[Block, ...], symbol: str = "") -> str:
    """Where these neighbouring blocks of one document stand: "§ II, items 5–7".

    Args:
        blocks: One or more blocks in order of the text.
        symbol: Of a United Nations document, whose numbered paragraphs are cited
            by symbol and number: "A/63/677, ¶ 11".

    Returns:
        Item of a digest, section, speaker, and paragraph, list item or table row,
        as far as known; sections with a number by that number, others by their heading.
    """
    cited = [b for b in blocks if b.kind in SPEAKING] or list(blocks)
    first, last = cited[0], cited[-1]
    if first.locator:
        return first.locator
    if symbol and _is_numbered(first):
        return f"{symbol}, ¶ {_numbers(first, last)}"
    parts = [symbol] if symbol else []
    parts += [f"item {first.item}"] if first.item else []
    if first.path:
        parts.append("§ " + " › ".join(_short(h) for h in first.path))
    if first.speaker:
        parts.append(first.speaker)
    # The ordinal of a paragraph without a number would pass for a number of the symbol's.
    parts += [_places(first, last)] if first.ordinal and not symbol else []
    if first.page:
        pages = f"pp. {first.page}–{last.page}" if last.page != first.page else f"p. {first.page}"
        parts.append(pages)
    return ", ".join(parts)


def _is_numbered(block: Block) -> bool:
    """Whether the block is a paragraph with a number of its own."""
    paragraph = block.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
    return paragraph and block.depth == 0 and block.number.isdigit()


def _numbers(first: Block, last: Block) -> str:
    ends = _is_numbered(last) and int(last.number) > int(first.number)
    return f"{first.number}–{last.number}" if ends else first.number


def _short(heading: str) -> str:
    match = _NUMBER.match(heading)
    return match.group(1) if match else heading


def _places(first: Block, last: Block) -> str:
    if first.kind is BlockKind.LIST_ITEM:
        return _list_places(first, last)
    if first.kind is BlockKind.TABLE:
        same = last.kind is BlockKind.TABLE and last.ordinal > first.ordinal
        return (
            f"table, rows {first.ordinal}–{last.ordinal}"
            if same
            else (f"table, row {first.ordinal}")
        )
    paragraphs = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
    same = last.kind in paragraphs and (last.path, last.item) == (first.path, first.item)
    start, end = _paragraph(first), _paragraph(last)
    return f"¶ {start}–{end}" if same and end != start else f"¶ {start}"


def _list_places(first: Block, last: Block) -> str:
    word = "item" if first.number else "bullet"
    start, end = _item(first), _item(last)
    if last.kind is BlockKind.LIST_ITEM and last.depth == first.depth and last != first:
        return f"{word}s {start}–{end}"
    return f"{word} {start}"


def _item(block: Block) -> str:
    if not block.number:
        return str(block.ordinal)
    return block.number if block.number[0].isdigit() else f"({block.number})"


def _paragraph(block: Block) -> str:
    return block.number or str(block.ordinal)


def block_locator(document: Document, block: Block) -> str:
    """Where one block stands; a nested item names the item that it hangs on."""
    if block.locator:
        return block.locator
    symbol = document.record_of(block).symbol
    parent = document.blocks[block.lead_in] if block.lead_in is not None else None
    if parent and block.kind is BlockKind.LIST_ITEM and parent.kind is BlockKind.LIST_ITEM:
        whole = block_locator(document, parent)
        if symbol and block.number:
            return f"{whole} {_item(block)}"
        return f"{whole}, {'item' if block.number else 'bullet'} {_item(block)}"
    return locator((block,), symbol)
