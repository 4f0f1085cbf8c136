"""Plain text: encodings, mojibake, pages."""

import pytest

from sources.errors import SourceError
from sources.loaders import load
from sources.loaders.text import decode

WORDS = "Côte d’Ivoire: 60 000 personnes déplacées — “à l’est”, dit l’envoyée Müller. " * 3
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_decode_finds_unicode_encodings_with_and_without_mark(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


def test_decode_finds_windows_encodings() -> None:
    assert decode(WORDS.encode("cp1252"), "a.txt") == WORDS


def test_decode_finds_latin_1() -> None:
    words = "Les réfugiés à l'est, déplacés en été. " * 4
    assert decode(words.encode("latin-1"), "a.txt") == words


def test_decode_finds_utf_16_of_other_scripts() -> None:
    words = "Совет Безопасности постановляет продолжать\nзаниматься этим вопросом. " * 4
    assert decode(words.encode("utf-16-le"), "a.txt") == words


def test_decode_finds_cyrillic_in_one_byte() -> None:
    words = "Совет Безопасности постановляет продолжать заниматься этим вопросом и просит. " * 6
    assert "Безопасности" in decode(words.encode("cp1251"), "a.txt")


def test_decode_mends_mojibake() -> None:
    broken = "déplacées à l’est".encode().decode("cp1252")
    assert decode(broken.encode(), "a.txt") == "déplacées à l’est"


def test_decode_keeps_text_with_a_cut_last_character() -> None:
    assert decode("The envoy Müller spoke of Côte".encode()[:-1], "a.txt").startswith("The envoy M")


def test_decode_keeps_a_few_foreign_bytes_in_utf_8() -> None:
    data = ("Müller and Côte " * 40).encode() + b"\x93quoted\x94"
    assert decode(data, "a.txt").endswith("“quoted”")


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"words\0more\0" * 9, b"\x01\x02" * 99])
def test_decode_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(SourceError, match="not a text file"):
        decode(data, "a.txt")


def test_load_keeps_the_form_feeds_that_part_pages() -> None:
    assert load(b"One page.\fAnother page.\f", "a.txt").text == "One page.\fAnother page.\f"
