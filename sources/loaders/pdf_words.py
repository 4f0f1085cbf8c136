"""Words of a PDF page with their boxes, sizes and colours, as PDFium finds them."""

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

_HYPHEN = 2
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF02D: "–"}
_NOTE_MARK = re.compile(r"[^\d](\d{1,3})[^\w]*$")
_NO_CHARACTER = frozenset([0, 0xFFFE, 0xFFFF])
_INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; coordinates in points, from the page's upper left corner.

    Attributes:
        text: Its characters; a hyphen at a line's end is kept.
        x0: Left edge.
        x1: Right edge.
        y: Baseline.
        size: Height of its type.
        bold: Whether its type is bold.
        ink: Lightness of its colour, 0 (black) to 255.
        hidden: Whether the page doesn't show it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    ink: int = 0
    hidden: bool = False

    @property
    def top(self) -> float:
        """Upper edge of the type."""
        return self.y - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of the type."""
        return self.y + 0.25 * self.size


@dataclass(frozen=True, slots=True)
class _Type:
    ink: int
    alpha: int
    invisible: bool


class PageText:
    """Reads the words of one page.

    Args:
        textpage: PDFium's text page.
        width: Of the page as shown, in points.
        height: Of the page as shown, in points.
        rotation: Degrees by which the page is turned when shown.
    """

    def __init__(self, textpage: Any, width: float, height: float, rotation: int) -> None:
        self._page = textpage
        self._width, self._height, self._rotation = width, height, rotation
        self._types: dict[int, _Type] = {}
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self.unmapped = 0

    def words(self) -> list[Word]:
        """The words in the order of the file."""
        words: list[Word] = []
        run: list[tuple[int, str]] = []
        for index in range(pdfium.FPDFText_CountChars(self._page)):
            code = pdfium.FPDFText_GetUnicode(self._page, index)
            if code in _NO_CHARACTER:
                self.unmapped += 1
            elif code == _HYPHEN:
                words += self._finished([*run, (index, "-")])
                run = []
            elif code <= 32 or code in (0xA0, 0x2028, 0x2029):
                words += self._finished(run)
                run = []
            else:
                run.append((index, _character(code)))
        return words + self._finished(run)

    def _finished(self, run: list[tuple[int, str]]) -> list[Word]:
        if not run:
            return []
        word = self._word(run)
        if mark := _NOTE_MARK.search("".join(c[-1] for _, c in run)):
            at = mark.start(1)
            if self._size(run[at][0]) < 0.8 * word.size:
                parts = (run[:at], run[at : mark.end(1)], run[mark.end(1) :])
                return [self._word(part) for part in parts if part]
        if len(run) > 1 and self._is_torn(run, word):
            return self._in_parts(run)
        return [word]

    def _word(self, run: list[tuple[int, str]]) -> Word:
        first, last = run[0][0], run[-1][0]
        text = (
            "".join(c for _, c in run).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
        x0, y = self._origin(first)
        x1 = max(self._right(last), x0)
        size = self._size(first)
        kind = self._type(first)
        off = x1 < -2 or x0 > self._width + 2 or y < -2 or y - size > self._height + 2
        return Word(
            text=text,
            x0=x0,
            x1=x1,
            y=y,
            size=size,
            bold=pdfium.FPDFText_GetFontWeight(self._page, first) >= 600,
            ink=kind.ink,
            hidden=kind.invisible or kind.alpha < 13 or off or size < 2,
        )

    def _is_torn(self, run: list[tuple[int, str]], word: Word) -> bool:
        """Whether no word can be so wide, or its end stands on another line than its start."""
        _, y = self._origin(run[-1][0])
        wide = word.x1 - word.x0 > 1.3 * word.size * len(run) + word.size
        return wide or abs(y - word.y) > 0.6 * word.size or self._right(run[-1][0]) < word.x0

    def _in_parts(self, run: list[tuple[int, str]]) -> list[Word]:
        parts: list[list[tuple[int, str]]] = []
        end: tuple[float, float] | None = None
        for place in run:
            x, y = self._origin(place[0])
            size = self._size(place[0])
            apart = end is None or abs(y - end[1]) > 0.6 * size or not -size < x - end[0] < size
            if apart:
                parts.append([])
            parts[-1].append(place)
            end = (self._right(place[0]), y)
        return [self._word(part) for part in parts]

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._numbers[:2]
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return self._shown(x.value, y.value)

    def _right(self, index: int) -> float:
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        one = self._shown(left.value, bottom.value)
        other = self._shown(right.value, top.value)
        return max(one[0], other[0])

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file's coordinates where the reader sees it."""
        if self._rotation == 90:
            return y, x
        if self._rotation == 180:
            return self._width - x, y
        if self._rotation == 270:
            return self._width - y, self._height - x
        return x, self._height - y

    def _size(self, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            size *= hypot(matrix.c, matrix.d)
        return min(abs(size), 2000.0)

    def _type(self, index: int) -> _Type:
        handle = pdfium.FPDFText_GetTextObject(self._page, index)
        if not handle:
            return _Type(0, 255, False)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if key not in self._types:
            self._types[key] = _type_of(handle)
        return self._types[key]


def _type_of(handle: Any) -> _Type:
    ink, alpha = lightness(handle)
    return _Type(ink, alpha, pdfium.FPDFTextObj_GetTextRenderMode(handle) in _INVISIBLE_MODES)


def lightness(handle: Any) -> tuple[int, int]:
    """Lightness (0 to 255) and opacity (0 to 255) of the fill colour of a page object."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return 0, 255
    return round(0.3 * red.value + 0.59 * green.value + 0.11 * blue.value), alpha.value


def _character(code: int) -> str:
    if code in _BULLETS:
        return _BULLETS[code]
    char = chr(code) if code <= 0x10FFFF else "\ufffd"
    return unicodedata.normalize("NFKC", char) if 0xFB00 <= code <= 0xFB06 else char
