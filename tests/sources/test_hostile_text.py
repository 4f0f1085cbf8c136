"""Texts made to take for ever are read, or refused, in a few seconds."""

import contextlib
import time

import pytest

from sources.errors import SourceError
from sources.loaders.loaded import Loaded
from sources.reader import read_loaded

LIMIT_S = 20
HOSTILE = {
    "odd spaces": "word\u00a0" * 20_000,
    "emphasis": "*a* b " * 20_000,
    "stars": "*" * 100_000,
    "zero width": "\u200b" * 50_000 + "word.",
    "short lines": "a\n" * 30_000,
    "one list": "1. a b c\n" * 15_000,
    "bullets": "".join(" " * (i % 60) + "- x y\n" for i in range(10_000)),
    "digits": "1234567890" * 20_000,
    "glued": "word.Next " * 20_000,
    "same heading": "\n\n".join(["HEADING OF THE PART"] * 10_000),
    "wrapped": ("word " * 14 + "\n") * 8_000,
    "leaders": ". " * 100_000,
    "mail headers": "From: a\nSubject: b\n\nx y z.\n\n" * 2_000,
    "note marks": "a" * 50_000 + "b.1 c.2 d.3 " * 7_000,
    "tabs": "a\tb\tc\n" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_read_loaded_of_hostile_text_ends(text: str) -> None:
    started = time.process_time()
    with contextlib.suppress(SourceError):
        document = read_loaded(Loaded(text), "hostile.txt", "0" * 64)
        assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)
    assert time.process_time() - started < LIMIT_S
