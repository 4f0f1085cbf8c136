"""Elsewhere: whether what one sentence has otherwise stands around it, or in one as near."""

from collections.abc import Sequence

from assistant.answer import Difference
from assistant.evidence import Evidence
from assistant.grounding.dates import compatible, dates_of
from assistant.grounding.quantities import agree, quantities_of
from assistant.premises.named import words_around
from index.terms import term_set, terms

# Share of a sentence's coverage from which another counts the same as well.
_AS_MUCH = 0.8


def elsewhere(found: Difference, claim: str, piece: Evidence, near: Sequence[Evidence]) -> bool:
    """Whether the question's words stand around the sentence, or in one that bears as much on it.

    Args:
        found: What the sentence has otherwise.
        claim: The question as a statement.
        piece: The sentence.
        near: The sentences at hand.
    """
    if found.kind == "number":
        return _counted(found.claim, claim, piece, near)
    if found.kind not in ("date", "name", "verb"):
        return False
    return _dated(found.claim, piece, near) or _worded(found.claim, piece, near)


def _counted(number: str, claim: str, piece: Evidence, near: Sequence[Evidence]) -> bool:
    """Whether the passage, or a sentence that bears as much on the question, counts so many."""
    ours = next((q for q in quantities_of(claim) if q.text == number), None)
    texts = [e.text for e in near if e.coverage >= _AS_MUCH * piece.coverage]
    theirs = [q for text in (piece.passage.text, *texts) for q in quantities_of(text)]
    return ours is not None and any(
        agree(ours, q) and (ours.unit or not ours.counted or ours.counted & q.counted)
        for q in theirs
    )


def _dated(words: str, piece: Evidence, near: Sequence[Evidence]) -> bool:
    """Whether the passage, or a sentence at hand, gives the month that the words give."""
    asked = next((d for d in dates_of(words) if d.month), None)
    texts = (piece.passage.text, *(e.text for e in near))
    return asked is not None and any(
        compatible(asked, d) for text in texts for d in dates_of(text) if d.month
    )


def _worded(words: str, piece: Evidence, near: Sequence[Evidence]) -> bool:
    """Whether the words stand around the sentence, or in one that bears as much on the question."""
    wanted = set(terms(words))
    around = f"{words_around(piece)} {' '.join(piece.passage.record.event_dates)}"
    return wanted <= term_set(around) or any(
        wanted <= term_set(e.text) for e in near if e is not piece and e.coverage >= piece.coverage
    )
