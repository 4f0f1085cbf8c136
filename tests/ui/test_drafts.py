"""Drafts of a user: changes made at once are all kept."""

from dataclasses import replace
from pathlib import Path

from assistant.drafting import Brief, DraftStatus, TalkingPoints
from ui.drafts import Drafts


def test_change_goes_on_from_what_is_kept_now(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "ana")
    kept = drafts.keep(TalkingPoints(Brief(topic="Harn"), DraftStatus.DRAFTED, "Harn"))
    drafts.change(kept, lambda k: replace(k, draft=replace(k.draft, title="Lisse")))
    after = drafts.change(kept, lambda k: replace(k, draft=replace(k.draft, address="Chair,")))
    assert (after.draft.title, after.draft.address) == ("Lisse", "Chair,")
    assert drafts.load(kept.id) == after
