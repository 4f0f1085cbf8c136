"""Columns of a PDF page, found by the white between them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, mode

from sources.loaders.pdf_rows import rows
from sources.loaders.pdf_words import Word

# Share of the type's size: the least white between columns.
_GUTTER = 0.85
_STEP_PT = 2.0
_LEAST_LINES = 3
_MAX_DEPTH = 4
_LEAST_WORDS = 2.5


def regions(words: list[Word], gutters: list[float], depth: int = 0) -> Iterator[list[Word]]:
    """The words, column by column.

    Args:
        words: Of a page, or of a part of one.
        gutters: Where white between columns was found on earlier pages, by which
            a page with a line or two in a column is read; added to.
        depth: How often the page has been parted already.
    """
    if not words:
        return
    found = rows(words)
    gutter = _gutter(found, gutters) if depth < _MAX_DEPTH else None
    if gutter is None:
        yield words
        return
    known = tuple(gutters)
    gutters.append(gutter)
    for segment, is_split in _segments(found, gutter, _least(gutter, known)):
        inside = [w for row in segment for w in row]
        if not is_split:
            yield from regions(inside, gutters, depth + 1)
            continue
        yield from regions([w for w in inside if w.x0 < gutter], gutters, depth + 1)
        yield from regions([w for w in inside if w.x0 >= gutter], gutters, depth + 1)


def _gutter(found: list[list[Word]], gutters: list[float]) -> float | None:
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
        least = _least(x, gutters)
        split = (run for run, is_split in _segments(found, x, least) if is_split)
        lines = sum(_column_lines(run, x, least) for run in split)
        if lines > best_lines:
            best, best_lines = x, lines
    return best


def _least(x: float, gutters: Sequence[float]) -> int:
    """Fewest lines of a column: where earlier pages had a gutter, one is enough."""
    return 1 if any(abs(x - known) < 2 * _STEP_PT for known in gutters) else _LEAST_LINES


def _segments(
    found: list[list[Word]], x: float, least: int
) -> Iterator[tuple[list[list[Word]], bool]]:
    """Runs of rows from top to bottom, and whether the run has columns on both sides of x."""
    waiting: list[list[Word]] = []
    run: list[list[Word]] = []
    for row in [*found, None]:
        if row is not None and not _crosses(row, x):
            run.append(row)
            continue
        if _column_lines(run, x, least):
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


def _column_lines(run: list[list[Word]], x: float, least: int) -> int:
    """How many lines the shorter of two columns has, 0 if these aren't columns of prose."""
    sides = [
        [part for row in run if (part := [w for w in row if (w.x0 >= x) == is_right])]
        for is_right in (False, True)
    ]
    if min(len(side) for side in sides) < least:
        return 0
    first = max(side[0][0].y for side in sides)
    last = min(side[-1][0].y for side in sides)
    together = [[part for part in side if first - 2 <= part[0].y <= last + 2] for side in sides]
    if min(len(side) for side in together) < least:
        return 0
    few = any(median(len(part) for part in side) < _LEAST_WORDS for side in together)
    if few and least > 1:
        return 0
    # Gaps that chance to stand above one another don't line up as the edge of a column does.
    starts = [round(part[0].x0 / _STEP_PT) for part in together[1]]
    aligned = sum(abs(start - mode(starts)) <= 1 for start in starts)
    if aligned < 0.5 * len(starts):
        return 0
    return min(len(side) for side in sides)
