"""Hard-wrapped text: whether a document's lines are broken at a fixed width, and which."""

import re
from itertools import pairwise

from sources.cleaning.lines import Line
from sources.sentences import ends_sentence

_LISTED = re.compile(r"^(?:[-•▪◦*–]\s|\d{1,3}[.)]|\(?[a-z]{1,3}\))")
_WIDTHS = range(30, 121)
_ENOUGH_LINES = 5
_FULL_SHARE = 0.55


def wrap_width(lines: list[Line]) -> int:
    """The width at which the text is wrapped, in characters, or 0 for a text that isn't.

    A text is wrapped if most lines that have another line directly under them
    are about as long as the longest of them.
    """
    inner = [
        len(line.text) + line.indent
        for line, after in pairwise(lines)
        if after.gap == 0 and not line.table and not after.table and not _LISTED.match(after.text)
    ]
    if len(inner) < _ENOUGH_LINES:
        return 0
    width = sorted(inner)[int(0.95 * (len(inner) - 1))]
    full = sum(0.72 * width <= n <= width + 8 for n in inner)
    return width if width in _WIDTHS and full >= _FULL_SHARE * len(inner) else 0


def is_full(left: Line, right: Line, width: int) -> bool:
    """Whether the first word of `right` had no room at the end of `left`."""
    first = right.text.split()[0]
    last_row = left.text if len(left.text) <= width + 8 else left.text[-width:]
    return width > 0 and len(last_row) + left.indent + 1 + len(first) > 0.93 * width


def one_sentence_a_line(lines: list[Line]) -> bool:
    """Whether the text puts each sentence on a line of its own, paragraphs parted by blanks."""
    close = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    prose = [(a, b) for a, b in close if ends_sentence(a.text) and ends_sentence(b.text)]
    gaps = sum(line.gap > 0 for line in lines[1:])
    return len(prose) >= 6 and len(prose) >= 0.7 * len(close) and 0 < gaps < len(close)
