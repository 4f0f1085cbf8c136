"""Numbers of DOCX lists, counted as a word processor counts them."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sources.loaders.docx_styles import Style, W, attribute, numbering_of

_LEVELS = 9
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


class Numbering:
    """The lists of a document, with how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        for abstract in root.findall(W + "abstractNum"):
            levels = {_index(e): _level(e) for e in abstract.findall(W + "lvl")}
            self._levels[attribute(abstract, "abstractNumId")] = levels
        for number in root.findall(W + "num"):
            identity = attribute(number, "numId")
            self._lists[identity] = attribute(number.find(W + "abstractNumId"))
            self._restarts[identity] = {
                _index(e): _int(attribute(start), 1)
                for e in number.findall(W + "lvlOverride")
                if (start := e.find(W + "startOverride")) is not None
            }

    def marker(self, paragraph: Element, style: Style) -> tuple[str, int]:
        """The marker and depth of the next item, ("", 0) for a paragraph in no list."""
        properties = paragraph.find(W + "pPr")
        own = numbering_of(properties) if properties is not None else None
        place = own or style.numbering
        if place is None or place[0] == "0" or place[0] not in self._lists:
            return _marker_of_style(style)
        identity, depth = place
        abstract = self._lists[identity]
        levels = self._levels.get(abstract, {})
        level = levels.get(depth, _Level())
        if level.form == "none":
            return "", 0
        counts = self._counts.setdefault(
            abstract, [levels.get(i, _Level()).start - 1 for i in range(_LEVELS)]
        )
        restart = self._restarts[identity].pop(depth, None)
        counts[depth] = counts[depth] + 1 if restart is None else restart
        for deeper in range(depth + 1, _LEVELS):
            counts[deeper] = levels.get(deeper, _Level()).start - 1
        return ("-" if level.form == "bullet" else _written(level, levels, counts)), depth


def _marker_of_style(style: Style) -> tuple[str, int]:
    """A bullet for text in a bullet style whose list isn't defined."""
    return ("-", 0) if style.name.startswith("list bullet") else ("", 0)


def _written(level: _Level, levels: dict[int, _Level], counts: list[int]) -> str:
    def figure(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        if not 0 <= place < _LEVELS:
            return ""
        return _figure(
            max(counts[place], levels.get(place, _Level()).start), levels.get(place, level).form
        )

    return re.sub(r"%(\d)", figure, level.text).strip()


def _figure(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 4)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in _ROMAN:
            while number >= value and len(roman) < 20:
                roman, number = roman + letters, number - value
        return roman.lower() if form == "lowerRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _level(element: Element) -> _Level:
    return _Level(
        start=_int(attribute(element.find(W + "start")), 1),
        form=attribute(element.find(W + "numFmt")) or "decimal",
        text=attribute(element.find(W + "lvlText"))[:60],
    )


def _index(element: Element) -> int:
    return min(_int(attribute(element, "ilvl"), 0), _LEVELS - 1)


def _int(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
