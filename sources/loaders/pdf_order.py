"""Reading order of a page's words: columns found by the white between them, then lines."""

from dataclasses import dataclass
from itertools import pairwise

from sources.loaders.pdf_columns import regions
from sources.loaders.pdf_rows import RowKey, drop_caps_joined, head_body_foot, rows
from sources.loaders.pdf_words import Word

# Share of the type's size: the least white between cells.
_CELL = 1.6


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side in one column, left to right.

    Attributes:
        words: At least one.
        left: Left edge of its column.
        right: Right edge of its column.
        column: Number of its column on the page, from 0, in reading order.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    column: int = 0

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(w.x1 for w in self.words)

    @property
    def size(self) -> float:
        """Size of most of its characters."""
        return max(self.words, key=lambda w: (len(w.text), w.size)).size

    @property
    def y(self) -> float:
        """Baseline of the words of that size."""
        return max(self.words, key=lambda w: (len(w.text), w.size)).y

    @property
    def bold(self) -> bool:
        return all(w.bold for w in self.words)

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def is_stretched(self) -> bool:
        """Whether it is spread evenly over its column, as justified text is."""
        gaps = [b.x0 - a.x1 for a, b in pairwise(self.words)]
        flush = abs(self.x1 - self.right) < 2
        return flush and bool(gaps) and max(gaps) <= 1.25 * min(gaps)

    def cells(self) -> list[list[Word]]:
        """Its words in groups, parted where white as wide as between cells stands."""
        groups = [[self.words[0]]]
        for left, right in pairwise(self.words):
            if right.x0 - left.x1 > _CELL * max(left.size, right.size):
                groups.append([])
            groups[-1].append(right)
        return groups


def order(
    words: list[Word], gutters: list[float], running: frozenset[RowKey] = frozenset()
) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        words: Of the page.
        gutters: Where white between columns was found on earlier pages, by which
            a last page with a line or two in a column is read; added to.
        running: Rows that recur as heads and feet of pages.
    """
    lines: list[Line] = []
    column = 0
    for part in head_body_foot(drop_caps_joined(words), running):
        for region in regions(part, gutters):
            found = rows(region)
            left, right = _edges(found)
            lines += [Line(tuple(row), left, right, column) for row in found]
            column += 1
    return lines


def _edges(found: list[list[Word]]) -> tuple[float, float]:
    """Left and right edge of a column, a few lines that stick out left aside."""
    spare = len(found) // 12
    lefts = sorted(row[0].x0 for row in found)
    rights = sorted(max(w.x1 for w in row) for row in found)
    return lefts[spare], rights[-1 - spare]
