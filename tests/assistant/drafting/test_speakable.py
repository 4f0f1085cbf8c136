"""What of a sentence can be said, and what leans on the one before it."""

import pytest

from assistant.drafting.leaning import leans_on_previous
from assistant.drafting.letters import Vocabulary, decapitalised
from assistant.drafting.speakable import Form, cut, is_about_talk

NOTHING = frozenset[str]()


def kept(text: str, **more: object) -> str:
    found = cut(text, **more)  # type: ignore[arg-type]
    assert found is not None
    return text[found.start : found.end]


def test_cut_keeps_a_plain_sentence_whole() -> None:
    text = "States should share what they learn about early warning."
    assert kept(text) == text


def test_cut_drops_a_connective_that_adds() -> None:
    text = "Moreover, states should share what they learn about warning."
    assert kept(text) == "states should share what they learn about warning."


def test_cut_drops_an_additive_clause_of_a_long_sentence() -> None:
    text = (
        "Regional councils should meet each year to compare what they know about risks, "
        "including reports from villages, churches, schools and markets in the border districts "
        "of all of their members and of their neighbours."
    )
    assert kept(text) == (
        "Regional councils should meet each year to compare what they know about risks"
    )


@pytest.mark.parametrize("turn", ["which has never been tried", "where states do not object"])
def test_cut_never_drops_what_turns_the_sense(turn: str) -> None:
    text = (
        "Regional councils should meet each year to compare what they know about the risks of "
        f"violence in the border districts of all of their members, {turn} in the past decade."
    )
    assert kept(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Is this what the council wanted to hear from us?",
        "Regional bodies can contribute to this by:",
        "Explore the links between arms and mass violence in districts.",
        "The session featured remarks by three ministers and an envoy.",
        "Building capacity in preparedness and planning for conflict.",
        "Short and bad.",
    ],
)
def test_cut_refuses_what_cannot_be_said(text: str) -> None:
    assert cut(text) is None


def test_cut_takes_the_authors_own_speech_out_of_its_marks() -> None:
    text = "“I urge all parties to respect the law of war,” said Mr. Orban Tull."
    found = cut(text, ("Orban Tull",))
    assert found is not None
    assert found.form is Form.QUOTE
    assert text[found.start : found.end] == "I urge all parties to respect the law of war"


def test_cut_leaves_somebody_elses_speech_in_its_marks() -> None:
    text = "“All parties must respect the law of war,” said Mr. Orban Tull."
    found = cut(text, ("Mira Sand",))
    assert found is not None
    assert found.form is Form.CLAUSE
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "previous", "leans"),
    [
        ("These measures should be used early.", "", True),
        ("One of its leaders was arrested in May.", "", True),
        ("States must back this approach with money.", "", True),
        ("The rebels withdrew from the town.", "Armed rebels held the town.", True),
        ("The rebels withdrew from the town.", "Rain fell for a week.", False),
        ("It is important to warn early.", "", False),
        ("States should protect their populations.", "", False),
        ("Tools such as mediation can prevent violence.", "", False),
    ],
)
def test_leans_on_previous(text: str, previous: str, leans: bool) -> None:
    assert leans_on_previous(text, previous, NOTHING) is leans


def test_leans_on_previous_knows_what_the_attribution_brings_in() -> None:
    text, previous = "The workshop called for clear rules.", "A workshop met in the spring."
    assert leans_on_previous(text, previous, NOTHING)
    assert not leans_on_previous(text, previous, frozenset({"workshop"}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Participants agreed on this.", "participants agreed on this."),
        ("A number of states agreed.", "a number of states agreed."),
        ("Kenya held a vote.", "Kenya held a vote."),
        ("Security Council members met.", "Security Council members met."),
        ("UN staff need training.", "UN staff need training."),
    ],
)
def test_decapitalised_spares_names(text: str, shown: str) -> None:
    words = Vocabulary.of(["the participants of the security talks met in Kenya again"])
    assert decapitalised(text, words) == shown


def test_is_about_talk() -> None:
    assert is_about_talk("The discussion focused on the use of force.")
    assert not is_about_talk("Participants called for clear rules.")
