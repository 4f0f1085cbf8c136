"""Paragraphs of a PDF: lines joined by their spacing, headings told by size and weight."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from sources.loaders.pdf_order import Line
from sources.sentences import ends_sentence

_MARKER = re.compile(r"^(?:[•▪◦‣➢*–—-]|\d{1,3}[.)]|\([a-zA-Z0-9]{1,4}\)|[ivx]{1,5}[.)])$")
_LARGER = 1.12
_SMALLER = 0.92
_HEADING_WORDS = 22


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `kind` is paragraph, heading, item, row or line."""

    lines: list[Line]
    kind: str = "paragraph"
    level: int = 0
    marker: str = ""
    small: bool = False

    @property
    def text(self) -> str:
        """Its words, lines joined by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Sizes of type in a document: of the body, and those of headings, largest first."""

    body: float
    larger: tuple[float, ...] = ()
    pitches: dict[float, float] = field(default_factory=dict)

    def level(self, size: float) -> int:
        """Level of a heading of that size, from 1."""
        return next(
            (i for i, s in enumerate(self.larger, 1) if size >= s - 0.3), len(self.larger) + 1
        )

    def pitch(self, size: float) -> float:
        """Usual distance of two baselines of that size."""
        return self.pitches.get(_rounded(size), 1.2 * size)


def measure(pages: list[list[Line]]) -> TypeSizes:
    """The sizes of type in the lines of all pages."""
    count: Counter[float] = Counter()
    steps: dict[float, list[float]] = {}
    for lines in pages:
        for line in lines:
            count[_rounded(line.size)] += len(line.text)
        for one, other in pairwise(lines):
            step = other.y - one.y
            if one.column == other.column and abs(one.size - other.size) < 0.5 and step > 0:
                steps.setdefault(_rounded(one.size), []).append(step)
    body = count.most_common(1)[0][0] if count else 10.0
    larger = sorted({s for s in count if s >= _LARGER * body}, reverse=True)
    pitches = {s: median(found) for s, found in steps.items() if len(found) > 3}
    capped = {s: min(p, 2.6 * s) for s, p in pitches.items()}
    return TypeSizes(body, tuple(_apart(larger)[:4]), capped)


def paragraphs(lines: list[Line], sizes: TypeSizes) -> list[Paragraph]:
    """The lines of one page as paragraphs, in order."""
    tabular = _table_lines(lines)
    done: list[Paragraph] = []
    for index, line in enumerate(lines):
        last = done[-1].lines[-1] if done else None
        if index in tabular:
            done.append(Paragraph([line], "row"))
        elif last is None or done[-1].kind == "row" or _starts(last, line, sizes):
            done.append(_opened(line, sizes))
        elif _is_short(last, line, 0.3) and not ends_sentence(last.text):
            done.append(Paragraph([line], "line", small=line.size < _SMALLER * sizes.body))
        else:
            done[-1].lines.append(line)
    for paragraph in done:
        _mark_heading(paragraph, sizes)
    return done


def _opened(line: Line, sizes: TypeSizes) -> Paragraph:
    small = line.size < _SMALLER * sizes.body
    if len(line.words) > 1 and _MARKER.match(line.words[0].text) and line.words[0].text != "*":
        return Paragraph([line], "item", marker=line.words[0].text, small=small)
    return Paragraph([line], small=small)


def _starts(last: Line, line: Line, sizes: TypeSizes) -> bool:
    """Whether a paragraph begins with `line`."""
    step = line.y - last.y
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size):
        return True
    if line.column != last.column or step < 0:
        # A paragraph may go on in the next column: it then begins at its left edge.
        return ends_sentence(last.text) or _is_indented(line) or _is_marked(line)
    if step > 1.3 * sizes.pitch(line.size) or line.bold != last.bold:
        return True
    if _is_marked(line):
        return True
    ended = ends_sentence(last.text)
    return ended and (_is_short(last, line, 0.0) or (_is_indented(line) and not _is_indented(last)))


def _is_marked(line: Line) -> bool:
    return len(line.words) > 1 and bool(_MARKER.match(line.words[0].text))


def _is_indented(line: Line) -> bool:
    return 0.8 * line.size < line.x0 - line.left < 6 * line.size


def _is_short(last: Line, line: Line, spare: float) -> bool:
    """Whether the first word of `line` would have had room at the end of `last`."""
    width = line.words[0].x1 - line.words[0].x0
    room = last.right - last.x1 - spare * (last.right - last.left)
    return room > width + 0.6 * last.size


def _table_lines(lines: list[Line]) -> set[int]:
    """Lines that stand in a table: neighbours whose cells begin at the same places."""
    cells = [line.cells() for line in lines]
    edges = [
        [c[0].x0 for c in group[1:]] if not _MARKER.match(group[0][0].text) else []
        for group in cells
    ]
    found: set[int] = set()
    for index in range(1, len(lines)):
        tolerance = 1.5 * lines[index].size
        aligned = any(abs(a - b) < tolerance for a in edges[index] for b in edges[index - 1])
        near = 0 < lines[index].y - lines[index - 1].y < 4 * lines[index].size
        stretched = lines[index].is_stretched and lines[index - 1].is_stretched
        if aligned and near and not stretched and lines[index].column == lines[index - 1].column:
            found |= {index - 1, index}
    return found


def _mark_heading(paragraph: Paragraph, sizes: TypeSizes) -> None:
    first = paragraph.lines[0]
    words = len(paragraph.text.split())
    letters = sum(c.isalpha() for c in paragraph.text)
    roman = paragraph.kind == "item" and paragraph.marker[0].isalnum()
    if paragraph.kind not in ("paragraph", "line") and not roman:
        return
    if words > _HEADING_WORDS or letters < 3 or paragraph.text.endswith((".", ";", ",")):
        return
    large = first.size >= _LARGER * sizes.body
    if large or (first.bold and first.size >= _SMALLER * sizes.body):
        paragraph.kind = "heading"
        paragraph.level = sizes.level(first.size) if large else len(sizes.larger) + 1


def _apart(sizes: list[float]) -> list[float]:
    """Sizes, largest first, less those that hardly differ from the one before."""
    kept: list[float] = []
    for size in sizes:
        if not kept or size < 0.95 * kept[-1]:
            kept.append(size)
    return kept


def _rounded(size: float) -> float:
    return round(2 * size) / 2
