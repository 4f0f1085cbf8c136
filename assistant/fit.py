"""Fit: whether a sentence holds what a question wants: a figure, a date, a name, a meaning."""

import re

from assistant.figures import gives_date, quantity_fit
from assistant.people import holder_fit, introduced_parts
from assistant.question import Kind, Question
from assistant.signs import capitalised_words
from assistant.topic import tells_topic
from index.terms import term_set

# Names of the norm itself stand everywhere and answer nothing.
_NO_NAME = frozenset({"r2p", "un"})
# What may at least say something of a topic.
_STATES = re.compile(r"\b(?:is|are|was|were|defines?|defined|means?|refers?|notes|focuses)\b")


def fit_of(question: Question, text: str, near: frozenset[str]) -> float:
    """How well a sentence holds what the question wants, 0..1; 0.5 where it wants no such thing.

    Args:
        question: Understood.
        text: The sentence.
        near: The terms of what stands around it.
    """
    if question.of_office:
        held, around = (question.with_other_names(t) for t in (term_set(text), near))
        return holder_fit(question.text, text, held, around)
    if question.kind is Kind.HOW_MANY:
        found = quantity_fit(question.counted, text)
        # "How many were displaced?": what is counted was said by the question before.
        said_before = bool(question.context.cited) and not question.counted
        return 1.0 if found and said_before else found
    if question.kind is Kind.WHEN:
        return float(gives_date(text))
    if question.kind is Kind.WHO and question.sender:
        parts = ((p, question.with_other_names(term_set(p))) for p in introduced_parts(text))
        sent = (p for p, own in parts if question.sender <= own)
        return max((_holds_name(question, p) for p in sent), default=0.0)
    if question.kind in (Kind.WHO, Kind.WHERE):
        return _holds_name(question, text)
    if question.kind in (Kind.DEFINITION, Kind.ROLE):
        return 1.0 if tells_topic(question, text) else 0.5 if _STATES.search(text) else 0.0
    return 0.5


def _holds_name(question: Question, text: str) -> float:
    """1 where a text has a name that the question doesn't have, else 0."""
    known = _NO_NAME.union(question.terms)
    return float(any(not term_set(n) <= known for n in capitalised_words(text)))
