"""A formulation beside the canonical one."""

from assistant.agreed import Wording, compare, near_identical

CANONICAL = (
    "States should respond together in a timely way when a government is failing to protect."
)


def _kinds(ours: str) -> list[tuple[Wording, str, str]]:
    return [(s.kind, s.ours, s.agreed) for s in compare(ours, CANONICAL) if s.kind != "kept"]


def test_compare_keeps_what_is_the_same() -> None:
    assert [s.kind for s in compare(CANONICAL, CANONICAL)] == [Wording.KEPT]


def test_compare_sees_what_is_stronger_weaker_dropped_added_and_moved() -> None:
    ours = "States must respond in a timely way together when a government may be failing at home."

    assert _kinds(ours) == [
        (Wording.STRENGTHENED, "must", "should"),
        (Wording.MOVED, "together", "together"),
        (Wording.WEAKENED, "may be", "is"),
        (Wording.DROPPED, "", "to protect"),
        (Wording.ADDED, "at home", ""),
    ]


def test_near_identical_wants_most_words_on_both_sides() -> None:
    assert near_identical(CANONICAL.replace("should", "must"), CANONICAL)
    assert not near_identical("States should respond.", CANONICAL)
    assert not near_identical("Rebels took the town and killed people there in March.", CANONICAL)
