"""Lines of a raw text, and the log of what cleaning does to them."""

import re
from dataclasses import dataclass, field, replace

from sources.document import Repair
from sources.traced import Traced

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=[^\s*])\1(?![\w*])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words.

    Attributes:
        words: Its text, stripped, with the raw place of each character.
        gap: Blank lines before it.
        indent: Leading spaces in the raw text.
        page: Page of the source, from 1, or None.
    """

    words: Traced
    gap: int = 0
    indent: int = 0
    page: int | None = None

    @property
    def text(self) -> str:
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

    def joined(self, kind: str, left: Traced, right: Traced, glue: str) -> None:
        """Note that whatever stood between two pieces was replaced by `glue`."""
        start, end = left.raw_span[1], right.raw_span[0]
        start, end = min(start, end), max(start, end)
        self.repairs.append(Repair(kind, start, end, self.raw[start:end], glue))


def read_lines(raw: str, log: Log) -> list[Line]:
    """The lines with words: odd spaces made plain, emphasis marks and zero-width marks out."""
    lines: list[Line] = []
    gap, place = 0, 0
    for piece in raw.splitlines(keepends=True):
        whole = Traced.of(raw, place, place + len(piece))
        place += len(piece)
        if "\f" in piece:
            gap += 1
        plain = _plain(whole, log)
        indent = len(plain.text) - len(plain.text.lstrip())
        words = plain.strip()
        if not words.text:
            gap += 1
            continue
        lines.append(Line(words, gap, indent))
        gap = 0
    return lines


def _plain(line: Traced, log: Log) -> Traced:
    line = line.sub(_SPACES, " ")
    for hidden in _INVISIBLE.finditer(line.text):
        log.removed("invisible_character", line.cut(hidden.start(), hidden.end()))
    line = line.sub(_INVISIBLE, "")
    while match := _EMPHASIS.search(line.text):
        marks = len(match.group(1))
        for start in (match.end() - marks, match.start()):
            log.removed("emphasis_mark", line.cut(start, start + marks))
            line = line.replace(start, start + marks, "")
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
