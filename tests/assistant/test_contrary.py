"""Opposites and wrong actors in a question, held against sentences of our own making."""

import pytest

from assistant.grounding.words import words_of
from assistant.premises.opposites import alike, opposite
from assistant.premises.presupposed import presupposed
from assistant.question import understand
from tests.assistant.held_against import dispute


@pytest.mark.parametrize(
    ("one", "other"),
    [("slowly", "quick"), ("easier", "hard"), ("praised", "criticise"), ("unity", "division")],
)
def test_words_are_opposites_in_any_form(one: str, other: str) -> None:
    (ours,), (theirs,) = words_of(one), words_of(other)
    assert opposite(ours, theirs)
    assert not alike(ours, theirs)


@pytest.mark.parametrize(
    ("question", "text", "assumed", "instead"),
    [
        (
            "Why was the rescue of the harbour ships so quick?",
            "The rescue of the harbour ships was slow.",
            "quick",
            "slow",
        ),
        (
            "How did one joint envoy to the harbour talks help Peru?",
            "Peru and Chile sent separate envoys to the harbour talks.",
            "joint",
            "separate",
        ),
        (
            "Why do fishermen see Lund as hostile to the harbour league?",
            "Lund is, fishermen say, too close to the harbour league.",
            "hostile",
            "close",
        ),
        # A like word that is denied.
        (
            "What made the fishermen conclude that the harbour league was getting weaker?",
            "The fishermen saw no diminution of the harbour league.",
            "weaker",
            "no diminution",
        ),
        (
            "In which ports has the league used Rule 7 of the charter?",
            "The ports of the league have never formally applied Rule 7 of the charter.",
            "used",
            "never formally applied",
        ),
        # A denial of what is told by a like word.
        (
            "How did Lund mediate in Lima without knowing any Spanish?",
            "Lund, who came to mediate in Lima, also spoke Spanish.",
            "knowing",
            "spoke",
        ),
        (
            "Why did fishermen say that harbour rules don't matter to Peru?",
            "The fishermen stressed how important harbour rules are to Peru.",
            "matter",
            "important",
        ),
    ],
)
def test_disputed_finds_the_opposite_of_a_word(
    question: str, text: str, assumed: str, instead: str
) -> None:
    found = dispute(question, text)
    assert found is not None
    assert (found.assumed, found.instead) == (assumed, instead)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # Denied, the opposite comes to the same.
        (
            "Why was the rescue of the harbour ships slow?",
            "The rescue of the harbour ships was not quick.",
        ),
        # Of something else in the same sentence.
        (
            "Why were the slow ships of the harbour league sold?",
            "The harbour league sold its ships after a quick vote in Lima.",
        ),
        # What should be is not what is.
        (
            "Why is the harbour league of Peru weak?",
            "Peru should make the harbour league strong.",
        ),
        # Some states may be so while others aren't.
        (
            "Why did only two ports of the harbour league shorten the talks?",
            "The ports of the harbour league prolonged the talks.",
        ),
        # Who tells of both assumes neither of all.
        (
            "Why is the harbour league strong in Peru but weak in Chile?",
            "The harbour league is weak in Chile.",
        ),
        # "Few" denies as well.
        (
            "Why do few harbour charters name Rule 7 outright?",
            "Rule 7 may not be named outright in harbour charters.",
        ),
        # A word in a name.
        (
            "How did the Harbour Peace Council in Lima grow?",
            "The Harbour Council in Lima grew out of the conflict.",
        ),
    ],
)
def test_disputed_takes_no_other_thing_for_the_opposite(question: str, text: str) -> None:
    assert dispute(question, text) is None


def test_a_sentence_that_bears_a_word_out_leaves_it_standing() -> None:
    question = "Why did the fishermen discuss weak harbour rules?"
    strong = "The fishermen want strong harbour rules."
    weak = "The fishermen spoke of weak harbour rules."
    assert dispute(question, strong, weak) is None
    assert dispute(question, strong) is not None


@pytest.mark.parametrize(
    ("question", "assumed"),
    [
        ("When did Chile bring the issue of oil to the harbour league?", "Chile"),
        ("When did Peru bring the issue of oil to the harbour league?", None),
    ],
)
def test_disputed_finds_who_acts_in_the_same_sentence(question: str, assumed: str | None) -> None:
    text = "Fishermen thank Peru for bringing the issue of oil to the harbour league, and Chile."
    found = dispute(question, text)
    assert (found and (found.assumed, found.instead)) == (assumed and (assumed, "Peru"))


def test_presupposed_puts_a_time_or_place_last_and_keeps_what_is_said() -> None:
    moved = understand("When in 2011 did the league meet Peru?")
    assert presupposed(moved) == "The league meet Peru in 2011."
    said = understand("Why did Lund say the harbour was safe?")
    assert presupposed(said) == "Lund say the harbour was safe."
