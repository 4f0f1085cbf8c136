"""A conversation as a PDF, set in the fonts that the PDF library brings along."""

import io
import unicodedata
from html import escape
from pathlib import Path
from typing import Any

from ui.exports.layout import LEGEND, Block, Run, blocks
from ui.history import Conversation


def pdf(conversation: Conversation) -> bytes:
    """The conversation as a file's bytes."""
    # Imported here: only this export needs it.
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = _styles()
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=64,
        rightMargin=64,
        topMargin=60,
        bottomMargin=60,
        title=conversation.title,
        author="R2P Assistant",
    )
    story: list[Any] = [Paragraph(_escaped(conversation.title), styles["title"])]
    for block in blocks(conversation):
        story.append(_paragraph(block, styles))
    story.append(Paragraph(_run(Run(LEGEND, ours=True)), styles["source"]))
    page.build(story)
    return out.getvalue()


def _paragraph(block: Block, styles: dict[str, Any]) -> Any:
    from reportlab.platypus import Paragraph

    words = "".join(_run(run) for run in block.runs)
    bullet = _escaped(block.label) if block.label else None
    return Paragraph(words, styles[block.kind], bulletText=bullet)


def _run(run: Run) -> str:
    words = _escaped(run.text)
    return f'<font name="VeraIt" color="#566072">{words}</font>' if run.ours else words


def _escaped(text: str) -> str:
    """Text that the PDF library shows as it stands, in letters that the font has."""
    return escape("".join(_letter(c) for c in text), quote=False)


def _letter(letter: str) -> str:
    if ord(letter) < 0x180 or letter in "–—‘’“”…•€‹›":
        return letter if letter.isprintable() or letter.isspace() else ""
    return (
        unicodedata.normalize("NFKD", letter).encode("latin-1", "ignore").decode("latin-1") or "?"
    )


def _styles() -> dict[str, Any]:
    import reportlab
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd", "VeraIt"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    body = ParagraphStyle("text", fontName="Vera", fontSize=9.5, leading=14.5, spaceAfter=6)
    return {
        "text": body,
        "status": body,
        "title": ParagraphStyle("title", body, fontName="VeraBd", fontSize=16, leading=21),
        "question": ParagraphStyle(
            "question", body, fontName="VeraBd", fontSize=12, leading=16, spaceBefore=16
        ),
        "item": ParagraphStyle("item", body, leftIndent=24, bulletIndent=6),
        "source": ParagraphStyle(
            "source", body, fontSize=8.5, leading=12, leftIndent=24, textColor="#3c4657"
        ),
    }
