"""Raw text put together block by block, with what a reader wouldn't see marked as hidden."""

import re
from dataclasses import dataclass, field

from sources.loaders.loaded import Loaded, Metadata

Run = tuple[str, bool]
"""Words, and whether they are hidden."""

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def squeezed(runs: list[Run]) -> list[Run]:
    """The runs with white space collapsed as a browser does, none at either end."""
    out: list[Run] = []
    space = True
    for text, hidden in runs:
        flat = _SPACE.sub(" ", text)
        if space:
            flat = flat.lstrip(" ")
        if not flat:
            continue
        space = flat.endswith(" ")
        if out and out[-1][1] == hidden:
            out[-1] = (out[-1][0] + flat, hidden)
        else:
            out.append((flat, hidden))
    while out and not out[-1][0].rstrip(" "):
        out.pop()
    if out:
        out[-1] = (out[-1][0].rstrip(" "), out[-1][1])
    return out


def words(runs: list[Run]) -> str:
    """The text of the runs."""
    return "".join(text for text, _ in runs)


def superscript(text: str) -> str:
    """A note mark in figures as superscript figures ("12" as "¹²"); other text unchanged."""
    bare = text.strip()
    return bare.translate(_SUPERSCRIPT) if bare.isascii() and bare.isdigit() else text


@dataclass(slots=True)
class RawText:
    """Collects blocks; headings become `#` lines, list items `- ` or `1. ` lines."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _hidden: list[tuple[int, int]] = field(default_factory=list)
    _paged: bool = False
    _last: str = ""

    def heading(self, level: int, runs: list[Run]) -> None:
        """A heading of that level, from 1."""
        self._block("heading", "#" * max(1, min(level, 6)) + " ", runs, blank=True)

    def paragraph(self, runs: list[Run]) -> None:
        """A paragraph, with a blank line before it."""
        self._block("paragraph", "", runs, blank=True)

    def line(self, runs: list[Run]) -> None:
        """A line that follows the last block without a blank line."""
        self._block("line", "", runs, blank=False)

    def item(self, marker: str, depth: int, runs: list[Run]) -> None:
        """A list item; items of one list stand on lines without blank ones between."""
        self._block("item", "   " * depth + marker + " ", runs, blank=self._last != "item")

    def quotation(self, runs: list[Run]) -> None:
        """A paragraph of a block quotation."""
        self._block("quotation", "> ", runs, blank=True)

    def row(self, cells: list[list[Run]]) -> None:
        """A row of a table: its cells between upright strokes, a rule under the first row."""
        runs: list[Run] = []
        for cell in cells:
            runs += [("| ", False), *squeezed(cell), (" ", False)]
        if not any(text.strip("| ") for text, _ in runs):
            return
        first = self._last != "row"
        self._block("row", "", [*runs, ("|", False)], blank=first)
        if first:
            self._put("\n|" + " --- |" * len(cells))

    def page(self) -> None:
        """Begin a page."""
        if self._parts:
            self._put("\n\f" if self._paged else "\n")
        self._paged = True
        self._last = ""

    def loaded(self, metadata: Metadata, notes: tuple[str, ...] = ()) -> Loaded:
        """All of it."""
        return Loaded("".join(self._parts), metadata, tuple(self._hidden), notes)

    def _block(self, kind: str, prefix: str, runs: list[Run], *, blank: bool) -> None:
        runs = squeezed(runs)
        if not runs:
            return
        if self._last:
            self._put("\n\n" if blank else "\n")
        self._put(prefix)
        for text, hidden in runs:
            if hidden and text.strip():
                self._hidden.append((self._length, self._length + len(text)))
            self._put(text)
        self._last = kind

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
