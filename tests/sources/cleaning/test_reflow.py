"""Joins: wrapped lines, hyphens, columns, pages; drop caps; lost spaces."""

import textwrap

import pytest

from sources.cleaning.wrapping import one_sentence_a_line, wrap_width
from tests.sources.reading import cleaned, joined, lines_of, removals

PARAGRAPH = (
    "The council met in the spring and wrote down what it had heard. The elders of both towns "
    "came to the second meeting. They asked for a list of the missing, and the envoy promised "
    "that it would be written before the harvest began in the hills around the lake."
)


def test_wrap_width_of_wrapped_text() -> None:
    assert 68 <= wrap_width(lines_of("\n".join(textwrap.wrap(PARAGRAPH * 3, 72)))) <= 72


def test_wrap_width_of_unwrapped_text_is_zero() -> None:
    assert wrap_width(lines_of("\n\n".join([PARAGRAPH] * 8))) == 0
    assert wrap_width(lines_of("\n".join(["Ada Brook", "Envoy", "Hill House", "Lake"] * 4))) == 0


@pytest.mark.parametrize("width", [40, 72, 90])
def test_join_broken_lines_wrapped_paragraphs(width: int) -> None:
    paragraphs = [PARAGRAPH, PARAGRAPH.replace("spring", "autumn") + " Nobody else came."]
    text = "\n\n".join("\n".join(textwrap.wrap(p, width)) for p in paragraphs)
    assert joined(text) == paragraphs


def test_join_broken_lines_first_line_indent_opens_a_paragraph() -> None:
    rows = textwrap.wrap(PARAGRAPH, 60, initial_indent="    ")
    assert len(joined("\n".join([*rows, *rows[:-1], "around the other lake."]))) == 2


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("a meeting on human dig-", "nity in the hills", "human dignity in"),
        ("the early-warning desk and the early-", "warning note", "early-warning note"),
        ("a plan of the sub-", "regional bodies", "sub-regional bodies"),
        ("the links of South-", "South cooperation", "South-South cooperation"),
        ("both pre-", "and post-war notes", "pre- and post-war"),
        ("the respon\u00ad", "sibility of the council", "responsibility of"),
    ],
)
def test_join_broken_lines_hyphens(left: str, right: str, whole: str) -> None:
    text = f"{PARAGRAPH} It was about {left}\n{right} and of what had been written there."
    assert whole in joined(text)[0]


def test_join_broken_lines_column_break_over_a_blank_line() -> None:
    left, right = PARAGRAPH[:140], PARAGRAPH[140:].lstrip()
    assert joined(f"{left}\n\n{right}") == [" ".join(f"{left} {right}".split())]


def test_join_broken_lines_page_break_before_a_capital() -> None:
    right = "Security Council has since met twice a year."
    text = f"{PARAGRAPH} It was led by the United Nations\f\n\n{right}"
    assert len(joined(text)) == 1


def test_join_broken_lines_leaves_lists_labels_and_titles() -> None:
    text = "The towns should\n\n- write a list\n- read it out\n\nQ: Who will read it?\n\nTitle Here"
    assert len(joined(text)) == 5


def test_one_sentence_a_line_is_joined_to_paragraphs() -> None:
    sentences = [f"The envoy went to town number {n} before noon." for n in range(12)]
    text = "\n\n".join("\n".join(sentences[i : i + 4]) for i in (0, 4, 8))
    assert one_sentence_a_line(lines_of(text))
    assert joined(text) == [" ".join(sentences[i : i + 4]) for i in (0, 4, 8)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("O\n\nn the first day the council met.", "On the first day"),
        ("A\n\ns the envoy said, it was late. It was as late as that.", "As the envoy"),
        ("A\n\nregional desk is needed. A regional desk was promised.", "A regional desk"),
        ("I\n\nhave seen it. You have seen it.", "I have seen"),
        ("I\n\nn May they met. They met in June.", "In May"),
        ("T\nHE council met. THE council met again.", "THE council"),
        ("O n October 10 the council met. On May 3 too.", "On October 10"),
    ],
)
def test_join_drop_caps(text: str, first: str) -> None:
    assert cleaned(text)[0].startswith(first)


def test_join_drop_caps_leaves_a_lettered_section() -> None:
    assert cleaned("A\n\nIntroduction to the note")[0] == "A"


def test_join_split_labels_closes_the_label() -> None:
    assert cleaned("The end.\n\nAbout\nAda Brook\n:\nAda Brook writes.")[1] == "About Ada Brook:"


def test_part_glued_words_only_where_the_text_knows_both() -> None:
    text = "The envoy saidBrook was late. Brook said so. McDonald was there.Then they left."
    assert cleaned(text) == [
        "The envoy said Brook was late. Brook said so. McDonald was there. Then they left."
    ]


def test_part_glued_words_leaves_addresses() -> None:
    text = "The note is kept at archive.Example.org by the desk of the council."
    assert cleaned(text) == [text]


def test_read_lines_makes_spaces_plain_and_says_so() -> None:
    found = removals("The\u00a0council\u200b met in the spring.")
    assert found["odd_space"] == ["\u00a0"]
    assert found["invisible_character"] == ["\u200b"]


def test_read_lines_takes_emphasis_marks_out() -> None:
    assert cleaned("The *first* and the **second** note, 2 * 3 * 4.") == [
        "The first and the second note, 2 * 3 * 4."
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["| Desk | Notes |", "|---|---|", "| North | 12 |"],
        ["Desk\tNotes", "North\t12"],
        ["Desk      Notes      Share", "North     12         4%"],
    ],
)
def test_table_rows_keep_their_cells(rows: list[str]) -> None:
    found = lines_of("\n".join(rows))
    assert all(line.table for line in found)
    assert found[0].text.startswith("Desk | Notes")
    assert found[-1].text.startswith("North | 12")
