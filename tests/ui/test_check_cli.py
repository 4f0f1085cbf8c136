"""`r2p check` on a file of one's own, so that no library is needed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ui.cli import cli

SOURCE = (
    "The council met in Oslo on 3 May 2010. It adopted 12 rules for fishing boats in the north."
)
CLAIM = "The council met in Bergen on 3 May 2010."


@pytest.fixture
def against(tmp_path: Path) -> str:
    path = tmp_path / "source.txt"
    path.write_text(SOURCE, "utf-8")
    return str(path)


def _run(*words: str, text: str = "") -> Result:
    return CliRunner().invoke(cli, ["check", *words], input=text)


def test_check_reads_standard_input_and_prints_json(against: str) -> None:
    result = _run("-", "--against", against, "--json", text=CLAIM)

    assert result.exit_code == 0, result.output
    (claim,) = json.loads(result.stdout)["claims"]
    assert claim["differences"] == [{"kind": "name", "claim": "Bergen", "source": "Oslo"}]
    assert claim["verdict"] == "contradicted"


def test_check_batch_keeps_order_and_ids_past_a_bad_line(against: str, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    rows = [{"id": "b", "text": CLAIM}, {"id": "a", "text": " "}, {"id": "c", "text": CLAIM}]
    batch.write_text("\n".join(map(json.dumps, rows)), "utf-8")

    result = _run("--batch", str(batch), "--against", against)

    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in found] == ["b", "a", "c"]
    assert "empty" in found[1]["error"]
    assert result.exit_code == 1


@pytest.mark.parametrize("ending", ["docx", "html", "md", "json"])
def test_check_writes_a_report(against: str, tmp_path: Path, ending: str) -> None:
    draft, report = tmp_path / "draft.md", tmp_path / f"report.{ending}"
    draft.write_text(CLAIM, "utf-8")

    result = _run(str(draft), "--against", against, "-o", str(report))

    assert result.exit_code == 0, result.output
    assert "“Bergen” where the source has “Oslo”" in result.output
    assert report.stat().st_size > 100


def test_check_refuses_wrong_use(against: str, tmp_path: Path) -> None:
    assert _run().exit_code == 2
    assert _run(against, "--batch", against).exit_code == 2
    assert _run(against, "-o", str(tmp_path / "report.xyz")).exit_code == 2


def test_check_reads_standard_input_that_is_not_all_text(against: str) -> None:
    sent = CLAIM.encode() + b" \xff\xfe."
    result = CliRunner().invoke(cli, ["check", "-", "--against", against, "--json"], input=sent)

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["claims"][0]["verdict"] == "contradicted"
