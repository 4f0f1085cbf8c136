"""The Word file: true footnotes, styles, header; nothing of a document is markup."""

import io
import zipfile

import pytest
from lxml import etree

from assistant.drafting.points import State
from assistant.export import Format, export

from .drafts import small_draft

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    return unzipped(export(small_draft(), Format.DOCX))


def unzipped(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def notes(parts: dict[str, bytes]) -> dict[str, str]:
    tree = etree.fromstring(parts["word/footnotes.xml"])
    return {
        n.get(f"{W}id"): "".join(n.itertext()).strip()
        for n in tree.findall(f"{W}footnote")
        if n.get(f"{W}type") is None
    }


def test_notes_are_true_footnotes_that_the_text_refers_to(parts: dict[str, bytes]) -> None:
    body = etree.fromstring(parts["word/document.xml"])
    referred = [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")]
    assert sorted(referred) == sorted(notes(parts))
    assert len(referred) == 3


def test_every_note_gives_author_title_publisher_date_and_locator(parts: dict[str, bytes]) -> None:
    plain = [n for n in notes(parts).values() if "Mira Sand" in n]
    assert plain
    for note in plain:
        for part in ("“Watching the border”", "Border Post", "3 February 2014", "§ II, item 7"):
            assert part in note
        assert "in Weekly mailing, The Mailers" in note


def test_styles_and_header_are_there(parts: dict[str, bytes]) -> None:
    styles = etree.fromstring(parts["word/styles.xml"])
    names = {n.get(f"{W}val") for n in styles.iter(f"{W}name")}
    assert {"Ours", "Speech", "Side Point", "Source"} <= names
    headers = [d for name, d in parts.items() if name.startswith("word/header")]
    text = " ".join("".join(etree.fromstring(h).itertext()) for h in headers)
    assert "Security Council, open debate" in text
    assert "Ulm" in text


def test_no_title_or_quote_becomes_markup(parts: dict[str, bytes]) -> None:
    body = etree.fromstring(parts["word/document.xml"])
    assert not list(body.iter(f"{W}hyperlink"))
    assert "<script>alert(1)</script>" in "".join(body.itertext())
    assert not [name for name in parts if name.startswith("word/media")]


def test_red_sentences_are_marked() -> None:
    body = etree.fromstring(
        unzipped(export(small_draft(State.RED), Format.DOCX))["word/document.xml"]
    )
    marked = {s.get(f"{W}val") for s in body.iter(f"{W}rStyle")}
    assert "Red" in marked
    assert "not carried by the evidence" in "".join(body.itertext())
