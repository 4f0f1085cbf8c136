"""Denials: what a sentence denies of a question, or tells although the question denies it."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence, has_names
from assistant.grounding.cues import averted_in, negations_of
from assistant.grounding.names import holds
from assistant.grounding.words import content_stems
from assistant.premises.charges import against, charges_of
from assistant.premises.clauses import clauses_of, wish_in
from assistant.premises.named import named_in
from assistant.premises.presupposed import takes_all
from assistant.question import Kind, Question
from index.terms import term_set, terms

# Words from a denial on among which it has one of the question's to deny.
_REACH = 6
# The norm stands everywhere.
_NORM = frozenset({"r2p"})
_OUTRIGHT = re.compile(
    r"\b(?:never|has not|have not|had not|was not|were not|did not|is not|are not|without)\b", re.I
)
_UNTIL = re.compile(r"\bnot\b.{0,60}\buntil\b", re.I)
_DENIES = re.compile(
    r"\b(?:not|never|no|none|without|fail\w*|lack\w*|hardly|few|unable|out of reach|stall\w*|"
    r"deadlock\w*|inaction|silence)\b|n't\b",
    re.I,
)
# They deny only that something is always, wholly or merely so, or deny nothing.
_IN_PART = re.compile(
    r"(?:not|n't|nothing|no|never) "
    r"(?:always|all|every|necessarily|entirely|wholly|only|just|merely|least|short|less|more|doubt|later|simply|yet)\b",
    re.I,
)
_WHOLLY = re.compile(
    r"\b(?:always|all|every|only|never|entirely|wholly|just|merely|simply)\b", re.I
)
_CAUSES = re.compile(
    r"\b(?:result(?:s|ed)? in|as a result|therefore|because|due to|owing to|consequently|"
    r"leads? to|led to|so that|thus)\b",
    re.I,
)


def denies_outright(claim: str, question: Question, piece: Evidence) -> bool:
    """Whether the sentence denies outright what the question presupposes."""
    asks = question.kind in (Kind.WHEN, Kind.WHERE, Kind.WHO) or takes_all(question)
    found = _OUTRIGHT.search(piece.text)
    if not found or not asks or question.negated or against(claim):
        return False
    words = " ".join(piece.text[found.start() :].split()[:_REACH])
    if set(terms(words)).isdisjoint(question.terms):
        return False
    if _in_part(words, claim) or _UNTIL.search(piece.text):
        return False
    return not _CAUSES.search(piece.text)


def counters(denial: str, claim: str, question: Question, piece: Evidence) -> bool:
    """Whether a denial is of what the question tells, and not its reason or the same again."""
    # "Few" and "lack" in the question deny too.
    if _DENIES.search(claim):
        return False
    cue, *rest = piece.text[piece.text.find(denial) :].split()[:_REACH]
    denied = " ".join(rest)
    if (set(terms(f"{cue} {denied}")) - _NORM).isdisjoint(question.terms):
        return False
    # "Not effective" and "rejected" bear out who says "failed" or "opposed".
    if against(claim) and (against(cue) or not against(denied)):
        return False
    # To end something denies nothing of it.
    if cue.lower().startswith("end") or _in_part(denial, claim):
        return False
    return not (takes_all(question) and _CAUSES.search(piece.text))


def told_after_all(
    denial: str, claim: str, question: Question, piece: Evidence, near: Sequence[Evidence]
) -> bool:
    """Whether the sentence tells as done what the question denies, and none at hand denies it.

    Args:
        denial: What denies it in the question.
        claim: The question as a statement.
        question: Understood.
        piece: The sentence.
        near: The sentences at hand.
    """
    # Of failure, the words for it tell more than that one stands in the question.
    if against(denial) or not (question.negated and takes_all(question)):
        return False
    first = next((c.scope[0] for c in negations_of(claim) if c.scope), "")
    if first not in content_stems(piece.text) or not _done(question, piece):
        return False
    return not _denied_too(claim, near)


def _done(question: Question, piece: Evidence) -> bool:
    """Whether the sentence tells of something as done, and not as failed or still to do."""
    text, passage = piece.text, piece.passage
    if re.search(r"\bif\b", text, re.I) or not has_names(question, passage.text, passage):
        return False
    named = {t for name in question.names for t in terms(name)}
    here = named & question.with_other_names(term_set(text))
    wished = any(
        wish_in(c) and here <= question.with_other_names(term_set(c)) for c in clauses_of(text)
    )
    failing = any(c.sign < 0 for c in charges_of(text, told=True))
    return not wished and not failing and not _DENIES.search(text)


def _denied_too(claim: str, near: Sequence[Evidence]) -> bool:
    """Whether a sentence at hand that has the question's names denies the same."""
    scope = {stem for cue in negations_of(claim) for stem in cue.scope[:1]}
    named = named_in(claim)
    return any(
        scope & set(cue) or (_DENIES.search(e.text) and scope <= content_stems(e.text))
        for e in near
        if all(holds(e.text, n) for n in named)
        for cue in (*(c.scope for c in negations_of(e.text)), averted_in(e.text))
    )


def _in_part(denial: str, claim: str) -> bool:
    """Whether a denial is only of the whole, where the question doesn't tell of the whole."""
    return bool(_IN_PART.search(denial)) and not _WHOLLY.search(claim)
