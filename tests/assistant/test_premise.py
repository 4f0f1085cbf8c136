"""Presuppositions held against sentences of our own making."""

import pytest

from assistant.evidence import Evidence, term_set
from assistant.premise import disputed, presupposed
from assistant.question import understand
from index.passage import Passage, Sentence
from sources.catalogue import Record


def evidence(question: str, text: str) -> Evidence:
    passage = Passage(
        "d:0", "d", "d.txt", 0, len(text), text, (), "§ 1", None, Record(title="A note"), ()
    )
    asked = set(understand(question).terms)
    coverage = len(asked & term_set(text)) / len(asked)
    return Evidence(passage, Sentence(0, len(text), 0), text, 0.6, coverage, 1.0, 0.8)


def test_presupposed_is_the_question_as_a_statement() -> None:
    question = understand("Why was the summit held in Lima, according to Ruiz?")
    assert presupposed(question) == "The summit held in Lima."
    assert presupposed(understand("Was the summit held in Lima?")) == ""


@pytest.mark.parametrize(
    ("question", "text", "assumed"),
    [
        ("What are the five goals of the plan?", "The plan has three goals.", "five"),
        (
            "Why was the harbour summit of ministers held in Geneva?",
            "The harbour summit of ministers was held in Lima.",
            "Geneva",
        ),
        (
            "In which country did the league first apply Rule 7?",
            "States have never formally applied Rule 7 of the league.",
            "",
        ),
        (
            "When did the Harbour League adopt a coast guard?",
            "The Harbour League announced that it will look into a coast guard.",
            "adopt",
        ),
        (
            "When did the Council refer Peru to the Court?",
            "The Council should refer Peru to the Court.",
            "",
        ),
        (
            "Why did the harbour summit of ministers meet in May 2016?",
            "The harbour summit of ministers met on 14 December 2015.",
            "May 2016",
        ),
        (
            "Why was it Pedro Ruiz who opened the harbour summit of ministers?",
            "The harbour summit of ministers was opened by Peru's Ana Lund.",
            "Pedro Ruiz",
        ),
    ],
)
def test_disputed_finds_what_the_sentence_does_not_bear_out(
    question: str, text: str, assumed: str
) -> None:
    found = disputed(understand(question), [evidence(question, text)])
    assert found is not None
    assert found.assumed == assumed


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What are the three goals of the plan?", "The plan has three goals."),
        (
            "Why was the harbour summit of ministers held in Lima?",
            "The harbour summit of ministers was held in Lima to save the port.",
        ),
        ("Why should the league apply Rule 7?", "The league should apply Rule 7 in Lima."),
        ("Was the harbour summit held in Geneva?", "The harbour summit was held in Lima."),
    ],
)
def test_disputed_leaves_a_true_premise_alone(question: str, text: str) -> None:
    assert disputed(understand(question), [evidence(question, text)]) is None


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("The workshop on Steps to Avert Mass Hunger was held by the ministry.", ""),
        ("The ministry held the workshop in Lusaka.", "Lusaka"),
    ],
)
def test_a_title_is_not_told_as_the_place_in_another_ones_stead(text: str, instead: str) -> None:
    question = "Why was the workshop held in Harare?"
    found = disputed(understand(question), [evidence(question, text)])
    assert found is not None
    assert (found.assumed, found.instead) == ("Harare", instead)
