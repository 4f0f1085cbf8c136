"""PDF: order, pages, paragraphs, headings, tables, hidden text, refusals."""

import random
import re
from typing import Any

import pytest

from evals.bench.samples import HEAD, drawn_pdf, pdf_file, scan_file
from sources.errors import SourceError
from sources.loaders import load
from sources.loaders.pdf_text import SOFT_HYPHEN


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_load_reads_columns_in_order(columns: int) -> None:
    loaded = load(pdf_file(random.Random(3), columns, 36), "a.pdf")
    numbers = [int(n) for n in re.findall(r"\bw(\d+)\.", loaded.text)]
    # 36 paragraphs of four numbered sentences each.
    assert numbers == list(range(144))
    assert "\f" in loaded.text


def test_load_gives_pages_headings_and_paragraphs() -> None:
    loaded = load(pdf_file(random.Random(3), 2), "a.pdf")
    first, *others = loaded.text.split("\f")
    assert first
    assert others
    assert all(page.startswith(HEAD) for page in others)
    assert "\n# A Report on Prevention in Many Regions\n" in loaded.text
    assert loaded.text.count("\n## Section heading ") == 5
    whole = [p for p in loaded.text.split("\n\n") if p.count(".") == 4]
    # All but the paragraphs that a page cut.
    assert len(whole) >= 24 - 1 - len(others)


def test_load_reads_metadata() -> None:
    metadata = load(pdf_file(random.Random(3)), "a.pdf").metadata
    assert (metadata.title, metadata.authors) == ("A Report", ("Jane Doe",))
    assert metadata.published == ""
    assert re.match(r"\d{4}-\d\d-\d\d$", metadata.created)


def test_load_sets_tables_apart_from_columns() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(72, 740, "The table shows where desks were opened, and in which year.")
        for row, cells in enumerate((("Region", "Year", "Desks"), ("North", "2008", "12"))):
            for column, cell in enumerate(cells):
                canvas.drawString(72 + 150 * column, 700 - 16 * row, cell)

    assert (
        "| Region | Year | Desks |\n| --- | --- | --- |\n| North | 2008 | 12 |"
        in load(drawn_pdf(draw), "a.pdf").text
    )


def test_load_parts_hyphens_of_lines_from_hyphens_of_words() -> None:
    lines = (
        "The prevention of atrocities is a duty. In later years state-",
        "supported groups took part, and state-supported desks grew; pre-",
        "vention was the word of the day, and everyone was for prevention.",
    )

    def draw(canvas: Any) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * number, line)

    text = load(drawn_pdf(draw), "a.pdf").text
    assert "state-supported groups" in text
    assert f"pre{SOFT_HYPHEN}vention was" in text


def test_load_joins_a_drop_cap_to_its_word() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Times-Roman", 36)
        canvas.drawString(72, 676, "T")
        canvas.setFont("Times-Roman", 11)
        for number, line in enumerate(("he desk opened in the spring", "and closed in the fall.")):
            canvas.drawString(96, 692 - 13 * number, line)
        for number in range(8):
            canvas.drawString(72, 660 - 13 * number, "More prose stands below it, line by line,")

    assert load(drawn_pdf(draw), "a.pdf").text.startswith("The desk opened in the spring and")


def test_load_raises_note_marks_and_keeps_notes_out_of_sentences() -> None:
    def draw(canvas: Any) -> None:
        for page in range(2):
            canvas.setFont("Times-Roman", 11)
            for number in range(10):
                canvas.drawString(72, 700 - 13 * number, "the desk wrote to the council each week")
            if page == 0:
                canvas.drawString(72, 714, "In that year")
                canvas.setFont("Times-Roman", 7)
                end = 72 + canvas.stringWidth("In that year", "Times-Roman", 11)
                canvas.drawString(end, 719, "12")
                canvas.setFont("Times-Roman", 8)
                canvas.drawString(72, 90, "12 See the note of the desk.")
            canvas.showPage()

    text = load(drawn_pdf(draw), "a.pdf").text
    assert "In that year¹²" in text
    before, after = text.split("\f")
    assert before.rstrip().endswith("each week")
    assert after.startswith("the desk wrote")


@pytest.mark.parametrize("way", ["white", "tiny", "invisible", "outside", "covered", "clear"])
def test_load_marks_what_a_reader_would_not_see(way: str) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(72, 700, "Seen prose stands here for the reader of the page.")
        text = canvas.beginText(900 if way == "outside" else 72, 600)
        text.setFont("Helvetica", 1 if way == "tiny" else 11)
        if way == "white":
            text.setFillColorRGB(1, 1, 1)
        if way == "invisible":
            text.setTextRenderMode(3)
        if way == "clear":
            canvas.setFillAlpha(0.0)
        text.textLine("secret words")
        canvas.drawText(text)
        if way == "covered":
            canvas.setFillColorRGB(0, 0, 0)
            canvas.rect(60, 590, 300, 30, fill=1)

    loaded = load(drawn_pdf(draw), "a.pdf")
    assert " ".join(loaded.text[a:b].strip() for a, b in loaded.hidden) == "secret words"


def test_load_sees_white_words_on_a_dark_ground() -> None:
    def draw(canvas: Any) -> None:
        canvas.rect(60, 590, 300, 30, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 600, "A banner in white")

    loaded = load(drawn_pdf(draw), "a.pdf")
    assert loaded.hidden == ()


def test_load_says_that_a_scan_has_no_text() -> None:
    with pytest.raises(
        SourceError, match=r"is a scan: its pages are images without text \(2 in all\)"
    ):
        load(scan_file(), "a.pdf")


def test_load_says_that_a_file_is_encrypted() -> None:
    data = drawn_pdf(lambda canvas: canvas.drawString(72, 700, "Words"), password="secret")
    with pytest.raises(SourceError, match="encrypted PDF"):
        load(data, "a.pdf")


def test_load_refuses_a_damaged_file() -> None:
    with pytest.raises(SourceError, match="damaged PDF"):
        load(b"%PDF-1.7\n" + bytes(100), "a.pdf")
