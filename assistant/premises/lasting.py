"""Lengths of time: so many years in a question, so many months in a source."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.grounding.quantities import quantities_of
from assistant.premises.dispute import Dispute
from assistant.premises.matter import held
from assistant.question import Question
from index.terms import term_set

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0, "decade": 3650.0}
_UNIT = re.compile(
    r"[ -](hour|day|week|month|year|decade)s?\b(?! (?:old|ago|later|before|earlier))"
)
_FROM_TO = re.compile(r"\b((?:19|20)\d\d) (?:to|until) ((?:19|20)\d\d)\b")
# They say that a time is asked of, not of what.
_FRAME = term_set("take took last need require go went within")
# How far two lengths that are told for the same may lie apart.
_SAME = 0.1
# How much of the rest of the question the sentence must hold, alone and with what is around it.
_OWN, _REST = 0.25, 0.5
_LOOKED_AT = 6


def lasted_otherwise(
    claim: str, question: Question, evidence: Sequence[Evidence]
) -> Dispute | None:
    """The sentence that gives another length of time of the same matter, or None.

    None too where the question gives no length or several, or a sentence at hand gives the same.
    """
    asked = lengths_of(claim)
    if len(asked) != 1:
        return None
    words, days = asked[0]
    rest = frozenset(question.terms) - term_set(words) - _FRAME
    found: list[tuple[float, Dispute]] = []
    for piece in evidence[:_LOOKED_AT]:
        told = lengths_of(piece.text)
        if any(abs(d - days) <= _SAME * days for _, d in told):
            return None
        share = held(question, rest, piece)
        if len(told) == 1 and share.own >= _OWN and share.whole >= _REST:
            found.append((share.whole, Dispute(piece, words, told[0][0])))
    return max(found, key=lambda f: f[0])[1] if found else None


def lengths_of(text: str) -> list[tuple[str, float]]:
    """The lengths of time in a text, as written, and in days."""
    found = [
        (text[q.start : unit.end()], q.value * _DAYS[unit[1]])
        for q in quantities_of(text)
        if q.unit == "" and (unit := _UNIT.match(text, q.end))
    ]
    for years in _FROM_TO.finditer(text):
        found.append((years.group(), (int(years[2]) - int(years[1])) * _DAYS["year"]))
    return found
