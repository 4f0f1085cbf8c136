"""Word documents: structure, numbers, notes, hidden text."""

import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.shared import Pt, RGBColor

from evals.bench.samples import docx_file, zip_file
from sources.errors import SourceError
from sources.loaders import Loaded, load

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made(build: Callable[[Any], None]) -> Loaded:
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return load(out.getvalue(), "a.docx")


def raw(body: str, **parts: str) -> Loaded:
    """A document of bare XML; other parts by name, with "_" for "/"."""
    files = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    files |= {name.replace("_", "/") + ".xml": text for name, text in parts.items()}
    return load(zip_file({k: v.encode() for k, v in files.items()}), "a.docx")


def test_load_keeps_headings_lists_and_tables() -> None:
    loaded = load(docx_file(random.Random(2)), "a.docx")
    assert loaded.text.startswith("# Introduction\n\nThe ")
    assert "\n1. The " in loaded.text
    assert "\n2. The " in loaded.text
    assert "| Region | Year |\n| --- | --- |\n| North | 2008 |" in loaded.text
    assert (loaded.metadata.title, loaded.metadata.authors) == ("A Word Report", ("Jane Doe",))


def test_load_counts_lists_with_levels_and_restarts() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="(%2)"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )

    def item(text: str, level: int, number: int) -> str:
        return (
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )

    body = item("one", 0, 1) + item("inner", 1, 1) + item("two", 0, 1) + item("inner", 1, 1)
    loaded = raw(body + item("again", 0, 2), word_numbering=numbering)
    assert loaded.text == "1. one\n   (a) inner\n2. two\n   (a) inner\n1. again"


def test_load_appends_notes_and_leaves_deleted_text_out() -> None:
    body = (
        '<w:p><w:r><w:t>Kept words.</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r>'
        "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>"
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="5"><w:p><w:r><w:t>See the note.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    assert raw(body, word_footnotes=notes).text == "Kept words.¹\n\n# Notes\n\n1. See the note."


@pytest.mark.parametrize("way", ["hidden", "white", "tiny"])
def test_load_marks_what_a_reader_would_not_see(way: str) -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Seen words, then ")
        run = paragraph.add_run("secret words")
        run.font.hidden = way == "hidden" or None
        if way == "white":
            run.font.color.rgb = RGBColor(255, 255, 255)
        if way == "tiny":
            run.font.size = Pt(1)

    loaded = made(build)
    assert [loaded.text[a:b] for a, b in loaded.hidden] == ["secret words"]


def test_load_sees_white_words_on_a_shaded_ground() -> None:
    body = (
        '<w:p><w:pPr><w:shd w:fill="003366"/></w:pPr><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
        "<w:t>A banner</w:t></w:r></w:p>"
    )
    assert raw(body).hidden == ()


def test_load_refuses_entities_and_bombs() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
    with pytest.raises(SourceError, match="entities"):
        load(zip_file({"word/document.xml": bomb.encode()}), "a.docx")
    big = zip_file({"word/document.xml": b"<a>" + b" " * 70_000_000})
    with pytest.raises(SourceError, match="unpacks to more than"):
        load(big, "a.docx")


def test_load_tells_other_archives_apart() -> None:
    for part, says in (("ppt/a.xml", "slide show"), ("xl/a.xml", "spreadsheet"), ("a", "zip")):
        with pytest.raises(SourceError, match=says):
            load(zip_file({part: b"x"}), "a.docx")


def test_load_says_that_an_archive_is_encrypted() -> None:
    data = bytearray(zip_file({"word/document.xml": b"<a/>"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(mark) + (6 if mark.endswith(b"\x04") else 8)] |= 1
    assert zipfile.ZipFile(io.BytesIO(data)).infolist()[0].flag_bits & 1
    with pytest.raises(SourceError, match="encrypted"):
        load(bytes(data), "a.docx")
