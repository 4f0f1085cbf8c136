"""Words of a DOCX paragraph: what is deleted left out, what is hidden marked."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sources.loaders.docx_styles import Style, Styles, W, attribute, is_on
from sources.loaders.rawtext import Run, superscript

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset(
    [W + t for t in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent", "rt")]
    + [_MC + "Fallback"]
)
_SMALL_HALF_POINTS = 4
_NEAR_WHITE = 0xE8


class RunReader:
    """Reads paragraphs, and counts the notes that they refer to."""

    def __init__(self, styles: Styles) -> None:
        self.on_colour = False
        self._styles = styles
        self._marks: dict[str, dict[str, int]] = {"footnote": {}, "endnote": {}}

    def marks(self, kind: str) -> dict[str, int]:
        """Number of each note that was referred to, by the note's id."""
        return dict(self._marks[kind])

    def read(self, paragraph: Element, style: Style) -> list[Run]:
        """The words of a paragraph, text boxes in it not counted."""
        shade = paragraph.find(f"{W}pPr/{W}shd")
        on_colour = self.on_colour or shade is not None
        return list(self._runs(paragraph, style, on_colour))

    def _runs(self, parent: Element, style: Style, on_colour: bool) -> Iterator[Run]:
        for element in parent:
            if element.tag in _LEFT_OUT:
                continue
            if element.tag != W + "r":
                yield from self._runs(element, style, on_colour)
                continue
            hidden = self._is_hidden(element.find(W + "rPr"), style, on_colour)
            for text in self._words(element):
                yield text, hidden

    def _words(self, run: Element) -> Iterator[str]:
        raised = attribute(run.find(f"{W}rPr/{W}vertAlign")) == "superscript"
        for element in run:
            if element.tag == W + "t":
                text = element.text or ""
                yield superscript(text) if raised else text
            elif element.tag in (W + "tab", W + "br", W + "cr", W + "ptab"):
                yield " "
            elif element.tag == W + "noBreakHyphen":
                yield "-"
            elif element.tag in (W + "footnoteReference", W + "endnoteReference"):
                yield superscript(str(self._number(element)))

    def _number(self, mark: Element) -> int:
        kind = mark.tag.removeprefix(W).removesuffix("Reference")
        known = self._marks[kind]
        total = sum(len(m) for m in self._marks.values())
        return known.setdefault(attribute(mark, "id"), total + 1)

    def _is_hidden(self, properties: Element | None, style: Style, on_colour: bool) -> bool:
        if properties is None:
            return style.hidden or (_is_white(style.colour) and not on_colour)
        named = self._styles.named(attribute(properties.find(W + "rStyle")))
        vanish = properties.find(W + "vanish")
        if is_on(vanish) or (vanish is None and (style.hidden or named.hidden)):
            return True
        size = attribute(properties.find(W + "sz"))
        if size.isdigit() and int(size) <= _SMALL_HALF_POINTS:
            return True
        colour = attribute(properties.find(W + "color")) or named.colour or style.colour
        behind = properties.find(W + "shd") is not None
        lit = attribute(properties.find(W + "highlight")) not in ("", "none", "white")
        return _is_white(colour) and not (on_colour or behind or lit)


def paragraphs_in(paragraph: Element) -> Iterator[Element]:
    """The paragraphs of the text boxes that hang on a paragraph, each once."""
    for element in paragraph:
        if element.tag == _MC + "Fallback":
            continue
        if element.tag == W + "txbxContent":
            yield from element.iter(W + "p")
        else:
            yield from paragraphs_in(element)


def _is_white(colour: str) -> bool:
    if len(colour) != 6:
        return False
    try:
        return all(int(colour[i : i + 2], 16) >= _NEAR_WHITE for i in (0, 2, 4))
    except ValueError:
        return False
