"""PDF: the text in reading order, page by page; columns, headings and tables by geometry."""

from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium

from sources.errors import SourceError
from sources.loaders.loaded import (
    MAX_CHARS,
    MAX_PAGES,
    Loaded,
    Metadata,
    damaged,
    encrypted,
    too_large,
)
from sources.loaders.pdf_order import order
from sources.loaders.pdf_paragraphs import measure, paragraphs
from sources.loaders.pdf_rows import running_rows
from sources.loaders.pdf_text import Hyphens, running_heads, settled, write_page
from sources.loaders.pdf_visible import has_image, with_hidden
from sources.loaders.pdf_words import PageText, Word
from sources.loaders.rawtext import RawText
from sources.loaders.values import iso_date, person_names, real_title


def load(data: bytes, name: str) -> Loaded:
    """The text of a PDF file.

    Raises:
        SourceError: It is encrypted, damaged, a scan without text, or too large.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw_pdfium.FPDF_ERR_PASSWORD, raw_pdfium.FPDF_ERR_SECURITY):
            raise encrypted(name, "PDF") from None
        raise damaged(name, "PDF") from None
    if len(document) > MAX_PAGES:
        raise too_large(name, f"more than {MAX_PAGES:,} pages")
    read, notes = _read_pages(document, name)
    running = running_rows(read)
    gutters: list[float] = []
    pages = [order(words, gutters, running) for words in read]
    sizes = measure(pages)
    hyphens = Hyphens.of(pages)
    set_pages = [paragraphs(lines, sizes) for lines in pages]
    repeated = running_heads(set_pages)
    text = RawText()
    for page in set_pages:
        write_page(settled(page, repeated), text, hyphens)
    return text.loaded(_metadata(document), notes)


def _read_pages(document: Any, name: str) -> tuple[list[list[Word]], tuple[str, ...]]:
    pages: list[list[Word]] = []
    empty: list[int] = []
    failed: list[int] = []
    chars = images = unmapped = 0
    for number in range(len(document)):
        try:
            words, lost, image = _read_page(document, number)
        except pdfium.PdfiumError:
            failed.append(number + 1)
            pages.append([])
            continue
        unmapped += lost
        chars += sum(len(w.text) for w in words)
        if chars > MAX_CHARS:
            raise too_large(name, f"more than {MAX_CHARS:,} characters of text")
        if not words:
            empty.append(number + 1)
            images += image
        pages.append(words)
    if not chars:
        raise _no_text(name, len(pages), images, len(failed))
    notes = [f"pages without text: {_ranges(empty)}"] if empty else []
    notes += [f"pages that can't be read: {_ranges(failed)}"] if failed else []
    if unmapped > 0.02 * chars:
        notes.append("many letters of its fonts have no known meaning; the text has gaps")
    return pages, tuple(notes)


def _read_page(document: Any, number: int) -> tuple[list[Word], int, bool]:
    page = document[number]
    try:
        textpage = page.get_textpage()
        reader = PageText(textpage.raw, page.get_width(), page.get_height(), page.get_rotation())
        words = reader.words()
        image = not words and has_image(page)
        words = with_hidden(page, words)
        textpage.close()
    finally:
        page.close()
    return words, reader.unmapped, image


def _no_text(name: str, pages: int, images: int, failed: int) -> SourceError:
    if images:
        return SourceError(
            f"{name} is a scan: its pages are images without text ({pages} in all).",
            "Run text recognition (OCR) on it and add the result.",
        )
    if failed == pages:
        return damaged(name, "PDF")
    return SourceError(
        f"{name} holds no text: its pages are blank or drawn ({pages} in all).",
        "Run text recognition (OCR) on it and add the result.",
    )


def _ranges(numbers: list[int]) -> str:
    """Page numbers in words: "3–5, 9"."""
    starts = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    found = [f"{a}–{b}" if b > a else f"{a}" for a, b in zip(starts, ends, strict=True)]
    return ", ".join(found)


def _metadata(document: Any) -> Metadata:
    said: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    return Metadata(
        title=real_title(said.get("Title", "")),
        authors=person_names([said.get("Author", "")]),
        created=iso_date(said.get("CreationDate", "")),
    )
