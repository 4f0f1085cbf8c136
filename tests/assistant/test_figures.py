import pytest

from assistant.figures import quantity_fit, voices_doubt


@pytest.mark.parametrize(
    ("counted", "text", "fit"),
    [
        (("state",), "In all, 58 member states spoke.", 1.0),
        (("state",), "Fifty-eight member states spoke.", 1.0),
        (("peopl",), "It says that 1,200 individuals were killed.", 1.0),
        (("countri",), "They discussed three country situations.", 0.3),
        (("countri",), "They discussed three countries.", 1.0),
        (("troop",), "There were 12 ministers in the room.", 0.3),
        (("troop",), "The force was created in 2004.", 0.0),
        (("troop",), "They met on 14 December and left on January 3.", 0.0),
        ((), "It grew by 12 in a week.", 0.4),
    ],
)
def test_quantity_fit_wants_a_count_of_the_noun(
    counted: tuple[str, ...], text: str, fit: float
) -> None:
    assert quantity_fit(counted, text) == fit


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The actual figure may well be much higher.", True),
        ("The toll could be lower than that.", True),
        ("The number rose to forty.", False),
        ("The rains may be heavier next year.", False),
    ],
)
def test_voices_doubt_of_a_figure(text: str, doubt: bool) -> None:
    assert voices_doubt(text) is doubt
