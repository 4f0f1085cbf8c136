"""Lines of a raw text, and the log of what cleaning does to them."""

import re
from dataclasses import dataclass, field, replace

from sources.cleaning.tables import row_cells, table_rows
from sources.document import Repair
from sources.traced import Traced

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
_SPACES = re.compile(f"[{_ODD_SPACES}]")
_ODD_RUN = re.compile(f"[{_ODD_SPACES}]+")
# A soft hyphen at the end of a line is kept until lines are joined: it breaks a word.
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]|\u00ad(?!\\s*$)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=[^\s*])\1(?![\w*])")
_EMPHASIS_DEPTH = 3
_QUOTE_MARK = re.compile(r"^\s{0,3}(?:>\s?)+")
_UNDERLINE = re.compile(r"^\s{0,3}(=|-)\1{3,}\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words.

    Attributes:
        words: Its text, stripped, with the raw place of each character.
        gap: Blank lines before it.
        indent: Leading spaces in the raw text.
        page: Page of the source, from 1, or None.
        level: Heading level that the source marks by underlining it, 0 for none.
        table: Whether it is a row of a table, its cells parted by " | ".
        quoted: Whether the source marks it as a quotation (">").
    """

    words: Traced
    gap: int = 0
    indent: int = 0
    page: int | None = None
    level: int = 0
    table: bool = False
    quoted: bool = False

    @property
    def text(self) -> str:
        """The words without their places."""
        return self.words.text


@dataclass(slots=True)
class Log:
    """Collects repairs, so that each removal and join can be listed."""

    raw: str
    repairs: list[Repair] = field(default_factory=list)

    def removed(self, kind: str, words: Traced) -> None:
        """Note that these words were taken out."""
        start, end = words.raw_span
        self.repairs.append(Repair(kind, start, end, self.raw[start:end], ""))

    def changed(self, kind: str, words: Traced, after: str) -> None:
        """Note that `after` stands for these words."""
        start, end = words.raw_span
        self.repairs.append(Repair(kind, start, end, self.raw[start:end], after))

    def joined(self, kind: str, left: Traced, right: Traced, glue: str) -> None:
        """Note that whatever stood between two pieces was replaced by `glue`."""
        start, end = left.raw_span[1], right.raw_span[0]
        start, end = min(start, end), max(start, end)
        self.repairs.append(Repair(kind, start, end, self.raw[start:end], glue))


def read_lines(raw: str, log: Log) -> list[Line]:
    """The lines with words: odd spaces made plain, emphasis marks and zero-width marks out.

    Form feeds part pages; a text without one has no pages.
    """
    pieces = raw.splitlines(keepends=True)
    tables = table_rows(pieces)
    paged = "\f" in raw.strip("\f")
    lines: list[Line] = []
    gap, place, page = 0, 0, 1
    for number, piece in enumerate(pieces):
        whole = Traced.of(raw, place, place + len(piece))
        place += len(piece)
        line = _read_line(whole, number in tables, log)
        if _underlines(lines, line, gap):
            log.removed("heading_mark", line.words)
            lines[-1] = replace(lines[-1], level=1 if line.text[0] == "=" else 2)
        elif not line.text:
            gap += 1
        else:
            lines.append(replace(line, gap=gap, page=page if paged else None))
            gap = 0
        if "\f" in piece:
            page, gap = page + piece.count("\f"), gap + 1
    return lines


def _underlines(lines: list[Line], line: Line, gap: int) -> bool:
    if not lines or gap or not _UNDERLINE.match(line.text):
        return False
    above = lines[-1].text
    return len(above) <= 1.5 * len(line.text) + 3 and above[-1] not in ".,;"


def _read_line(whole: Traced, table: bool, log: Log) -> Line:
    if table:
        return Line(_row(whole, log), table=True)
    plain = _plain(whole, log)
    mark = _QUOTE_MARK.match(plain.text)
    if mark:
        log.removed("quote_mark", plain.cut(0, mark.end()).strip())
        plain = plain.cut(mark.end(), len(plain.text))
    indent = len(plain.text) - len(plain.text.lstrip())
    return Line(plain.strip(), indent=indent, quoted=bool(mark))


def _row(line: Traced, log: Log) -> Traced:
    """The cells of a table row, parted by " | "; a rule between rows gives no words."""
    cells = [line.cut(a, b) for a, b in row_cells(line.text)]
    words = Traced("", ())
    for cell in cells:
        if words.text:
            log.joined("table_cell", words, cell, " | ")
            words = words.joined_by(" | ", cell)
        else:
            words = cell
    return _plain(words, log).strip()


def _plain(line: Traced, log: Log) -> Traced:
    if line.text.strip():
        for odd in _ODD_RUN.finditer(line.text.rstrip()):
            if odd.start() and line.text[: odd.start()].strip():
                log.changed("odd_space", line.cut(odd.start(), odd.end()), " " * len(odd.group()))
    line = line.sub(_SPACES, " ")
    for hidden in _INVISIBLE.finditer(line.text):
        log.removed("invisible_character", line.cut(hidden.start(), hidden.end()))
    line = line.sub(_INVISIBLE, "")
    return _without_emphasis(line, log)


def _without_emphasis(line: Traced, log: Log) -> Traced:
    """The line without the marks of emphasis, nested ones at most three deep."""
    for _ in range(_EMPHASIS_DEPTH):
        marks = []
        for match in _EMPHASIS.finditer(line.text):
            width = len(match.group(1))
            marks += [(match.start(), match.start() + width), (match.end() - width, match.end())]
        for start, end in marks:
            log.removed("emphasis_mark", line.cut(start, end))
        line = line.replace_all(marks, "")
        if not marks:
            break
    return line


def without(lines: list[Line], drop: dict[int, str], log: Log) -> list[Line]:
    """The lines whose index is not in `drop` (index to kind of furniture), gaps carried over."""
    kept: list[Line] = []
    gap = 0
    for index, line in enumerate(lines):
        if index in drop:
            log.removed(drop[index], line.words)
            gap = max(gap, line.gap)
        else:
            kept.append(replace(line, gap=max(gap, line.gap)))
            gap = 0
    return kept
