"""The Word file whose styles, header and footer a draft takes on."""

import io
from typing import Any

from assistant.drafting.brief import Forum
from assistant.drafting.points import TalkingPoints
from sources.catalogue import date_words

SERIF, SANS = "Cambria", "Calibri"
INK, BLUE, GREY, RUST = "1C2530", "12355B", "5B6B7D", "9C3D10"

# Name, base style, font, points, colour, bold, italic, space before and after in points.
_PARAGRAPHS = (
    ("Title", "", SANS, 20, BLUE, True, False, 0, 2),
    ("Subtitle", "", SANS, 9.5, GREY, False, False, 0, 10),
    ("Heading 2", "", SANS, 13, BLUE, True, False, 14, 4),
    ("Heading 3", "", SANS, 11.5, INK, True, False, 9, 2),
    ("Body Text", "", SERIF, 11.5, INK, False, False, 0, 4),
    ("Speech", "Normal", SERIF, 11.5, INK, False, False, 0, 6),
    ("Side Point", "Normal", SERIF, 10.5, INK, False, False, 0, 4),
    ("Warning", "Normal", SANS, 10, RUST, True, False, 2, 6),
    ("Source", "Normal", SERIF, 10, INK, False, False, 0, 3),
    ("Legend", "Normal", SANS, 8.5, GREY, False, False, 10, 0),
    ("Footnote Text", "Normal", SERIF, 8.5, INK, False, False, 0, 1),
)
_CHARACTERS = (("Ours", GREY, None), ("Red", "8F1D1D", "FBDCDC"), ("Yellow", INK, "FFF3C4"))
_MARKS = {
    Forum.SECURITY_COUNCIL: "Check against delivery",
    Forum.GENERAL_ASSEMBLY: "Check against delivery",
    Forum.HUMAN_RIGHTS_COUNCIL: "Check against delivery",
    Forum.REGIONAL_COUNCIL: "Check against delivery",
    Forum.PARLIAMENT: "Check against delivery",
    Forum.BILATERAL: "Speaking note, not for handing over",
    Forum.PRESS: "Lines to take",
}


def reference_document(draft: TalkingPoints) -> bytes:
    """A Word file with the styles, and header and footer for the draft's forum."""
    # Imported here: only the export to Word needs it.
    from docx import Document
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin, section.bottom_margin = Mm(26), Mm(22)
    for row in _PARAGRAPHS:
        _paragraph_style(document, *row)
    for name, colour, shade in _CHARACTERS:
        _character_style(document, name, colour, shade)
    _superscript(document)
    for part in (section.header, section.footer):
        part.paragraphs[0].style = document.styles["Normal"]
    _header(section.header, draft)
    _footer(section.footer, draft)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _paragraph_style(
    document: Any,
    name: str,
    base: str,
    font: str,
    size: float,
    colour: str,
    bold: bool,
    italic: bool,
    before: float,
    after: float,
) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    styles = document.styles
    held = name in [s.name for s in styles]
    style = styles[name] if held else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    _font(style, font, size, colour)
    style.font.bold, style.font.italic = bold, italic
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = 1.25 if name in ("Speech", "Body Text") else 1.1
    shape.keep_with_next = name.startswith("Heading")
    if name == "Side Point":
        shape.left_indent, shape.first_line_indent = Mm(5), Mm(-5)
    if name == "Source":
        shape.left_indent, shape.first_line_indent = Mm(7), Mm(-7)
    _without_borders(style)


def _font(style: Any, font: str, size: float, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = font, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), font)


def _without_borders(style: Any) -> None:
    from docx.oxml.ns import qn

    properties = style.element.pPr
    for border in properties.findall(qn("w:pBdr")) if properties is not None else ():
        properties.remove(border)


def _character_style(document: Any, name: str, colour: str, shade: str | None) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.italic = name == "Ours"
    if shade:
        shading = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            shading.set(qn(f"w:{key}"), value)
        style.element.get_or_add_rPr().append(shading)


def _superscript(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    style.font.superscript = True


def _header(header: Any, draft: TalkingPoints) -> None:
    brief = draft.brief
    right = brief.on_behalf or _MARKS[brief.forum]
    _line(header.paragraphs[0], brief.forum.label, right)


def _footer(footer: Any, draft: TalkingPoints) -> None:
    brief = draft.brief
    left = _MARKS[brief.forum] if brief.on_behalf else "Talking points"
    paragraph = footer.paragraphs[0]
    _line(paragraph, f"{left} · {date_words(brief.on.isoformat())}", "")
    _field(paragraph, "PAGE")


def _line(paragraph: Any, left: str, right: str) -> None:
    """A line with words on the left and, after a tab, on the right."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(158), WD_TAB_ALIGNMENT.RIGHT)
    _small(paragraph.add_run(left))
    _small(paragraph.add_run(f"\t{right}"))


def _small(run: Any) -> None:
    from docx.shared import Pt, RGBColor

    run.font.name, run.font.size = SANS, Pt(8.5)
    run.font.color.rgb = RGBColor.from_string(GREY)


def _field(paragraph: Any, code: str) -> None:
    """A field that Word fills in, such as the page number."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    _small(run)
    for kind in ("begin", "", "end"):
        if kind:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
        else:
            node = OxmlElement("w:instrText")
            node.text = code
        run._r.append(node)
