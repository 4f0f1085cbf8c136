"""Premises: a question that takes for granted what the sources deny."""

import re
from collections.abc import Sequence

from assistant.answer import Difference
from assistant.evidence import Evidence, context_words, source_words, term_set
from assistant.grounding.cues import averted_in, negations_of
from assistant.grounding.dates import Date, compatible, dates_of
from assistant.grounding.differences import differences
from assistant.grounding.names import holds
from assistant.grounding.quantities import agree, quantities_of
from assistant.grounding.words import content_stems
from assistant.premises.actor import other_actor
from assistant.premises.charges import against, charges_of
from assistant.premises.contrary import contrary, tells_otherwise
from assistant.premises.dispute import Dispute
from assistant.premises.lasting import lasted_otherwise
from assistant.premises.named import named_in
from assistant.premises.presupposed import (
    presupposed,
    takes_act,
    takes_all,
    takes_object,
)
from assistant.premises.stance import CLAUSES, turned, wishes
from assistant.premises.strangers import stranger
from assistant.question import Kind, Question
from index.terms import terms

# How many sentences are held against the question, and how much of it each must hold.
_LOOKED_AT = 6
# Of fewer words than these nothing is taken for granted that could be told from a like matter.
_SAYS_SOMETHING = 2
_SAME_MATTER = 0.3
# Without a rival in its place, a name or a denial weighs only where the rest agrees.
_SAME_STATEMENT = 0.4
_HALF, _MOST_OF_IT = 0.5, 0.7
_AGREED = 0.6
_CLOSE = 0.65
# Share of a sentence's coverage from which another counts the same as well.
_AS_MUCH = 0.8
# Words from a denial on among which it has one of the question's to deny.
_REACH = 6
# The norm stands everywhere.
_NORM = frozenset({"r2p"})
# Words before a date that tell of what it is.
_BEFORE = 8
_DENIAL = re.compile(
    r"\b(?:never|has not|have not|had not|was not|were not|did not|is not|are not|without)\b", re.I
)
_UNTIL = re.compile(r"\bnot\b.{0,60}\buntil\b", re.I)
_DENIES = re.compile(
    r"\b(?:not|never|no|none|without|fail\w*|lack\w*|hardly|few|unable|out of reach|stall\w*|"
    r"deadlock\w*|inaction|silence)\b|n't\b",
    re.I,
)
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.I
)
_LABEL = "(?:paragraphs?|articles?|resolutions?|chapters?|sections?|pages?|rules?|items?)"
# They deny only that something is always, wholly or merely so, or deny nothing.
_IN_PART = re.compile(
    r"(?:not|n't|nothing|no|never) "
    r"(?:always|all|every|necessarily|entirely|wholly|only|just|merely|least|short|less|more|doubt|later|simply|yet)\b",
    re.I,
)
_WHOLLY = re.compile(
    r"\b(?:always|all|every|only|never|entirely|wholly|just|merely|simply)\b", re.I
)
# Who said or wanted a thing isn't told to have done it.
_SPOKEN = re.compile(
    r"\b(?:sa(?:y|id)|sp(?:eak|oke)|talk\w*|call\w*|urge\w*|ask\w*|want\w*|recommend\w*|propose\w*|"
    r"demand\w*|encourage\w*|suggest\w*|warn\w*|think|thought|believe\w*|argue\w*|insist\w*)\b",
    re.I,
)
_CAUSES = re.compile(
    r"\b(?:result(?:s|ed)? in|as a result|therefore|because|due to|owing to|consequently|"
    r"leads? to|led to|so that|thus)\b",
    re.I,
)


def disputed(question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that denies what the question presupposes, or None."""
    claim = presupposed(question)
    if not claim or question.across or len(question.terms) < _SAYS_SOMETHING:
        return None
    found = _differing(claim, question, evidence)
    if valued := [d for kind, d in found if kind in ("number", "date") and d.instead]:
        return max(valued, key=lambda d: d.piece.coverage)
    whole = takes_all(question)
    told = (
        lasted_otherwise(claim, question, evidence)
        or (turned(claim, question, evidence) if whole else None)
        or contrary(claim, question, evidence)
        or other_actor(claim, question, evidence)
        or stranger(claim, question, evidence, whole)
    )
    if told:
        return told
    if found:
        return max((d for _, d in found), key=lambda d: (bool(d.instead), d.piece.coverage))
    best = evidence[0] if evidence else None
    if best and best.coverage >= _HALF and _denied(claim, question, best):
        return Dispute(best, "")
    return None


def _differing(
    claim: str, question: Question, evidence: Sequence[Evidence]
) -> list[tuple[str, Dispute]]:
    """What the rules of the judge hold against the statement, by kind."""
    found = []
    for piece in evidence[:_LOOKED_AT]:
        agreed = max(piece.coverage, _agreed(claim, piece))
        if agreed < _SAME_MATTER or piece.relevance < _CLOSE * evidence[0].relevance:
            continue
        for differing in differences(claim, [piece.text]):
            # Only of the act itself does "should" say that it isn't done.
            beside = differing.kind == "modality" and piece is not evidence[0]
            if beside or _held(differing, claim, piece, evidence):
                continue
            if _tells(differing, claim, question, piece, evidence):
                told = differing.source
                if differing.kind == "date":
                    told = _date_of(claim, piece)
                dispute = Dispute(piece, differing.claim, told)
                found.append((differing.kind, dispute))
    return found


def _tells(
    found: Difference,
    claim: str,
    question: Question,
    piece: Evidence,
    evidence: Sequence[Evidence],
) -> bool:
    """Whether a difference says that the premise is wrong, not just that wording differs."""
    close = piece.coverage >= _SAME_STATEMENT
    if found.kind == "number":
        # Another paragraph is no other number of the same.
        label = re.search(rf"\b{_LABEL} {re.escape(found.claim)}\b", question.text, re.I)
        return bool(found.source) and not label
    if found.kind == "date":
        # Of the same act, a day of its own is another day.
        agreed = max(piece.coverage, _agreed(claim.replace(found.claim, ""), piece))
        done = takes_all(question) or takes_act(question)
        own = done and agreed >= _AGREED and any(d.year for d in dates_of(piece.text))
        same = close and _agreed(claim.replace(found.claim, ""), piece) >= _SAME_STATEMENT
        return own or (same and bool(found.source))
    if found.kind == "modality":
        done = takes_act(question) and not (question.negated or found.claim)
        done = done and not _SPOKEN.search(claim)
        return done and piece.coverage >= _MOST_OF_IT and _wished(found.source, question, piece)
    if found.kind == "negation":
        if found.claim:
            # Of failure, the words for it tell more than that one stands in the question.
            plain = not against(found.claim)
            named = next((c.scope[0] for c in negations_of(claim) if c.scope), "")
            plain = plain and named in content_stems(piece.text)
            done = question.negated and plain and takes_all(question) and _done(question, piece)
            return done and not _denied_too(claim, question, evidence)
        of_object = takes_object(question) and piece.coverage >= _MOST_OF_IT
        asked = close and (takes_all(question) or of_object)
        return asked and _counters(found.source, claim, question, piece)
    done = takes_all(question) or question.kind in (Kind.WHEN, Kind.WHERE)
    stated = found.kind == "verb" and tells_otherwise(found, claim, piece.text)
    return stated and done and piece.coverage >= _HALF


def _done(question: Question, piece: Evidence) -> bool:
    """Whether the sentence tells as done what the question denies, and not as still to do."""
    named = {t for name in question.names for t in terms(name)}
    around = f"{piece.passage.text} {context_words(piece.passage)}"
    if re.search(r"\bif\b", piece.text, re.I) or not named <= _terms(question, around):
        return False
    wished = any(
        wishes(c) and named & _terms(question, piece.text) <= _terms(question, c)
        for c in CLAUSES.split(piece.text)
    )
    failing = any(c.sign < 0 for c in charges_of(piece.text, told=True))
    return not wished and not failing and not _DENIES.search(piece.text)


def _denied_too(claim: str, question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether a sentence at hand that has the question's names denies the same."""
    scope = {stem for cue in negations_of(claim) for stem in cue.scope[:1]}
    named = named_in(claim)
    return any(
        scope & set(cue) or (_DENIES.search(e.text) and scope <= content_stems(e.text))
        for e in evidence[:_LOOKED_AT]
        if all(holds(e.text, n) for n in named)
        for cue in (*(c.scope for c in negations_of(e.text)), averted_in(e.text))
    )


def _counters(denial: str, claim: str, question: Question, piece: Evidence) -> bool:
    """Whether a denial is of what the question tells, and not its reason or the same again."""
    # "Few" and "lack" in the question deny too.
    if _DENIES.search(claim):
        return False
    cue, *rest = piece.text[piece.text.find(denial) :].split()[:_REACH]
    denied = " ".join(rest)
    if not set(terms(f"{cue} {denied}")) - _NORM & set(question.terms):
        return False
    # "Not effective" and "rejected" bear out who says "failed" or "opposed".
    if against(claim) and (against(cue) or not against(denied)):
        return False
    # To end something denies nothing of it.
    if cue.lower().startswith("end") or (_IN_PART.search(denial) and not _WHOLLY.search(claim)):
        return False
    return not (takes_all(question) and _CAUSES.search(piece.text))


def _terms(question: Question, text: str) -> frozenset[str]:
    return term_set(text) | question.named_otherwise(term_set(text))


def _agreed(claim: str, piece: Evidence) -> float:
    """Share of a statement's words that the sentence has, a number of them left out."""
    told = term_set(_NUMBER.sub("", claim))
    return len(told & term_set(piece.text)) / max(len(told), 1)


def _date_of(claim: str, piece: Evidence) -> str:
    """The date with a year that the sentence has beside most words of a statement, or ""."""
    words = term_set(claim)

    def beside(date: Date) -> int:
        before = piece.text[: date.start].split()[-_BEFORE:]
        after = piece.text[date.end :].split()[:_REACH]
        return len(words & term_set(" ".join((*before, *after))))

    dates = [d for d in dates_of(piece.text) if d.year]
    return max(dates, key=lambda d: (beside(d), -d.start)).text if dates else ""


def _wished(modal: str, question: Question, piece: Evidence) -> bool:
    """Whether the clause with the modal is of all that the question names."""
    clause = next((c for c in CLAUSES.split(piece.text) if modal in c), "")
    held = _terms(question, clause)
    beside = frozenset(question.terms) & (_terms(question, piece.text) - held)
    named = (t for n in question.names if not n.isdigit() for t in terms(n))
    return all(t.isdigit() for t in beside) and all(t in held for t in named)


def _held(found: Difference, claim: str, piece: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Whether the words stand around the sentence, or in one that bears as much on the question."""
    if found.kind not in ("number", "date", "name", "verb"):
        return False
    if found.kind == "number":
        return _counted(found.claim, claim, piece, evidence)
    bar = piece.coverage
    near = [e for e in evidence[:_LOOKED_AT] if e is not piece and e.coverage >= bar]
    months = [d for d in dates_of(found.claim) if d.month]
    texts = (piece.passage.text, *(e.text for e in evidence[:_LOOKED_AT]))
    if months and any(compatible(months[0], d) for t in texts for d in dates_of(t) if d.month):
        return True
    wanted = set(terms(found.claim))
    return _named_elsewhere(found.claim, piece) or any(wanted <= term_set(e.text) for e in near)


def _counted(number: str, claim: str, piece: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Whether the passage, or a sentence that bears as much on the question, counts so many."""
    ours = next((q for q in quantities_of(claim) if q.text == number), None)
    near = [e.text for e in evidence[:_LOOKED_AT] if e.coverage >= _AS_MUCH * piece.coverage]
    theirs = [q for text in (piece.passage.text, *near) for q in quantities_of(text)]
    return ours is not None and any(
        agree(ours, q) and (ours.unit or not ours.counted or ours.counted & q.counted)
        for q in theirs
    )


def _named_elsewhere(words: str, piece: Evidence) -> bool:
    """Whether the words stand in the passage, its headings or its record."""
    around = f"{context_words(piece.passage)} {' '.join(piece.passage.record.event_dates)}"
    if carrier := piece.passage.record.carried_in:
        around += f" {source_words(carrier)}"
    return set(terms(words)) <= term_set(piece.passage.text) | term_set(around)


def _denied(claim: str, question: Question, best: Evidence) -> bool:
    """Whether the sentence denies outright what the question presupposes."""
    asks = question.kind in (Kind.WHEN, Kind.WHERE, Kind.WHO) or takes_all(question)
    found = _DENIAL.search(best.text)
    if not found or not asks or question.negated or against(claim):
        return False
    words = " ".join(best.text[found.start() :].split()[:_REACH])
    if not set(terms(words)) & set(question.terms):
        return False
    in_part = _IN_PART.search(words) and not _WHOLLY.search(claim)
    return not (in_part or _CAUSES.search(best.text) or _UNTIL.search(best.text))
