"""Reading order of a page's words: columns found by the white between them, then lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, mode

from sources.loaders.pdf_words import Word, moved

# Shares of the type's size: the least white between columns, and between cells.
_GUTTER = 0.85
_CELL = 1.6
_STEP_PT = 2.0
_LEAST_LINES = 3
_MAX_DEPTH = 4
_LEAST_WORDS = 2.5
_ROWS_BACK = 3
# Share of a page's height in which its running head and foot stand.
_MARGIN = 0.1


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

    def cells(self) -> list[list[Word]]:
        """Its words in groups, parted where white as wide as between cells stands."""
        groups = [[self.words[0]]]
        for left, right in pairwise(self.words):
            if right.x0 - left.x1 > _CELL * max(left.size, right.size):
                groups.append([])
            groups[-1].append(right)
        return groups


def order(words: list[Word]) -> list[Line]:
    """The lines of a page in reading order."""
    lines: list[Line] = []
    column = 0
    for part in _head_body_foot(drop_caps_joined(words)):
        for region in _regions(part, 0):
            found = rows(region)
            left, right = _edges(found)
            lines += [Line(tuple(row), left, right, column) for row in found]
            column += 1
    return lines


def drop_caps_joined(words: list[Word]) -> list[Word]:
    """The words with each single large capital set before the word that it begins."""
    usual = median(w.size for w in words) if words else 0.0
    caps = [w for w in words if len(w.text) == 1 and w.text.isupper() and w.size > 1.8 * usual]
    out = [w for w in words if w not in caps]
    for cap in caps:
        near = [
            i
            for i, w in enumerate(out)
            if w.size < 1.5 * usual
            and -usual < w.top - cap.top < 0.6 * cap.size
            and -usual < w.x0 - cap.x1 < 3 * usual
        ]
        if near:
            index = min(near, key=lambda i: (round(out[i].y), out[i].x0))
            out[index] = moved(out[index], text=cap.text + out[index].text)
        else:
            out.append(cap)
    return out


def _head_body_foot(words: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """The words of a page's running head, of its text and of its foot."""
    found = rows(words)
    first, last = 0, len(found)
    height = max(r[0].y for r in found) - min(r[0].y for r in found) if found else 0.0
    while first < 3 and first + 4 < last and _is_apart(found[first], found[first + 1]):
        if found[first][0].y - found[0][0].y > _MARGIN * height:
            break
        first += 1
    while (
        len(found) - last < 3 and first + 4 < last and _is_apart(found[last - 2], found[last - 1])
    ):
        if found[-1][0].y - found[last - 1][0].y > _MARGIN * height:
            break
        last -= 1
    head, body, foot = found[:first], found[first:last], found[last:]
    return [w for r in head for w in r], [w for r in body for w in r], [w for r in foot for w in r]


def _is_apart(upper: list[Word], lower: list[Word]) -> bool:
    white = min(w.top for w in lower) - max(w.bottom for w in upper)
    return white > 1.2 * max(w.size for w in upper)


def _edges(found: list[list[Word]]) -> tuple[float, float]:
    """Left and right edge of a column, a few lines that stick out left aside."""
    spare = len(found) // 12
    lefts = sorted(row[0].x0 for row in found)
    rights = sorted(max(w.x1 for w in row) for row in found)
    return lefts[spare], rights[-1 - spare]


def rows(words: list[Word]) -> list[list[Word]]:
    """The words in rows from top to bottom; a raised note mark belongs to its row."""
    usual = median(w.size for w in words) if words else 0.0
    found: list[list[Word]] = []
    # Small words last: a raised mark must find its row, and not begin one above it.
    for word in sorted(words, key=lambda w: (w.size < 0.85 * usual, w.y, w.x0)):
        middle = (word.top + word.bottom) / 2
        for row in reversed(found[-_ROWS_BACK:] if word.size >= 0.85 * usual else found):
            lead = row[0]
            if lead.y - 0.78 * lead.size < middle < lead.y + 0.12 * lead.size:
                row.append(word)
                break
        else:
            found.append([word])
    found.sort(key=lambda row: row[0].y)
    return [sorted(row, key=lambda w: w.x0) for row in found]


def _regions(words: list[Word], depth: int) -> Iterator[list[Word]]:
    """The words, column by column."""
    if not words:
        return
    found = rows(words)
    gutter = _gutter(found) if depth < _MAX_DEPTH else None
    if gutter is None:
        yield words
        return
    for segment, is_split in _segments(found, gutter):
        inside = [w for row in segment for w in row]
        if not is_split:
            yield from _regions(inside, depth + 1)
            continue
        yield from _regions([w for w in inside if w.x0 < gutter], depth + 1)
        yield from _regions([w for w in inside if w.x0 >= gutter], depth + 1)


def _gutter(found: list[list[Word]]) -> float | None:
    """Where the white between two columns ends, or None if there is one column."""
    left = min(row[0].x0 for row in found)
    right = max(w.x1 for row in found for w in row)
    best, best_lines = None, 0
    margin = 0.12 * (right - left)
    # A gutter ends where lines of the column on its right begin.
    edges = {
        round(w.x0 / _STEP_PT) * _STEP_PT - _STEP_PT / 2
        for row in found
        for before, w in pairwise([None, *row])
        if w and (before is None or w.x0 - before.x1 > _GUTTER * before.size)
    }
    for x in sorted(e for e in edges if left + margin < e < right - margin):
        lines = sum(_column_lines(run, x) for run, is_split in _segments(found, x) if is_split)
        if lines > best_lines:
            best, best_lines = x, lines
    return best


def _segments(found: list[list[Word]], x: float) -> Iterator[tuple[list[list[Word]], bool]]:
    """Runs of rows from top to bottom, and whether the run has columns on both sides of x."""
    waiting: list[list[Word]] = []
    run: list[list[Word]] = []
    for row in [*found, None]:
        if row is not None and not _crosses(row, x):
            run.append(row)
            continue
        if _column_lines(run, x):
            if waiting:
                yield waiting, False
            yield run, True
            waiting = []
        else:
            waiting += run
        run = []
        if row is not None:
            waiting.append(row)
    if waiting:
        yield waiting, False


def _crosses(row: list[Word], x: float) -> bool:
    """Whether the row goes on over x without white as wide as between columns."""
    left = [w for w in row if w.x0 < x]
    right = [w for w in row if w.x0 >= x]
    end = max((w.x1 for w in left), default=0.0)
    return end > x or bool(left and right and right[0].x0 - end < _GUTTER * left[-1].size)


def _column_lines(run: list[list[Word]], x: float) -> int:
    """How many lines the shorter of two columns has, 0 if these aren't columns of prose."""
    sides = [
        [part for row in run if (part := [w for w in row if (w.x0 >= x) == is_right])]
        for is_right in (False, True)
    ]
    if min(len(side) for side in sides) < _LEAST_LINES:
        return 0
    first = max(side[0][0].y for side in sides)
    last = min(side[-1][0].y for side in sides)
    together = [[part for part in side if first - 2 <= part[0].y <= last + 2] for side in sides]
    if min(len(side) for side in together) < _LEAST_LINES:
        return 0
    if any(median(len(part) for part in side) < _LEAST_WORDS for side in together):
        return 0
    # Gaps that chance to stand above one another don't line up as the edge of a column does.
    starts = [round(part[0].x0 / _STEP_PT) for part in together[1]]
    aligned = sum(abs(start - mode(starts)) <= 1 for start in starts)
    if aligned < 0.5 * len(starts):
        return 0
    return min(len(side) for side in sides)
