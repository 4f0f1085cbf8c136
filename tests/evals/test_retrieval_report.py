"""The report: what is not scored is said, and nothing in the page is markup by accident."""

import json

from click.testing import CliRunner

from evals.cli import evaluate
from evals.page import as_html
from evals.report import Report, as_json, as_text
from evals.retrieval import Topic, measured
from tests.evals.test_measures import Fixed


def _report() -> Report:
    topics = (
        Topic("1", "?", ("close", "who"), (("a.txt", "text a"),)),
        Topic("2", "?", ("disjoint", "who"), (("a.txt", "text of nobody at all"),)),
    )
    systems = (Fixed("ours", ["a", "b"]), Fixed("peer <b>", ["b", "a"]))
    return Report("A run", topics, tuple(measured(s, topics) for s in systems))


def test_as_text_has_each_system_and_group() -> None:
    text = as_text(_report())
    for words in ("ours", "peer <b>", "close", "disjoint", "who", "p = ", "95%"):
        assert words in text


def test_as_json_gives_null_for_what_is_not_scored() -> None:
    report = as_json(_report())
    groups = report["systems"][0]["groups"]
    assert groups["disjoint"]["RR"] is None
    assert groups["disjoint"]["ER@3000"]["mean"] == 0
    assert groups["close"]["RR"]["n"] == 1
    json.dumps(report)


def test_as_html_is_escaped_and_loads_nothing() -> None:
    page = as_html(_report())
    assert "peer &lt;b&gt;" in page
    assert "peer <b>" not in page
    assert "http" not in page


def test_retrieval_without_the_documents_says_so(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("R2P_SOURCES", str(tmp_path))
    found = CliRunner().invoke(evaluate, ["retrieval", "--limit", "1"])
    assert "source folder" in str(found.exception)
