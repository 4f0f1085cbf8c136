"""Note marks that are glued to words are raised, in order, and real figures stay."""

import pytest

from sources.cleaning.lines import Log, read_lines
from sources.cleaning.notes import raise_note_marks
from sources.sentences import ends_sentence, split_sentences
from tests.sources.conftest import Read


def _mended(text: str) -> tuple[str, list[str]]:
    log = Log(text)
    lines = raise_note_marks(read_lines(text, log), log)
    return "\n".join(line.text for line in lines), [r.kind for r in log.repairs]


def test_marks_that_count_upwards_are_raised_and_recorded() -> None:
    text = (
        "The council met.1 It wrote “a fair rule”2 in 12 days, a first,3 and left.\n"
        "Nobody objected to it6 at all.\n"
    )
    mended, repairs = _mended(text)
    assert mended == (
        "The council met.¹ It wrote “a fair rule”² in 12 days, a first,³ and left.\n"
        "Nobody objected to it⁶ at all."
    )
    assert repairs == ["note_mark"] * 4


def test_marks_may_count_from_one_again() -> None:
    page = "The council met.1 It left.2 It wrote.3"
    assert _mended(f"{page}\n{page}")[0].count("³") == 2


@pytest.mark.parametrize(
    "text",
    [
        "It met in May.5 It left.7 It wrote.9",  # no run from 1
        "It met.1 It left.2",  # too few
        "See No.1 and para.2 and art.3 of it.",
        "It adopted pillar1, pillar2, pillar3 and pillar4.",
        "The prices of 1.1, 1.2 and 1.3 rose by 4.",
        "It grew to 5,000.1 to 6,000.2 and 7,000.3 of them.",
        "Flight MH1, MH2, MH3 and MH4 left.",
        "It met.1 It left.20 It wrote.300",
    ],
)
def test_real_figures_stay(text: str) -> None:
    assert _mended(text) == (text, [])


def test_a_mark_belongs_to_the_sentence_before_it() -> None:
    text = "It met the States.¹² The council left. “It is so.”³ Then it spoke,⁴ and went.⁵"
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "It met the States.¹²",
        "The council left.",
        "“It is so.”³",
        "Then it spoke,⁴ and went.⁵",
    ]
    assert ends_sentence("It went.⁵")


def test_a_document_keeps_where_a_mark_stood(read: Read) -> None:
    text = (
        "A Report\n\nThe council met in the spring.1 It wrote down what it had heard.2 "
        "Both sides read it.3"
    )
    found = read(text)
    assert "in the spring.¹ It wrote" in found.text
    mark = next(r for r in found.repairs if r.kind == "note_mark")
    assert (text[mark.raw_start : mark.raw_end], mark.after) == ("1", "¹")
