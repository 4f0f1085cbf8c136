"""Sentences, traced text, locators and origins."""

import re

import pytest

from sources.document import Block, BlockKind
from sources.errors import SourceError
from sources.locator import locator
from sources.origins import raw_place, raw_span
from sources.sentences import ends_sentence, split_sentences
from sources.traced import Traced, inserted, runs
from tests.sources.conftest import Read


def _sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("It ended. (…) It began.", ["It ended.", "It began."]),
        ("It ended (...) and began.", ["It ended", "and began."]),
        ("“We went,” he said. “Why?”", ["“We went,” he said.", "“Why?”"]),
        ("The U.S. and the U.N. met on Nov. 19.", ["The U.S. and the U.N. met on Nov. 19."]),
        ("", []),
    ],
)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "ends"),
    [("It ended.", True), ("“It ended.”", True), ("as follows:", True), ("and so", False),
     ("It went on (…)", True)],
)  # fmt: skip
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def test_traced_keeps_places_through_replacements() -> None:
    traced = Traced.of("abc def", 0, 7).sub(re.compile(" "), "--")
    assert traced.text == "abc--def"
    assert traced.origin == (0, 1, 2, 3, -1, 4, 5, 6)
    assert traced.raw_span == (0, 7)


def test_traced_strip_and_join() -> None:
    left, right = Traced.of(" ab ", 0, 4).strip(), Traced.of("cd", 0, 2)
    both = left.joined_by(" ", right)
    assert both.text == "ab cd"
    assert both.origin == (1, 2, -1, 0, 1)
    assert Traced("  ", (0, 1)).strip().text == ""
    assert inserted("x").raw_span == (0, 0)


def test_runs_leave_gaps_for_insertions() -> None:
    assert runs((5, 6, -1, 9, 10, 3)) == ((0, 5, 2), (3, 9, 2), (5, 3, 1))
    assert runs(()) == ()


def _block(kind: BlockKind, **fields: object) -> Block:
    return Block(0, 1, kind, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("blocks", "place"),
    [
        ((_block(BlockKind.PARAGRAPH, ordinal=2, path=("II. Findings",)),), "§ II, ¶ 2"),
        ((_block(BlockKind.PARAGRAPH, ordinal=2, item="B1", page=7),), "item B1, ¶ 2, p. 7"),
        ((_block(BlockKind.PARAGRAPH, ordinal=1, number="138"),), "¶ 138"),
        ((_block(BlockKind.LIST_ITEM, ordinal=2, number="b"),), "item (b)"),
        ((_block(BlockKind.LIST_ITEM, ordinal=2),), "bullet 2"),
        ((_block(BlockKind.TABLE, ordinal=3),), "table, row 3"),
        ((_block(BlockKind.PARAGRAPH, ordinal=4, speaker="Q"),), "Q, ¶ 4"),
        ((_block(BlockKind.PARAGRAPH, ordinal=1), _block(BlockKind.QUOTATION, ordinal=2)),
         "¶ 1–2"),
        ((_block(BlockKind.LIST_ITEM, ordinal=1, number="5"),
          _block(BlockKind.LIST_ITEM, ordinal=3, number="7")), "items 5–7"),
        ((_block(BlockKind.TABLE, ordinal=1), _block(BlockKind.TABLE, ordinal=4)),
         "table, rows 1–4"),
        ((_block(BlockKind.PARAGRAPH, ordinal=1, page=1),
          _block(BlockKind.PARAGRAPH, ordinal=2, page=2)), "¶ 1–2, pp. 1–2"),
        ((_block(BlockKind.HEADING, path=("REGIONAL LEVEL", "Capacity")),),
         "§ REGIONAL LEVEL › Capacity"),
    ],
)  # fmt: skip
def test_locator(blocks: tuple[Block, ...], place: str) -> None:
    assert locator(blocks) == place


def test_raw_place_shows_what_a_join_left_out(read: Read) -> None:
    raw = "A Title Here\n\nThe council met in the spring and wrote down what\n\nit had heard."
    document = read(raw)
    start = document.text.index("what it")
    place = raw_place(document, raw, start, start + 7, around=6)
    assert (place.before, place.text, place.after) == (" down ", "what\n\nit", " had h")


def test_raw_span_of_an_insertion_is_none(read: Read) -> None:
    document = read("A Title Here\n\nThe council met in the spring.")
    assert raw_span(document, 12, 14) is None
    with pytest.raises(SourceError, match="lies outside the text"):
        raw_place(document, "", 5, 5_000)
