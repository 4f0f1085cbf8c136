"""How a question ends: answered, its premise disputed, or not in the sources."""

from collections.abc import Sequence

from assistant.abstain import (
    NEAREST_COSINE,
    THRESHOLD,
    THRESHOLD_UNKNOWN_NAME,
    answerable_probability,
    signals,
    unknown_names,
)
from assistant.answer import Status
from assistant.compose import Draft, composed
from assistant.evidence import Evidence, gather
from assistant.premise import disputed
from assistant.question import Kind, Question
from assistant.select import Group, choose, nearest
from assistant.speakers import capital, named
from index.lexical import LexicalIndex
from index.retriever import Retrieved
from sources.catalogue import date_words
from sources.document import Document

_NOT_SAID = {
    Kind.HOW_MANY: "don't give this figure",
    Kind.WHEN: "don't give this date",
    Kind.WHO: "don't say who",
    Kind.WHERE: "don't say where",
}


def conclude(
    question: Question,
    retrieved: Retrieved,
    lexical: LexicalIndex,
    documents: dict[str, Document],
) -> tuple[Status, Draft]:
    """The status and text of the answer that the retrieved passages give."""
    evidence = gather(question, retrieved, lexical)
    chance = answerable_probability(signals(question, evidence, retrieved))
    strange = unknown_names(question, lexical)
    if chance < (THRESHOLD_UNKNOWN_NAME if strange else THRESHOLD):
        near = nearest(evidence) if retrieved.best_cosine >= NEAREST_COSINE else []
        return Status.NOT_IN_SOURCES, _not_found(question, near, strange, documents)
    groups = choose(question, evidence, documents)
    if disputed(question, evidence):
        draft = Draft(documents)
        draft.say("The sources don't bear out what the question takes for granted.")
        for group in groups:
            draft.quote(group)
        return Status.PREMISE_DISPUTED, draft
    draft = composed(groups, documents)
    if question.kind is Kind.HOW_MANY:
        _date_figures(draft, groups)
    if question.kind is Kind.WHEN:
        _note_dates(draft, groups)
    return Status.ANSWERED, draft


def _not_found(
    question: Question,
    near: Sequence[Evidence],
    strange: Sequence[str],
    documents: dict[str, Document],
) -> Draft:
    """Which part isn't there, and what stands nearest to it."""
    draft = Draft(documents)
    what = _NOT_SAID.get(question.kind, "don't answer this")
    if strange:
        what = f"don't mention {' or '.join(strange)}"
    draft.say(f"Not in the sources: they {what}." + (" Nearest:" if near else ""))
    for piece in near:
        draft.quote(Group.of(piece))
    return draft


def _date_figures(draft: Draft, groups: Sequence[Group]) -> None:
    """Say how old the figures are, from the records."""
    years = sorted({(g.passage.record.published or "")[:4] for g in groups} - {""})
    if years:
        span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
        draft.say(f"Figures as of {span}, when the sources were published.")


def _note_dates(draft: Draft, groups: Sequence[Group]) -> None:
    """Say where a source's own date is in doubt or in conflict."""
    for record in dict.fromkeys(g.passage.record for g in groups):
        if record.date_note and record.published:
            name = capital(record.cite_as) or named(record)
            draft.say(f"{name} is dated {date_words(record.published)}; {record.date_note}.")
