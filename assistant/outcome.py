"""How a question ends: answered, its premise disputed, or not in the sources."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import (
    DOUBT_BELOW,
    NEAREST_COSINE,
    REFUSE_BELOW,
    confidence,
    says_nothing,
    unknown_names,
    unmentioned,
)
from assistant.answer import Status
from assistant.compose import Draft
from assistant.evidence import Evidence, gather
from assistant.premises.dispute import Dispute
from assistant.premises.premise import disputed
from assistant.question import Kind, Question
from assistant.ranking import ranked
from assistant.select import choose, nearest
from assistant.spans import Group
from assistant.speakers import capital, named
from assistant.topic import untold
from assistant.wanted import NOT_SAID, wanted
from index.lexical import LexicalIndex
from index.retriever import Retrieved
from sources.catalogue import Record, date_words
from sources.document import Document

# A premise is disputed from this confidence on that the evidence bears on the question.
DISPUTE_FROM = 0.25
# A source that has another word in its place disputes it, whatever else it leaves open.
DISPUTING = 0.7


def conclude(
    question: Question,
    retrieved: Retrieved,
    lexical: LexicalIndex,
    documents: dict[str, Document],
    refuse_below: float = REFUSE_BELOW,
    named: Evidence | None = None,
) -> tuple[Status, Draft]:
    """The status and text of the answer that the retrieved passages give.

    Args:
        question: Understood.
        retrieved: What the search found for it.
        lexical: Of the library.
        documents: The library's, by id.
        refuse_below: The confidence below which nothing is answered.
        named: The sentence that names the things asked for in a row, where there is one.
    """
    if says_nothing(question):
        draft = Draft(documents)
        draft.say("The question doesn't say what it is about: name someone, a place or a subject.")
        return Status.NOT_IN_SOURCES, draft
    evidence = gather(question, retrieved, lexical)
    likely = ranked(question, evidence, retrieved, lexical)
    # What names the things asked for, as many of them, bears out the question.
    chance = 1.0 if named else confidence(question, evidence, retrieved, lexical)
    strange = unknown_names(question, lexical)
    dispute = None if named else disputed(question, evidence)
    if dispute and (_told_otherwise(dispute) or chance >= min(refuse_below, DISPUTE_FROM)):
        return Status.PREMISE_DISPUTED, _corrected(question, dispute, likely, documents)
    if chance < refuse_below:
        near = nearest(likely) if retrieved.best_cosine >= NEAREST_COSINE else []
        missing = _missing(question, evidence, strange)
        return Status.NOT_IN_SOURCES, _not_found(missing, near, documents)
    groups = choose(question, likely, documents, named=named)
    draft = Draft(documents)
    unsure = chance < DOUBT_BELOW or untold(question, likely[0].text)
    if unsure:
        draft.say(_in_doubt(question, likely[0].text, lexical))
    for group in groups:
        draft.quote(group)
    if question.kind is Kind.HOW_MANY:
        _date_figures(draft, groups)
    if question.kind is Kind.WHEN:
        _note_dates(draft, groups)
    return (Status.PARTIAL if unsure else Status.ANSWERED), draft


def told_in_full(
    written: Sequence[Group],
    what: Question,
    retrieved: Retrieved,
    lexical: LexicalIndex,
    documents: dict[str, Document],
) -> Draft:
    """What writes an abbreviation out, and after it what defines the thing, where a source does.

    Args:
        written: The sentences that write it out.
        what: The question what it is, understood.
        retrieved: What the search found for that.
        lexical: Of the library.
        documents: The library's, by id.
    """
    told = {(s.passage.document_id, s.start) for g in written for s in g.spans}
    what = replace(what, said=what.said | told)
    likely = ranked(what, gather(what, retrieved, lexical), retrieved, lexical)
    defined = choose(what, likely, documents) if likely and likely[0].fit == 1 else ()
    return Draft.of((*written, *defined), documents)


def _told_otherwise(dispute: Dispute) -> bool:
    """Whether a sentence that holds most of the question has another word for one of its."""
    return bool(dispute.assumed and dispute.instead) and dispute.piece.coverage >= DISPUTING


def _in_doubt(question: Question, best: str, lexical: LexicalIndex) -> str:
    """Which part of the question the sources may leave open."""
    if untold(question, best):
        verb = "are" if question.text.casefold().startswith("what are") else "is"
        said = f"The sources don't say outright what “{question.topic}” {verb}."
        return f"{said} Nearest to the question:"
    if missing := unmentioned(question, lexical)[:2]:
        words = " or ".join(f"“{w}”" for w in missing)
        return f"The sources don't speak of {words} in these words. Nearest to the question:"
    return "The sources may not answer this outright. Nearest to the question:"


def _corrected(
    question: Question,
    dispute: Dispute,
    evidence: Sequence[Evidence],
    documents: dict[str, Document],
) -> Draft:
    """What the question takes for granted, and what the sources say instead."""
    draft = Draft(documents)
    draft.say(dispute.told)
    disputing = (dispute.piece.passage.id, dispute.piece.sentence)
    first = sorted(evidence, key=lambda e: (e.passage.id, e.sentence) != disputing)
    for group in choose(question, first, documents, lists=False):
        draft.quote(group)
    return draft


def _missing(question: Question, evidence: Sequence[Evidence], strange: Sequence[str]) -> str:
    """What the sources don't do, as the question has it."""
    if strange:
        return f"don't mention {' or '.join(strange)}"
    asked_for = wanted(question, evidence)
    if asked_for and asked_for.lacking:
        return asked_for.missing
    return NOT_SAID.get(question.kind, "don't answer this")


def _not_found(missing: str, near: Sequence[Evidence], documents: dict[str, Document]) -> Draft:
    """Which part isn't there, and what stands nearest to it."""
    draft = Draft(documents)
    draft.say(f"Not in the sources: they {missing}." + (" Nearest:" if near else ""))
    for piece in near:
        draft.quote(Group.of(piece))
    return draft


def _date_figures(draft: Draft, groups: Sequence[Group]) -> None:
    """Say how old the figures are, from the records."""
    dates = sorted({_dated(g.passage.record) for g in groups} - {""})
    if len(dates) == 1:
        draft.say(f"Figures as of {date_words(dates[0])}, when the source was published.")
    elif dates:
        years = dict.fromkeys(d[:4] for d in (dates[0], dates[-1]))
        draft.say(f"Figures as of {' to '.join(years)}, when the sources were published.")


def _dated(record: Record) -> str:
    """When the source was published, or else what carries it; "" where neither is known."""
    return record.published or (record.carried_in and record.carried_in.published) or ""


def _note_dates(draft: Draft, groups: Sequence[Group]) -> None:
    """Say where a source's own date is in doubt or in conflict."""
    for record in dict.fromkeys(g.passage.record for g in groups):
        if record.date_note and record.published:
            name = capital(record.cite_as) or named(record)
            draft.say(f"{name} is dated {date_words(record.published)} ({record.date_note}).")
