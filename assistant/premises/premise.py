"""Premises: a question that takes for granted what the sources deny."""

from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.premises.actor import other_actor
from assistant.premises.contrary import contrary
from assistant.premises.denials import denies_outright
from assistant.premises.differing import differing
from assistant.premises.dispute import Dispute
from assistant.premises.lasting import lasted_otherwise
from assistant.premises.owners import other_owner
from assistant.premises.presupposed import presupposed, takes_all
from assistant.premises.ranks import other_rank
from assistant.premises.stance import turned
from assistant.premises.strangers import stranger
from assistant.question import Question

# Of fewer words than these nothing is taken for granted that could be told from a like matter.
_SAYS_SOMETHING = 2
# How much of the question the best sentence must hold to deny it outright.
_HALF = 0.5


def disputed(question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that denies what the question presupposes, or None.

    Which of several comes first is told whole; then another figure or date tells most; then
    what bears on the whole statement; last, what else the judge's rules find, and a plain denial.
    """
    claim = presupposed(question)
    if not claim or question.across or len(question.terms) < _SAYS_SOMETHING:
        return None
    if ranked := other_rank(claim, question, evidence):
        return ranked
    found = differing(claim, question, evidence)
    if valued := [d for kind, d in found if kind in ("number", "date") and d.instead]:
        return max(valued, key=lambda d: d.piece.coverage)
    whole = takes_all(question)
    told = (
        lasted_otherwise(claim, question, evidence)
        or (turned(claim, question, evidence) if whole else None)
        or contrary(claim, question, evidence)
        or other_actor(claim, question, evidence)
        or other_owner(claim, question, evidence)
        or stranger(claim, question, evidence, whole)
    )
    if told:
        return told
    if found:
        return max((d for _, d in found), key=lambda d: (bool(d.instead), d.piece.coverage))
    best = evidence[0] if evidence else None
    if best and best.coverage >= _HALF and denies_outright(claim, question, best):
        return Dispute(best, "")
    return None
