"""The many ways to put a question, and what they are read as."""

import pytest

from assistant.answer import Status
from assistant.asking import plainly
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Can you explain the harbour rule?", "What is the harbour rule?"),
        ("please tell me who Anna Brandt is", "Who is Anna Brandt?"),
        ("What does the harbour rule involve?", "What is the harbour rule?"),
        ("harbour rule meaning", "What is harbour rule?"),
        ("How does the harbour rule work?", "What is the harbour rule?"),
        ("What does shoring mean in the Lisse code?", "What is shoring in the Lisse code?"),
        ("What does the responsibility to protect mean?", "What is R2P?"),
        ("Explain R2P to a newcomer.", "What is R2P?"),
        ("r2p?", "What is R2P?"),
        ("What do wardens do?", "What is the role of wardens?"),
        ("What is the council's role in floods?", "What is the role of the council in floods?"),
        ("What role can wardens play?", "What is the role of wardens?"),
    ],
)
def test_plainly_reads_what_is_asked(question: str, plain: str) -> None:
    assert plainly(question) == plain


@pytest.mark.parametrize(
    "question",
    [
        "Explain why the council failed",
        "What does it mean?",
        "What does WFUNA mean?",
        "How does Brandt's plan for the harbour work with others?",
        "Who chaired the panel?",
    ],
)
def test_plainly_leaves_other_questions(question: str) -> None:
    assert plainly(question) == question


@pytest.mark.parametrize(
    "question",
    ["Explain pillar two.", "Could you please define the second pillar?", "pillar two meaning"],
)
def test_a_pillar_is_told_however_it_is_asked(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.citations[0].quote.startswith("Pillar two: the commitment")


def test_how_r2p_works_is_what_it_is(assistant: Assistant) -> None:
    asked = (assistant.ask(q) for q in ("What is R2P?", "How does R2P work?"))
    first, second = (a.citations for a in asked)
    assert first == second
    assert "three core pillars" in first[0].quote


@pytest.mark.parametrize("question", ["What did she say?", "explain", "What is?", "who said"])
def test_a_question_about_nothing_is_told_so(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert "doesn't say what it is about" in answer.text
    assert answer.citations == ()
