"""Which format the bytes are taken for."""

import random

import pytest

from evals.bench.samples import FORMATS
from sources.errors import SourceError
from sources.loaders import Format, detect, load

EXPECTED = {
    "txt": Format.TEXT,
    "md": Format.TEXT,
    "html": Format.HTML,
    "pdf": Format.PDF,
    "docx": Format.ZIPPED,
    "epub": Format.ZIPPED,
    "eml": Format.EMAIL,
}


@pytest.mark.parametrize(("suffix", "form"), EXPECTED.items())
def test_detect_goes_by_content_whatever_the_name(suffix: str, form: Format) -> None:
    data = FORMATS[suffix](random.Random(1))
    assert detect(data, f"a.{suffix}") is form
    assert detect(data, "mislabelled.txt") is form


def test_detect_takes_a_memo_for_text() -> None:
    memo = b"From: the desk\nTo: the minister\nDate: 3 May\n\nThe river is high."
    assert detect(memo, "memo.txt") is Format.TEXT
    assert detect(memo, "memo.eml") is Format.EMAIL


def test_detect_takes_markdown_with_tags_for_text() -> None:
    assert detect(b"<div align=center>\n\n# A title\n\nWords.", "a.md") is Format.TEXT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "is an image"),
        (b"{\\rtf1 words}", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "old or encrypted Office"),
        (b"\x1f\x8b\x08" + bytes(40), "compressed archive"),
        (b"\x7fELF" + bytes(40), "a program"),
        (b"<?xml version='1.0'?><a>words</a>", "XML file"),
        (b"", "is empty"),
        (b"  \n\0\0", "is empty"),
    ],
)
def test_load_refuses_other_formats_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        load(data, "a.txt")
    assert "\n" not in str(caught.value)
    assert caught.value.hint
