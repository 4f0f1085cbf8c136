"""What holds of every document: offsets, origins, repairs, numbering, heading paths."""

from itertools import pairwise

import pytest

from sources.document import BlockKind, Document
from sources.locator import block_locator

pytestmark = pytest.mark.library

KEYS = ("000", "001", "002", "003", "004")


@pytest.mark.parametrize("key", KEYS)
def test_blocks_lie_in_order_within_the_text(key: str, documents: dict[str, Document]) -> None:
    document = documents[key]
    assert all(0 <= b.start < b.end <= len(document.text) for b in document.blocks)
    assert all(a.end <= b.start for a, b in pairwise(document.blocks))


@pytest.mark.parametrize("key", KEYS)
def test_blocks_have_no_space_at_their_ends(key: str, documents: dict[str, Document]) -> None:
    document = documents[key]
    assert all((t := document.text[b.start : b.end]) and t == t.strip() for b in document.blocks)


@pytest.mark.parametrize("key", KEYS)
def test_origins_give_back_the_raw_characters(
    key: str, documents: dict[str, Document], raws: dict[str, str]
) -> None:
    document, raw = documents[key], raws[key]
    for start, place, length in document.origins:
        canonical = document.text[start : start + length]
        # The one change that keeps its place: an odd space is made a plain one.
        assert canonical == raw[place : place + length].replace("\u00a0", " ")


@pytest.mark.parametrize("key", KEYS)
def test_words_without_an_origin_are_only_markers_and_spaces(
    key: str, documents: dict[str, Document]
) -> None:
    document = documents[key]
    own = bytearray(len(document.text))
    for start, _, length in document.origins:
        own[start : start + length] = b"\1" * length
    for block in document.blocks:
        inserted = {document.text[i] for i in range(block.start, block.end) if not own[i]}
        assert inserted <= {" "}


@pytest.mark.parametrize("key", KEYS)
def test_repairs_say_what_stood_where(
    key: str, documents: dict[str, Document], raws: dict[str, str]
) -> None:
    for repair in documents[key].repairs:
        assert raws[key][repair.raw_start : repair.raw_end] == repair.before
        assert repair.before != repair.after


@pytest.mark.parametrize("key", KEYS)
def test_every_raw_character_is_kept_or_repaired(
    key: str, documents: dict[str, Document], raws: dict[str, str]
) -> None:
    document, raw = documents[key], raws[key]
    accounted = bytearray(len(raw))
    for _, place, length in document.origins:
        accounted[place : place + length] = b"\1" * length
    for repair in document.repairs:
        accounted[repair.raw_start : repair.raw_end] = b"\1" * (repair.raw_end - repair.raw_start)
    left = {c for i, c in enumerate(raw) if not accounted[i] and not c.isspace()}
    # List markers are set out anew; nothing else of the source goes unaccounted for.
    assert left <= set("-•.0123456789")


def test_lists_of_the_summary_are_numbered_as_printed(documents: dict[str, Document]) -> None:
    document = documents["001"]
    lists = {
        roman: [
            b.marker
            for b in document.blocks
            if b.kind is BlockKind.LIST_ITEM and not b.depth and b.path[0].startswith(f"{roman}. ")
        ]
        for roman in ("I", "II", "III", "IV")
    }
    assert {k: len(v) for k, v in lists.items()} == {"I": 3, "II": 11, "III": 7, "IV": 5}
    assert all(v == [f"{n}." for n in range(1, len(v) + 1)] for v in lists.values())


def test_lists_hang_on_their_lead_ins(documents: dict[str, Document]) -> None:
    document = documents["001"]
    outer = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM and not b.depth]
    leads = {document.blocks[b.lead_in].kind for b in outer if b.lead_in is not None}
    assert leads == {BlockKind.PARAGRAPH}
    assert all(b.lead_in is not None for b in outer)


def test_lost_numbers_are_restored_in_locators(documents: dict[str, Document]) -> None:
    document = documents["003"]
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [b.marker for b in items] == ["-", "-", "- 3.", "- 4."]
    assert [block_locator(document, b) for b in items] == [
        f"§ RECOMMENDATIONS, item {n}" for n in range(1, 5)
    ]


def test_paths_go_as_deep_as_the_headings(documents: dict[str, Document]) -> None:
    document = documents["002"]
    paths = list(dict.fromkeys(b.path for b in document.blocks))
    assert paths == [
        (),
        ("INTRODUCTION",),
        ("NATIONAL LEVEL",),
        ("NATIONAL LEVEL", "Institutional Capacity"),
        ("NATIONAL LEVEL", "South-South Coordination"),
        ("REGIONAL LEVEL",),
        ("REGIONAL LEVEL", "Institutional Capacity"),
        ("REGIONAL LEVEL", "South-South Coordination"),
        ("MULTILATERAL INSTITUTIONS",),
        ("MULTILATERAL INSTITUTIONS", "Institutional Capacity"),
        ("MULTILATERAL INSTITUTIONS", "South-South Coordination"),
        ("CONCLUSIONS",),
        ("CONCLUSIONS", "Recommendations"),
    ]
