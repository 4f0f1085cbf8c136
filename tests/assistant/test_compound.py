"""Questions that ask two things."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant, Turn
from assistant.compound import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What price did the harbour pay, and who warned the mayor?",
            ("What price did the harbour pay?", "Who warned the mayor?"),
        ),
        (
            "Who is the harbour mayor? And what did the mayor say?",
            ("Who is the harbour mayor?", "What did the mayor say?"),
        ),
        # "And when?" has nothing of its own to look for.
        ("Who opened the harbour, and when?", ()),
        ("Who is the mayor, who opened the harbour, of which many speak?", ()),
        ("Who can explain how and why harbours close?", ()),
        ("Harbours, which are old, and what they cost", ()),
    ],
)
def test_parts_of_splits_where_each_part_can_be_looked_for(
    question: str, parts: tuple[str, ...]
) -> None:
    assert parts_of(question) == parts


@pytest.mark.library
def test_each_part_is_answered_and_every_marker_points_at_its_words(assistant: Assistant) -> None:
    answer = assistant.ask(
        "When did Kaye's article on Syria appear, and which institution in Ghana is a model?"
    )
    quotes = " ".join(c.quote for c in answer.citations)
    assert "National Peace Council" in quotes
    assert [c.marker for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    for claim in answer.claims:
        (marker,) = claim.citations
        assert answer.citations[marker - 1].quote == claim.text
        assert f"{' '.join(claim.text.split())} [{marker}]" in answer.text


@pytest.mark.library
def test_a_part_that_is_not_in_the_sources_is_named(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Which Ghanaian institution is a model, and how many people work in Ghana's council?"
    )
    assert answer.status is Status.PARTIAL
    assert "How many people work in Ghana's council?" in answer.text
    assert any("National Peace Council" in c.quote for c in answer.citations)


@pytest.mark.library
def test_parts_of_a_question_that_stands_alone_leave_the_conversation(
    assistant: Assistant,
) -> None:
    before = "Which countries opposed R2P in 2012?"
    question = "What is the third pillar, and which body can authorize force?"
    history = (Turn(before, assistant.ask(before)),)
    assert "opposed" not in assistant.ask(question, history).text
