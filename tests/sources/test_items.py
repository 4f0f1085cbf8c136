"""The items of the mailing: with the catalogue exactly, without it by pattern."""

import pytest

from sources.catalogue import Record, Voice
from sources.document import BlockKind, Document
from sources.loaders.loaded import Loaded
from sources.reader import read_loaded

pytestmark = pytest.mark.library

PROTECT = "Responsibility to Protect"
TABLE = (
    ("A", f"Spotlight on WFUNA's {PROTECT} Program (interview with Laura Spano)", ("ICRtoP",),
     "ICRtoP blog", None),
    ("B", "Update on Syria (introduction)", ("ICRtoP",), "ICRtoP", None),
    ("B1", "Responsibility to Object", ("David Kaye",), "Foreign Policy", "2013-01-11"),
    ("B2", "Protection of minorities must take priority in Syria transition", (),
     "Amnesty International", "2013-01-10"),
    ("B3", "Statement of the Special Adviser … on the situation in Syria", ("Adama Dieng",),
     f"UN Office on Genocide Prevention and the {PROTECT}", "2012-12-20"),
    ("C1", "Ending the cycle of abuse in Congo", ("Ida Sawyer",), "Human Rights Watch",
     "2013-01-02"),
    ("C2", "Electoral Violence in Kenya", ("Joel Barkan",), "Council on Foreign Relations",
     "2013-01"),
    ("C3", "Mali: Outside the Spotlight, Displaced People in Urgent Need of Assistance",
     ("Andrea Lari", "Alice Thomas"), "Refugees International", "2012-12-13"),
    ("D1", "The Canadian Centre for R2P presents alongside Ed Luck at the 127th IPU Assembly", (),
     f"Canadian Centre for the {PROTECT}", "2013-01-01"),
    ("D2", f"The {PROTECT} in a Time of Uncertainty", ("Rachel Gerber",),
     "UNA-UK, in “After the Spring”", "2012-12-14"),
    ("D3", "“Timely and Decisive Response”: Summary of the Informal Interactive Dialogue of the "
     f"UN General Assembly on the {PROTECT} held on 5 September 2012", (),
     f"Global Centre for the {PROTECT} (GCR2P)", "2012-12"),
    ("D4", "Minimizing the impact of illicit small arms … violations and other violence",
     ("Hector Guerra", "Robert Zuber"), "UNODA, “Six Essays”", "2012-11"),
)  # fmt: skip
# Where the text is laid out otherwise than the table words it: what the pattern finds instead.
BY_PATTERN = {
    "B3": f"United Nations Office on Genocide Prevention and the {PROTECT}",
    "D2": "UNA-UK, in “After the Spring – Prospects for the Arab World in 2013”",
    "D3": f"Global Centre for the {PROTECT}",
    "D4": "UN Office on Disarmament Affairs, in “Applying a Disarmament Lens to Gender, Human "
    "Rights, Development, Security, Education, and Communication: Six Essays”",
}


@pytest.fixture(scope="module")
def unknown(raws: dict[str, str]) -> Document:
    """The mailing as a file that the catalogue doesn't know."""
    return read_loaded(Loaded(raws["004"]), "mailing.txt", "0" * 64)


def _row(label: str, record: Record) -> tuple[object, ...]:
    return label, _short(record.title), record.authors, record.publisher, record.published


def _short(title: str) -> str:
    """The title, or its beginning and end where the table gives no more of it."""
    for _, known, *_ in TABLE:
        first, gap, last = known.partition(" … ")
        if gap and title.startswith(first) and title.endswith(last):
            return known
    return title


def test_items_match_the_table(documents: dict[str, Document]) -> None:
    assert tuple(_row(i.label, i.record) for i in documents["004"].items) == TABLE


def test_long_titles_are_whole(documents: dict[str, Document], unknown: Document) -> None:
    words = {"B3": 18, "D4": 23}
    for mailing in (documents["004"], unknown):
        titles = {i.label: i.record.title for i in mailing.items}
        assert {label: len(titles[label].split()) for label in words} == words


def test_items_are_carried_in_the_mailing(documents: dict[str, Document]) -> None:
    mailing = documents["004"]
    assert {i.record.carried_in for i in mailing.items} == {mailing.record}


def test_items_are_found_without_the_catalogue(unknown: Document) -> None:
    expected = [
        (label, title, authors, BY_PATTERN.get(label, publisher), published)
        for label, title, authors, publisher, published in TABLE
        if label not in ("A", "B")
    ]
    found = [_row(i.label, i.record) for i in unknown.items if i.label not in ("A", "B")]
    assert found == expected


def test_items_have_the_same_boundaries_without_the_catalogue(
    unknown: Document, documents: dict[str, Document]
) -> None:
    spans = [(i.label, i.start, i.end) for i in documents["004"].items]
    assert [(i.label, i.start, i.end) for i in unknown.items] == spans


def test_introductions_belong_to_the_mailing(unknown: Document) -> None:
    for label in ("A", "B"):
        item = unknown.item(label)
        assert item is not None
        assert item.record.kind == "introduction"


def test_carrier_keeps_contents_and_colophon(documents: dict[str, Document]) -> None:
    mailing = documents["004"]
    own = [b for b in mailing.blocks if b.item is None and b.kind is not BlockKind.CONTENTS]
    words = [mailing.text[b.start : b.end] for b in own]
    assert words == ["11 January 2013", "Thanks to Inara Khan for compiling this listserv."]


def test_voices_differ_from_the_carrier(documents: dict[str, Document]) -> None:
    voices = {i.label: i.record.voice for i in documents["004"].items}
    assert (voices["B1"], voices["B2"], voices["B3"]) == (
        Voice.COLUMNIST,
        Voice.NGO,
        Voice.UN_OFFICIAL,
    )


def test_basis_tells_catalogue_from_pattern(
    unknown: Document, documents: dict[str, Document]
) -> None:
    known, found = documents["004"].item("C1"), unknown.item("C1")
    assert known is not None
    assert found is not None
    assert dict(known.record_basis)["authors"] == "catalogue"
    assert dict(found.record_basis)["published"] == "stated in the text"
    assert dict(found.record_basis)["authors"] == "guessed"


def test_titles_are_found_without_the_catalogue(raws: dict[str, str]) -> None:
    titles = {
        "000": "Selling R2P to the Americas",
        "001": f"The Role of Regional and Sub-regional Arrangements in Implementing the {PROTECT}",
        "002": f"Ten Years of the {PROTECT}: Strengthening South-South Cooperation to Prevent "
        "Mass Atrocities",
        "003": "Summary of the 10th Annual Meeting of the Global Network of R2P Focal Points",
    }
    for key, title in titles.items():
        document = read_loaded(Loaded(raws[key]), "unknown.txt", "0" * 64)
        assert document.record.title == title
        assert dict(document.record_basis)["title"] == "stated in the text"


def test_publication_date_is_found_without_the_catalogue(raws: dict[str, str]) -> None:
    document = read_loaded(Loaded(raws["000"]), "unknown.txt", "0" * 64)
    assert document.record.published == "2020-10-23"
