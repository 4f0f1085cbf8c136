"""Articles inside a digest: where each begins and ends, and what belongs to the carrier."""

import re
from dataclasses import dataclass

from sources.cleaning.lines import Line
from sources.headings import heading_mark
from sources.item_heads import NUMBERED, ItemHead

SECTION_GAP = 3
_COLOPHON = re.compile(
    r"^(?:(?:thanks to\b|compiled by\b|edited by\b)"
    r".*(?:compil|edit|listserv|newsletter|mailing|by)|editors?:\s|subject: digest footer)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ItemSpan:
    """Lines [first, last) of an item; `head` is None for an introduction without a title."""

    label: str
    first: int
    last: int
    head: ItemHead | None


def contents_lines(lines: list[Line], heads: list[ItemHead]) -> set[int]:
    """Numbered lines before the first item that name the items again, in whatever words."""
    if not heads:
        return set()
    listed = [i for i in range(heads[0].first) if NUMBERED.match(lines[i].text)]
    named = [i for i in listed if any(_same_title(lines[i].text, h.title) for h in heads)]
    return set(listed) if len(named) >= 0.6 * len(listed) else set(named)


def _same_title(text: str, title: str) -> bool:
    words, wanted = (set(re.findall(r"\w{3,}", t.casefold())) for t in (text, title))
    return len(words & wanted) >= 0.5 * max(1, len(wanted))


def item_spans(lines: list[Line], heads: list[ItemHead], skip: set[int]) -> list[ItemSpan]:
    """The items in order, labelled by section letter and number ("B1"); introductions "B".

    A new section begins after a wide gap or where the numbering starts again.
    What comes before the contents list or the first item, and the colophon,
    stay with the carrier; so does what stands under an unsigned heading of the
    items' own level.

    Args:
        lines: All lines.
        heads: Heads of the items.
        skip: Lines of contents lists.
    """
    if not heads:
        return []
    starts = _starts(lines, heads, max((i for i in skip if i < heads[0].first), default=None))
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    spans = []
    for (start, label, head), end in zip(starts, ends, strict=True):
        close = _close(lines, start if head is None else head.last + 1, end, head)
        if start < close:
            spans.append(ItemSpan(label, start, close, head))
    return spans


def _starts(
    lines: list[Line], heads: list[ItemHead], contents_end: int | None
) -> list[tuple[int, str, ItemHead | None]]:
    """Where each item begins, with its label; introductions follow contents or a wide gap."""
    opening = {head.first: head for head in heads}
    in_head = {i for head in heads for i in range(head.first + 1, head.last + 1)}
    sectioned = contents_end is not None and not any(h.level for h in heads)
    starts: list[tuple[int, str, ItemHead | None]] = []
    letter, number = "@", 0
    first = contents_end + 1 if contents_end is not None else heads[0].first
    for index in range(first, len(lines)):
        head = opening.get(index)
        wide = index == first or (sectioned and lines[index].gap >= SECTION_GAP)
        if wide or (head is not None and head.number <= number):
            letter, number = _next(letter), 0
        if head:
            number = head.number
            starts.append((index, f"{letter}{number}", head))
        elif wide and index not in in_head:
            starts.append((index, letter, None))
    return starts


def _next(letter: str) -> str:
    return chr(min(ord(letter) + 1, ord("Z")))


def _close(lines: list[Line], start: int, end: int, head: ItemHead | None) -> int:
    """Where the item ends: before the colophon, or an unsigned heading of its own level."""
    for index in range(start, end):
        text = lines[index].text
        level = lines[index].level or len(text[: heading_mark(text)].strip())
        if _COLOPHON.match(text) or (head and head.level and 0 < level <= head.level):
            return index
    return end
