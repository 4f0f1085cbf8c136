"""What someone said is answered by their own words, or not at all."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.speaking import asked_of_them, speaker_asked, speaks
from index.passage import Passage, Sentence
from sources.catalogue import Record


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What did Anna Brandt say about dredging?", ["Anna Brandt"]),
        ("What was Peru's position on the fund?", ["Peru"]),
        ("How did Lisse respond to the flood?", ["Lisse"]),
        ("What line did Peru take in the talks?", ["Peru"]),
        ("How does Anna Brandt describe the old wall?", ["Anna Brandt"]),
        ("How did Peru respond in Lisse?", []),
        ("What does the charter say?", []),
        ("What did delegates say about the fund?", []),
        ("Who spoke about Peru?", []),
        ("What did Secretary of State Ana Lund say of Peru?", ["Secretary of State Ana Lund"]),
    ],
)
def test_speaker_asked_names_whose_words_are_wanted(question: str, who: list[str]) -> None:
    assert [name.text for name in speaker_asked(question)] == who


def test_asked_of_them_leaves_the_matter() -> None:
    assert (
        asked_of_them("What did Brandt say about dredging?") == "What did they say about dredging?"
    )
    assert asked_of_them("What did Brandt say?") == ""


@pytest.mark.parametrize(
    ("before", "text", "spoken"),
    [
        ("", "Anna Brandt noted that the wall was old.", True),
        ("", "“The wall is old,” said Anna Brandt.", True),
        ("They heard Anna Brandt. ", "In spite of the rain, she noted the turnout.", True),
        ("Anna Brandt met Jo Lind. ", "She noted the turnout.", False),
        ("", "Delegates thanked Anna Brandt.", False),
        ("", "They asked Anna Brandt to report on the wall.", False),
        ("", "Jo Lind noted that the wall was old.", False),
    ],
)
def test_speaks_tells_who_says_it(before: str, text: str, spoken: bool) -> None:
    whole = before + text
    record = Record(title="Notes", authors=("Kim Dahl",))
    sentence = Sentence(len(before), len(whole), 0)
    passage = Passage(
        "d:0", "d", "d.txt", 0, len(whole), whole, (), "§ 1", None, record, (sentence,)
    )
    assert speaks(speaker_asked("What did Anna Brandt say?"), passage, sentence) is spoken
    assert speaks(speaker_asked("What did Kim Dahl say?"), passage, sentence)


def test_only_their_words_answer(assistant: Assistant) -> None:
    answer = assistant.ask("What did Savita Pawnday say?")
    assert answer.status is Status.ANSWERED
    assert answer.citations[0].quote.startswith("Pawnday stressed")
    assert all("Pawnday" in c.quote or "she noted" in c.quote for c in answer.citations)


def test_what_someone_says_of_a_matter_is_sought_in_their_source(assistant: Assistant) -> None:
    answer = assistant.ask("What does Human Rights Watch say about Rwanda?")
    assert answer.status is Status.ANSWERED
    assert {c.record.publisher for c in answer.citations} == {"Human Rights Watch"}
    assert "Rwanda" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "What did Edward Luck say at the IPU panel?",
        "What was India's position at the Johannesburg workshop?",
    ],
)
def test_who_is_only_mentioned_has_said_nothing(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert "don't say what" in answer.text
