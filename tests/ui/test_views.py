"""What the pages show beside answers: pure functions, and jobs, uploads, figures."""

import re
import threading
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from assistant.answer import Citation, Difference, Verdict, VerdictKind
from assistant.check import Check, Checked
from sources.catalogue import Record, Voice
from sources.document import Block, BlockKind, Document, Quarantine
from sources.errors import AssistantError
from sources.register.link import link
from sources.register.statements import Statement, load_register
from sources.settings import Settings
from ui.audit import note, noted
from ui.evaluations import KINDS, Figure, evaluating, failures, figures, runs
from ui.jobs import Job, Jobs
from ui.tongue import ENGLISH
from ui.uploads import Uploads, safe_name
from ui.views.changes import changes_html
from ui.views.check import checked_html
from ui.views.evaluate import compared_html
from ui.views.explore import Cell, cell_html, explore_html
from ui.views.library import Chosen, rows_of, table_html
from ui.views.pictures import columns_svg, ties_svg
from ui.views.record import record_html

HOSTILE = "<img src=x onerror=\"alert(1)\"> & 'quoted'"
RECORD = Record(HOSTILE, (HOSTILE,), HOSTILE, "2013", HOSTILE, kind=HOSTILE, voice=Voice.NGO)
TEXT = f"{HOSTILE}\n\n{HOSTILE} {HOSTILE}"
DOCUMENT = Document(
    "d1",
    TEXT,
    RECORD,
    (Block(0, len(HOSTILE), BlockKind.HEADING), Block(44, len(TEXT), BlockKind.PARAGRAPH)),
    (),
    (),
    (),
    f"{HOSTILE}.txt",
    "0" * 64,
    quarantined=(Quarantine(0, 5, HOSTILE, HOSTILE),),
    notes=(HOSTILE,),
)


def statement(**fields: object) -> Statement:
    given = {
        "id": "001-001",
        "statement": "A statement of ours about something.",
        "level": "regional",
        "document": "001",
        "anchor": "some words",
    }
    return Statement.model_validate({**given, **fields})


def test_no_view_shows_a_document_s_html_as_html() -> None:
    rows = rows_of(DOCUMENT, HOSTILE, {None: 2}, ENGLISH)
    cite = Citation(1, "d1", HOSTILE, 0, 5, HOSTILE, RECORD, HOSTILE, ())
    verdict = Verdict(
        VerdictKind.CONTRADICTED, 0.1, (cite,), (Difference("number", HOSTILE, HOSTILE),)
    )
    check = Check(TEXT, (Checked(TEXT, 0, len(TEXT), verdict, TEXT),), ())
    hostile = statement(statement=HOSTILE * 2, actor=HOSTILE, mechanism=HOSTILE, region=HOSTILE)
    for html in (
        table_html(rows, ENGLISH),
        record_html(HOSTILE, DOCUMENT, None, 1, True, ENGLISH),
        checked_html(check, "j", ENGLISH),
        explore_html([hostile], 0, ENGLISH),
        cell_html(Cell(actor=HOSTILE), [hostile], {}, ENGLISH),
        changes_html([{"what": HOSTILE, "user": HOSTILE, "title": HOSTILE}], ENGLISH),
    ):
        assert "<img" not in html
        assert "&lt;img" in html


def test_chosen_narrows_by_words_voice_and_state() -> None:
    row = rows_of(replace(DOCUMENT, record=Record("Saving lives", ("Ana Roe",))), "7", {}, ENGLISH)[
        0
    ]
    assert Chosen("roe saving").admits(row)
    assert not Chosen("roe sinking").admits(row)
    assert not Chosen(voice="ngo").admits(row)
    assert Chosen(state="noted").admits(row)  # it has words set apart
    assert not Chosen(state="noted").admits(replace(row, state=""))


@pytest.mark.parametrize(
    ("cell", "question"),
    [
        (Cell(pillar="1", level="regional"), "What can regional organisations do under pillar 1?"),
        (Cell(region="Africa"), "What do the sources say about R2P in Africa?"),
        (Cell(year="2012"), "What happened in 2012?"),
        (Cell(actor="African Union"), "What do the sources say about the African Union?"),
        (Cell(mechanism="Mediation"), "What do the sources say about Mediation?"),
        (Cell(pillar="3", region="Global"), "What is asked for under pillar 3?"),
    ],
)  # fmt: skip
def test_cell_has_a_ready_question(cell: Cell, question: str) -> None:
    assert cell.question() == question


def test_cells_of_the_matrix_count_what_they_lead_to() -> None:
    register = load_register()
    html = explore_html(register, 0, ENGLISH)
    found = re.findall(r'data-pillar="(\d)" data-by="(\w+)" data-value="([^"]*)"[^>]*>(\d+)<', html)
    assert len(found) > 20
    for pillar, by, value, shown in found:
        cell = replace(Cell(pillar=pillar), **{by: unescape(value)})
        assert sum(cell.admits(s) for s in register) == int(shown)


def test_facts_open_the_source_only_where_it_is_there() -> None:
    fact = statement()
    assert "not in the library" in cell_html(Cell(), [fact], link([fact], ()), ENGLISH)


def test_columns_name_each_year_with_its_figure() -> None:
    svg = columns_svg({2011: 3, 2013: 1}, "By year", "year", "{year}: {n} facts")
    assert re.findall(r'aria-label="(\d{4}: \d facts)"', svg) == ["2011: 3 facts", "2013: 1 facts"]
    assert columns_svg({}, "", "year", "") == ""


def test_ties_leave_out_names_that_are_not_listed() -> None:
    svg = ties_svg({("a", "x"): 2, ("b", "x"): 1}, ["a"], ["x"], "Ties")
    assert svg.count("<path") == 1


def test_figures_are_named_by_their_place() -> None:
    data = {"overall": {"n": 3, "recall": {"mean": 0.5, "low": 0.2, "high": 0.8, "n": 3}, "ms": 7}}
    assert list(figures(data)) == [
        Figure("overall › recall", 0.5, 0.2, 0.8, 3),
        Figure("overall › ms", 7.0),
    ]


def test_failures_are_grouped_by_kind_the_largest_first() -> None:
    rows = [
        {"id": "1", "kind": "when", "key_facts": 0.5},
        {"id": "2", "kind": "who", "key_facts": 1.0},
        {"id": "3", "kind": "list", "key_facts": 0.0},
        {"id": "4", "kind": "list", "key_facts": 1.0, "lost": {"selection": 1}},
    ]
    found = failures({"questions": rows})
    assert [(kind, [r["id"] for r in of]) for kind, of in found.items()] == [
        ("list", ["3", "4"]),
        ("when", ["1"]),
    ]


@pytest.mark.parametrize(
    ("command", "part"),
    [(("--help",), "printed no figures"), (("nonsense",), "No such command")],
)
def test_evaluation_that_gives_no_figures_fails_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...], part: str
) -> None:
    monkeypatch.setitem(KINDS, "answers", command)
    job = ended(Jobs().start("ana", evaluating(Settings(home=tmp_path), "answers")))
    assert job.state == "failed"
    assert part in job.error
    assert runs(tmp_path) == ()


def test_compared_puts_the_largest_change_first() -> None:
    html = compared_html(
        [Figure("a", 0.5, 0.4, 0.6), Figure("b", 0.5, 0.4, 0.6)],
        [Figure("b", 0.9, 0.8, 1.0), Figure("a", 0.55, 0.45, 0.65)],
        ENGLISH,
    )
    assert re.findall(r'scope="row">(\w)</th>', html) == ["b", "a"]
    assert ">apart<" in html
    assert ">overlap<" in html


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\a.pdf", "a.pdf"),
        (".hidden.md", "hidden.md"),
        ("a\x00b\n.txt", "ab.txt"),
        ("plain", "plain"),
        ("", "document"),
        ("<img src=x>.txt", "<img src=x>.txt"),
    ],
)
def test_safe_name_keeps_no_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert len(safe_name("x" * 999 + ".txt")) < 130


def test_uploads_wait_until_they_are_discarded(tmp_path: Path) -> None:
    waiting = Uploads(tmp_path, "ana")
    taken = waiting.take("note.txt", b"A title\n\nA sentence that says something.\n")
    assert [u.id for u in waiting.all()] == [taken.id]
    assert Uploads(tmp_path, "ben").all() == ()
    with pytest.raises(AssistantError):
        waiting.find("../" + taken.id)
    waiting.discard(taken.id)
    assert waiting.all() == ()


def ended(job: Job) -> Job:
    for _ in range(600):
        if job.state != "running":
            return job
        job.wait(job.version, 0.1)
    raise AssertionError(f"The job is still running: {job.note}")


def test_job_tells_its_end_or_its_fault() -> None:
    def broken(job: Job) -> None:
        raise AssistantError("It failed.", "Try again.")

    jobs = Jobs()
    done = ended(jobs.start("ana", lambda job: 7))
    assert (done.state, done.result) == ("done", 7)
    failed = ended(jobs.start("ana", broken))
    assert (failed.state, failed.error, failed.hint) == ("failed", "It failed.", "Try again.")
    assert jobs.get("ben", done.id) is None


def test_stopped_job_stays_stopped() -> None:
    go = threading.Event()

    def work(job: Job) -> int:
        go.wait(10)
        return 7

    job = Jobs().start("ana", work)
    job.stop()
    go.set()
    job.wait(job.version, 0.2)
    assert (job.state, job.result) == ("stopped", None)


def test_changes_are_noted_newest_first(tmp_path: Path) -> None:
    note(tmp_path, "ana", "added", title="One")
    note(tmp_path, "ben", "removed", title="Two")
    (tmp_path / "changes.jsonl").open("a").write("not json\n")
    assert [(e["user"], e["what"]) for e in noted(tmp_path)] == [
        ("ben", "removed"),
        ("ana", "added"),
    ]
