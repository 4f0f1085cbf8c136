"""The JSON contract: what `search`, `ask` and `check` print for machines."""

from collections.abc import Sequence
from typing import Any

from assistant.answer import Answer, Citation
from assistant.check import Check
from index.passage import ScoredPassage
from index.retriever import Retrieved
from sources.catalogue import Record

Json = dict[str, Any]


def search_json(retrieved: Retrieved) -> Json:
    """The object of `search --json`."""
    return {
        "question": retrieved.question,
        "passages": passages_json(retrieved.passages),
        "timings_ms": _rounded(retrieved.timings_ms),
    }


def answer_json(answer: Answer) -> Json:
    """The object of `ask --json`."""
    return {
        "question": answer.question,
        "status": answer.status.value,
        "answer": answer.text,
        "claims": [
            {
                "text": claim.text,
                "citations": list(claim.citations),
                "verdict": claim.verdict.kind.value,
                "probability": round(claim.verdict.probability, 3),
            }
            for claim in answer.claims
        ],
        "citations": [citation_json(c) for c in answer.citations],
        "passages": passages_json(answer.passages),
        "suggestions": list(answer.suggestions),
        "model": answer.model,
        "notice": answer.notice,
        "dropped": answer.dropped,
        "unresolved_markers": answer.unresolved,
        "timings_ms": _rounded(answer.timings_ms),
    }


def check_json(check: Check) -> Json:
    """The object of `check --json`."""
    return {
        "claims": [
            {
                "text": claim.text,
                "start": claim.start,
                "end": claim.end,
                "verdict": claim.verdict.kind.value,
                "probability": round(claim.verdict.probability, 3),
                "evidence": [citation_json(c) for c in claim.verdict.evidence],
                "differences": [
                    {"kind": d.kind, "claim": d.claim, "source": d.source}
                    for d in claim.verdict.differences
                ],
                "wording": [
                    {"kind": s.kind.value, "claim": s.ours, "agreed": s.agreed}
                    for s in claim.wording
                ],
            }
            for claim in check.claims
        ],
        "unchecked": [
            {"text": u.text, "start": u.start, "end": u.end, "reason": u.reason.value}
            for u in check.unchecked
        ],
        "summary": check.summary,
    }


def citation_json(citation: Citation) -> Json:
    """One citation."""
    return {
        "marker": citation.marker,
        "document_id": citation.document_id,
        "source_file": citation.source_file,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        **record_json(citation.record),
        "section": list(citation.section),
        "locator": citation.locator,
    }


def passages_json(passages: Sequence[ScoredPassage]) -> list[Json]:
    """Ranked passages."""
    return [
        {
            "rank": scored.rank,
            "document_id": scored.passage.document_id,
            "source_file": scored.passage.source_file,
            "start": scored.passage.start,
            "end": scored.passage.end,
            "text": scored.passage.text,
            "section": list(scored.passage.section),
            "locator": scored.passage.locator,
            "relevance": round(scored.relevance, 4),
            **record_json(scored.passage.record),
            "also_in": list(scored.passage.also_in),
        }
        for scored in passages
    ]


def record_json(record: Record) -> Json:
    """The fields of a record that a citation shows; `carried_in` is the digest's title."""
    return {
        "title": record.title,
        "authors": list(record.authors),
        "publisher": record.publisher,
        "published": record.published,
        "voice": record.voice.value,
        "carried_in": record.carried_in.title if record.carried_in else None,
    }


def _rounded(timings_ms: dict[str, float]) -> dict[str, float]:
    return {stage: round(ms, 2) for stage, ms in timings_ms.items()}
