"""Differing: what the rules of the judge hold against the statement that a question makes."""

import re
from collections.abc import Sequence

from assistant.answer import Difference
from assistant.evidence import Evidence
from assistant.grounding.dates import Date, dates_of
from assistant.grounding.differences import differences
from assistant.grounding.quantities import quantities_of
from assistant.premises.clauses import clauses_of
from assistant.premises.contrary import tells_otherwise
from assistant.premises.denials import counters, told_after_all
from assistant.premises.dispute import Dispute
from assistant.premises.elsewhere import elsewhere
from assistant.premises.presupposed import takes_act, takes_all, takes_object
from assistant.question import Kind, Question
from index.terms import term_set, terms

# How many sentences are held against the question, and how much of it each must hold.
_LOOKED_AT = 6
_SAME_MATTER = 0.3
# Share of the best sentence's relevance from which another is held against it too.
_CLOSE = 0.65
# Without a rival in its place, a name or a denial weighs only where the rest agrees.
_SAME_STATEMENT = 0.4
_HALF, _AGREED, _MOST_OF_IT = 0.5, 0.6, 0.7
# Words before and after a date that tell of what it is.
_BEFORE, _AFTER = 8, 6
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.I
)
_TO_COME = re.compile(r"\b(?:will|next|upcoming|forthcoming|going to|planned|due to)\b", re.I)
_LABEL = "(?:paragraphs?|articles?|resolutions?|chapters?|sections?|pages?|rules?|items?)"
# Who said or wanted a thing isn't told to have done it.
_SPOKEN = re.compile(
    r"\b(?:sa(?:y|id)|sp(?:eak|oke)|talk\w*|call\w*|urge\w*|ask\w*|want\w*|recommend\w*|propose\w*|"
    r"demand\w*|encourage\w*|suggest\w*|warn\w*|think|thought|believe\w*|argue\w*|insist\w*)\b",
    re.I,
)


def differing(
    claim: str, question: Question, evidence: Sequence[Evidence]
) -> list[tuple[str, Dispute]]:
    """What the rules of the judge hold against the statement, by kind.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
    """
    near = evidence[:_LOOKED_AT]
    found = []
    for piece in near:
        agreed = max(piece.coverage, _agreed(claim, piece))
        if agreed < _SAME_MATTER or piece.relevance < _CLOSE * near[0].relevance:
            continue
        for one in differences(claim, [piece.text]):
            # Only of the act itself does "should" say that it isn't done.
            beside = one.kind == "modality" and piece is not near[0]
            if beside or elsewhere(one, claim, piece, near):
                continue
            if _tells(one, claim, question, piece, near):
                told = _date_of(claim, piece) if one.kind == "date" else one.source
                found.append((one.kind, Dispute(piece, one.claim, told)))
    return found


def _tells(
    found: Difference, claim: str, question: Question, piece: Evidence, near: Sequence[Evidence]
) -> bool:
    """Whether a difference says that the premise is wrong, not just that wording differs."""
    match found.kind:
        case "number":
            # Another paragraph is no other number of the same.
            label = re.search(rf"\b{_LABEL} {re.escape(found.claim)}\b", question.text, re.I)
            other = not (label or _yet_to_come(found, question) or _among(found, piece))
            return bool(found.source) and other
        case "date":
            return _other_date(found, claim, question, piece)
        case "modality":
            return _still_wished(found, claim, question, piece)
        case "negation" if found.claim:
            return told_after_all(found.claim, claim, question, piece, near)
        case "negation":
            whole = takes_all(question) and piece.coverage >= _SAME_STATEMENT
            of_object = takes_object(question) and piece.coverage >= _MOST_OF_IT
            return (whole or of_object) and counters(found.source, claim, question, piece)
        case "verb":
            done = takes_all(question) or question.kind in (Kind.WHEN, Kind.WHERE)
            told = done and piece.coverage >= _HALF
            return told and tells_otherwise(found, claim, piece.text)
        case _:
            return False


def _yet_to_come(found: Difference, question: Question) -> bool:
    """Whether it asks of one to come, which the number of one that was says nothing of."""
    asked, told = (quantities_of(text) for text in (found.claim, found.source))
    later = bool(asked and told) and asked[0].value > told[0].value
    return later and bool(_TO_COME.search(question.text))


def _among(found: Difference, piece: Evidence) -> bool:
    """Whether the sentence tells of the first so many, the one that is asked of among them."""
    asked = quantities_of(found.claim)
    told = re.search(rf"\bfirst ({_NUMBER.pattern})", piece.text, re.I)
    first = quantities_of(told[1]) if told else []
    return bool(asked and first) and 1 < asked[0].value <= first[0].value


def _other_date(found: Difference, claim: str, question: Question, piece: Evidence) -> bool:
    """Whether the sentence gives another date of the same."""
    rest = _agreed(claim.replace(found.claim, ""), piece)
    # Of the same act, a day of its own is another day.
    done = takes_all(question) or takes_act(question)
    agreed = max(piece.coverage, rest) >= _AGREED
    if done and agreed and any(d.year for d in dates_of(piece.text)):
        return True
    return min(piece.coverage, rest) >= _SAME_STATEMENT and bool(found.source)


def _still_wished(found: Difference, claim: str, question: Question, piece: Evidence) -> bool:
    """Whether the sentence only says that what the question tells as done should be."""
    done = takes_act(question) and not (question.negated or found.claim or _SPOKEN.search(claim))
    return done and piece.coverage >= _MOST_OF_IT and _wished(found.source, question, piece)


def _wished(modal: str, question: Question, piece: Evidence) -> bool:
    """Whether the clause with the modal is of all that the question names."""
    clause = next((c for c in clauses_of(piece.text) if modal in c), "")
    held = question.with_other_names(term_set(clause))
    whole = question.with_other_names(term_set(piece.text))
    beside = frozenset(question.terms) & (whole - held)
    named = (t for n in question.names if not n.isdigit() for t in terms(n))
    return all(t.isdigit() for t in beside) and all(t in held for t in named)


def _agreed(claim: str, piece: Evidence) -> float:
    """Share of a statement's words that the sentence has, a number of them left out."""
    told = term_set(_NUMBER.sub("", claim))
    return len(told & term_set(piece.text)) / max(len(told), 1)


def _date_of(claim: str, piece: Evidence) -> str:
    """The date with a year that the sentence has beside most words of a statement, or ""."""
    words = term_set(claim)

    def beside(date: Date) -> int:
        before = piece.text[: date.start].split()[-_BEFORE:]
        after = piece.text[date.end :].split()[:_AFTER]
        return len(words & term_set(" ".join((*before, *after))))

    dates = [d for d in dates_of(piece.text) if d.year]
    return max(dates, key=lambda d: (beside(d), -d.start)).text if dates else ""
