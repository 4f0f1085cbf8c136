"""Strangers: names that a question puts where its sources have others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Evidence
from assistant.grounding.names import Name, holds, names_of
from assistant.premises.actor import doer
from assistant.premises.dispute import Dispute
from assistant.premises.matter import Held, held
from assistant.premises.named import after, around, held_at, named_in, sort_of, verb_of
from assistant.premises.presupposed import tells_act
from assistant.premises.rivals import in_its_place, opens, rivals, together
from assistant.question import Question
from assistant.signs import leans, says_what_should_be
from index.terms import term_set, terms
from sources.catalogue import Record

# How much of the rest of the question the sentence must hold with what is around it, how much
# of it alone, and how much more of it than any that stands with the name.
_REST, _OWN, _AHEAD = 0.6, 0.4, 0.2
# The first where the sentence has done by another what the question asks of.
_DONE_REST = 0.5
# Fewer words than these say too little of the matter.
_WORDS = 3
# Where a name alone shows what is taken for granted, nearly all the rest must agree.
_NEARLY_ALL = 0.8
# Share of the most from which a sentence holds as much of the rest.
_AS_MUCH = 0.8
_CONTRAST = re.compile(r",? (?:rather than|instead of|and not) (?:the )?")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence beside a name and the rest of the question.

    Attributes:
        piece: The sentence.
        has: Whether the sentence itself has the name.
        near: Whether it or what is around it has it.
        acts: Whether the question tells what somebody does.
        words: How many words the rest of the question has.
        held: How much of them it holds.
    """

    piece: Evidence
    has: bool
    near: bool
    acts: bool
    words: int
    held: Held


def stranger(
    claim: str, question: Question, evidence: Sequence[Evidence], whole: bool
) -> Dispute | None:
    """The sentence on a question's matter that has another name than the question, or None.

    One that tells the other name comes first, then one that holds more of the rest.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
        whole: Whether the whole statement is taken for granted.
    """
    # The first word of a statement has a capital that the question may not have given it.
    named = [n for n in named_in(claim) if n.text in question.text]
    found: list[tuple[int, float, Dispute]] = []
    for name in named:
        rest = frozenset(question.terms) - frozenset(terms(name.text))
        seen = [
            _Seen(
                e,
                holds(e.text, name),
                around(name, claim, question, e),
                tells_act(question),
                len(rest),
                held(question, rest, e),
            )
            for e in evidence
        ]
        seen.sort(key=lambda s: -s.held.whole)
        others = [n for n in named if n is not name]
        homes = _homes(others, claim, question, evidence)
        done = _done_by(name, claim, others, [s for s in seen if s.piece.passage.record in homes])
        one = done or _elsewhere(name, claim, others, seen, whole)
        if one:
            share = next(s.held.whole for s in seen if s.piece is one.piece)
            found.append(((one is done) + bool(one.instead), share, one))
    if not found:
        return None
    best = max(found, key=lambda f: f[:2])[2]
    return replace(best, assumed=_side_by_side([d for *_, d in found], best, claim))


def _side_by_side(found: Sequence[Dispute], best: Dispute, claim: str) -> str:
    """The name of the best, with one beside it that the same sentence turns down."""
    pairs = [
        f"{a.assumed} and {b.assumed}"
        for a in found
        for b in found
        if best in (a, b) and a.piece is b.piece and a.instead == b.instead
    ]
    return next((pair for pair in pairs if pair in claim), best.assumed)


def _homes(
    named: Sequence[Name], claim: str, question: Question, evidence: Sequence[Evidence]
) -> list[Record]:
    """The records of the sources that have all of these names."""
    by_record: dict[Record, list[Evidence]] = {}
    for piece in evidence:
        by_record.setdefault(piece.passage.record, []).append(piece)
    return [
        record
        for record, pieces in by_record.items()
        if all(any(around(n, claim, question, p) for p in pieces) for n in named)
    ]


def _done_by(
    name: Name, claim: str, others: Sequence[Name], seen: Sequence[_Seen]
) -> Dispute | None:
    """The sentence that has done by another what the question has the name do."""
    verb = verb_of(name, claim)
    if not verb or any(s.has and verb in term_set(s.piece.text) for s in seen):
        return None
    for s in seen:
        by = doer(verb, s.piece.text, [name, *others], sort_of(name, claim))
        if by and not s.has and s.held.whole >= _DONE_REST:
            return Dispute(s.piece, name.text, by)
    return None


def _elsewhere(
    name: Name, claim: str, others: Sequence[Name], seen: Sequence[_Seen], whole: bool
) -> Dispute | None:
    """The sentence on the rest of the question that has another name in the place of this."""
    # A passage that has the name may be of it without a word in the sentence.
    known = max((_beside(s) for s in seen if s.near), default=0.0)
    most = max((s.held.whole for s in seen if not s.near), default=0.0)
    for s in seen:
        text = s.piece.text
        if s.has or s.held.own < _OWN or says_what_should_be(text) or leans(text):
            continue
        if s.held.whole >= _REST and (instead := _set_against(name, claim, text)):
            return Dispute(s.piece, name.text, instead)
        if s.near or s.held.whole < max(_REST, known + _AHEAD, _AS_MUCH * most):
            continue
        if s.words < _WORDS and not (s.held.own == 1 and held_at(name, claim)):
            continue
        there = rivals(name, claim, [name, *others], text)
        full = s.held.whole >= _NEARLY_ALL
        if there and (whole or in_its_place(name, claim, there[0], text, full)):
            return Dispute(s.piece, name.text, together(there, name, claim, text))
        acts = s.acts and s.held.own >= _REST and _acts(name, claim, text)
        if whole and (acts or (s.held.own >= _NEARLY_ALL and held_at(name, claim))):
            return Dispute(s.piece, name.text)
    return None


def _beside(seen: _Seen) -> float:
    """How much of the rest of the question stands with a name that is in it or around it."""
    own, whole = seen.held.own, seen.held.whole
    return (own + whole) / 2 if seen.has else own


def _set_against(name: Name, claim: str, text: str) -> str:
    """The name that the question sets this one against, if the sentence has it, or ""."""
    contrast = _CONTRAST.match(after(name, claim))
    if not contrast:
        return ""
    at = claim.find(name.text) + len(name.text) + contrast.end()
    return next((n.text for n in names_of(claim) if n.start == at and holds(text, n)), "")


def _acts(name: Name, claim: str, text: str) -> bool:
    """Whether the name opens the statement, and the sentence has what it is told to do."""
    return opens(name, claim) and verb_of(name, claim) in term_set(text)
