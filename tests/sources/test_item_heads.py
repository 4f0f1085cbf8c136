"""Items of digests in their several layouts, and texts that are no digests."""

import pytest

from sources.bylines import (
    dated_body,
    is_byline,
    line_date,
    mail_date,
    mail_sender,
    read_bylines,
)
from tests.sources.conftest import Read

PROSE = "The council met in the spring, and it wrote down all that it had heard from both sides."
OTHER = "The envoy went to the hills in May, and she came back with a list of forty names."


def _items(read: Read, text: str, name: str = "x.txt") -> list[tuple[object, ...]]:
    return [
        (i.label, i.record.title, i.record.authors, i.record.published)
        for i in read(text, name).items
    ]


def test_items_under_marked_headings(read: Read) -> None:
    text = (
        f"# The Letter\n\n## First Text\n\nBy Ada Brook\n3 May 2024\n\n{PROSE}\n\n"
        f"## Second Text\n\nBy Elif Hale, Hill Institute\n4 May 2024\n\n{OTHER}\n\n"
        "## Dates to Note\n\nThe next letter comes in June."
    )
    assert _items(read, text, "x.md") == [
        ("A1", "First Text", ("Ada Brook",), "2024-05-03"),
        ("A2", "Second Text", ("Elif Hale",), "2024-05-04"),
    ]
    document = read(text, "x.md")
    assert document.items[1].record.publisher == "Hill Institute"
    assert document.blocks[-1].item is None


def test_items_under_plain_titles(read: Read) -> None:
    text = (
        f"THE LETTER\n\nFirst Text\nBy Ada Brook\n3 May 2024\n\n{PROSE}\n\n"
        f"Second Text\nBy Elif Hale and Bruno Lake\n4 May 2024\n\n{OTHER}"
    )
    assert _items(read, text) == [
        ("A1", "First Text", ("Ada Brook",), "2024-05-03"),
        ("A2", "Second Text", ("Elif Hale", "Bruno Lake"), "2024-05-04"),
    ]


def test_items_by_number_signed_without_a_date(read: Read) -> None:
    text = (
        "THE LETTER\n\nIn this issue:\n1. First Text\n2. Second Text\n3. Small Notes\n\n"
        f"1. First Text\nby Ada Brook\n\n{PROSE}\n\n2. Second Text\nby Elif Hale\n\n{OTHER}\n\n"
        f"3. Small Notes\n\n{PROSE[:-1]} again.\n\nEditors: Ida Lake and Tom Brook."
    )
    assert [(label, title, authors) for label, title, authors, _ in _items(read, text)] == [
        ("A1", "First Text", ("Ada Brook",)),
        ("A2", "Second Text", ("Elif Hale",)),
        ("A3", "Small Notes", ()),
    ]
    assert read(text).blocks[-1].item is None


def test_items_of_a_mail_digest(read: Read) -> None:
    header = "Message: {}\nDate: Mon, {} Jun 2024 10:00:00 +0000\nFrom: {}\nSubject: {}\n"
    text = (
        "Hill Digest, Vol 3, Issue 1\n\nToday's Topics:\n\n   1. A list (Ada Brook)\n"
        "   2. A road (Elif Hale)\n\n----------\n\n"
        + header.format(1, "03", "Ada Brook <a@x.org>", "[hill] Re: A list")
        + f"\n{PROSE}\n\n----------\n\n"
        + header.format(2, "04", "elif at x.org (Elif Hale)", "A road")
        + f"\n{OTHER}\n\n----------\n\nHill mailing list\nhill@x.org"
    )
    assert _items(read, text) == [
        ("A1", "A list", ("Ada Brook",), "2024-06-03"),
        ("A2", "A road", ("Elif Hale",), "2024-06-04"),
    ]
    assert "mailing list" not in read(text).text


@pytest.mark.parametrize(
    "text",
    [
        f"A Single Article\nBy Ada Brook\n3 May 2024\n\n{PROSE}\n\n{OTHER}",
        f"# Report\n\n## First Part\n\n{PROSE}\n\n## Second Part\n\n{OTHER}",
        f"The towns should:\n\n1. Write a list.\n2. Read it.\n\n{PROSE}",
        f"# Times\n\n## Winter\n\n3 May 2024\n\n{PROSE}\n\n## Fall\n\n4 June 2024\n\n{OTHER}",
    ],
)
def test_items_of_other_texts_are_none(read: Read, text: str) -> None:
    assert read(text, "x.md").items == ()


def test_own_record_of_a_signed_article(read: Read) -> None:
    document = read(f"# What We Saw\n\nBy Ada Brook · Hill Courier · 3 May 2024\n\n{PROSE}", "x.md")
    record, basis = document.record, dict(document.record_basis)
    assert (record.title, record.authors, record.publisher, record.published) == (
        "What We Saw",
        ("Ada Brook",),
        "Hill Courier",
        "2024-05-03",
    )
    assert basis["authors"] == basis["published"] == "stated in the text"


def test_own_record_falls_back_on_the_file_name(read: Read) -> None:
    document = read(PROSE, "notes_of-may.txt")
    assert document.record.title == "notes of may"
    assert dict(document.record_basis)["title"] == "guessed"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Thursday, 19 October 2023", "2023-10-19"),
        ("No. 88 | 9 May 2025", "2025-05-09"),
        ("March 3, 2021", "2021-03-03"),
        ("December 2012", "2012-12"),
        ("The meeting of 3 May 2021", None),
    ],
)
def test_line_date(line: str, date: str | None) -> None:
    assert line_date(line) == date


@pytest.mark.parametrize("line", ["By Ada Brook", "Ada Brook and Elif Hale", "by the editors"])
def test_is_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["Hill Institute", "EXTRACTS FROM STATEMENTS", "I. Introduction", "The Hill Courier"]
)
def test_is_byline_of_bodies_and_headings_is_false(line: str) -> None:
    assert not is_byline(line)


def test_read_bylines_of_a_text_taken_from_a_book() -> None:
    lines = ("Rachel Hill", "Article taken from “The Book”", "A publication from UNA – UK")
    found = read_bylines(lines)
    assert (found.authors, found.container, found.publisher) == (
        ("Rachel Hill",),
        "“The Book”",
        "UNA-UK",
    )


def test_mail_fields() -> None:
    assert mail_sender("Ada Brook <a@x.org>") == "Ada Brook"
    assert mail_date("Mon, 03 Jun 2024 10:00:00 +0000") == "2024-06-03"
    assert mail_date("soon") is None


def test_a_date_behind_a_comma_counts_in_a_short_line() -> None:
    assert line_date("By Ada Brook, River Watch, 2 May 2024") == "2024-05-02"
    assert line_date("Lake Institute, March 2023") == "2023-03"
    assert line_date("The council met in Harn, and it left on the third, 2 May 2024.") is None
    said = read_bylines(("By Ada Brook, River Watch, 2 May 2024",))
    assert (said.authors, said.publisher) == (("Ada Brook",), "River Watch")
    assert said.published == "2024-05-02"


def test_the_city_of_a_dateline_wrote_nothing(read: Read) -> None:
    assert not is_byline("New York, 14 May 2024")
    assert is_byline("Ada Brook, 14 May 2024")
    article = read("What Was Said\n\nNew York, 14 May 2024\n\nThe council met in the spring of it.")
    assert (article.record.authors, article.record.published) == ((), "2024-05-14")


def test_dated_body_is_the_publisher(read: Read) -> None:
    assert dated_body("Lake Institute, March 2023") == "Lake Institute"
    assert dated_body("By Ada Brook, Lake Institute, March 2023") == ""
    assert dated_body("Lake Institute") == ""
    sheet = read("# Early Warning\n\nLake Institute, March 2023\n\nThe council met in the spring.")
    assert (sheet.record.publisher, sheet.record.published) == ("Lake Institute", "2023-03")
