"""Small files of every format, made from a seed, whole and true to their format."""

import io
import random
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

_WORDS = (
    "states council prevention population protection region warning court crimes dialogue mandate "
    "capacity support framework justice rule law community reports mediation envoys assembly"
).split()
HEAD = "CENTRE FOR PREVENTION | Annual Report 2020"


def sentences(rng: random.Random, count: int) -> list[str]:
    """Sentences of nine words and a number that tells their order ("… w3.")."""
    return [f"The {' '.join(rng.choices(_WORDS, k=8))} w{i}." for i in range(count)]


def text_file(rng: random.Random) -> bytes:
    """A plain text of four paragraphs."""
    found = sentences(rng, 16)
    return "\n\n".join(" ".join(found[i : i + 4]) for i in range(0, 16, 4)).encode()


def html_file(rng: random.Random) -> bytes:
    """A page with navigation, headings, a list, a table and a script."""
    found = sentences(rng, 12)
    paragraphs = "".join(f"<p>{' '.join(found[i : i + 3])}</p>" for i in range(0, 12, 3))
    return (
        "<!doctype html><html lang='en'><head><title>A page | Site</title>"
        "<meta property='og:site_name' content='The Site'></head><body>"
        "<nav><a href='/'>Home</a> <a href='/all'>All</a></nav><script>track()</script>"
        f"<main><h1>A page on prevention</h1>{paragraphs}<ol start='4'><li>First {found[0]}</li>"
        f"<li>Second {found[1]}</li></ol><table><tr><th>Region</th><th>Year</th></tr>"
        "<tr><td>North</td><td>2008</td></tr></table></main><footer>Contact us</footer>"
        "</body></html>"
    ).encode()


def pdf_file(rng: random.Random, columns: int = 1, paragraphs: int = 24) -> bytes:
    """A report with a head and a foot on each page, in one or two columns."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", styles["Normal"], leading=12, alignment=4, spaceAfter=6)
    found = sentences(rng, 4 * paragraphs)
    story = [Paragraph("A Report on Prevention in Many Regions", styles["Title"])]
    for number in range(paragraphs):
        if number % 5 == 0:
            story.append(Paragraph(f"Section heading {number}", styles["Heading2"]))
        story.append(Paragraph(" ".join(found[4 * number : 4 * number + 4]), body))
    width, height = A4

    def decorate(canvas: object, document: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(60, height - 40, HEAD)  # type: ignore[attr-defined]
        canvas.drawCentredString(width / 2, 30, f"Page {document.page}")  # type: ignore[attr-defined]

    room = (width - 120 - 15 * (columns - 1)) / columns
    frames = [
        Frame(60 + i * (room + 15), 60, room, height - 130, leftPadding=0, rightPadding=0)
        for i in range(columns)
    ]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title="A Report", author="Jane Doe")
    document.addPageTemplates([PageTemplate("page", frames, onPage=decorate)])
    document.build(story)
    return out.getvalue()


def drawn_pdf(draw: Callable[..., None], *, password: str = "") -> bytes:
    """A PDF of what `draw` draws on a canvas of 612 by 792 points."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, pagesize=(612, 792), encrypt=lock)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def scan_file() -> bytes:
    """A PDF whose pages are images."""
    from PIL import Image

    out = io.BytesIO()
    page = Image.effect_noise((200, 280), 60)
    page.save(out, "PDF", save_all=True, append_images=[page])
    return out.getvalue()


def docx_file(rng: random.Random) -> bytes:
    """A Word document with headings, a numbered list and a table."""
    from docx import Document

    found = sentences(rng, 8)
    document = Document()
    document.core_properties.title = "A Word Report"
    document.core_properties.author = "Jane Doe"
    document.add_heading("Introduction", 1)
    document.add_paragraph(" ".join(found[:4]))
    for sentence in found[4:6]:
        document.add_paragraph(sentence, style="List Number")
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("Region", "Year"), ("North", "2008")), strict=True):
        for cell, value in zip(row.cells, cells, strict=True):
            cell.text = value
    document.add_paragraph(" ".join(found[6:]))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_file(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def epub_file(rng: random.Random, extra: dict[str, bytes] | None = None) -> bytes:
    """A book of two chapters."""
    found = sentences(rng, 8)
    chapters = {
        f"OEBPS/c{n}.xhtml": (
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>"
            f"<h1>Chapter {n}</h1><p>{' '.join(found[4 * n : 4 * n + 4])}</p></body></html>"
        ).encode()
        for n in range(2)
    }
    items = "".join(
        f"<item id='c{n}' href='c{n}.xhtml' media-type='application/xhtml+xml'/>" for n in range(2)
    )
    package = (
        "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf' version='3.0'>"
        "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>A Book</dc:title>"
        "<dc:creator>Jane Doe</dc:creator><dc:publisher>Press</dc:publisher>"
        "<dc:date>2019-05-03</dc:date><dc:language>en</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine><itemref idref='c0'/><itemref idref='c1'/></spine>"
        "</package>"
    )
    container = (
        "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
        "<rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
    )
    parts = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": container.encode(),
        "OEBPS/book.opf": package.encode(),
    }
    return zip_file(parts | chapters | (extra or {}))


def eml_file(rng: random.Random) -> bytes:
    """A message with a text part, an HTML part and an attachment."""
    message = EmailMessage()
    message["From"] = "Jane Doe <jane@example.org>"
    message["Subject"] = "Notes of the meeting"
    message["Date"] = "Fri, 11 Jan 2013 10:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    text = " ".join(sentences(rng, 6))
    message.set_content(text + "\n")
    message.add_alternative(f"<p>{text}</p>", subtype="html")
    message.add_attachment(b"1,2", maintype="text", subtype="csv", filename="figures.csv")
    return message.as_bytes()


FORMATS: dict[str, Callable[[random.Random], bytes]] = {
    "txt": text_file,
    "md": lambda rng: b"# A note\n\n" + text_file(rng),
    "html": html_file,
    "pdf": pdf_file,
    "docx": docx_file,
    "epub": epub_file,
    "eml": eml_file,
}
