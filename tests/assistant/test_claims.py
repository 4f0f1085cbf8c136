"""Statements of any text, and what has nothing to check."""

import pytest

from assistant.claims import statements
from assistant.unchecked import Reason

TEXT = """# Points

Dear colleagues, good morning.
The Special Adviser warned of **violence** [1]; he asked
for a referral. Is that enough?

- The AU never used the article, while ECOWAS acted in Mali.
1. According to Human Rights Watch, rebels committed abuses in Congo.

We believe that prevention is better.

```
ignored = "The Council adopted nothing in 2012."
```
"""


def test_statements_are_verbatim_spans_in_order() -> None:
    found, left = statements(TEXT)

    assert all(TEXT[s.start : s.end] == s.text for s in (*found, *left))
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert not any("ignored" in s.text or "Points" in s.text for s in (*found, *left))


def test_statements_are_split_where_parts_stand_alone_and_pronouns_resolved() -> None:
    found, _ = statements(TEXT)

    assert [s.standing for s in found] == [
        "The Special Adviser warned of violence",
        "Special Adviser asked for a referral.",
        "The AU never used the article",
        "ECOWAS acted in Mali.",
        "According to Human Rights Watch, rebels committed abuses in Congo.",
    ]
    assert found[-1].said == "Rebels committed abuses in Congo."
    assert found[-1].attribution is not None
    assert found[-1].attribution.who == "Human Rights Watch"


def test_statements_says_why_a_sentence_is_left() -> None:
    _, left = statements(TEXT)

    assert [(u.text, u.reason) for u in left] == [
        ("Dear colleagues, good morning.", Reason.GREETING),
        ("Is that enough?", Reason.QUESTION),
        ("We believe that prevention is better.", Reason.OPINION),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We recall that 59,648 people were killed in Syria.",
        "Hilary Anderson works for the commission.",
        "It is clear that regional organizations matter to prevention.",
    ],
)
def test_statements_keeps_what_can_be_checked(sentence: str) -> None:
    found, left = statements(sentence)

    assert [s.text for s in found] == [sentence]
    assert left == ()


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Amnesty International reported in 2013 that rebels killed them.",
            "Amnesty International",
        ),
        ("Rebels killed many people, according to David Kaye.", "David Kaye"),
        ("The report says that rebels killed people.", None),
    ],
)
def test_attribution_is_to_a_name(sentence: str, who: str | None) -> None:
    (found,) = statements(sentence)[0]

    assert (found.attribution and found.attribution.who) == who


def test_statements_of_an_empty_text_are_none() -> None:
    assert statements("  \n") == ((), ())
