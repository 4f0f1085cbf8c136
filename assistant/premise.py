"""Premises: a question that takes for granted what the sources deny."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Difference
from assistant.evidence import Evidence, context_words, source_words, term_set
from assistant.grounding.dates import dates_of
from assistant.grounding.differences import differences
from assistant.grounding.names import names_of
from assistant.question import Kind, Question
from index.terms import terms

# How many sentences are held against the question, and how much of it each must hold.
_LOOKED_AT = 6
_SAME_MATTER = 0.3
# Without a rival in its place, a name or a denial weighs only where the rest agrees.
_SAME_STATEMENT = 0.4
_HALF, _MOST_OF_IT = 0.5, 0.7
_CLOSE = 0.65
# Share of a sentence's coverage from which another counts the same as well.
_AS_MUCH = 0.8
# Words from a denial on among which it has one of the question's to deny.
_REACH = 6
_ASKED = re.compile(
    r"^(?:and )?(?:(?:in|at|on|for|from) )?(?:why|how(?: many| much| long)?|when|where|who|whom|"
    r"whose|what|which)\b\s*(?:did|does|do|was|were|is|are|has|have|had|should)?\s*",
    re.I,
)
# These take their whole sentence for granted and ask for a reason or a manner.
_REASON = re.compile(
    r"^(?:and )?(?:why (?!should|would|could|can|must|might)|"
    r"how (?:did|does|do|was|were|is|are|has|have)\b)",
    re.I,
)
# What is asked of as done, and what puts one part of it first ("Why was it Annan who …").
_DONE = re.compile(r"^(?:and )?\w+ (?:did|was|were|has|have|had)\b", re.I)
_CLEFT = re.compile(r"^it (.+?) (?:who|that|which) ", re.I)
_CLAUSES = re.compile(r" -- |[;—–]|, (?:which|who|while|although|but|as)\b")
_DENIAL = re.compile(
    r"\b(?:never|has not|have not|had not|was not|were not|did not|is not|are not|without)\b", re.I
)
_DENIES = re.compile(r"\b(?:not|never|no|none|without|fail\w*|lack\w*|hardly|few)\b|n't\b", re.I)
_ACCORDING = re.compile(r",? (?:according to|says?|in the view of) .*$", re.I)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sentence that doesn't bear out what the question takes for granted.

    Attributes:
        piece: The sentence.
        assumed: The question's words that it differs from, or "".
        instead: Its own words in their place, or "".
    """

    piece: Evidence
    assumed: str
    instead: str = ""


def presupposed(question: Question) -> str:
    """The question as the statement that it takes for granted, or "" for yes-or-no questions."""
    if question.kind in (Kind.YES_NO, Kind.COMPARISON):
        return ""
    bare = _ACCORDING.sub("", question.text.rstrip("? "))
    rest = _CLEFT.sub(r"\1 ", _ASKED.sub("", bare))
    return f"{rest[:1].upper()}{rest[1:]}." if rest and rest != bare else ""


def disputed(question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that denies what the question presupposes, or None."""
    claim = presupposed(question)
    if not claim or question.across:
        return None
    found: list[tuple[bool, float, Dispute]] = []
    for piece in evidence[:_LOOKED_AT]:
        if piece.coverage < _SAME_MATTER or piece.relevance < _CLOSE * evidence[0].relevance:
            continue
        for differing in differences(claim, [piece.text]):
            # Only of the act itself does "should" say that it isn't done.
            beside = differing.kind == "modality" and piece is not evidence[0]
            if beside or _held(differing, piece, evidence):
                continue
            if _tells(differing, question, piece):
                dispute = Dispute(piece, differing.claim, _instead(differing, piece))
                found.append((bool(differing.source), piece.coverage, dispute))
    if found:
        return max(found, key=lambda f: f[:2])[2]
    best = evidence[0] if evidence else None
    if best and best.coverage >= _HALF and _denied(question, best):
        return Dispute(best, "")
    return None


def _instead(found: Difference, piece: Evidence) -> str:
    """The source's words in the place of the question's; of names, only where it is a place."""
    place = re.compile(rf"\b(?:in|at|near) (?:the )?{re.escape(found.source)}\b", re.I)
    if found.kind != "name" or (
        all(n.shape == "place" for n in names_of(found.source)) and place.search(piece.text)
    ):
        return found.source
    return ""


def _tells(found: Difference, question: Question, piece: Evidence) -> bool:
    """Whether a difference says that the premise is wrong, not just that wording differs."""
    reason = bool(_REASON.match(question.text))
    close = piece.coverage >= _SAME_STATEMENT
    if found.kind == "number":
        return bool(found.source)
    if found.kind == "date":
        # Of the same act, a day of its own is another day.
        own = reason and piece.coverage >= _HALF and any(d.year for d in dates_of(piece.text))
        return close and (bool(found.source) or own)
    if found.kind == "modality":
        wished = not found.claim and bool(_DONE.match(question.text))
        return wished and piece.coverage >= _MOST_OF_IT and _wished(found.source, question, piece)
    if found.kind == "name":
        return close and reason and not _glossed(found.claim, question, piece)
    if found.kind == "negation":
        if found.claim:
            return reason and question.negated and not _DENIES.search(piece.text)
        denied = piece.text[piece.text.find(found.source) :].split()[:_REACH]
        if not set(terms(" ".join(denied))) & set(question.terms):
            return False
        of_act = bool(re.match(r"(?i)what \w+ (?:did|does|do|has|have)\b", question.text))
        return close and (reason or (of_act and piece.coverage >= _MOST_OF_IT))
    done = reason or question.kind in (Kind.WHEN, Kind.WHERE)
    return found.kind == "verb" and done and piece.coverage >= _HALF


def _wished(modal: str, question: Question, piece: Evidence) -> bool:
    """Whether the clause with the modal is of all that the question names."""
    clause = next((c for c in _CLAUSES.split(piece.text) if modal in c), "")
    held = term_set(clause) | question.named_otherwise(term_set(clause))
    return all(t in held for name in question.names for t in terms(name))


def _held(found: Difference, piece: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Whether the words stand around the sentence, or in one that bears as much on the question."""
    if found.kind not in ("number", "date", "name", "verb"):
        return False
    bar = piece.coverage * (_AS_MUCH if found.kind == "number" else 1)
    near = [e for e in evidence[:_LOOKED_AT] if e is not piece and e.coverage >= bar]
    wanted = set(terms(found.claim))
    return _named_elsewhere(found.claim, piece) or any(wanted <= term_set(e.text) for e in near)


def _named_elsewhere(words: str, piece: Evidence) -> bool:
    """Whether the words stand in the passage, its headings or its record."""
    around = f"{context_words(piece.passage)} {' '.join(piece.passage.record.event_dates)}"
    if carrier := piece.passage.record.carried_in:
        around += f" {source_words(carrier)}"
    return set(terms(words)) <= term_set(piece.passage.text) | term_set(around)


def _glossed(words: str, question: Question, piece: Evidence) -> bool:
    """Whether the sentence has another name for the same."""
    return set(terms(words)) <= question.named_otherwise(term_set(piece.passage.text))


def _denied(question: Question, best: Evidence) -> bool:
    """Whether the sentence denies outright what the question presupposes."""
    asks = question.kind in (Kind.WHEN, Kind.WHERE, Kind.WHO)
    presupposes = asks or bool(_REASON.match(question.text))
    return presupposes and not question.negated and bool(_DENIAL.search(best.text))
