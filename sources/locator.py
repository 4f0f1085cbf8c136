"""Locators: where in a source a reader finds a passage."""

import re

from sources.document import Block, BlockKind, Document

_NUMBER = re.compile(r"^([IVXLC]{1,6}|\d{1,2})\.\s")


def locator(blocks: tuple[Block, ...]) -> str:
    """Where these neighbouring blocks of one document stand: "§ II, items 5–7".

    Args:
        blocks: One or more blocks in order of the text.

    Returns:
        Item of a digest, section, and paragraph or list item, as far as known;
        sections with a number by that number, others by their heading.
    """
    cited = [b for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
    cited = cited or list(blocks)
    first, last = cited[0], cited[-1]
    parts = [f"item {first.item}"] if first.item else []
    if first.path:
        parts.append("§ " + " › ".join(_short(h) for h in first.path))
    parts += [_places(first, last)] if first.ordinal else []
    if first.page:
        parts.append(f"p. {first.page}")
    return ", ".join(parts)


def _short(heading: str) -> str:
    match = _NUMBER.match(heading)
    return match.group(1) if match else heading


def _places(first: Block, last: Block) -> str:
    if first.kind is BlockKind.LIST_ITEM:
        numbered = re.sub(r"\D", "", first.marker)
        word = "item" if numbered else "bullet"
        if last.kind is BlockKind.LIST_ITEM and last.depth == first.depth and last != first:
            return f"{word}s {_number(first)}–{_number(last)}"
        return f"{word} {_number(first)}"
    same = last.kind is first.kind and (last.path, last.item) == (first.path, first.item)
    if same and last != first:
        return f"¶ {first.ordinal}–{last.ordinal}"
    return f"¶ {first.ordinal}"


def _number(block: Block) -> str:
    return re.sub(r"\D", "", block.marker) or str(block.ordinal)


def block_locator(document: Document, block: Block) -> str:
    """Where one block stands; a nested bullet names the item that it hangs on."""
    parent = document.blocks[block.lead_in] if block.lead_in is not None else None
    if parent and parent.kind is BlockKind.LIST_ITEM:
        return f"{locator((parent,))}, bullet {block.ordinal}"
    return locator((block,))
