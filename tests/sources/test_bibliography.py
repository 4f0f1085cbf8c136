"""References: BibTeX, RIS, CSL-JSON, and formatted in two manners."""

import json

import pytest

from sources.bibliography import Work, csl_entry, is_body, person, works
from sources.bibliography_formats import as_bibtex, as_csl_json, as_ris
from sources.catalogue import Record, Voice
from sources.document import Document
from sources.references import Manner, references

MAILING = Record(
    title="Hill Mailing of 3 May 2013",
    authors=("Ida Lake",),
    publisher="Hill Coalition",
    published="2013-05-03",
)
ITEM = Record(
    title="A List & a Road",
    authors=("Ada van der Brook", "Elif Hale"),
    publisher="Foreign Notes",
    published="2013-05-02",
    voice=Voice.COLUMNIST,
    carried_in=MAILING,
)
REPORT = Record(title="What the Hills Asked", publisher="Hill Centre", kind="report")
WORKS = (Work("lake2013hill", "m", MAILING), Work("brook2013list", "m/A1", ITEM),
         Work("hillndwhat", "r", REPORT))  # fmt: skip


def test_references_un_cite_the_item_with_its_carrier() -> None:
    _, item, report = references(WORKS, Manner.UN)
    assert item == (
        "Ada van der Brook and Elif Hale, ‘A List & a Road’, Foreign Notes, 2 May 2013, "
        "in Hill Mailing of 3 May 2013 (Hill Coalition, Ida Lake ed.)."
    )
    assert report == "What the Hills Asked, Hill Centre, n.d."


def test_references_chicago_cite_the_item_with_its_carrier() -> None:
    _, item, report = references(WORKS, Manner.CHICAGO)
    assert item.startswith("van der Brook, Ada, and Elif Hale. “A List & a Road.” Foreign Notes,")
    assert item.endswith("May 2, 2013. In Hill Mailing of 3 May 2013. Hill Coalition.")
    assert report == "Hill Centre. What the Hills Asked. n.d."


def test_as_bibtex_escapes_and_braces() -> None:
    entry = as_bibtex(WORKS[1:2])
    assert entry.startswith("@incollection{brook2013list,\n")
    assert "  author = {van der Brook, Ada and Hale, Elif}," in entry
    assert r"  title = {{A List \& a Road}}," in entry
    assert "  booktitle = {Hill Mailing of 3 May 2013}," in entry
    assert "  month = {may}," in entry
    assert entry.count("{") == entry.count("}")


def test_as_ris_runs_from_type_to_end() -> None:
    lines = as_ris(WORKS[1:2]).splitlines()
    assert lines[0] == "TY  - CHAP"
    assert lines[-1] == "ER  - "
    assert "AU  - van der Brook, Ada" in lines
    assert "DA  - 2013/05/02/" in lines
    assert "T2  - Hill Mailing of 3 May 2013" in lines


def test_as_ris_of_a_partial_date() -> None:
    record = Record(title="A Note on May", published="2013-05")
    assert "DA  - 2013/05//" in as_ris([Work("k", "n", record)]).splitlines()


def test_as_csl_json_is_json_with_dates_in_parts() -> None:
    entries = json.loads(as_csl_json(WORKS))
    assert [e["id"] for e in entries] == [w.key for w in WORKS]
    assert entries[1]["issued"] == {"date-parts": [[2013, 5, 2]]}
    assert entries[1]["container-title"] == MAILING.title
    assert "issued" not in entries[2]


@pytest.mark.parametrize(
    ("name", "body"),
    [("Ada Brook", False), ("ICRtoP", True), ("Ministry for Foreign Affairs of Sweden", True)],
)
def test_is_body(name: str, body: bool) -> None:
    assert is_body(name) is body


def test_person_keeps_particles_with_the_family() -> None:
    assert person("Ada van der Brook") == ("Ada", "van der Brook")
    assert person("Ban Ki-moon") == ("Ban", "Ki-moon")


def test_csl_entry_of_bodies_is_literal() -> None:
    record = Record(title="A Note", authors=("Hill Centre",), publisher="Hill Centre")
    entry = csl_entry(Work("k", "n", record))
    assert entry["author"] == [{"literal": "Hill Centre"}]
    assert "publisher" not in entry


@pytest.mark.library
def test_works_have_keys_of_their_own(documents: dict[str, Document]) -> None:
    listed = works(documents.items())
    # Five documents and the twelve items of the mailing.
    assert len(listed) == len({w.key for w in listed}) == 17
    assert {w.name: w.key for w in listed}["004/B1"] == "kaye2013responsibility"


@pytest.mark.library
@pytest.mark.parametrize("manner", list(Manner))
def test_references_of_the_library_name_every_carrier(
    manner: Manner, documents: dict[str, Document]
) -> None:
    formatted = references(works(documents.items()), manner)
    assert len(formatted) == 17
    assert sum("n ICRtoP mailing of 11 January 2013" in r for r in formatted) == 12


def test_ris_gives_an_editor_by_family_name() -> None:
    carrier = Record(title="The Weekly Letter", authors=("Elif Hale",), publisher="River Watch")
    item = Record(title="A Fund", authors=("Ada Brook",), carried_in=carrier)
    lines = as_ris([Work("brook2024fund", "letter/A1", item)]).splitlines()
    assert "AU  - Brook, Ada" in lines
    assert "A2  - Hale, Elif" in lines
