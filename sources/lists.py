"""Lists: their markers, their nesting, and how the source counts their items."""

import re
from dataclasses import dataclass

_BULLETS = "-•▪◦*–‣●○■□➢"
_MARKER = re.compile(
    rf"^((?:[{_BULLETS}]\s*)?"
    r"(?:\d{1,3}[.)](?=\D)|\(\d{1,3}\)|\(?[ivx]{1,4}\)|\(?[a-z]\)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s))"
    rf"|[a-z]\.(?=\s)|[{_BULLETS}](?=\s))\s*"
)
_ROMANS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split())
_ORDER = ("digit", "letter", "roman", "bullet")


@dataclass(frozen=True, slots=True)
class Marker:
    """What opens a list item.

    Attributes:
        text: As the source prints it ("7.", "(b)", "-", "- 3.").
        end: Where the item's words begin.
        number: The bare number or letter, "" for a bullet.
        style: "digit", "letter", "roman" or "bullet"; a bullet before a number is a bullet.
    """

    text: str
    end: int
    number: str
    style: str


def list_marker(text: str, before: str = "") -> Marker | None:
    """The marker that opens a line, or None.

    Args:
        text: The line.
        before: Number of the item before it, which tells the letter "i" from the figure.
    """
    match = _MARKER.match(text)
    if match is None or match.end() == len(text):
        return None
    shown = match.group(1).strip()
    number = (
        re.sub(rf"[{_BULLETS}().\s]", "", shown) if "." not in shown[:-1] else shown.strip(".- ")
    )
    return Marker(shown, match.end(), number, _style(shown, number, before))


def _style(shown: str, number: str, before: str) -> str:
    if shown[0] in _BULLETS:
        return "bullet"
    if number[:1].isdigit():
        return "digit"
    follows = len(number) == 1 and before and chr(ord(before[-1]) + 1) == number
    return "roman" if number in _ROMANS and not follows else "letter"


@dataclass(slots=True)
class Nesting:
    """Depth of each item of a list, from its marker, its indent and the item before it."""

    open: list[tuple[str, int]]

    def depth(self, marker: Marker, indent: int, *, announced: bool) -> int:
        """Depth of the next item, 0 for the outermost.

        Args:
            marker: Of the item.
            indent: Leading spaces of its line.
            announced: Whether the item before it ends in a colon.
        """
        shape = (marker.style, indent)
        for place in range(len(self.open) - 1, -1, -1):
            style, at = self.open[place]
            if style == marker.style and abs(at - indent) < 2:
                self.open = self.open[: place + 1]
                return place
        if self.open and not self._deeper(shape, announced):
            self.open[-1] = shape
        else:
            self.open.append(shape)
        return len(self.open) - 1

    def _deeper(self, shape: tuple[str, int], announced: bool) -> bool:
        (style, indent), (top, at) = shape, self.open[-1]
        if indent > at + (style == top) or announced:
            return True
        return style != "bullet" and _ORDER.index(style) > _ORDER.index(top)


def restored_numbers(numbers: list[str]) -> list[str]:
    """Numbers of the items of one list, those that lost theirs counted on.

    A list whose numbered items stand where their numbers say is numbered
    throughout; a list without numbers stays so.
    """
    placed = [i + 1 == int(n) for i, n in enumerate(numbers) if n.isdigit()]
    if not placed or not all(placed):
        return numbers
    return [n or str(i + 1) for i, n in enumerate(numbers)]
