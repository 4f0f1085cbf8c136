"""Structure: titles, headings, lists, tables, quotations, speaker turns, contents."""

import pytest

from sources.document import BlockKind
from sources.errors import SourceError
from sources.lists import list_marker, restored_numbers
from sources.locator import block_locator
from tests.sources.conftest import Read
from tests.sources.reading import words_of_kind

PROSE = "The council met in the spring, and it wrote down all that it had heard from both sides."


def _levels(read: Read, *headings: str) -> list[tuple[str, ...]]:
    prose = [PROSE, f"{PROSE[:-1]}, twice over and again."]
    parts = [f"{h}\n\n{p}" for h, p in zip(headings, prose, strict=True)]
    text = "\n\n".join(["A Title of Some Length", *parts])
    blocks = read(text, "x.md").blocks
    return [b.path for b in blocks if b.kind is BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("# Part", "## Chapter"),
        ("I. Findings", "1.1 What Was Seen"),
        ("1. Findings", "1.1 What Was Seen"),
        ("FINDINGS", "What Was Seen"),
        ("Annex A", "1.2 What Was Seen"),
        ("2023", "2.1.1 What Was Seen"),
    ],
)
def test_headings_nest(read: Read, first: str, second: str) -> None:
    outer, inner = _levels(read, first, second)
    assert inner == (*outer, second.lstrip("# "))


def test_headings_underlined(read: Read) -> None:
    document = read(f"The Title\n=========\n\nFirst Part\n----------\n\n{PROSE}", "x.md")
    assert words_of_kind(document, BlockKind.TITLE) == ["The Title"]
    assert document.blocks[-1].path == ("First Part",)


def test_headings_are_not_guessed_where_they_are_marked(read: Read) -> None:
    text = f"# Title\n\n## One\n\n{PROSE}\n\nAda Brook, Director\n\n## Two\n\n{PROSE}"
    assert words_of_kind(read(text, "x.md"), BlockKind.HEADING) == ["One", "Two"]


def test_title_passes_over_a_quoted_notice_and_a_body(read: Read) -> None:
    text = f"> Not a real note.\n\nHILL COUNCIL\n\nWHAT THE HILLS ASKED OF US ALL\n\n{PROSE}"
    assert read(text).record.title == "WHAT THE HILLS ASKED OF US ALL"


def test_front_matter_is_no_heading(read: Read) -> None:
    document = read(f"A Title of Some Length\n\nHill Desk, March 2024\n\n{PROSE}")
    assert words_of_kind(document, BlockKind.BYLINE) == ["Hill Desk, March 2024"]
    assert document.blocks[-1].path == ()


@pytest.mark.parametrize(
    ("line", "marker", "number", "style"),
    [
        ("7. Words", "7.", "7", "digit"),
        ("12) Words", "12)", "12", "digit"),
        ("(3) Words", "(3)", "3", "digit"),
        ("(b) words", "(b)", "b", "letter"),
        ("c) words", "c)", "c", "letter"),
        ("d. words", "d.", "d", "letter"),
        ("(iv) words", "(iv)", "iv", "roman"),
        ("- words", "-", "", "bullet"),
        ("• words", "•", "", "bullet"),
        ("- 3. Words", "- 3.", "3", "bullet"),
        ("1.2 Words", "1.2", "1.2", "digit"),
    ],
)
def test_list_marker(line: str, marker: str, number: str, style: str) -> None:
    found = list_marker(line)
    assert found is not None
    assert (found.text, found.number, found.style) == (marker, number, style)
    assert line[found.end :].casefold() == "words"


@pytest.mark.parametrize("line", ["12.5 per cent", "2011 was late", "i.e. late", "word", "(see) x"])
def test_list_marker_of_prose_is_none(line: str) -> None:
    found = list_marker(line)
    assert found is None or found.number == "12.5"


def test_list_marker_letter_i_follows_h() -> None:
    found = list_marker("(i) words", before="h")
    assert found is not None
    assert found.style == "letter"


def test_restored_numbers_counts_lost_ones_on() -> None:
    assert restored_numbers(["", "", "3", "4"]) == ["1", "2", "3", "4"]
    assert restored_numbers(["", ""]) == ["", ""]
    assert restored_numbers(["", "5"]) == ["", "5"]


def test_lists_nest_by_style_and_indent(read: Read) -> None:
    lines = ["1. One", "(a) letter", "(i) roman", "(ii) roman", "(b) letter", "2. Two",
             "  - bullet", "  - bullet", "    - deeper", "3. Three"]  # fmt: skip
    document = read("\n".join([f"A Title Here\n\n{PROSE}\n\nThey should:\n", *lines]))
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [b.depth for b in items] == [0, 1, 2, 2, 1, 0, 1, 1, 2, 0]
    assert [b.number for b in items] == ["1", "a", "i", "ii", "b", "2", "", "", "", "3"]
    places = [block_locator(document, b) for b in items]
    assert places[3] == "item 1, item (a), item (ii)"
    assert places[7] == "item 2, bullet 2"


def test_numbered_paragraphs_of_a_report_are_no_list(read: Read) -> None:
    paragraphs = [f"{n}. {PROSE} {PROSE[:-1]} in year {n}." for n in range(1, 11)]
    text = ["A Report on the Hills", "I. First Part", *paragraphs[:5], "II. Second Part"]
    document = read("\n\n".join([*text, *paragraphs[5:]]))
    found = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert len(found) == 10
    assert block_locator(document, found[6]) == "§ II, ¶ 7"
    assert "\n\n7. The council" in document.text


def test_tables_stay_readable(read: Read) -> None:
    rows = "| Desk | Notes |\n|---|---|\n| North | 12 |\n| South | 18 |"
    document = read(f"# Desks\n\n{PROSE}\n\n{rows}", "x.md")
    assert "Desk | Notes\nNorth | 12\nSouth | 18" in document.text
    last = document.blocks[-1]
    assert document.blocks[last.lead_in or 0].ordinal == 1
    assert block_locator(document, last) == "table, row 3"


def test_quotations_by_mark_and_by_indent(read: Read) -> None:
    quoted = "We asked for one list, and nobody would write it."
    marked = read(f"The Title Here\n\n{PROSE}\n\n> {quoted}")
    indented = read(f"The Title Here\n\n{PROSE}\n\n      {quoted}\n\n{PROSE[:-1]} again.")
    assert words_of_kind(marked, BlockKind.QUOTATION) == [quoted]
    assert words_of_kind(indented, BlockKind.QUOTATION) == [quoted]


def test_speaker_turns_carry_over_paragraphs(read: Read) -> None:
    turns = [
        "Q: Who will read the list?",
        "THE SPOKESPERSON: The envoy will read it. I have asked her.",
        "There is nothing else to say on it.",
        "Q: And when will that be?",
        "THE SPOKESPERSON: In May, before the harvest.",
    ]
    document = read("\n\n".join(["Press Conference on the List", *turns]))
    spoken = [(b.speaker, b.kind) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    names = ["Q", "THE SPOKESPERSON", "THE SPOKESPERSON", "Q", "THE SPOKESPERSON"]
    assert [name for name, _ in spoken] == names
    assert block_locator(document, document.blocks[3]) == "THE SPOKESPERSON, ¶ 3"


def test_speaker_turns_by_name(read: Read) -> None:
    turns = ["Ms. Brook: We went.", "Mr. Hale: We stayed.", "Ms. Brook: Why?", "Mr. Hale: Rain."]
    document = read("\n\n".join(["A Talk in the Hills", *turns]))
    assert [b.speaker for b in document.blocks[1:]] == ["Ms. Brook", "Mr. Hale"] * 2


def test_speaker_turns_by_part_and_form_of_address(read: Read) -> None:
    text = (
        "Press Conference of May\n\nMS. LIND: The council met today. It will take questions.\n\n"
        "Question: Will it meet again?\n\nMS. LIND: It will, in June of this year.\n\n"
        "Mr. Hale: And it will publish what it heard.\n\nThe minutes: they are public."
    )
    spoken = [b.speaker for b in read(text).blocks if b.kind is BlockKind.PARAGRAPH]
    assert spoken == ["MS. LIND", "Question", "MS. LIND", "Mr. Hale", "Mr. Hale"]


def test_speaker_turns_need_a_transcript(read: Read) -> None:
    document = read(f"A Title Here\n\nNOTE: {PROSE}\n\nSource: {PROSE}")
    assert {b.speaker for b in document.blocks} == {""}


def test_contents_with_leaders_and_with_an_opening_line(read: Read) -> None:
    leaders = "First Part ........ 3\nSecond Part ....... 9"
    one = read(f"A Title Here\n\n{leaders}\n\n{PROSE}")
    two = read(f"A Title Here\n\nContents\n\nFirst Part\nSecond Part\n\nFirst Part\n\n{PROSE}")
    assert len(words_of_kind(one, BlockKind.CONTENTS)) == 2
    assert words_of_kind(two, BlockKind.CONTENTS) == ["Contents", "First Part", "Second Part"]
    assert two.blocks[-1].path == ("First Part",)


def test_a_note_without_full_stops_is_prose(read: Read) -> None:
    note = "the council met in the spring and wrote down what it had heard"
    found = read(f"A Short Note\n\n{note}")
    assert [b.kind for b in found.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert read(note).blocks[0].kind is BlockKind.PARAGRAPH
    with pytest.raises(SourceError, match="no sentence"):
        read("Two Words\n\nAnd Three More")
