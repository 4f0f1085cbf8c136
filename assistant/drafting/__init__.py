"""Talking points with locked evidence: `Brief` in, `TalkingPoints` out.

`build_drafter(settings).draft(Brief(topic=…))` drafts; `Drafter.recheck(text, sentence)`
tells whether an edited sentence still rests on its evidence, `Drafter.alternatives`
what could stand in its place, `edited` and `swapped` put either into the draft.
"""

from assistant.drafting.brief import (
    Brief,
    Forum,
    Party,
    Position,
    load_brief,
    save_brief,
)
from assistant.drafting.points import (
    DraftStatus,
    Sentence,
    State,
    TalkingPoints,
)

__all__ = [
    "Brief",
    "DraftStatus",
    "Forum",
    "Party",
    "Position",
    "Sentence",
    "State",
    "TalkingPoints",
    "load_brief",
    "save_brief",
]
