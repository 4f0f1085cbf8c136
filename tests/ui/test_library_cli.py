"""The command line's library group, over a small library of one newsletter."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sources.errors import AssistantError
from sources.library import Library
from sources.settings import Settings
from ui.library_cli import library

PROSE = "The council met in the spring, and it wrote down all that it had heard from both sides."
LETTER = (
    f"# The Letter\n\n## First Text\n\nBy Ada Brook\n3 May 2024\n\n{PROSE}\n\n"
    f"## Second Text\n\nBy Elif Hale\n4 May 2024\n\n{PROSE[:-1]} again.\n\nUnsubscribe\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose library folder holds one newsletter, read in."""
    home = tmp_path / "home"
    (home / "library").mkdir(parents=True)
    (home / "library" / "letter.md").write_text(LETTER)
    monkeypatch.setenv("R2P_HOME", str(home))
    monkeypatch.setenv("R2P_SOURCES", str(tmp_path / "nothing"))
    Library(Settings()).sync()
    return home


def run(*arguments: str) -> Result:
    """What the command printed; an error of ours is raised, as `main` wants it."""
    result = CliRunner().invoke(library, arguments)
    if isinstance(result.exception, AssistantError):
        raise result.exception
    return result


@pytest.mark.usefixtures("home")
def test_list_shows_documents_items_and_what_is_missing() -> None:
    lines = run("list").stdout.splitlines()
    assert "The Letter" in lines[0]
    assert lines[1].strip().endswith("First Text | Ada Brook | 3 May 2024 | voice not recorded")
    assert any("not found: Selling R2P to the Americas" in line for line in lines)


@pytest.mark.usefixtures("home")
def test_list_json_gives_records_and_states() -> None:
    value = json.loads(run("list", "--json").stdout)
    (document,) = value["documents"]
    assert document["state"] == "in the library"
    assert document["basis"]["title"] == "stated in the text"
    assert [i["id"].split("/")[1] for i in document["items"]] == ["A1", "A2"]
    assert document["items"][0]["carried_in"] == "The Letter"
    assert {m["state"] for m in value["missing"]} == {"not found"}


@pytest.mark.usefixtures("home")
def test_show_record_repairs_and_raw() -> None:
    assert "authors: Ada Brook  (stated in the text)" in run("show", "letter.md/A1").stdout
    assert "web_chrome: 'Unsubscribe' → ''" in run("show", "letter.md", "--repairs").stdout
    start = Library(Settings()).documents[0].text.index("First Text")
    raw = run("show", "letter.md", "--raw", str(start), str(start + 5)).stdout
    assert "## ⟦First⟧ Text" in raw


@pytest.mark.usefixtures("home")
def test_show_json_has_repairs_with_place_before_and_after() -> None:
    value = json.loads(run("show", "letter.md", "--repairs", "--json").stdout)
    place = LETTER.index("Unsubscribe")
    expected = {"kind": "web_chrome", "start": place, "end": place + 11, "after": ""}
    assert expected | {"before": "Unsubscribe"} in value["repairs"]


@pytest.mark.usefixtures("home")
def test_text_prints_the_canonical_text_and_nothing_else() -> None:
    document = Library(Settings()).documents[0]
    assert run("text", document.id).stdout == document.text
    item = document.items[0]
    assert run("text", f"{document.id}/A1").stdout == document.text[item.start : item.end]


@pytest.mark.usefixtures("home")
def test_edit_corrects_and_says_so() -> None:
    value = json.loads(
        run("edit", "letter.md", "--item", "A2", "--author", "Elif Hill", "--json").stdout
    )
    assert value["authors"] == ["Elif Hill"]
    assert value["basis"]["authors"] == "corrected by the user"
    assert "Elif Hill" in run("list").stdout


@pytest.mark.usefixtures("home")
def test_edit_without_a_field_is_wrong_use() -> None:
    result = run("edit", "letter.md")
    assert result.exit_code == 2
    assert "Give at least one field" in result.stderr


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("bibtex", "@incollection{brook2024first,"),
        ("ris", "TY  - CHAP"),
        ("un", "Ada Brook, ‘First Text’, 3 May 2024, in The Letter."),
        ("chicago", "Brook, Ada. “First Text.” May 3, 2024. In The Letter."),
        ("csl-json", "["),
    ],
)
@pytest.mark.usefixtures("home")
def test_export_of_an_item(form: str, start: str) -> None:
    assert run("export", "letter.md/A1", "--format", form).stdout.startswith(start)


@pytest.mark.usefixtures("home")
def test_export_of_all_gives_each_work_once() -> None:
    assert len(json.loads(run("export", "--format", "csl-json").stdout)) == 3


@pytest.mark.usefixtures("home")
def test_verify_of_a_sound_library() -> None:
    assert json.loads(run("verify", "--json").stdout)["ok"] is True


def test_verify_finds_changed_bytes(home: Path) -> None:
    document = Library(Settings()).documents[0]
    (home / "documents" / f"{document.id}.raw").write_bytes(b"Something else.")
    with pytest.raises(AssistantError, match="1 of 1 documents are amiss"):
        run("verify")


def test_verify_finds_changed_text(home: Path) -> None:
    document = Library(Settings()).documents[0]
    path = home / "documents" / f"{document.id}.json"
    path.write_text(path.read_text().replace("both sides", "one side!!"))
    result = CliRunner().invoke(library, ["verify"])
    assert "its text differs from its bytes' text" in result.stdout


def test_remove_takes_the_file_too(home: Path) -> None:
    assert run("remove", "letter.md").stdout == "Removed: The Letter\n"
    assert list((home / "library").iterdir()) == []
    assert Library(Settings()).documents == ()


@pytest.mark.usefixtures("home")
def test_remove_of_an_item_is_refused() -> None:
    with pytest.raises(AssistantError, match="is an item"):
        run("remove", "letter.md/A1")


@pytest.mark.parametrize("command", ["show", "text", "remove"])
@pytest.mark.usefixtures("home")
def test_unknown_names_are_one_line(command: str) -> None:
    with pytest.raises(AssistantError, match="No documents are called 'nothing'"):
        run(command, "nothing")


@pytest.mark.library
def test_list_of_the_real_library_matches_the_catalogue(
    library_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("R2P_HOME", str(library_settings.home))
    monkeypatch.setenv("R2P_SOURCES", library_settings.sources)
    value = json.loads(run("list", "--json").stdout)
    assert [d["key"] for d in value["documents"]] == ["000", "001", "002", "003", "004"]
    assert len(value["documents"][4]["items"]) == 12
    assert json.loads(run("verify", "--json").stdout)["ok"] is True
