"""The tests that a machine can't run are left out and named, or fail where they must run."""

from pathlib import Path

import pytest

from tests.conftest import NO_DOCUMENTS, documents_folder, left_out_lines


def _skipped(nodeid: str, reason: str) -> pytest.TestReport:
    place = ("tests/conftest.py", 1, f"Skipped: {reason}")
    return pytest.TestReport(nodeid, ("", 0, ""), {}, "skipped", place, "setup")


def test_left_out_lines_name_each_test_once_by_reason() -> None:
    reports = [
        _skipped("tests/b.py::test_two[x]", "needs a lamp"),
        _skipped("tests/b.py::test_two[y]", "needs a lamp"),
        _skipped("tests/b.py::test_three", "needs a lamp"),
        _skipped("tests/a.py::test_one", "needs a key"),
    ]
    assert left_out_lines(reports) == [
        "needs a key:",
        "  tests/a.py: test_one",
        "needs a lamp:",
        "  tests/b.py: test_two (2 cases), test_three",
    ]


@pytest.mark.parametrize(("server", "outcome"), [("true", "fail"), ("", "skip")])
def test_documents_that_are_promised_must_be_there_on_the_build_server(
    server: str, outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", server)
    monkeypatch.setenv("R2P_SOURCES", str(tmp_path))
    expected = {"fail": pytest.fail.Exception, "skip": pytest.skip.Exception}[outcome]
    with pytest.raises(expected, match=NO_DOCUMENTS):
        documents_folder()


def test_a_checkout_that_stands_alone_leaves_them_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("R2P_SOURCES", raising=False)
    monkeypatch.setattr("tests.conftest.CHECKOUT", tmp_path / "main")
    monkeypatch.setattr("sources.settings.CHECKOUT", tmp_path / "main")
    with pytest.raises(pytest.skip.Exception, match=NO_DOCUMENTS):
        documents_folder()
