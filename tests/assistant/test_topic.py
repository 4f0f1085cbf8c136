"""Whether a sentence says what a thing is, or what someone is there for."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.question import understand
from assistant.topic import is_entry, tells_topic, untold


@pytest.mark.parametrize(
    "text",
    [
        "Shoring is the first duty of a warden.",
        "The code defines shoring as work on the wall.",
        "One such duty is shoring.",
        "They trained in shoring, a craft of the coast.",
        "Dredging is slow whereas shoring is quick.",
        "Shoring: work on the wall.",
    ],
)
def test_what_a_thing_is_may_stand_anywhere(text: str) -> None:
    question = understand("What is shoring?")
    assert tells_topic(question, text)
    assert not untold(question, text)


@pytest.mark.parametrize(
    "text", ["The wardens paid for shoring in May.", "They said that shoring is dear to Lisse."]
)
def test_what_only_speaks_of_a_thing_does_not_say_what_it_is(text: str) -> None:
    question = understand("What is shoring?")
    assert not tells_topic(question, text)
    assert untold(question, text)


def test_more_than_a_thing_is_never_untold() -> None:
    asked = understand("What is the council chiefly out to achieve on the coast?")
    assert not untold(asked, "The council met in May.")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Wardens watch the wall at night.", True),
        ("The old wardens watch the wall.", True),
        ("The council trained the wardens.", False),
        ("While wardens watch, the council sleeps.", False),
    ],
)
def test_a_role_is_told_by_who_acts(text: str, acts: bool) -> None:
    assert tells_topic(understand("What is the role of wardens in floods?"), text) is acts


def test_an_entry_is_on_the_very_thing() -> None:
    question = understand("What is pillar two?")
    assert is_entry(question, "Pillar two: to assist.")
    assert not is_entry(question, "Pillar two and three: to assist.")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("role of civil society in r2p?", "Civil society organizations (CSOs) are key actors"),
        ("What is the role of regional organizations?", "Regional organizations play a unique"),
    ],
)
def test_a_role_is_led_by_who_has_it(assistant: Assistant, question: str, first: str) -> None:
    assert assistant.ask(question).citations[0].quote.startswith(first)


def test_what_no_source_defines_is_said_so(assistant: Assistant) -> None:
    answer = assistant.ask("What is early warning?")
    assert answer.status is Status.PARTIAL
    assert "don't say outright what “early warning” is" in answer.text
