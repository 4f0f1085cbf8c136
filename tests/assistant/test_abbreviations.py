"""Questions for what an abbreviation stands for, on invented sentences and the real documents."""

import pytest

from assistant.abbreviations import FormAsked, form_asked, is_abbreviation, written_out
from assistant.answer import Status
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "short", "only"),
    [
        ("What does LHC stand for?", "LHC", True),
        ("what does lhc stand for", "lhc", True),
        ("LHC, what is it short for?", "LHC", True),
        ("What is the full name of the LHC?", "LHC", True),
        ("What does the acronym LHC mean?", "LHC", True),
        ("What is the abbreviation of LHC?", "LHC", True),
        ("LHCs meaning?", "LHCs", False),
        ("What does US mean?", "US", False),
    ],
)
def test_the_long_form_is_asked_for(question: str, short: str, only: bool) -> None:
    assert form_asked(question) == FormAsked(short, "", only)


@pytest.mark.parametrize(
    ("question", "long"),
    [
        ("What is the abbreviation for Council of the Lakes?", "Council of the Lakes"),
        ("What's the acronym for the Council of the Lakes agenda?", "Council of the Lakes"),
        ("How is the Council of the Lakes abbreviated?", "Council of the Lakes"),
        ("What are river guards called for short?", "river guards"),
    ],
)
def test_the_short_form_is_asked_for(question: str, long: str) -> None:
    assert form_asked(question) == FormAsked("", long, True)


@pytest.mark.parametrize(
    "question",
    [
        "What is the LHC?",
        "Who stands for the LHC in the talks?",
        "What does the LHC mean for Kesrania?",
        "How did the LHC expand?",
        "What is the full name of the LHC's president?",
    ],
)
def test_other_questions_on_an_abbreviation_are_left_alone(question: str) -> None:
    assert form_asked(question) is None


def test_a_plain_word_is_no_abbreviation() -> None:
    asked = form_asked("What does Sow stand for?")
    assert asked
    assert not is_abbreviation(asked, ["Sow stood for election."])
    lower = form_asked("what does lhc stand for?")
    assert lower
    assert is_abbreviation(lower, ["The LHC met."])


@pytest.mark.parametrize(
    ("short", "text", "long"),
    [
        ("LHC", "The Lakes and Highlands Community (LHC) met.", "Lakes and Highlands Community"),
        ("lhc", "The Lakes and Highlands Community (LHC) met.", "Lakes and Highlands Community"),
        ("L.H.C.", "The LHC (Lakes and Highlands Community) met.", "Lakes and Highlands Community"),
        ("DPO", "Many displaced persons’ offices (DPOs) closed.", "displaced persons’ offices"),
        ("R2D", "It has a “Road to Dialogue” (R2D) plan.", "Road to Dialogue"),
        (
            "PoL",
            "It backs the 2001 Lakes Programme of Action on Mines and Buried Loads (PoL).",
            "Programme of Action on Mines and Buried Loads",
        ),
        ("OLS", "The Office of Lake States (OLS) met.", "Office of Lake States"),
        ("LHC", "The council met (LHC).", ""),
        ("LHC", "Lakes and Highlands Community met without the LHC.", ""),
        ("AB", "The Lakes and Highlands Community (LHC) met.", ""),
    ],
)
def test_the_long_form_stands_beside_the_short_one(short: str, text: str, long: str) -> None:
    assert written_out(FormAsked(short, "", True), text) == long


def test_the_short_form_stands_beside_the_name() -> None:
    text = "The Federation for the Lakes Associations (FLA) met."
    assert written_out(FormAsked("", "Federation of Lakes Associations", True), text)
    assert not written_out(FormAsked("", "Lakes", True), text)
    assert not written_out(FormAsked("", "Council of Lakes", True), text)


@pytest.mark.library
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What does R2P stand for?", "Responsibility to Protect (R2P)"),
        ("what does rtop stand for", "(RtoP)"),
        ("What is the full name of ICGLR?", "Conference of the Great Lakes Region (ICGLR)"),
        ("CSOs meaning?", "Civil society organizations (CSOs)"),
        ("What is UNSC short for?", "UN Security Council’s (UNSC)"),
        (
            "What is the abbreviation for World Federation of United Nations Associations?",
            "(WFUNA)",
        ),
    ],
)
def test_a_source_that_writes_it_out_answers(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.citations[0].quote


@pytest.mark.library
def test_what_it_is_comes_after_what_it_stands_for(assistant: Assistant) -> None:
    answer = assistant.ask("What does R2P mean?")
    assert "Responsibility to Protect (R2P)" in answer.citations[0].quote
    assert "rests on" in answer.citations[1].quote
    assert len(assistant.ask("What does R2P stand for?").citations) == 1


@pytest.mark.library
@pytest.mark.parametrize("question", ["What does IPU stand for?", "what is ipu short for"])
def test_what_no_source_spells_out_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert "they don't spell out IPU" in answer.text


@pytest.mark.library
def test_only_what_a_filter_keeps_writes_it_out(assistant: Assistant) -> None:
    question = "What does ICGLR stand for?"
    held = assistant.ask(question).citations[0].document_id
    answer = assistant.ask(question, keep=lambda p: p.document_id != held)
    assert "they don't spell out ICGLR" in answer.text


@pytest.mark.library
def test_what_an_abbreviated_body_is_stays_a_question_for_its_meaning(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does IPU mean?")
    assert answer.citations[0].quote.startswith("The IPU is the international organization")
