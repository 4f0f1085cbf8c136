"""Questions that ask two things: each is answered by itself, and the answers stand together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Claim, Status
from assistant.speakers import CLOSE, OPEN, ours
from index.passage import ScoredPassage
from index.terms import terms

_ASKS = (
    r"(?:(?:in|at|by|for|from|on|to|with|against|of|under|since) )?"
    r"(?:what|who|whom|whose|which|when|where|why|how)\b"
)
# ", who …" goes on about somebody; ", and who …" asks anew.
_JOINT = re.compile(rf"(?:\? (?:and |but )?|[,;] (?:and|but) )(?={_ASKS})", re.I)
# "…, and when was each?" asks about what the first part finds; it has too little of its own.
_OWN_TERMS = 2
_TELLING = (Status.ANSWERED, Status.PREMISE_DISPUTED)


def parts_of(question: str) -> tuple[str, ...]:
    """The questions in a question that asks several, each ending in "?"; else nothing."""
    text = question.strip()
    found = [p.strip(" ,;?") for p in _JOINT.split(text)]
    asks = re.match(_ASKS, text, re.I) and len(found) > 1
    alone = "?" in text[:-1] or all(len(set(terms(p))) >= _OWN_TERMS for p in found)
    if not asks or not alone:
        return ()
    return tuple(f"{p[:1].upper()}{p[1:]}?" for p in found)


def joined(whole: Answer, parts: Sequence[Answer]) -> Answer:
    """One answer to a question of several parts.

    It is the answer to the whole where that gives what every answered part begins with,
    and else those to the parts, one after the other. A part that isn't in the sources is named.

    Args:
        whole: To the question as asked.
        parts: To its parts, in order; none for a question of one.
    """
    said = {(c.document_id, c.start) for c in whole.citations}
    leads = [a.citations[0] for a in parts if a.status in _TELLING and a.citations]
    missing = [_plain(a.question) for a in parts if a.status is Status.NOT_IN_SOURCES]
    if len(missing) == len(parts):
        return whole
    if any((c.document_id, c.start) not in said for c in leads):
        return _one_by_one(whole, parts)
    if not missing or whole.status is not Status.ANSWERED:
        return whole
    note = ours(f"The sources may not answer this part: “{' '.join(missing)}”")
    return replace(whole, status=Status.PARTIAL, text=f"{whole.text}\n\n{note}")


def _one_by_one(whole: Answer, parts: Sequence[Answer]) -> Answer:
    """Each part's answer after the part that it answers."""
    # The page shows our first words as what there is to say of the whole.
    paragraphs = [ours("Each part of the question is answered by itself.")]
    claims: list[Claim] = []
    citations: list[Citation] = []
    for answer in parts:
        own = _renumbered(answer, len(citations))
        paragraphs += [ours(_plain(answer.question)), own.text]
        claims += own.claims
        citations += own.citations
    statuses = {a.status for a in parts}
    return replace(
        whole,
        status=statuses.pop() if len(statuses) == 1 else Status.PARTIAL,
        text="\n\n".join(paragraphs),
        claims=tuple(claims),
        citations=tuple(citations),
        passages=_together(parts),
    )


def _plain(words: str) -> str:
    return words.replace(OPEN, "").replace(CLOSE, "")


def _renumbered(answer: Answer, given: int) -> Answer:
    """The answer with markers that go on from those given; brackets in a quotation stay."""
    text = answer.text
    for claim in answer.claims:
        words = " ".join(claim.text.split())
        for marker in claim.citations:
            text = text.replace(f"{words} [{marker}]", f"{words} [{marker + given}]", 1)
    return replace(
        answer,
        text=text,
        claims=tuple(
            replace(c, citations=tuple(m + given for m in c.citations)) for c in answer.claims
        ),
        citations=tuple(replace(c, marker=c.marker + given) for c in answer.citations),
    )


def _together(parts: Sequence[Answer]) -> tuple[ScoredPassage, ...]:
    """The passages of all parts, each once, the best of each part first."""
    by_rank = sorted((s for a in parts for s in a.passages), key=lambda s: s.rank)
    found = {s.passage.id: s for s in reversed(by_rank)}
    best = sorted(found.values(), key=lambda s: s.rank)
    return tuple(replace(s, rank=n) for n, s in enumerate(best, start=1))
