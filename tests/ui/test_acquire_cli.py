"""Files that are brought in by address: where they lie, and what their record says."""

from pathlib import Path

import pytest

from sources.library import Library
from sources.settings import Settings
from tests.sources.web import page, redirect, serving
from ui.acquire_cli import fetched

TEXT = (
    b"A Note on the Lake\n\nThe council met in the spring, and it wrote down all that it had heard."
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty library that may fetch from loopback."""
    nothing = str(tmp_path / "nothing")
    return Settings(home=tmp_path / "home", sources=nothing, allow_private_addresses=True)


def test_fetched_files_record_says_where_it_is_from(settings: Settings) -> None:
    with serving({"/old": redirect("/a/note.txt"), "/a/note.txt": page(TEXT)}) as (address, _):
        fetched(f"{address}/old", settings)
    library = Library(settings)
    library.sync()
    (document,) = library.documents
    assert document.record.url == f"{address}/a/note.txt"
    assert dict(document.record_basis)["url"] == "where it was fetched"
    # It is kept with the library's files: read anew, it is the same.
    library.sync()
    assert Library(settings).documents[0].record.url == f"{address}/a/note.txt"


def test_pages_of_one_name_dont_replace_each_other(settings: Settings) -> None:
    other = TEXT.replace(b"Lake", b"River")
    with serving({"/a/index.txt": page(TEXT), "/b/index.txt": page(other)}) as (address, _):
        for folder in ("a", "b", "a"):
            fetched(f"{address}/{folder}/index.txt", settings)
    library = Library(settings)
    library.sync()
    assert {d.record.title for d in library.documents} == {
        "A Note on the Lake",
        "A Note on the River",
    }
