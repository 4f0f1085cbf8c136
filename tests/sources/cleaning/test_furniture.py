"""Furniture that a line shows itself to be, and what looks like it and isn't."""

import pytest

from sources.cleaning.furniture import furniture_kind
from tests.sources.reading import removals


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("12", "page_number"),
        ("- 12 -", "page_number"),
        ("Page 3 of 14", "page_number"),
        ("xiv", "page_number"),
        ("24-01234 (E)", "page_number"),
        ("* * *", "rule"),
        ("-----", "rule"),
        (".", "stray_mark"),
        ("Photo: Ida Brook/Agency", "photo_credit"),
        ("Image credit: the archive", "photo_credit"),
        ("Share | Tweet | Print", "web_chrome"),
        ("We use cookies to improve this site.", "web_chrome"),
        ("© 2024 The Monitor", "web_chrome"),
        ("Filed under: prevention", "web_chrome"),
        ("View this email in your browser", "web_chrome"),
        ("www.example.org", "contact"),
        ("Tel: +41 22 555 1234", "contact"),
        ("12 Harbour Road, Suite 4", "contact"),
        ("To: list@example.org", "contact"),
    ],
)
def test_furniture_kind_knows_the_families(line: str, kind: str) -> None:
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "2023",
        "Home rule was granted in 1921.",
        "Statements from the Floor",
        "From: Ada Brook <ada@example.org>",
        "Subject: what we heard",
        "The print of the map was shared with all sides.",
        "Follow the money, said the envoy.",
        "(…)",
        "A photograph of the bridge was shown to the court.",
    ],
)
def test_furniture_kind_leaves_what_is_said(line: str) -> None:
    assert furniture_kind(line) is None


def test_find_furniture_takes_the_name_inside_a_contact_block() -> None:
    text = "The meeting ended.\n\nContact Us:\n\nOffice of the Desk\n\n12 Hill Street\n\nx@y.org"
    assert removals(text)["contact"] == [
        "Contact Us:",
        "Office of the Desk",
        "12 Hill Street",
        "x@y.org",
    ]


def test_find_furniture_takes_a_motto_beside_an_address() -> None:
    text = "news for the hills\n\nwww.example.org\n\nThe council met in the spring and again."
    assert removals(text)["web_chrome"] == ["news for the hills"]
