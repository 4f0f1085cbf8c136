"""Things asked for by name of which a sentence only has the noun."""

import pytest

from assistant.evidence import Evidence
from assistant.question import understand
from assistant.unnamed import only_mentioned
from index.passage import Passage, Sentence
from sources.catalogue import Record


def evidence(text: str, before: str = "", coverage: float = 0.9) -> Evidence:
    whole = before + text
    sentences = (Sentence(0, len(before), 0),) if before else ()
    sentence = Sentence(len(before), len(whole), 0)
    record = Record(title="A note")
    passage = Passage(
        "d:0", "d", "d.txt", 0, len(whole), whole, (), "§ 1", None, record, (*sentences, sentence)
    )
    return Evidence(passage, sentence, text, 0.6, coverage, 1.0, 0.8)


@pytest.mark.parametrize(
    ("question", "text", "called"),
    [
        (
            "Which port agencies took part in the talks in Lima?",
            "Ten states and two port agencies took part in the talks in Lima.",
            "port agencies",
        ),
        (
            "which armed dock groups took the harbour of Lisse?",
            "Since armed dock groups took the harbour of Lisse, ships have gone to Peru.",
            "armed dock groups",
        ),
        (
            "Which Andean member states spoke of leaving the Harbour Council?",
            "There were threats by Andean member states of leaving the Harbour Council.",
            "Andean member states",
        ),
    ],
)
def test_a_noun_alone_names_none(question: str, text: str, called: str) -> None:
    assert only_mentioned(understand(question), [evidence(text)]) == called


@pytest.mark.parametrize(
    "text",
    [
        "Two port agencies, Nordhav and Sudhav, took part in the talks in Lima.",
        "Port agencies including Nordhav took part in the talks in Lima.",
        "Nordhav and other port agencies took part in the talks in Lima.",
        "Nordhav called on port agencies to take part in the talks in Lima.",
        "The port and customs agencies took part in the talks in Lima.",
        "Talks took part in Lima.",
    ],
)
def test_what_may_be_one_is_named(text: str) -> None:
    question = understand("Which port agencies took part in the talks in Lima?")
    assert only_mentioned(question, [evidence(text)]) == ""


def test_the_sentence_before_may_name_one() -> None:
    question = understand("Which senior leaders of the guild are wanted?")
    leaning = "He and four other senior leaders of the guild are wanted."
    assert only_mentioned(question, [evidence(leaning)]) == "senior leaders"
    assert only_mentioned(question, [evidence(leaning, "One is Jon Berg. ")]) == ""


@pytest.mark.parametrize(
    "question",
    [
        "Which groups took the harbour?",
        "Which port agencies should take the harbour?",
        "What port agencies took the harbour?",
        "Which two port agencies took the harbour?",
    ],
)
def test_other_questions_need_no_name(question: str) -> None:
    assert only_mentioned(understand(question), [evidence("Port agencies took the harbour.")]) == ""


def test_what_hardly_bears_on_the_question_decides_nothing() -> None:
    question = understand("Which port agencies were blamed for the flood?")
    assert only_mentioned(question, [evidence("Port agencies met.", coverage=0.4)]) == ""
