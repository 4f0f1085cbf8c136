"""Premises: a question that takes for granted what the sources deny."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.question import Kind, Question

_DENIAL = re.compile(
    r"\b(?:never|has not|have not|had not|was not|were not|did not|is not|are not)\b", re.I
)
_PRESUPPOSING = (Kind.WHEN, Kind.WHERE, Kind.WHO, Kind.HOW_MANY)


def disputed(question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether the best evidence denies what the question presupposes."""
    if question.negated or not evidence:
        return False
    presupposes = question.kind in _PRESUPPOSING or bool(
        re.match(r"(?i)why\b|how did\b", question.text)
    )
    best = evidence[0]
    return presupposes and bool(_DENIAL.search(best.text)) and best.coverage >= 0.5
