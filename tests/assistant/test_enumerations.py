"""Sentences that name things of a kind in a row, invented and in the real documents."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.enumerations import KindAsked, kind_asked, named_in, terms_beside
from index.terms import terms


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What are the four crimes?", KindAsked("crime", 4)),
        ("which crimes does the rule actually cover?", KindAsked("crime", 0)),
        ("In which 3 lake towns did they meet?", KindAsked("town", 3)),
        ("Can you list the two human rights bodies?", KindAsked("bodi", 2)),
        ("Name the people who left.", KindAsked("peopl", 0)),
        ("What are the crimes people must fear?", KindAsked("crime", 0)),
        ("What is the status of the towns?", None),
        ("Which town was it?", None),
        ("Who named the four towns?", None),
    ],
)
def test_a_kind_of_things_is_asked_for(question: str, kind: KindAsked | None) -> None:
    assert kind_asked(question) == kind


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It saw only two towns, Ombe and Sellen, left.", ("Ombe", "Sellen")),
        ("They spoke of lake towns: Ombe, Harn or Sellen.", ("Ombe", "Harn", "Sellen")),
        ("It reached towns such as Ombe and Sellen.", ("Ombe", "Sellen")),
        ("Both towns (Ombe and Sellen) agreed.", ("Ombe", "Sellen")),
        (
            "It hears from harbour towns, hill towns and the market.",
            ("harbour towns", "hill towns", "the market"),
        ),
        ("It asks towns, villages and farms.", ()),
        ("It asks fishermen, one harbour town and two hill towns.", ()),
        ("The room has eight towns, eight pens and one chair.", ()),
        ("The towns met and agreed.", ()),
        ("Guards, boats and nets were sent to the towns.", ()),
    ],
)
def test_things_of_a_kind_are_named_in_a_row(text: str, named: tuple[str, ...]) -> None:
    assert named_in(KindAsked("town", 0), text) == named


def test_a_row_of_another_number_is_not_the_one_asked_for() -> None:
    text = "They spoke of lake towns: Ombe, Harn and Sellen."
    assert named_in(KindAsked("town", 3), text)
    assert not named_in(KindAsked("town", 4), text)


def test_how_things_belong_says_nothing_of_which_they_are() -> None:
    question = "Which four crimes does R2P actually cover in Kesrania?"
    assert terms_beside(KindAsked("crime", 4), terms(question)) == set(terms("Kesrania"))


@pytest.mark.library
@pytest.mark.parametrize(
    "question",
    [
        "What are the four crimes?",
        "which crimes does R2P actually cover?",
        "What are the R2P crimes?",
        "Can you name the four crimes?",
        "What crimes fall under the norm?",
    ],
)
def test_the_shortest_sentence_that_names_them_leads(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.citations[0].quote.startswith("Pillar one: ")
    assert len(answer.citations) == 1


@pytest.mark.library
@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which three country situations were discussed?", "Myanmar, Ukraine and Venezuela"),
        ("Which two states remained opponents?", "Cuba and Venezuela"),
        ("What are mass atrocities?", "defined as genocide"),
    ],
)
def test_what_else_is_asked_of_them_decides(
    assistant: Assistant, question: str, named: str
) -> None:
    assert named in assistant.ask(question).citations[0].quote


@pytest.mark.library
def test_a_list_of_another_number_is_not_the_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Which four crimes is the responsibility to protect limited to?")
    assert not any("contribute to effective response" in c.quote for c in answer.citations)
    five = assistant.ask("What are the five ways regional arrangements can contribute?")
    assert five.citations[0].quote.endswith("contribute to effective response by:")
    # Where the question is clearly about that list, it is given for what it is.
    four = assistant.ask("What are the four ways regional arrangements can contribute to response?")
    assert four.citations[0].quote.endswith("contribute to effective response by:")


@pytest.mark.library
def test_a_list_without_names_is_none_of_states(assistant: Assistant) -> None:
    answer = assistant.ask("Which states are members of the OAS?")
    assert not answer.citations[0].quote.endswith("populations by:")


@pytest.mark.library
def test_a_wrong_number_of_named_things_is_still_disputed(assistant: Assistant) -> None:
    answer = assistant.ask("Which four country situations did the Focal Points discuss in 2022?")
    assert answer.status is Status.PREMISE_DISPUTED
