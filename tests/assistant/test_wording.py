import pytest

from assistant.wording import in_english, without_slips

WORDS = {"people", "killed", "election", "harbour", "form", "from"}


def known(word: str) -> bool:
    return word.casefold() in WORDS | {"were", "in", "the"}


def test_without_slips_reads_the_nearest_word_and_says_so() -> None:
    reading = without_slips("were peple kiled in the electon", known, lambda: WORDS)
    assert reading.text == "were people killed in the election"
    assert reading.note == "Read “peple” as “people”, “kiled” as “killed”, “electon” as “election”."


@pytest.mark.parametrize("question", ["were the people killed", "in Xanadu", "frm"])
def test_without_slips_leaves_what_it_is_not_sure_of(question: str) -> None:
    reading = without_slips(question, known, lambda: WORDS)
    assert (reading.text, reading.note) == (question, "")


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Combien de personnes sont mortes en Syrie ?", "How many people died Syria?"),
        ("¿Cuántas personas murieron en Siria?", "How many people died Siria?"),
    ],
)
def test_in_english_reads_word_by_word_with_a_note(question: str, english: str) -> None:
    reading = in_english(question)
    assert reading.text.replace("Siria", "Syria") == english.replace("Siria", "Syria")
    assert "sources are in English" in reading.note
    assert not reading.unread


def test_in_english_says_when_it_cannot_read_the_language() -> None:
    reading = in_english("Quelle fleur préfère le jardinier de la reine ?")
    assert reading.unread
    assert "in English" in reading.note


@pytest.mark.parametrize(
    "question", ["What are the three pillars?", "Who is in on a plan?", "Was ist das?"]
)
def test_in_english_leaves_other_questions_alone(question: str) -> None:
    assert in_english(question).text == question
    assert in_english(question).note == ""
