"""Where something is or was: which sentence tells it."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.grounding.names import names_of
from assistant.question import Question
from index.glossary import places
from index.terms import terms

_BEFORE_PLACE = re.compile(
    r"\b(?:in|at|near|outside|throughout|across|to|into|from)(?: [\w’'-]+){0,2} $", re.I
)
# So many sentences on, a passage may still tell where the thing was that it speaks of.
_ON = 2


def _tells_where(question: Question, text: str) -> bool:
    """Whether a place that the question doesn't name stands in a sentence, behind "in" or so."""
    known = {*terms("R2P"), *question.terms}
    there = places(question.text)
    return any(
        _BEFORE_PLACE.search(text[: name.start])
        and not set(terms(name.text)) <= known
        and not places(name.text) & there
        for name in names_of(text)
    )


def where_first(question: Question, found: Sequence[Evidence]) -> list[Evidence]:
    """The sentences, and before one that leads but names no place the one after it that does."""
    lead = found[0]
    if _tells_where(question, lead.text):
        return list(found)
    sentences = lead.passage.sentences
    at = sentences.index(lead.sentence)
    on = [s.start for s in sentences[at + 1 : at + 1 + _ON]]
    telling = [
        e
        for e in found
        if e.passage.id == lead.passage.id
        and e.sentence.start in on
        and e.coverage > 0
        and _tells_where(question, e.text)
    ]
    return sorted(found, key=lambda e: e not in telling[:1])
