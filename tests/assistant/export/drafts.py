"""A small draft for the exports' tests, with hostile words in titles and quotes."""

from datetime import date

from assistant.answer import Citation
from assistant.drafting.brief import Brief, Forum
from assistant.drafting.points import (
    Asked,
    Care,
    CareKind,
    DraftStatus,
    Gap,
    Point,
    Segment,
    Sentence,
    State,
    TalkingPoints,
)
from sources.catalogue import Record

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(2)) **bold** ![i](http://evil.test/a.png)"
CARRIER = Record("Weekly mailing", publisher="The Mailers", published="2014-02-07")
PLAIN = Record(
    "Watching the border",
    authors=("Mira Sand",),
    publisher="Border Post",
    published="2014-02-03",
    carried_in=CARRIER,
)


def cited(identity: str, marker: int, quote: str, record: Record = PLAIN) -> Sentence:
    """A sentence that quotes one source."""
    citation = Citation(marker, "d", "d.txt", 0, len(quote), quote, record, "§ II, item 7", ())
    segments = (Segment("As the post said, ", True), Segment(quote, False, marker))
    return Sentence(identity, segments, (citation,))


def small_draft(state: State = State.GREEN) -> TalkingPoints:
    """One point, one objection, one caution, one gap; the point's sentence in that state."""
    first = cited("point-1-1", 1, "Forty observers (EUM) are needed at the border.")
    reason = "" if state is State.GREEN else "number: “50” where the source has “40”"
    first = Sentence(first.id, first.segments, first.evidence, first.origin, state, reason)
    hostile = cited("asked-1-raised", 2, HOSTILE, Record(HOSTILE, ("Eve <b>",), "P & Co"))
    return TalkingPoints(
        Brief(topic="Border", forum=Forum.SECURITY_COUNCIL, on_behalf="Ulm", on=date(2026, 3, 4)),
        DraftStatus.DRAFTED,
        f"Border {HOSTILE}",
        address="President,",
        bottom_line=(Sentence("bottom-1", (Segment("On this, Ulm counsels caution.", True),)),),
        points=(Point("1) Watch the border", (first,)),),
        asked=(Asked("Why now?", hostile, (cited("asked-1-reply-1", 3, "It is late."),)),),
        care=(Care(CareKind.OLD_FIGURE, "Figures as of February 2014."),),
        gaps=(Gap("The sources don't say this."),),
        references=(f"Sand, {HOSTILE}",),
    )
