"""Stances: what a question tells as favour or success, and a source as the opposite."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.grounding.cues import negations_of
from assistant.grounding.words import words_of
from assistant.premises.charges import Axis, Charge, charges_of
from assistant.premises.clauses import clauses_of, wish_in
from assistant.premises.dispute import Dispute
from assistant.premises.matter import FRAME, held
from assistant.premises.named import at_home
from assistant.question import Question
from assistant.signs import depends
from index.terms import STOP_WORDS, term_set

_OPPOSES = re.compile(r"oppos|reject|refus|against|giv|gave|abandon|resist|turn|rule", re.I)
# Who is for or against a thing, in the place of a name.
_PARTY = re.compile(
    r"(?:(?:the|many|most|some) )?(?:opponent|critic|supporter|advocate|proponent)s?\b", re.I
)
_PREFIX = re.compile(
    r"un(?!it|der)(\w{4,})|(?:in|im|ir|il)(\w{2,}(?:able|ible|ent|ate|ive|ect|ice))"
)
# How much of the rest of the question the clause must hold, alone and with what is around it.
_OWN, _REST = 0.3, 0.55
_LOOKED_AT = 8
# What a sentence that leans on the one before is worth less, in relevance.
_LEANS = 0.1
# Words on either side that show what is spoken of; words that are shown.
_NEAR, _SHOWN = 6, 4


def turned(claim: str, question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that tells of the same matter the opposite of the question, or None.

    A clause that takes the question's side, and holds as much of the matter, leaves the
    premise standing.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
    """
    near = [e for e in evidence[:_LOOKED_AT] if at_home(claim, question, e)]
    asked = _asked(claim)
    if not asked:
        return _unworded(claim, question, near)
    if len({(c.axis, c.sign) for c in asked}) > 1:
        return None
    said = _words(claim.rstrip("."), asked[0])
    rest = frozenset(question.terms) - FRAME - {s for c in asked for s in term_set(c.text)}
    same = 0.0
    found: list[tuple[float, Dispute]] = []
    for piece in near:
        for clause in clauses_of(piece.text):
            share = held(question, rest, piece, clause)
            if share.whole < _REST or share.own < _OWN:
                continue
            told = _told(clause, asked[0], rest)
            if told and told.sign == asked[0].sign:
                same = max(same, share.whole)
            elif told:
                found.append((share.whole, Dispute(piece, said, _words(clause, told))))
    best = max(found, key=lambda f: f[0] + _worth(f[1].piece), default=None)
    return best[1] if best and best[0] > same else None


def _asked(claim: str) -> list[Charge]:
    """What takes a side in a statement, the party that it tells of left out."""
    party = _PARTY.match(claim)
    return [c for c in charges_of(claim) if not party or c.start >= party.end()]


def _told(clause: str, asked: Charge, rest: frozenset[str]) -> Charge | None:
    """What takes a side in a clause: the question's side if anything does, else the nearest."""
    opposes = bool(_OPPOSES.match(asked.text))
    wish = wish_in(clause)
    if wish and not opposes:
        return None
    told = [c for c in charges_of(clause, told=True) if c.axis == asked.axis]
    if same := [c for c in told if c.sign == asked.sign]:
        return same[0]
    if not told and wish and asked.sign < 0 and not negations_of(clause):
        return Charge(wish.start(), wish.group(), Axis.SIDE, 1)
    return max(told, key=lambda c: _beside(c, clause, rest), default=None)


def _unworded(claim: str, question: Question, near: Sequence[Evidence]) -> Dispute | None:
    """The sentence that has a word of the question without "un-" or "in-", or with it."""
    for piece in near:
        theirs = {w.low: w for w in words_of(piece.text)}
        if negations_of(piece.text):
            continue
        for word in words_of(claim):
            other = [
                low for low in theirs if low in _without(word.low) or word.low in _without(low)
            ]
            share = held(question, frozenset(question.terms) - term_set(word.low), piece)
            if other and word.low not in theirs and share.whole >= _REST and share.own >= _OWN:
                return Dispute(piece, word.text, theirs[other[0]].text)
    return None


def _without(word: str) -> tuple[str, ...]:
    """The word without a prefix that turns it round, if it has one."""
    found = _PREFIX.fullmatch(word)
    return (found[1] or found[2],) if found else ()


def _worth(piece: Evidence) -> float:
    return piece.relevance - _LEANS * depends(piece.text)


def _beside(charge: Charge, clause: str, rest: frozenset[str]) -> int:
    """How many words of the question stand near words of the clause."""
    before = clause[: charge.start].split()[-_NEAR:]
    return len(rest & term_set(" ".join(before + clause[charge.start :].split()[:_NEAR])))


def _words(text: str, charge: Charge) -> str:
    """The words that take a side with a few after them, up to a comma."""
    found = re.split(r"[,;:.(“”]", text[charge.start :])[0].split()[:_SHOWN]
    while len(found) > len(charge.text.split()) and found[-1].lower() in STOP_WORDS:
        found.pop()
    return " ".join(found)
