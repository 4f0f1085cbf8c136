"""`r2p draft` on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sources.settings import Settings
from ui.cli import cli


@pytest.fixture
def run(library_settings: Settings, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("R2P_HOME", str(library_settings.home))
    return lambda *words: CliRunner().invoke(cli, ["draft", *words])


@pytest.mark.library
def test_draft_prints_json_and_saves_its_brief(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    saved = tmp_path / "brief.json"
    options = ("--minutes", "1", "--position", "cautious", "--voice", "meeting_summary")
    first = run("Early warning", *options, "--format", "json", "--save-brief", str(saved))
    assert first.exit_code == 0, first.output
    made = json.loads(first.stdout)
    assert made["brief"]["position"] == "cautious"
    assert {c["voice"] for c in made["citations"]} == {"meeting_summary"}
    again = run("--brief", str(saved), "--format", "json")
    assert json.loads(again.stdout)["points"] == made["points"]


@pytest.mark.library
def test_draft_writes_the_format_of_the_name(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "points.docx"
    result = run("Early warning", "--minutes", "1", "-o", str(file))
    assert result.exit_code == 0, result.output
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Give a topic"),
        (("Early warning", "--format", "docx"), "name it with -o"),
        (("Early warning", "--since", "May"), "since"),
        (("Early warning", "--forum", "pub"), "pub"),
    ],
)
def test_draft_refuses_wrong_use(words: tuple[str, ...], says: str) -> None:
    result = CliRunner().invoke(cli, ["draft", *words])
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("regional", "regional_council"),
        ("Security Council open debate", "security_council"),
        ("general-assembly", "general_assembly"),
        ("in favour with reservations", "reservations"),
        ("In favour", "favour"),
        ("stock-taking", "stock_taking"),
    ],
)
def test_forum_and_position_may_be_said_as_people_do(said: str, meant: str) -> None:
    options = {o.name: o.type for o in cli.commands["draft"].params}
    kind = options["position" if meant in options["position"].choices else "forum"]  # type: ignore[attr-defined]
    assert kind.convert(said, None, None) == meant


def test_unknown_forum_is_refused() -> None:
    done = CliRunner().invoke(cli, ["draft", "Veto", "--forum", "moon"])
    assert done.exit_code == 2
    assert "'moon' is not one of" in done.output
