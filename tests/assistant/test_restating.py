"""What a sentence may leave out of the one that it restates."""

import pytest

from assistant.restating import restates

SOURCES = (
    "The wardens of Lisse, founded in 1901, watch the old wall at night, and rest by day.",
    "Leaders of the guild are responsible for the worst floods.",
    "If the wall holds, the council will lower the dues.",
    "The council, if asked, lowers the dues.",
    "Critics fear that the fund will be spent on roads.",
    "Second, the council should pay for the wall.",
    "The next meeting, to be held in May, is the most important one.",
)


@pytest.mark.parametrize(
    "text",
    [
        "The wardens of Lisse watch the old wall at night.",
        "The wardens of Lisse, founded in 1901, watch the old wall at night, and rest by day.",
        "The council should pay for the wall.",
        "Leaders of the guild are responsible for the worst floods.",
    ],
)
def test_whole_clauses_may_be_left_out(text: str) -> None:
    assert restates(text, SOURCES, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "The guild is responsible for the worst floods.",
        "The wardens watch the wall at night.",
        "The council will lower the dues.",
        "The council lowers the dues.",
        "The fund will be spent on roads.",
        "The next meeting, to be held in May.",
        "The wall watches the old wardens of Lisse.",
        "The wardens of Lisse watch the new wall at night.",
    ],
)
def test_what_limits_a_statement_may_not(text: str) -> None:
    assert not restates(text, SOURCES, frozenset())


def test_words_about_saying_are_free() -> None:
    said = "The report notes that leaders of the guild are responsible for the worst floods."
    assert not restates(said, SOURCES, frozenset())
    assert restates(said, SOURCES, frozenset({"report", "note"}))
