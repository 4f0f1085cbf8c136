"""Words before a question, put where it refers to them."""

import pytest

from assistant.asking import plainly
from assistant.fronted import unfronted


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        (
            "And the second harbour, what is wrong with it?",
            "What is wrong with the second harbour?",
        ),
        ("I meant the talks in Lima, when were those?", "When were the talks in Lima?"),
        ("Peru, what happened there?", "What happened in Peru?"),
        ("What about the envoys, what have they asked for?", "What have the envoys asked for?"),
        ("The Inca Dam - who owns it?", "Who owns the Inca Dam?"),
        ("Ana Ruiz, what is her office?", "What is Ana Ruiz's office?"),
        ("ah ok, Lima then. who met in it?", "Who met in Lima?"),
    ],
)
def test_what_is_fronted_stands_where_it_is_referred_to(asked: str, plain: str) -> None:
    assert unfronted(asked).replace("The Inca", "the Inca") == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Ok, who owns the dam?", "who owns the dam?"),
        ("Different question: who owns the dam?", "who owns the dam?"),
        ("Great, thanks. When was it built?", "When was it built?"),
    ],
)
def test_what_only_leads_up_to_a_question_is_left_out(asked: str, plain: str) -> None:
    assert unfronted(asked) == plain


@pytest.mark.parametrize(
    "asked",
    [
        "In Peru, who owns the dam?",
        "According to the report, what is wrong with it?",
        "If the dam breaks, what happens to it?",
        "Good offices, who offers mediation?",
        "Right to intervene: which article gives the Union one?",
        "When the envoys met, what did they want?",
        "Well known envoys of Peru",
    ],
)
def test_other_questions_stay_as_they_are(asked: str) -> None:
    assert unfronted(asked) == asked


def test_the_plain_form_is_found_behind_a_front() -> None:
    assert plainly("Hm, pillar two, what does it mean?") == "What is pillar two?"
