"""What a follow-up refers to, from made-up turns."""

import pytest

from assistant.answer import Answer, Citation, Status
from assistant.followup import Turn, in_context
from assistant.rewriting import exchanged, names_in, topic_of
from sources.catalogue import Record


def turn(question: str, quote: str, text: str = "", authors: tuple[str, ...] = ()) -> Turn:
    record = Record(title="A report", authors=authors, cite_as="the harbour report")
    citation = Citation(1, "d", "d.txt", 0, len(quote), quote, record, "§ 1", ())
    answer = Answer(question, Status.ANSWERED, text or f"{quote} [1]", (), (citation,), ())
    return Turn(question, answer)


PILLARS = turn(
    "What are the two harbours?",
    "There are two.",
    "‹The report says:› There are two. [1]\n1. Harbour one: for ships. [2]\n"
    "2. Harbour two: for boats. [3]",
)


@pytest.mark.parametrize(
    ("question", "before", "standing"),
    [
        ("And the second one?", PILLARS, "harbour two: for boats"),
        (
            "Why was it built?",
            turn("Which dam stands in Peru?", "The Inca Dam stands."),
            "inca dam",
        ),
        ("What did she say?", turn("Who is Ana Ruiz?", "Ana Ruiz spoke."), "did ana ruiz say"),
        ("And in Chad?", turn("How many fled in Mali?", "Some fled."), "how many fled in chad?"),
        ("I meant Chad.", turn("How many fled in Mali?", "Some fled."), "how many fled in chad?"),
        ("Where?", turn("When was the talk held?", "In May."), "where was the talk held?"),
        ("And in 2013?", turn("Who spoke in 2012?", "Ana."), "who spoke in 2013?"),
        ("How many came to that talk?", turn("Who spoke?", "Ana."), "the harbour report"),
        ("And the third pillar?", turn("What is the first pillar?", "It is."), "third pillar"),
    ],
)
def test_in_context_puts_what_is_meant_into_words(
    question: str, before: Turn, standing: str
) -> None:
    assert standing in in_context(question, (before,)).text.casefold()


def test_in_context_leaves_a_question_alone_that_stands_alone() -> None:
    question = "Which ministers signed the border treaty between Peru and Chile in 1929?"
    assert in_context(question, (PILLARS,)).text == question
    assert in_context("Why was it built?", ()).text == "Why was it built?"


def test_in_context_asks_for_the_source_of_what_was_cited() -> None:
    before = turn("Who spoke?", "Ana spoke.")
    assert in_context("Who says so?", (before,)).asked_of == before.answer.citations


def test_in_context_leaves_out_what_was_said_when_more_is_asked_for() -> None:
    before = turn("Who spoke?", "Ana spoke.")
    standing = in_context("Tell me more", (before,))
    assert (standing.text, standing.said) == ("Who spoke?", frozenset({("d", 0)}))


def test_in_context_goes_through_the_whole_conversation() -> None:
    first = turn("How many fled in Mali?", "Some fled.")
    second = turn("And in Chad?", "Others fled.")
    assert in_context("Why?", (first, second)).text.startswith("Why")
    assert "Niger" in in_context("And in Niger?", (first, second)).text


def test_exchanged_puts_the_right_name_for_the_wrong_one() -> None:
    assert (
        exchanged("What did the AU and the EU say?", "OAS", "AU")
        == "What did the OAS and the EU say?"
    )


def test_names_in_leaves_out_words_that_ask() -> None:
    assert names_in("Which envoy did Ana Ruiz send to Peru?") == ("Ana Ruiz", "Peru")


def test_topic_of_is_the_question_without_its_asking_words() -> None:
    assert topic_of("When was the border treaty signed?") == "the border treaty signed"
