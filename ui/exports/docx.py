"""A conversation as a Word file."""

import io
from typing import Any

from ui.exports.layout import LEGEND, Block, Run, blocks
from ui.history import Conversation


def docx(conversation: Conversation) -> bytes:
    """The conversation as a file's bytes."""
    # Imported here: only this export needs it.
    from docx import Document
    from docx.shared import Pt, RGBColor

    document = Document()
    document.core_properties.title = _plain(conversation.title)
    document.core_properties.author = "R2P Assistant"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    grey = RGBColor(0x56, 0x60, 0x72)

    def write(paragraph: Any, runs: tuple[Run, ...]) -> None:
        for run in runs:
            written = paragraph.add_run(_plain(run.text))
            if run.ours:
                written.italic = True
                written.font.color.rgb = grey

    document.add_heading(_plain(conversation.title), 0)
    for block in blocks(conversation):
        write(_paragraph(document, block), block.runs)
    write(document.add_paragraph(), (Run(LEGEND, ours=True),))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraph(document: Any, block: Block) -> Any:
    match block.kind:
        case "question":
            return document.add_heading("", 1)
        case "item":
            # The source's own number, not Word's.
            paragraph = document.add_paragraph(style="List Continue")
            paragraph.add_run(f"{block.label} ")
        case "source":
            paragraph = document.add_paragraph(style="List")
            paragraph.add_run(f"{block.label} ").bold = True
        case _:
            paragraph = document.add_paragraph()
    return paragraph


def _plain(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return "".join(c for c in text if c in "\t\n" or (ord(c) >= 32 and c not in "\ufffe\uffff"))
