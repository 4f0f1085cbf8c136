"""Styles of a DOCX file: which are headings, which number or hide their paragraphs."""

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^heading (\d)$", re.I)
_MAX_CHAIN = 12


def attribute(element: Element | None, name: str = "val") -> str:
    """A `w:` attribute of an element, "" where either is missing."""
    return "" if element is None else element.get(W + name, "")


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and attribute(element) not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Style:
    """A style, with what it inherits.

    Attributes:
        name: As Word knows it, lower case ("heading 1", "toc 2").
        level: Level of the heading that it makes, from 1; 0 for other text.
        numbering: (list id, level) of the list that it belongs to, or None.
        hidden: Whether its text is hidden.
        colour: Hexadecimal colour of the text, or "".
    """

    name: str = ""
    level: int = 0
    numbering: tuple[str, int] | None = None
    hidden: bool = False
    colour: str = ""


class Styles:
    """The styles by id."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._elements = {attribute(e, "styleId"): e for e in found}
        self._known: dict[str, Style] = {"": Style()}

    def named(self, identity: str, chain: int = 0) -> Style:
        """The style with that id; a plain one if there is none."""
        if identity in self._known:
            return self._known[identity]
        element = self._elements.get(identity)
        if element is None or chain > _MAX_CHAIN:
            return Style()
        base = self.named(attribute(element.find(W + "basedOn")), chain + 1)
        self._known[identity] = _read(element, base)
        return self._known[identity]

    def of_paragraph(self, paragraph: Element) -> Style:
        """The style of a paragraph, with what the paragraph itself says of its level."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return Style()
        style = self.named(attribute(properties.find(W + "pStyle")))
        level = _outline(properties)
        return replace(style, level=level) if level else style


def _read(element: Element, base: Style) -> Style:
    name = attribute(element.find(W + "name")).lower()
    heading = _HEADING.match(name)
    level = int(heading.group(1)) if heading else base.level
    style = replace(base, name=name, level=1 if name == "title" else level)
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    if paragraph is not None:
        style = replace(
            style,
            level=style.level or _outline(paragraph),
            numbering=numbering_of(paragraph) or style.numbering,
        )
    if run is not None:
        colour = attribute(run.find(W + "color")) or style.colour
        hidden = is_on(run.find(W + "vanish")) or style.hidden
        style = replace(style, colour=colour, hidden=hidden)
    return style


def _outline(properties: Element) -> int:
    value = attribute(properties.find(W + "outlineLvl"))
    return int(value) + 1 if value.isdigit() and int(value) < 9 else 0


def numbering_of(properties: Element) -> tuple[str, int] | None:
    """The list id and level that paragraph properties name, or None."""
    element = properties.find(W + "numPr")
    if element is None:
        return None
    identity = attribute(element.find(W + "numId"))
    level = attribute(element.find(W + "ilvl"))
    return (identity, min(int(level), 8) if level.isdigit() else 0) if identity else None
