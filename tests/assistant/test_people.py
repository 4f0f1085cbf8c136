"""Questions about who someone is, on invented sentences and on the real documents."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant, Turn
from assistant.people import (
    HOLDER,
    HOLDER_NEAR,
    NO_HOLDER,
    asks_who_is,
    holder_fit,
    is_introduced,
    office_asked,
)
from index.terms import terms


def test_a_name_alone_is_asked_for_as_a_person() -> None:
    assert asks_who_is("Who is Amina Sow?")
    assert asks_who_is("who was Sow")
    assert not asks_who_is("Who is the envoy of Sow?")
    assert not asks_who_is("Who is against Sow?")


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Who is the director of Lakeside?", ("director", " of Lakeside")),
        ("who was UN Special Adviser on genocide in 2012", ("UN Special Adviser", " on genocide")),
        ("Who is the OAU's Secretary-General?", ("OAU Secretary-General", "")),
        ("Who is responsible for the camps?", None),
        ("Who is Amina Sow?", None),
        ("Who was president elected in 2013?", None),
    ],
)
def test_an_office_is_told_from_other_things(question: str, office: tuple[str, str] | None) -> None:
    assert office_asked(question) == office


@pytest.mark.parametrize(
    "text",
    [
        "Amina Sow, a judge from Dakar, spoke first.",
        "Sow is the youngest member.",
        "They heard Special Adviser Amina Sow.",
        "Amina Sow of Lakeside disagreed.",
        "Sow directs the clinic.",
    ],
)
def test_an_introduction_stands_beside_the_name(text: str) -> None:
    assert is_introduced("Sow", text)
    assert not is_introduced("Diallo", text)


def test_what_is_said_of_someone_is_no_introduction() -> None:
    assert not is_introduced("Sow", "Sow is too close to the ministry.")
    assert not is_introduced("Sow", "Critics of Sow left early.")


@pytest.mark.parametrize(
    ("text", "near", "fit"),
    [
        ("The director of Lakeside, Amina Sow, agreed.", "", HOLDER),
        ("Amina Sow, director of Lakeside, agreed.", "", HOLDER),
        ("Amina Sow [director of Lakeside] agreed.", "", HOLDER),
        ("Then Director Amina Sow agreed.", "The Lakeside clinic opened.", HOLDER_NEAR),
        ("Then Director Amina Sow agreed.", "", NO_HOLDER),
        ("The former director of Lakeside, Amina Sow, agreed.", "", NO_HOLDER),
        ("Amina Sow (Director of Lakeside’s First Clinic) agreed.", "", NO_HOLDER),
        ("Lakeside has a director.", "", NO_HOLDER),
    ],
)
def test_a_holder_is_named_beside_the_office(text: str, near: str, fit: float) -> None:
    held, around = frozenset(terms(text)), frozenset(terms(near))
    assert holder_fit("Who is the director of Lakeside?", text, held, around) == fit


@pytest.mark.library
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is Almagro?", "the Secretary General of the Organization of American States"),
        ("Who is Adam Ratzlaff?", "is a correspondent for Diplomatic Courier"),
        ("Who is the Secretary-General of the OAS?", "H.E. Luis Almagro Lemes"),
        ("Who is the president of the Democratic Republic of Congo?", "Joseph Kabila"),
    ],
)
def test_who_someone_is_leads_the_answer(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.citations[0].quote


@pytest.mark.library
def test_he_is_whoever_holds_the_office_just_asked_for(assistant: Assistant) -> None:
    before = "Who is director of CRIES?"
    first = assistant.ask(before)
    answer = assistant.ask("Where did he speak?", (Turn(before, first),))
    assert "Andrei Serbin Pont" in answer.read_as


@pytest.mark.library
def test_who_is_only_known_as_an_author_is_told_as_one(assistant: Assistant) -> None:
    answer = assistant.ask("Who is David Kaye?")
    assert answer.status is Status.ANSWERED
    assert "Foreign Policy" in answer.text
    assert answer.citations[0].record.authors == ("David Kaye",)


@pytest.mark.library
@pytest.mark.parametrize(
    "question", ["Who is the head of WFUNA?", "Who is the prosecutor of the ICC?"]
)
def test_an_office_without_a_holder_is_not_in_the_sources(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert "they don't say who" in answer.text


@pytest.mark.library
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which organizations have situation rooms?", "established situation rooms"),
        ("What does David Kaye propose on sanctions?", "should impose financial"),
    ],
)
def test_a_word_for_what_is_named_or_demanded_need_not_stand_there(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in " ".join(c.quote for c in answer.citations[:3])
