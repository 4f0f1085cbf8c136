"""Whose a thing is, who holds an office, and which of several comes first, against a source."""

import pytest

from assistant.grounding.names import names_of
from assistant.premises.named import without_office
from tests.assistant.held_against import dispute


@pytest.mark.parametrize(
    ("question", "text", "assumed", "instead"),
    [
        (
            "Which Danish ministry opened the harbour workshop on fishing?",
            "The Ministry of Trade of Peru opened the harbour workshop on fishing.",
            "Danish",
            "Peru",
        ),
        (
            "How did Lund's part in Chile's coast guard reform help the harbour talks?",
            "Lund's part in Peru's reform of the coast guard was of use in the harbour talks.",
            "Chile",
            "Peru",
        ),
        (
            "When did Kenya come up with the idea of “a quiet harbour”?",
            "The league praised the Peruvian idea of “a quiet harbour”.",
            "Kenya",
            "Peruvian",
        ),
        (
            "When did Secretary-General Pedro Ruiz release the report on harbour fishing?",
            "On 3 May 2015, Secretary-General Ana Lund-moe released the report on harbour fishing.",
            "Pedro Ruiz",
            "Ana Lund-moe",
        ),
        (
            "Why should Lund stress the third goal of the plan?",
            "Thus, Lund should focus on the first two goals of the plan.",
            "stress the third goal",
            "focus on the first two goals",
        ),
    ],
)
def test_another_owner_holder_or_rank_is_disputed(
    question: str, text: str, assumed: str, instead: str
) -> None:
    found = dispute(question, text)
    assert found is not None
    assert (found.assumed, found.instead) == (assumed, instead)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # The same country by another word.
        (
            "Which Peruvian ministry opened the harbour workshop on fishing?",
            "The Ministry of Trade of Peru opened the harbour workshop on fishing.",
        ),
        # Others may have taken part in what one opened.
        (
            "Which Danish ministry took part in the harbour workshop?",
            "The Ministry of Trade of Peru opened the harbour workshop on fishing.",
        ),
        (
            "When did Peru come up with the idea of “a quiet harbour”?",
            "The league praised the Peruvian idea of “a quiet harbour”.",
        ),
        (
            "When did Secretary-General Ana Lund release the report on harbour fishing?",
            "On 3 May 2015, Ana Lund released the report on harbour fishing.",
        ),
        (
            "Why should Lund stress the second goal of the plan?",
            "Thus, Lund should focus on the first two goals of the plan.",
        ),
        # What was says nothing of what is to come.
        (
            "Where will the Harbour League hold its ninth yearly meeting?",
            "The Harbour League held its eighth yearly meeting in Lima.",
        ),
    ],
)
def test_the_same_or_a_further_one_is_not_disputed(question: str, text: str) -> None:
    assert dispute(question, text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("by Secretary-General Ana Lund", "Ana Lund"),
        ("by former Prime Minister Ana Lund", "Ana Lund"),
        ("by President Lund", "President Lund"),
        ("by the General Assembly", "General Assembly"),
    ],
)
def test_without_office_leaves_the_full_name(text: str, name: str) -> None:
    assert without_office(names_of(text)[0]).text == name
