"""Figures of answers, from answers of our own making."""

import pytest

from assistant.answer import Answer, Citation, Claim, Status, Verdict, VerdictKind
from evals.answers import measured
from evals.answers_report import abstention
from evals.conversations import FURTHER, TurnRow, is_right, load_conversations
from evals.dataset import QuestionKind, QuestionRow
from sources.catalogue import Record
from sources.document import Document

TEXT = "The dam was built in Lima by four towns. It failed in May."
RECORD = Record(title="Dams", publisher="Port Office", published="2011", cite_as="the dam note")
DOCUMENT = Document("d", TEXT, RECORD, (), (), (), (), "d.txt", "0")
ROW = QuestionRow.model_validate(
    {
        "id": "x1",
        "question": "Who built the dam?",
        "kind": "who",
        "wording": "close",
        "split": "dev",
        "evidence": [{"source_file": "d.txt", "phrase": "built in Lima by four towns"}],
        "key_facts": [["four towns"], ["in May"]],
        "note": "Four towns.",
    }
)


def answer(quote: str, claim: str = "", text: str = "", status: Status = Status.ANSWERED) -> Answer:
    start = max(0, TEXT.find(quote))
    citation = Citation(1, "d", "d.txt", start, start + len(quote), quote, RECORD, "§ 1", ())
    said = Claim(claim or quote, (1,), Verdict(VerdictKind.SUPPORTED, 1.0))
    shown = text or f"‹The dam note (2011) says:› {quote} [1]"
    return Answer(ROW.question, status, shown, (said,), (citation,), ())


def test_measured_counts_facts_evidence_and_attribution() -> None:
    found = measured(ROW, answer("The dam was built in Lima by four towns."), {"d": DOCUMENT})
    assert found.key_facts == 0.5
    assert (found.verbatim, found.attribution, found.precision, found.recall) == (1, 1, 1, 1)
    assert (found.evidence_precision, found.evidence_recall) == (1, 1)
    # The other fact stands in no passage that the answer considered.
    assert found.lost == {"retrieval": 0.5}


def test_measured_sees_a_changed_quote_a_wrong_marker_and_a_missing_name() -> None:
    wrong = answer("The dam was built in Rome.", "It failed.", "‹Someone says:› It failed. [1]")
    found = measured(ROW, wrong, {"d": DOCUMENT})
    assert (found.verbatim, found.attribution, found.precision, found.recall) == (0, 0, 0, 0)


@pytest.mark.parametrize(("kind", "precision"), [("unanswerable", 1.0), ("who", 0.0)])
def test_abstention_counts_only_refusals_of_what_is_not_answered(
    kind: str, precision: float
) -> None:
    row = ROW.model_copy(update={"kind": QuestionKind(kind)})
    refused = measured(
        row, answer("It failed in May.", status=Status.NOT_IN_SOURCES), {"d": DOCUMENT}
    )
    assert abstention([refused])["refused"]["precision"]["mean"] == precision


def test_is_right_wants_every_fact_and_no_refusal() -> None:
    row = TurnRow(question="And when?", key_facts=(("in may", "in june"),))
    assert is_right(row, answer("It failed in May."))
    assert not is_right(row, answer("The dam was built"))
    assert not is_right(row, answer("It failed in May.", status=Status.NOT_IN_SOURCES))


def test_is_right_does_not_count_how_a_follow_up_was_read() -> None:
    row = TurnRow(question="And when?", key_facts=(("in may",),))
    assert not is_right(row, answer("‹Read as: “Did it fail in May?”› It failed."))
    assert is_right(row, answer("‹Read as: “Did it fail?”› It failed in May."))


def test_further_conversations_refuse_and_answer_and_have_names_of_their_own() -> None:
    rows = load_conversations(FURTHER)
    later = [t for row in rows for t in row.turns[1:]]
    assert len(rows) == len({row.id for row in rows}) >= 120
    assert {row.split for row in rows} == {"dev", "test"}
    assert sum(t.status is Status.NOT_IN_SOURCES for t in later) >= 20


def test_forty_conversations_are_there_in_two_halves() -> None:
    rows = load_conversations()
    assert len(rows) == 40
    assert sum(row.split == "test" for row in rows) == 20
