"""The catalogue's records of items, beside what was found in the text."""

import pytest

from sources.catalogue import DocumentEntry, ItemEntry, Record, load_catalogue

ENTRY = DocumentEntry(
    key="mailing",
    sha256="0" * 64,
    title="A mailing",
    items=(ItemEntry(label="A1", title="On harbours …", publisher="Hill Press"),),
)


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ("On harbours and the people who mend them", "On harbours and the people who mend them"),
        ("Of other things", "On harbours …"),
    ],
)
def test_an_abridged_title_is_completed_from_the_text(found: str, title: str) -> None:
    carrier = Record(title="A mailing")
    record = ENTRY.corrected("A1", Record(title=found, carried_in=carrier))
    assert (record.title, record.publisher, record.carried_in) == (title, "Hill Press", carrier)


def test_an_item_that_is_not_catalogued_stays_as_found() -> None:
    found = Record(title="Of other things")
    assert ENTRY.corrected("B1", found) is found


def test_titles_of_items_are_at_most_fifteen_words() -> None:
    titles = [i.title for d in load_catalogue().documents for i in d.items]
    assert max(len(t.split()) for t in titles) <= 15
