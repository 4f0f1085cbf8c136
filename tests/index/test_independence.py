"""Independent sources are counted; what repeats, carries or quotes another adds none."""

from dataclasses import replace

import pytest

from index.independence import independent_sources
from sources.catalogue import Record

DIGEST = Record(title="Mailing of May", publisher="Coalition")
KAYE = Record(title="A column", authors=("A. Kay",), publisher="Weekly", carried_in=DIGEST)
REPORT = Record(title="A report", publisher="Watchers", carried_in=DIGEST)
OTHER = Record(title="Another report", publisher="Monitors")
SAID = "Eleven villages along the river were burned to the ground before the end of May"


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([], ()),
        ([(KAYE, "One thing."), (OTHER, "Something else was seen.")], ((0,), (1,))),
        # Two items of one digest stand on their own; so the digest adds nothing to them.
        ([(KAYE, "One thing."), (REPORT, "Another matter.")], ((0,), (1,))),
        ([(DIGEST, "This month."), (KAYE, "One."), (REPORT, "Two.")], ((0, 1), (2,))),
        # The same author in another paper, the same publisher under another title.
        ([(KAYE, "One."), (replace(KAYE, publisher="Daily"), "Two.")], ((0, 1),)),
        ([(REPORT, "One."), (replace(REPORT, title="Its annex"), "Two.")], ((0, 1),)),
        # Nine words running in both.
        ([(OTHER, SAID), (KAYE, f"He wrote: “{SAID}.”")], ((0, 1),)),
        # Eight of them aren't enough, and six of ten words are.
        (
            [(OTHER, SAID), (KAYE, "Eleven villages along the river were burned to ash")],
            ((0,), (1,)),
        ),
        ([(OTHER, "a b c d e f g h"), (KAYE, "h a g b f c i j")], ((0, 1),)),
        # Without author and publisher the title tells.
        ([(Record(title="X"), "One."), (Record(title="Y"), "Two.")], ((0,), (1,))),
        # Through a third that quotes both.
        (
            [(OTHER, SAID), (KAYE, "One."), (replace(KAYE, title="B"), f"{SAID}.")],
            ((0, 1, 2),),
        ),
    ],
)
def test_independent_sources(
    evidence: list[tuple[Record, str]], expected: tuple[tuple[int, ...], ...]
) -> None:
    assert independent_sources(evidence) == expected
