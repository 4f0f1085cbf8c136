"""Presuppositions held against sentences of our own making."""

import pytest

from assistant.premises.lasting import lengths_of
from assistant.premises.presupposed import presupposed
from assistant.question import understand
from tests.assistant.held_against import dispute


def test_presupposed_is_the_question_as_a_statement() -> None:
    question = understand("Why was the summit held in Lima, according to Ruiz?")
    assert presupposed(question) == "The summit held in Lima."
    assert presupposed(understand("Was the summit held in Lima?")) == ""
    assert presupposed(understand("Can someone list the four goals?")) == "The four goals."
    assert presupposed(understand("What made Peru join the league?")) == "Peru join the league."


@pytest.mark.parametrize(
    ("question", "text", "assumed"),
    [
        ("What are the five goals of the plan?", "The plan has three goals.", "five"),
        (
            "Why was the harbour summit of ministers held in Geneva?",
            "The harbour summit of ministers was held in Lima.",
            "Geneva",
        ),
        (
            "In which country did the league first apply Rule 7?",
            "States have never formally applied Rule 7 of the league.",
            "",
        ),
        (
            "When did the Harbour League adopt a coast guard?",
            "The Harbour League announced that it will look into a coast guard.",
            "adopt",
        ),
        (
            "When did the Council refer Peru to the Court?",
            "The Council should refer Peru to the Court.",
            "",
        ),
        (
            "Why did the harbour summit of ministers meet in May 2016?",
            "The harbour summit of ministers met on 14 December 2015.",
            "May 2016",
        ),
        (
            "Why was it Pedro Ruiz who opened the harbour summit of ministers?",
            "The harbour summit of ministers was opened by Peru's Ana Lund.",
            "Pedro Ruiz",
        ),
    ],
)
def test_disputed_finds_what_the_sentence_does_not_bear_out(
    question: str, text: str, assumed: str
) -> None:
    found = dispute(question, text)
    assert found is not None
    assert found.assumed == assumed


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What are the three goals of the plan?", "The plan has three goals."),
        (
            "Why was the harbour summit of ministers held in Lima?",
            "The harbour summit of ministers was held in Lima to save the port.",
        ),
        ("Why should the league apply Rule 7?", "The league should apply Rule 7 in Lima."),
        ("Was the harbour summit held in Geneva?", "The harbour summit was held in Lima."),
    ],
)
def test_disputed_leaves_a_true_premise_alone(question: str, text: str) -> None:
    assert dispute(question, text) is None


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("The workshop on Steps to Avert Mass Hunger was held by the ministry.", ""),
        ("The ministry held the workshop in Lusaka.", "Lusaka"),
    ],
)
def test_a_title_is_not_told_as_the_place_in_another_ones_stead(text: str, instead: str) -> None:
    question = "Why was the workshop held in Harare?"
    found = dispute(question, text)
    assert found is not None
    assert (found.assumed, found.instead) == ("Harare", instead)


@pytest.mark.parametrize(
    ("question", "text", "assumed", "instead"),
    [
        # Who did it, as the sentence has it in the passive.
        (
            "For how many days did Pedro Ruiz mediate the harbour talks?",
            "The harbour talks took ten days and were mediated by the envoy, Ana Lund.",
            "Pedro Ruiz",
            "Ana Lund",
        ),
        # Whose it is.
        (
            "What did Peru's Harbour Watch do about illegal fishing?",
            "The Harbour Watch was founded to end illegal fishing in Chile.",
            "Peru",
            "Chile",
        ),
        # Where it was, in another question than why.
        (
            "What happened at the ninth harbour assembly in Nairobi?",
            "A plan was read at the ninth harbour assembly in Lima.",
            "Nairobi",
            "Lima",
        ),
        # Two names beside each other.
        (
            "Why did Kenya and Ghana remain outright opponents of the harbour plan?",
            "Only Peru and Chile remained outright opponents of the harbour plan.",
            "Kenya and Ghana",
            "Peru and Chile",
        ),
        ("Please list the four goals of the plan.", "The plan has three goals.", "four", "three"),
        (
            "Why did the harbour talks take two years?",
            "Ending the strike required two months of harbour talks.",
            "two years",
            "two months",
        ),
        (
            "Why was the harbour workshop on fishing held in 2010?",
            "The harbour workshop on fishing was convened on 3 May 2015.",
            "2010",
            "3 May 2015",
        ),
    ],
)
def test_disputed_tells_what_the_source_has_instead(
    question: str, text: str, assumed: str, instead: str
) -> None:
    found = dispute(question, text)
    assert found is not None
    assert (found.assumed, found.instead) == (assumed, instead)
    assert found.told == f"The question assumes “{assumed}”; the source has “{instead}”."


@pytest.mark.parametrize(
    ("question", "text", "instead"),
    [
        (
            "Why was Ruiz against sending the coast guard to Peru?",
            "Ruiz writes that the league should send its coast guard to Peru.",
            "should send its coast",
        ),
        (
            "What made the fishermen welcome the harbour plan?",
            "The harbour plan has irked the fishermen.",
            "irked the fishermen",
        ),
        (
            "For what did the league praise the coast guard of Peru?",
            "The league found that the coast guard of Peru has failed.",
            "failed",
        ),
        (
            "Why are the harbour votes of the league unimportant?",
            "The harbour votes of the league are important.",
            "important",
        ),
    ],
)
def test_disputed_holds_a_stance_against_its_opposite(
    question: str, text: str, instead: str
) -> None:
    found = dispute(question, text)
    assert found is not None
    assert found.instead == instead


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # The name stands beside the sentence.
        (
            "Why did Ana Lund irk the fishermen of Lima?",
            "Ana Lund spoke. The plan has irked the fishermen of Lima.",
        ),
        # What is denied is the reason.
        (
            "Why did the harbour league react late in Peru?",
            "In Peru, the lack of ships resulted in the league's late reaction.",
        ),
        # What should be done hasn't been.
        (
            "Why has the Harbour League not acted on Peru?",
            "The Harbour League should act on Peru.",
        ),
        # Both take the same side, in other words.
        (
            "Why does the league blame the coast guard of Peru?",
            "This has not been met by effective work of the coast guard of Peru, the league finds.",
        ),
        # Another paragraph is no other number of the same.
        (
            "What is written in paragraph 140 of the harbour charter?",
            "Ships are named in paragraph 139 of the harbour charter.",
        ),
        # To be denied in part is not to be denied.
        (
            "Why does harm to the port go beyond oil?",
            "Harm to the port is not always by oil.",
        ),
        # To end a thing is not to deny it.
        (
            "How did Ana Lund help end the strike in Lima?",
            "Ending the strike in Lima required months of talks led by Ana Lund.",
        ),
    ],
)
def test_disputed_takes_no_reason_or_wish_for_a_denial(question: str, text: str) -> None:
    assert dispute(question, text) is None


def test_a_sentence_on_the_questions_side_leaves_a_stance_standing() -> None:
    question = "Why did the fishermen of Peru oppose the harbour plan?"
    for_it = "The league of Peru hailed the harbour plan."
    against_it = "The fishermen of Peru rejected the harbour plan."
    assert dispute(question, for_it, against_it) is None


def test_lengths_of_reads_spans_of_years() -> None:
    assert lengths_of("the junta of 1976 to 1983 and its three-week siege") == [
        ("three-week", 21.0),
        ("1976 to 1983", 7 * 365.0),
    ]
