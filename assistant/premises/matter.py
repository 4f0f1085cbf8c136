"""Matter: how much of what a question is about a sentence holds."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from assistant.evidence import CONTEXT_SHARE, Evidence, context_words
from assistant.question import Question
from index.terms import term_set

# They say how something is asked or told, not of what.
FRAME = term_set(
    "make made come came round lead led cause prompt drove brought want think thought consider "
    "call find found see still"
)
# Words that begin alike by so many letters are of one kin ("suspend", "suspension").
_KIN = 6
# Letters between a sentence and the one before it.
_GAP = 3


@dataclass(frozen=True, slots=True)
class Held:
    """Share of the words of a question that are held, each counted the same.

    Attributes:
        own: By the sentence itself, 0..1.
        whole: By it and, for less, by what is around it, 0..1.
    """

    own: float
    whole: float


def held(
    question: Question, matter: Set[str], piece: Evidence, words: str = "", before: str = ""
) -> Held:
    """How much of the matter a sentence holds, names by another name and kindred words included.

    Args:
        question: Understood.
        matter: Stemmed words of the question; of none, nothing is held.
        piece: The sentence.
        words: A part of it to read in its place.
        before: What stands before it and counts as what is around it.
    """
    if not matter:
        return Held(0.0, 0.0)
    own = term_set(words or piece.text)
    near = term_set(piece.passage.text) | term_set(f"{context_words(piece.passage)} {before}")
    own, near = (question.with_other_names(found) for found in (own, near))
    own |= {t for t in matter if len(t) >= _KIN and any(o.startswith(t[:_KIN]) for o in own)}
    inside = len(matter & own)
    return Held(
        inside / len(matter),
        (inside + CONTEXT_SHARE * len(matter & near - own)) / len(matter),
    )


def right_before(piece: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentence right before one, if it is at hand."""
    return [
        e
        for e in evidence
        if e.passage.document_id == piece.passage.document_id
        and 0 <= piece.sentence.start - e.sentence.end <= _GAP
    ]
