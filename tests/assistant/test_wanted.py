"""Questions that only a sum, a number in a text, or the holder of an office can answer."""

import pytest

from assistant.evidence import Evidence
from assistant.question import understand
from assistant.wanted import wanted
from index.passage import Passage, Sentence
from index.terms import term_set
from sources.catalogue import Record


def evidence(text: str) -> Evidence:
    sentence = Sentence(0, len(text), 0)
    record = Record(title="A note")
    passage = Passage("d:0", "d", "d.txt", 0, len(text), text, (), "§ 1", None, record, (sentence,))
    coverage = float(bool(term_set(text)))
    return Evidence(passage, sentence, text, 0.6, coverage, 1.0, 0.8)


@pytest.mark.parametrize(
    ("question", "lacks", "has"),
    [
        (
            "What did the harbour summit cost Peru?",
            "Peru convened the harbour summit in 2015.",
            "Peru paid 2.5 million US dollars for the harbour summit.",
        ),
        (
            "Which article of the charter provides for harbours?",
            "The charter provides for harbours.",
            "Article 12 of the charter provides for harbours.",
        ),
        (
            "Who heads the Harbour Council?",
            "Ana Lund praised the Harbour Council.",
            "Ana Lund is director of the Harbour Council.",
        ),
        (
            "Who heads the Harbour Council?",
            "Ana Lund is director of another body.",
            "The Harbour Council is led by Ana Lund.",
        ),
        (
            "Which coastal states voted against the harbour fund?",
            "Several delegates voted against the harbour fund.",
            "Peruvian delegates voted against the harbour fund.",
        ),
        (
            "What does paragraph 140 say of harbours?",
            "Paragraph 139 speaks of harbours.",
            "Paragraphs 138 to 140 speak of harbours.",
        ),
        (
            "Which minister opened the Harbour Council?",
            "The Harbour Council was opened by Ana Lund.",
            "The minister, Ana Lund, opened the Harbour Council.",
        ),
        (
            "What was Peru's position on the fund?",
            "Delegates thanked Peru for the fund.",
            "Peru opposed the fund.",
        ),
        (
            "What is the council's yearly budget?",
            "The council meets in May.",
            "The council has 2 million euros.",
        ),
        (
            "Who was behind the harbour fire?",
            "The mayor regretted the harbour fire.",
            "The harbour fire was started by rebels.",
        ),
        (
            "Who are the members of the harbour panel?",
            "The harbour panel opened in Lima.",
            "The harbour panel is made up of Ana Lund and Jon Berg.",
        ),
    ],
)
def test_what_is_wanted_is_lacking_or_found(question: str, lacks: str, has: str) -> None:
    understood = understand(question)
    without = wanted(understood, [evidence(lacks)])
    assert without is not None
    assert without.lacking
    held = wanted(understood, [evidence(lacks), evidence(has)])
    assert held is not None
    assert held.found == (False, True)


@pytest.mark.parametrize(
    "question",
    [
        "What should focal points do?",
        "Who warned of massacres?",
        "What price do civilians pay for silence?",
        "Which articles has Ratzlaff written?",
        "What makes governments wary?",
        "What is in chapter I?",
        "Which of these do states prefer?",
        "What are the four pillars?",
    ],
)
def test_other_questions_want_no_such_thing(question: str) -> None:
    assert wanted(understand(question), [evidence("Civilians are at risk.")]) is None
