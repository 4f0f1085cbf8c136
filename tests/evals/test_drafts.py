"""The measures of drafts."""

from assistant.drafting.brief import Forum, Position
from evals.drafts import LABELS, LabelRow, load_rows


def test_the_briefs_cover_all_forums_and_positions() -> None:
    rows = [r for r in load_rows() if not r.refused]
    assert len(rows) == 30
    assert {r.brief.forum for r in rows} == set(Forum)
    assert {r.brief.position for r in rows} == set(Position)
    assert len({r.id for r in load_rows()}) == len(load_rows())


def test_the_labels_can_be_read() -> None:
    rows = [LabelRow.model_validate_json(x) for x in LABELS.read_text("utf-8").splitlines() if x]
    assert len({r.digest for r in rows}) == len(rows)
