"""The assistant over the real documents, model and store."""

import subprocess
import sys

import pytest

from assistant.answer import Answer, Status
from assistant.assistant import MAX_QUESTION_CHARS, Assistant, Turn
from evals.dataset import SETS, load_questions
from sources.catalogue import Voice
from sources.errors import AssistantError
from sources.settings import Settings

pytestmark = pytest.mark.library


def said(answer: Answer) -> str:
    return " ".join(c.quote for c in answer.citations)


def test_ask_gives_the_three_pillars_as_three_items(assistant: Assistant) -> None:
    answer = assistant.ask("What are the three pillars of the responsibility to protect?")
    lines = [line for line in answer.text.splitlines() if line[:2] in ("1.", "2.", "3.")]
    assert answer.status is Status.ANSWERED
    assert [line[:2] for line in lines] == ["1.", "2.", "3."]
    for line, words in zip(
        lines,
        ("responsibility of the State to protect", "to assist States", "respond collectively"),
        strict=True,
    ):
        assert words in line
    assert "ICRtoP's summary of the Secretary-General's 2011 report" in answer.text


def test_ask_names_the_institution(assistant: Assistant) -> None:
    answer = assistant.ask("Which Ghanaian institution is a model for conflict prevention?")
    assert "Ghana's National Peace Council" in said(answer)
    assert answer.citations[0].record.voice is Voice.MEETING_SUMMARY


def test_ask_gives_the_figure_with_its_date(assistant: Assistant) -> None:
    answer = assistant.ask(
        "How many people were reported killed in Syria by the end of November 2012?"
    )
    assert "59,648" in answer.citations[0].quote
    assert answer.citations[0].record.carried_in is not None


def test_ask_credits_the_inner_author(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Who argued that the Security Council should refer Syria to the ICC, and where?"
    )
    first = answer.citations[0].record
    assert first.authors == ("David Kaye",)
    assert first.publisher == "Foreign Policy"
    assert first.carried_in is not None
    assert first.carried_in.title == "ICRtoP mailing of 11 January 2013"
    assert ("Adama Dieng",) in [c.record.authors for c in answer.citations]


def test_ask_names_the_opponents(assistant: Assistant) -> None:
    answer = assistant.ask("Which countries still opposed R2P in 2012?")
    assert "Cuba and Venezuela" in said(answer)


@pytest.mark.parametrize(
    "question",
    ["What is the capital of France?", "How many troops does the African Standby Force have?"],
)
def test_ask_says_when_it_is_not_in_the_sources(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert answer.text.startswith("‹Not in the sources")
    assert answer.passages


def test_ask_disputes_a_premise_that_the_sources_deny(assistant: Assistant) -> None:
    answer = assistant.ask("In which country did the AU first use Article 4(h)?")
    assert answer.status is Status.PREMISE_DISPUTED
    assert "never formally implemented Article 4(h)" in said(answer)


def test_ask_says_both_dates_of_a_conflict(assistant: Assistant) -> None:
    answer = assistant.ask("When did Dieng warn of sectarian violence?")
    assert "20 December 2012" in answer.text
    assert "21 December 2012" in answer.text


def test_ask_finds_a_court_by_its_other_name(assistant: Assistant) -> None:
    answer = assistant.ask("Who wants the Syria file sent to The Hague?")
    authors = [c.record.authors for c in answer.citations]
    assert ("David Kaye",) in authors
    assert ("Adama Dieng",) in authors
    assert all(
        "ICC" in c.quote or "International Criminal Court" in c.quote for c in answer.citations
    )


def test_ask_gives_no_list_for_sharing_only_the_name_of_its_source(assistant: Assistant) -> None:
    answer = assistant.ask("What is the budget of the Global Network of R2P Focal Points?")
    assert not any(line.startswith("1. ") for line in answer.text.splitlines())


def test_every_citation_is_verbatim_and_every_claim_is_cited(assistant: Assistant) -> None:
    rows = [q for q in load_questions(SETS["own"]) if q.split == "test"]
    for row in rows:
        answer = assistant.ask(row.question)
        markers = {c.marker for c in answer.citations}
        assert markers == set(range(1, len(answer.citations) + 1))
        for citation in answer.citations:
            text = assistant.document(citation.document_id).text
            assert text[citation.start : citation.end] == citation.quote
            assert f"[{citation.marker}]" in answer.text
        for claim in answer.claims:
            assert claim.citations
            assert set(claim.citations) <= markers


def test_ask_uses_the_conversation_for_a_follow_up(assistant: Assistant) -> None:
    question = "Which Ghanaian institution is a model for conflict prevention?"
    first = assistant.ask(question)
    answer = assistant.ask("Why was it created?", (Turn(question, first),))
    assert "election-related violence" in said(answer)


@pytest.mark.parametrize("question", ["", "   ", "x" * (MAX_QUESTION_CHARS + 1)])
def test_ask_refuses_what_is_no_question(assistant: Assistant, question: str) -> None:
    with pytest.raises(AssistantError):
        assistant.ask(question)


def test_answers_are_the_same_in_another_process(
    assistant: Assistant, library_settings: Settings
) -> None:
    questions = ["What are the three pillars?", "Who wants the Syria file sent to The Hague?"]
    script = (
        "import sys; from pathlib import Path; from assistant.build import build_assistant; "
        "from sources.settings import Settings; "
        "a = build_assistant(Settings(home=Path(sys.argv[1]))); "
        "print('\\0'.join(a.ask(q).text for q in sys.argv[2:]), end='')"
    )
    command = [sys.executable, "-c", script, str(library_settings.home), *questions]
    there = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert there.split("\0") == [assistant.ask(q).text for q in questions]


def test_a_follow_up_is_answered_where_the_last_answer_stands(assistant: Assistant) -> None:
    first = assistant.ask("Which US goals would a crisis in Kenya compromise?")
    answer = assistant.ask("What should Washington do about it?", (Turn(first.question, first),))
    assert answer.status is Status.ANSWERED
    assert "United States should" in said(answer)
    assert {c.record for c in answer.citations} == {first.citations[0].record}


def test_a_follow_up_says_how_it_was_read(assistant: Assistant) -> None:
    first = assistant.ask("Which Ghanaian institution is a model for conflict prevention?")
    answer = assistant.ask("Why was it created?", (Turn(first.question, first),))
    assert answer.text.startswith("‹Read as: “Why was")
    assert "National Peace Council" in answer.read_as


@pytest.mark.parametrize(
    "question",
    [
        "Which state is called the anchor state of East Africa?",
        "In which report were the three pillars first outlined?",
        "Do regional organizations always spell R2P out in their charters?",
    ],
)
def test_a_new_topic_is_answered_as_without_a_conversation(
    assistant: Assistant, question: str
) -> None:
    first = assistant.ask("What happened at the bakery in Halfaya?")
    answer = assistant.ask(question, (Turn(first.question, first),))
    assert answer.read_as == question
    assert answer.citations[0].quote == assistant.ask(question).citations[0].quote


def test_a_follow_up_in_spanish_is_read_like_one_in_english(assistant: Assistant) -> None:
    first = assistant.ask("¿Cuántas personas murieron en Siria?")
    answer = assistant.ask("¿Y en Kenia?", (Turn(first.question, first),))
    assert "Spanish" in answer.text
    assert answer.read_as == "How many people died Kenya?"
