"""Answers measured one by one: key facts, citations, attribution, and where facts are lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Status
from evals.dataset import QuestionRow
from evals.measures import holds, key_fact_share
from index.terms import fold
from sources.catalogue import Record
from sources.document import Document


@dataclass(frozen=True, slots=True)
class Measured:
    """One answer's figures; a share is None where it isn't defined.

    Attributes:
        id: Of the question.
        kind: Of the question.
        wording: Of the question.
        status: How the answer ended.
        chars: Length of the answer's text.
        key_facts: Share of the key facts that the text gives.
        lost: Share of the key facts lost to "retrieval", "selection" or "refusal".
        verbatim: Share of citations whose quote stands at their offsets.
        attribution: Share of citations that carry, and whose paragraph names, the author,
            publisher and date of the item that the words stand in.
        precision: Share of citations whose quote carries the sentence that cites it.
        recall: Share of sentences that their citations carry whole.
        evidence_precision: Share of citations that hold pinned evidence.
        evidence_recall: Share of pinned evidence that the citations hold.
    """

    id: str
    kind: str
    wording: str
    status: Status
    chars: int
    key_facts: float | None
    lost: Mapping[str, float]
    verbatim: float | None
    attribution: float | None
    precision: float | None
    recall: float | None
    evidence_precision: float | None
    evidence_recall: float | None


def measured(row: QuestionRow, answer: Answer, documents: Mapping[str, Document]) -> Measured:
    """The figures of one answer."""
    facts = key_fact_share(row.key_facts, answer.text) if row.key_facts else None
    cited = answer.citations
    return Measured(
        id=row.id,
        kind=row.kind.value,
        wording=row.wording,
        status=answer.status,
        chars=len(answer.text),
        key_facts=facts,
        lost={} if facts is None else _lost(row, answer, facts),
        verbatim=_share([_stands(c, documents) for c in cited]),
        attribution=_share([_attributed(c, answer, documents) for c in cited]),
        precision=_share([_carries(c, answer) for c in cited]),
        recall=_share([_carried(claim.text, answer, claim.citations) for claim in answer.claims]),
        evidence_precision=_share([_pinned(row, c, documents) for c in cited])
        if row.evidence and answer.status is not Status.NOT_IN_SOURCES
        else None,
        evidence_recall=_share([_evidence_held(row, e, answer) for e in range(len(row.evidence))]),
    )


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def _lost(row: QuestionRow, answer: Answer, facts: float) -> dict[str, float]:
    """What isn't said, by the stage that lost it."""
    if facts == 1.0:
        return {}
    retrieved = "\n".join(p.passage.text for p in answer.passages)
    there = key_fact_share(row.key_facts, f"{retrieved}\n{answer.text}")
    stage = "refusal" if answer.status is Status.NOT_IN_SOURCES else "selection"
    lost = {"retrieval": 1.0 - there, stage: there - facts}
    return {name: share for name, share in lost.items() if share > 0}


def _stands(citation: Citation, documents: Mapping[str, Document]) -> bool:
    document = documents.get(citation.document_id)
    return document is not None and document.text[citation.start : citation.end] == citation.quote


def record_at(document: Document, start: int) -> Record:
    """The record of the item that a place belongs to, found anew from the items' spans."""
    return next((i.record for i in document.items if i.start <= start < i.end), document.record)


def _attributed(citation: Citation, answer: Answer, documents: Mapping[str, Document]) -> bool:
    document = documents.get(citation.document_id)
    if not document or record_at(document, citation.start) != citation.record:
        return False
    paragraph = next(
        (p for p in answer.text.split("\n\n") if f"[{citation.marker}]" in p), answer.text
    )
    return _names_source(citation.record, fold(paragraph))


def _names_source(record: Record, folded: str) -> bool:
    """Whether words of ours name the source: as it is cited or by all authors, and its year."""
    persons = [a.split()[-1] for a in record.authors if "(" not in a]
    by_author = bool(persons) and all(fold(p) in folded for p in persons)
    cited_as = record.cite_as or record.publisher or record.title
    year = (record.published or "")[:4]
    return (by_author or fold(cited_as) in folded) and year in folded


def _carries(citation: Citation, answer: Answer) -> bool:
    claims = [c for c in answer.claims if citation.marker in c.citations]
    return any(_carried(c.text, answer, (citation.marker,)) for c in claims)


def _carried(sentence: str, answer: Answer, markers: Sequence[int]) -> bool:
    """Whether the quotes hold the sentence's words, each part between elisions in one quote."""
    quotes = [" ".join(c.quote.split()) for c in answer.citations if c.marker in markers]
    parts = [p for part in sentence.split("…") if (p := " ".join(part.split()))]
    return bool(parts) and all(any(part in q for q in quotes) for part in parts)


def _pinned(row: QuestionRow, citation: Citation, documents: Mapping[str, Document]) -> bool:
    return any(
        e.source_file == citation.source_file and holds(e.phrase, citation.quote)
        for e in row.evidence
    )


def _evidence_held(row: QuestionRow, place: int, answer: Answer) -> bool:
    wanted = row.evidence[place]
    quotes = [c.quote for c in answer.citations if c.source_file == wanted.source_file]
    return holds(wanted.phrase, " ".join(quotes))
