"""Numbers and dates by value."""

import pytest

from assistant.grounding.dates import compatible, dates_of
from assistant.grounding.quantities import agree, quantities_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("59,648 people", 59648.0, ""),
        ("sixty thousand people", 60000.0, ""),
        ("two hundred and five states", 205.0, ""),
        ("1.5 million refugees", 1.5e6, ""),
        ("fifty-eight states", 58.0, ""),
        ("12 per cent of them", 12.0, "%"),
        ("the third pillar", 3.0, "ordinal"),
        ("Pillar III work", 3.0, "ordinal"),
        ("the 127th assembly", 127.0, "ordinal"),
    ],
)
def test_quantities_of_reads_the_value(text: str, value: float, unit: str) -> None:
    (found,) = quantities_of(text)

    assert (found.value, found.unit) == (value, unit)


def test_quantities_of_leaves_the_pronoun_one_alone() -> None:
    assert quantities_of("one of them spoke") == ()


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("over 60,000 people", "more than 60,000 people", True),
        ("60,000 people", "59,648 people", False),
        ("nearly 60,000 people", "59,648 people", True),
        ("nearly 60,000 people", "50,000 people", False),
        ("under 60,000 people", "59,648 people", True),
        ("the third time", "3 times", False),
    ],
)
def test_agree_weighs_bounds(claim: str, source: str, expected: bool) -> None:
    assert agree(quantities_of(claim)[0], quantities_of(source)[0]) is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("15 March 2011", "March 15, 2011", True),
        ("March 2011", "15 March 2011", True),
        ("16 September 2022", "15-16 September 2022", True),
        ("17 September 2022", "15-16 September 2022", False),
        ("2011", "March 2012", False),
        ("Nov. 19", "19 November 2012", True),
    ],
)
def test_compatible_compares_the_parts_that_both_give(
    ours: str, theirs: str, expected: bool
) -> None:
    assert compatible(dates_of(ours)[0], dates_of(theirs)[0]) is expected


def test_dates_of_knows_that_may_is_also_a_verb() -> None:
    assert dates_of("States may act, and May says so.") == ()
