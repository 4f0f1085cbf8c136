"""A checked text as a file: Markdown, Word, JSON."""

import io
import json

from assistant.answer import VerdictKind
from assistant.check import Check
from assistant.contract import check_json
from assistant.export.markdown import escaped
from ui.attribution import reference
from ui.check_text import difference_words, summary_line
from ui.views.check import LABELS, SIGNS

_COLOURS = {
    VerdictKind.SUPPORTED: "1D6B3A",
    VerdictKind.PARTLY_SUPPORTED: "8A5A00",
    VerdictKind.CONTRADICTED: "8F2727",
    VerdictKind.NOT_FOUND: "4A5568",
}


def check_file(check: Check, form: str) -> bytes:
    """The check as a file's bytes; `form` is "md", "docx" or "json"."""
    if form == "json":
        return (json.dumps(check_json(check), ensure_ascii=False, indent=1) + "\n").encode()
    return _docx(check) if form == "docx" else _markdown(check)


def _markdown(check: Check) -> bytes:
    parts = ["# Check against the sources", escaped(summary_line(check))]
    for claim in check.claims:
        kind = claim.verdict.kind
        parts.append(f"## {SIGNS[kind]} {LABELS[kind]}\n\n{escaped(claim.text)}")
        parts += [f"- {escaped(difference_words(d))}" for d in claim.verdict.differences]
        parts += [
            f"> {escaped(c.quote)}\n>\n> {escaped(reference(c.record, c.locator))}"
            for c in claim.verdict.evidence
        ]
    return ("\n\n".join(parts) + "\n").encode()


def _docx(check: Check) -> bytes:
    # Imported here: only this export needs it.
    from docx import Document
    from docx.shared import RGBColor

    document = Document()
    document.add_heading("Check against the sources", 0)
    document.add_paragraph(summary_line(check))
    for claim in check.claims:
        kind = claim.verdict.kind
        said = document.add_paragraph()
        sign = said.add_run(f"{SIGNS[kind]} {LABELS[kind]}: ")
        sign.bold = True
        sign.font.color.rgb = RGBColor.from_string(_COLOURS[kind])
        said.add_run(_plain(claim.text))
        for difference in claim.verdict.differences:
            document.add_paragraph(_plain(difference_words(difference)), style="List Bullet")
        for c in claim.verdict.evidence:
            quote = f"“{c.quote}” {reference(c.record, c.locator)}"
            document.add_paragraph(_plain(quote), style="Quote")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plain(text: str) -> str:
    return "".join(c for c in text if c in "\t\n" or (ord(c) >= 32 and c not in "\ufffe\uffff"))
