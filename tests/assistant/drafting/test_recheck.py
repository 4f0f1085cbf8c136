"""Edits: what turns a sentence red or yellow, and what turns it back."""

from dataclasses import replace

import pytest

from assistant.answer import Citation
from assistant.drafting.edits import denials, turned_words
from assistant.drafting.points import Origin, Segment, Sentence, State
from assistant.drafting.recheck import recheck
from assistant.grounding.overlap import WordOverlap
from assistant.judge import Judge
from sources.catalogue import Record, Voice

QUOTE = "Two states, Sandoria and Ulm, should send 40 observers to the border before May 2014."
RECORD = Record(
    "Watching the border",
    authors=("Mira Sand",),
    publisher="Border Post",
    published="2014-02-03",
    voice=Voice.COLUMNIST,
    cite_as="Mira Sand in Border Post",
)
SENTENCE = Sentence(
    "point-1-1",
    (Segment("As Mira Sand argued in February 2014, ", True), Segment(QUOTE, False, 1)),
    (Citation(1, "d", "d.txt", 0, len(QUOTE), QUOTE, RECORD, "¶ 1", ()),),
)


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(WordOverlap())


def test_recheck_is_green_for_what_was_drafted(judge: Judge) -> None:
    assert recheck(SENTENCE.text, SENTENCE, judge).state is State.GREEN
    assert recheck(SENTENCE.text + " [1]", SENTENCE, judge).state is State.GREEN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40 observers", "400 observers"),
        ("Two states", "Three states"),
        ("Sandoria", "Kestria"),
        ("should send", "should not send"),
        ("May 2014", "May 2016"),
        ("Mira Sand argued", "Orban Tull argued"),
    ],
)
def test_recheck_turns_red_and_back(judge: Judge, old: str, new: str) -> None:
    outcome = recheck(SENTENCE.text.replace(old, new), SENTENCE, judge)
    assert outcome.state is State.RED
    assert outcome.reason
    assert recheck(SENTENCE.text, SENTENCE, judge).state is State.GREEN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("should send", "should withdraw"),
        ("observers", "mercenaries"),
        ("before May", "after May"),
        ("February 2014", "February 2016"),
        ("to the border", "to the border with tanks, mines and rockets"),
    ],
)
def test_recheck_is_red_for_a_word_in_the_place_of_the_sources(
    judge: Judge, old: str, new: str
) -> None:
    outcome = recheck(SENTENCE.text.replace(old, new), SENTENCE, judge)
    assert outcome.state is State.RED
    assert new.split()[-1] in outcome.reason or new.split()[0] in outcome.reason


def test_recheck_is_yellow_for_an_adjective_of_ones_own(judge: Judge) -> None:
    outcome = recheck(SENTENCE.text.replace("40 obs", "40 brave obs"), SENTENCE, judge)
    assert (outcome.state, outcome.reason) == (
        State.YELLOW,
        "wording: “brave” isn't in the source",
    )


@pytest.mark.parametrize(
    "edited",
    [
        SENTENCE.text.replace("states", "countries"),
        SENTENCE.text.replace("argued", "stated").replace("send", "be sending"),
        "Madam President, as " + SENTENCE.text[3:],
    ],
)
def test_recheck_stays_green_for_the_same_in_other_words(judge: Judge, edited: str) -> None:
    assert recheck(edited, SENTENCE, judge).state is State.GREEN


def test_a_position_of_ones_own_is_marked_and_a_figure_of_ones_own_is_red(judge: Judge) -> None:
    own = replace(
        SENTENCE, segments=(Segment("My government calls for action.", True),), evidence=()
    )
    assert recheck("My government calls for more action.", own, judge).state is State.YELLOW
    assert recheck("My government sent 500 observers in 2012.", own, judge).state is State.RED


def test_recheck_turns_yellow_for_an_overstatement(judge: Judge) -> None:
    outcome = recheck(SENTENCE.text.replace("should", "must"), SENTENCE, judge)
    assert outcome.state is State.YELLOW
    assert "must" in outcome.reason


def test_recheck_is_red_for_other_words_and_for_none(judge: Judge) -> None:
    other = recheck("Fishing quotas were raised for herring and cod.", SENTENCE, judge)
    assert other.state is State.RED
    assert recheck("  ", SENTENCE, judge).state is State.RED


def test_recheck_stays_green_for_a_shortened_sentence(judge: Judge) -> None:
    assert recheck("Two states, Sandoria and Ulm, should send 40 observers", SENTENCE, judge).state
    short = recheck("should send 40 observers to the border", SENTENCE, judge)
    assert short.state is State.GREEN


def test_recheck_leaves_notes_to_their_author(judge: Judge) -> None:
    own = replace(SENTENCE, origin=Origin.NOTES, evidence=())
    assert recheck("We did more.", own, judge).state is State.GREEN


def test_turned_words_sees_a_prefix_come_and_go() -> None:
    (come,) = turned_words("it is important", "it is unimportant")
    assert (come.claim, come.source) == ("unimportant", "important")
    (gone,) = turned_words("it was impartial", "it was partial")
    assert (gone.claim, gone.source) == ("partial", "impartial")
    assert turned_words("it is important", "it is crucial") == ()


def test_denials_are_seen_to_come_and_go() -> None:
    said, quote = "Regions can contribute early.", "Regions can contribute early."
    (come,) = denials(said, "Regions cannot contribute early.", quote)
    assert (come.kind, come.claim) == ("negation", "cannot")
    (come,) = denials(said, "It is not true that regions can contribute early.", quote)
    assert come.claim == "not"
    (gone,) = denials("States did not agree.", "States did agree.", "States did not agree.")
    assert (gone.claim, gone.source) == ("", "not")
    # Words that the evidence holds, and whole clauses taken out, are left to the judge.
    assert denials(said, "Regions can not only warn.", quote) == ()
    assert denials("They met and did not agree.", "They met.", "They met and did not agree.") == ()
