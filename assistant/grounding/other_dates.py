"""Dates of a claim that its evidence lacks, or gives otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Difference
from assistant.grounding.dates import Date, bears_out, compatible, dates_of
from assistant.grounding.names import Name, holds, names_of

# Characters between words side by side, and one more.
_TOUCHING = 3


def other_dates_in(claim: str, evidence: Sequence[str]) -> list[Difference]:
    """Dates that no sentence bears out, beside the nearest of the first one that has any.

    A date that the first sentence gives less fully isn't one that it gives otherwise; from
    the others all of it must come, the year excepted.
    """
    rivals = dates_of(evidence[0])
    beside = [d for s in evidence[1:] for d in dates_of(s)]
    found = []
    for date in dates_of(claim):
        yearless = replace(date, year=None) if date.month else date
        if other := _dated_otherwise(claim, date, evidence[0]):
            found.append(Difference("date", date.text, other.text))
            continue
        if any(compatible(date, d) for d in rivals) or any(
            compatible(date, d) and bears_out(yearless, d) for d in beside
        ):
            continue
        rival = next((d for d in rivals if _alike(date, d)), None)
        found.append(Difference("date", date.text, rival.text if rival else ""))
    return found


def _dated_otherwise(claim: str, date: Date, source: str) -> Date | None:
    """The date that a list gives a name of the claim, where the claim's belongs to another name."""
    names, theirs = names_of(source), dates_of(source)
    of = {d: _named_beside(d, names) for d in theirs}
    mine = [of[d] for d in theirs if compatible(date, d)]
    if len(theirs) < 2 or not mine or any(n is None or holds(claim, n) for n in mine):
        return None
    rivals = [d for d, n in of.items() if n and holds(claim, n) and not compatible(date, d)]
    return rivals[0] if len(rivals) == 1 else None


def _named_beside(date: Date, names: Sequence[Name]) -> Name | None:
    """The name that a date stands before ("the 2001 Programme"), else the last one before it."""
    after = next((n for n in names if 0 < n.start - date.end < _TOUCHING), None)
    return after or next((n for n in reversed(names) if n.end <= date.start), None)


def _alike(ours: Date, theirs: Date) -> bool:
    return (ours.month is None) == (theirs.month is None) and bool(ours.days) == bool(theirs.days)
