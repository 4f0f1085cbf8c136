"""Tables in plain text: which lines are rows, and where their cells stand."""

import re

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)*\|?\s*$")
_PARTED = re.compile(r"\t+ *| {3,}")
_FEWEST_SPACED_CELLS = 3


def table_rows(lines: list[str]) -> set[int]:
    """Indices of the lines that are rows or rules of a table.

    A table is marked by pipes and a rule under its first row, or it is a run of
    two or more lines with the same number of cells, parted by tabs (two cells
    or more) or by wide spaces (three cells or more).
    """
    return _piped(lines) | _parted(lines)


def row_cells(line: str) -> list[tuple[int, int]]:
    """Half-open spans of the cells that hold words; none for a rule."""
    if _RULE.match(line):
        return []
    body = line.strip()
    pattern = re.compile(r"\|") if "|" in body else _PARTED
    edges = [0, *(e for m in pattern.finditer(line) for e in m.span()), len(line)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [span for a, b in spans if (span := _stripped(line, a, b))[0] < span[1]]


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    cell = line[start:end]
    left = len(cell) - len(cell.lstrip())
    return start + left, start + max(left, len(cell.rstrip()))


def _piped(lines: list[str]) -> set[int]:
    rows: set[int] = set()
    for index, line in enumerate(lines):
        above = index > 0 and "|" in lines[index - 1]
        if not (above and "|" in line and _RULE.match(line)):
            continue
        end = index
        while end < len(lines) and "|" in lines[end]:
            end += 1
        rows.update(range(index - 1, end))
    return rows


def _parted(lines: list[str]) -> set[int]:
    rows: set[int] = set()
    counts = [_count(line) for line in lines]
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and counts[start] and counts[end] == counts[start]:
            end += 1
        if end - start >= 2:
            rows.update(range(start, end))
        start = end
    return rows


def _count(line: str) -> int:
    """Number of cells that tabs or wide spaces part the line into, 0 for no row."""
    body = line.strip()
    cells = [c for c in _PARTED.split(body) if c]
    fewest = 2 if "\t" in body else _FEWEST_SPACED_CELLS
    return len(cells) if len(cells) >= fewest else 0
