"""A check as a Word document: every statement with a comment that says what was found."""

import re
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from assistant.answer import VerdictKind
from assistant.check import Check, Checked
from assistant.check_words import findings, summary_line
from sources.errors import AssistantError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_AUTHOR, _INITIALS = "R2P Assistant", "R2P"
_HIGHLIGHTS = {
    VerdictKind.SUPPORTED: "BRIGHT_GREEN",
    VerdictKind.PARTLY_SUPPORTED: "YELLOW",
    VerdictKind.CONTRADICTED: "PINK",
    VerdictKind.NOT_FOUND: "GRAY_25",
}


def as_docx(check: Check, title: str) -> bytes:
    """A new document with the text, its paragraphs kept, and a comment on each statement."""
    from docx import Document

    document = Document()
    document.add_heading(f"Check of {_storable(title)}", level=1)
    document.add_paragraph(summary_line(check))
    for part in re.split(r"\n\s*\n", check.text):
        if part.strip():
            document.add_paragraph(_storable(" ".join(part.split())))
    _annotate(document, check)
    return _saved(document)


def annotated(check: Check, original: bytes) -> bytes:
    """The Word document that was checked, unchanged but for highlights and comments.

    Raises:
        AssistantError: It is no Word document that can be written.
    """
    from docx import Document

    try:
        document = Document(BytesIO(original))
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise AssistantError(
            f"The Word document can't be annotated: {error}".splitlines()[0],
            "Ask for a report with another ending (.html or .md).",
        ) from None
    _annotate(document, check)
    return _saved(document)


def _annotate(document: "Document", check: Check) -> None:
    """A comment on each statement, in the first paragraph, from the last one used, that has it."""
    paragraphs = list(document.paragraphs)
    place = 0
    for claim in check.claims:
        wanted = " ".join(claim.text.split())
        for number in (*range(place, len(paragraphs)), *range(place)):
            if runs := _runs_of(paragraphs[number], wanted):
                _comment(document, runs, claim)
                place = number
                break


def _comment(document: "Document", runs: "list[Run]", claim: Checked) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for run in runs:
        run.font.highlight_color = WD_COLOR_INDEX[_HIGHLIGHTS[claim.verdict.kind]]
    words = _storable("\n".join(findings(claim)))
    document.add_comment([runs[0], runs[-1]], text=words, author=_AUTHOR, initials=_INITIALS)


def _runs_of(paragraph: "Paragraph", wanted: str) -> "list[Run]":
    """The runs that hold exactly the wanted words, split off from their neighbours."""
    pattern = r"\s+".join(re.escape(word) for word in _storable(wanted).split())
    match = re.search(pattern, "".join(run.text for run in paragraph.runs))
    if not match:
        return []
    for offset in match.span():
        _split_at(paragraph, offset)
    found, place = [], 0
    for run in paragraph.runs:
        if run.text and match.start() <= place < match.end():
            found.append(run)
        place += len(run.text)
    return found


def _split_at(paragraph: "Paragraph", offset: int) -> None:
    """Cut the run that the offset falls into; both halves keep its formatting."""
    place = 0
    for run in paragraph.runs:
        text = run.text
        if place < offset < place + len(text):
            rest = deepcopy(run._r)
            run._r.addnext(rest)
            run.text = text[: offset - place]
            next(r for r in paragraph.runs if r._r is rest).text = text[offset - place :]
            return
        place += len(text)


def _storable(text: str) -> str:
    """The text without characters that XML can't hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def _saved(document: "Document") -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
