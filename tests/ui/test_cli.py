"""The command line as a user runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sources.settings import Settings

ROOT = Path(__file__).parents[2]


def r2p(*words: str, home: Path | None = None) -> "subprocess.CompletedProcess[str]":
    import os

    environment = {**os.environ, **({"R2P_HOME": str(home)} if home else {})}
    command = [sys.executable, "-m", "ui.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)


def test_the_documented_help_is_the_printed_help() -> None:
    # In a process of its own: commands keep the help option of their first call.
    command = [sys.executable, "-m", "ui.cli_help"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == printed


@pytest.mark.parametrize("words", [["nonsense"], ["ask"], ["search", "x", "-k", "0"]])
def test_wrong_use_exits_2(words: list[str]) -> None:
    done = r2p(*words)
    assert done.returncode == 2
    assert not done.stdout


def test_an_empty_library_is_one_line_and_exits_1(tmp_path: Path) -> None:
    done = r2p("ask", "What are the pillars?", home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == "Error: The library is empty. Run `r2p ingest` first."


def test_ingest_of_what_is_not_there_is_one_line_and_exits_1(tmp_path: Path) -> None:
    done = r2p("ingest", str(tmp_path / "gone.txt"), home=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "gone.txt" in done.stderr


@pytest.mark.library
def test_ingest_again_embeds_nothing(library_settings: Settings, source_folder: Path) -> None:
    import os

    environment = {
        **os.environ,
        "R2P_HOME": str(library_settings.home),
        "R2P_SOURCES": str(source_folder),
    }
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli", "ingest", "--json"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=True,
    )
    report = json.loads(done.stdout)
    assert report["passages_embedded"] == 0
    assert len(report["unchanged"]) == 5


@pytest.mark.library
def test_batch_answers_in_order_with_ids(library_settings: Settings, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    rows = [
        {"id": "b", "question": "What is the capital of France?"},
        {"id": "empty", "question": " "},
        {"id": "a", "question": "Which countries still opposed R2P in 2012?"},
    ]
    batch.write_text("\n".join(json.dumps(r) for r in rows), "utf-8")
    done = r2p("ask", "--batch", str(batch), home=library_settings.home)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["b", "empty", "a"]
    assert answers[0]["status"] == "not_in_sources"
    assert "empty" in answers[1]["error"]
    assert answers[2]["status"] == "answered"
    assert done.returncode == 1


@pytest.mark.library
def test_filters_limit_who_speaks(library_settings: Settings) -> None:
    home = library_settings.home
    done = r2p("search", "Syria", "-k", "5", "--voice", "un_official", "--json", home=home)
    passages = json.loads(done.stdout)["passages"]
    assert passages
    assert {p["voice"] for p in passages} == {"un_official"}


@pytest.mark.library
def test_filters_that_leave_nothing_say_so(library_settings: Settings) -> None:
    done = r2p("ask", "Syria?", "--since", "2040", home=library_settings.home)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: No passage passes the filter since 2040.")


@pytest.mark.parametrize("words", [["ask", "--batch"], ["check", "--batch"]])
def test_batch_that_is_no_utf_8_is_one_line_and_exits_1(words: list[str], tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_bytes(b'{"id": "1", "question": "caf\xe9", "text": "caf\xe9"}')
    done = r2p(*words, str(batch), home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == f"Error: {batch} is no UTF-8 text. Save it as UTF-8."


def test_setting_that_will_not_do_is_one_line_and_exits_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("R2P_LLM_TIMEOUT_S", "soon")
    done = r2p("library", "list", home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The setting R2P_LLM_TIMEOUT_S won't do: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.library
def test_question_that_is_no_text_is_answered_all_the_same(library_settings: Settings) -> None:
    done = r2p("ask", "What is \udcff R2P?", "--json", home=library_settings.home)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["question"] == "What is \ufffd R2P?"
