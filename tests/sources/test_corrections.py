"""Corrections by the user: edits and sidecars, kept over ingests, marked as such."""

from pathlib import Path

import pytest

from sources.catalogue import Voice
from sources.corrections import SIDECAR_SUFFIX, Correction, read_correction, read_sidecar
from sources.errors import SourceError
from sources.library import Library
from sources.settings import Settings

PROSE = "The council met in the spring, and it wrote down all that it had heard from both sides."
LETTER = (
    f"# The Letter\n\n## First Text\n\nBy Ada Brook\n3 May 2024\n\n{PROSE}\n\n"
    f"## Second Text\n\nBy Elif Hale\n4 May 2024\n\n{PROSE[:-1]} again."
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with one newsletter in its own folder."""
    folder = tmp_path / "home" / "library"
    folder.mkdir(parents=True)
    (folder / "letter.md").write_text(LETTER)
    held = Library(Settings(home=tmp_path / "home", sources=str(tmp_path / "nothing")))
    held.sync()
    return held


def _again(library: Library) -> Library:
    held = Library(library.settings)
    held.sync()
    return held


def test_correct_survives_ingest_and_is_marked(library: Library) -> None:
    library.correct("letter.md", read_correction(title="A Letter", voice="ngo"))
    (document,) = _again(library).documents
    assert (document.record.title, document.record.voice) == ("A Letter", Voice.NGO)
    assert dict(document.record_basis)["title"] == "corrected by the user"
    assert {i.record.carried_in for i in document.items} == {document.record}


def test_correct_an_item(library: Library) -> None:
    name = library.documents[0].id
    library.correct(f"{name}/A2", read_correction(authors=("Elif Hill",)))
    library.correct(name, read_correction(published="2024-05"), item="A2")
    (document,) = _again(library).documents
    item = document.item("A2")
    assert item is not None
    assert (item.record.authors, item.record.published) == (("Elif Hill",), "2024-05")
    assert document.items[0].record.authors == ("Ada Brook",)


def test_correct_outlives_a_change_of_the_file(library: Library) -> None:
    library.correct("letter.md", read_correction(title="A Letter"))
    (library.settings.home / "library" / "letter.md").write_text(LETTER + " And again.")
    (document,) = _again(library).documents
    assert document.record.title == "A Letter"


def test_correct_an_empty_date_takes_it_away(library: Library) -> None:
    library.correct("letter.md", read_correction(published="2024"))
    document = library.correct("letter.md", read_correction(published=""))
    assert document.record.published is None


def test_correct_of_an_unknown_item_names_those_there_are(library: Library) -> None:
    with pytest.raises(SourceError, match="A1, A2"):
        library.correct("letter.md", read_correction(title="X"), item="C9")


@pytest.mark.parametrize("name", [f"letter.md{SIDECAR_SUFFIX}", f"letter{SIDECAR_SUFFIX}"])
def test_sidecar_is_read_and_forgotten_with_its_file(library: Library, name: str) -> None:
    sidecar = library.settings.home / "library" / name
    sidecar.write_text('publisher = "Hill Press"\n[items.A1]\ntitle = "First of All"\n')
    report = Library(library.settings).sync()
    (document,) = Library(library.settings).documents
    assert report.updated
    assert document.record.publisher == "Hill Press"
    assert document.items[0].record.title == "First of All"
    sidecar.unlink()
    assert _again(library).documents[0].record.publisher == ""


def test_edit_goes_over_the_sidecar(library: Library) -> None:
    (library.settings.home / "library" / "letter.md.record.toml").write_text('title = "Side"')
    held = _again(library)
    held.correct("letter.md", read_correction(title="Edited"))
    assert _again(library).documents[0].record.title == "Edited"


def test_broken_sidecar_is_named_and_the_document_kept(library: Library) -> None:
    (library.settings.home / "library" / "letter.md.record.toml").write_text('titel = "x"')
    report = Library(library.settings).sync()
    assert report.skipped == [
        "letter.md.record.toml: titel: Extra inputs are not permitted. Mend it."
    ]
    assert len(Library(library.settings).documents) == 1


def test_read_sidecar_without_one_is_none(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "x.pdf") is None


@pytest.mark.parametrize(
    "fields",
    [{"published": "2013-13"}, {"published": "May"}, {"voice": "crowd"}, {"url": "javascript:x"},
     {"title": ""}, {"language": "english"}],
)  # fmt: skip
def test_read_correction_refuses(fields: dict[str, str]) -> None:
    with pytest.raises(SourceError, match="The record can't be changed"):
        read_correction(**fields)


def test_correction_over_an_older_one_keeps_what_it_doesnt_say() -> None:
    older = Correction(title="Old", publisher="Press")
    assert Correction(title="New").over(older) == Correction(title="New", publisher="Press")


def test_damaged_corrections_file_is_named(library: Library) -> None:
    library.corrections.write_text("{")
    with pytest.raises(SourceError, match=r"corrections\.json can't be read"):
        _ = Library(library.settings).documents


def test_key_and_find(library: Library) -> None:
    document = library.documents[0]
    assert library.key(document) == document.id
    assert library.find(f"{document.id[:6]}/A1")[1] == "A1"
    assert library.find("letter.md") == (document, None)
