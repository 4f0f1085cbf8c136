"""Strangers: names that a question puts where its sources have others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Evidence, leans, says_what_should_be, term_set
from assistant.grounding.names import Name, holds, names_of
from assistant.premises.dispute import Dispute
from assistant.premises.matter import Held, held
from assistant.premises.named import (
    after,
    around,
    held_at,
    named_in,
    of_norm,
    other_than,
    placed,
    sort_of,
)
from assistant.premises.presupposed import tells_act
from assistant.question import Question
from index.terms import terms
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
_FULL_NAME = 2
# A continent or a region is no other place than a country in it.
_REGION = re.compile(
    r"\b(?:Africa|Americas?|Asia|Europe|Pacific|Middle East|Global (?:South|North)|Sahel|Gulf)\b"
)
_CONTRAST = re.compile(r",? (?:rather than|instead of|and not) (?:the )?")
_PARTICIPLE = re.compile(r"(?:ed|en|wn|ung|ght|eld|ade|uilt)$")
_BE = frozenset("is are was were be been being".split())
# "… was called to order by the minister, Ana Lund": words before "by" among which its verb
# stands, and words, such as an office, among which the name stands.
_VERB_REACH, _OFFICE = 4, 10


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
    claim: str, question: Question, evidence: Sequence[Evidence], takes_all: bool
) -> Dispute | None:
    """The sentence on a question's matter that has another name than the question, or None.

    One that tells the other name comes first, then one that holds more of the rest.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
        takes_all: Whether the whole statement is taken for granted.
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
        one = done or _elsewhere(name, claim, others, seen, takes_all)
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
    told = terms(after(name, claim))[:1]
    if not told or any(s.has and told[0] in term_set(s.piece.text) for s in seen):
        return None
    for s in seen:
        doer = _doer(told[0], s.piece.text, [name, *others], sort_of(name, claim))
        if doer and not s.has and s.held.whole >= _DONE_REST:
            return Dispute(s.piece, name.text, doer)
    return None


def _doer(verb: str, text: str, named: Sequence[Name], sort: str) -> str:
    """The name by which a sentence has it done, one of that sort if there is any, or ""."""
    for by in re.finditer(r"\bby\b", text):
        if not _ends_with(verb, text[: by.start()].split()):
            continue
        office = " ".join(text[by.end() :].split()[:_OFFICE])
        doers = [n for n in names_of(f"by {office}") if other_than(n, named) and not of_norm(n)]
        doers.sort(key=lambda n: sort_of(n, office) != sort)
        return doers[0].text if doers else ""
    return ""


def _ends_with(verb: str, before: Sequence[str]) -> bool:
    """Whether words end with the verb as done ("negotiations mediated", "was called to order")."""
    for back, word in enumerate(reversed(before[-_VERB_REACH:])):
        if _PARTICIPLE.search(word) and verb in term_set(word):
            at = len(before) - 1 - back
            return not back or not _BE.isdisjoint(before[max(at - 2, 0) : at])
    return False


def _elsewhere(
    name: Name, claim: str, others: Sequence[Name], seen: Sequence[_Seen], takes_all: bool
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
        rivals = _rivals(name, claim, [name, *others], text)
        if rivals and (takes_all or _in_its_place(name, claim, rivals[0], s)):
            return Dispute(s.piece, name.text, _together(rivals, name, claim, text))
        acts = s.acts and s.held.own >= _REST and _acts(name, claim, text)
        if takes_all and (acts or (s.held.own >= _NEARLY_ALL and held_at(name, claim))):
            return Dispute(s.piece, name.text)
    return None


def _beside(seen: _Seen) -> float:
    own, whole = seen.held.own, seen.held.whole
    return (own + whole) / 2 if seen.has else own


def _set_against(name: Name, claim: str, text: str) -> str:
    """The name that the question sets this one against, if the sentence has it, or ""."""
    contrast = _CONTRAST.match(after(name, claim))
    if not contrast:
        return ""
    at = claim.find(name.text) + len(name.text) + contrast.end()
    return next((n.text for n in names_of(claim) if n.start == at and holds(text, n)), "")


def _rivals(name: Name, claim: str, named: Sequence[Name], text: str) -> list[Name]:
    """Other names of the same sort in a sentence that may stand in the place of this."""
    sort = sort_of(name, claim)
    # A thing is someone's, or in their country; who does a thing isn't where it is done.
    anywhere = sort != "place" or _has(name, claim)
    return [
        n
        for n in names_of(text)
        if other_than(n, named)
        and not of_norm(n)
        and not _REGION.search(n.text)
        and sort_of(n, text) == sort
        and (anywhere or (placed(n, text) or _has(n, text)) == placed(name, claim))
        and (sort != "place" or " of " not in n.text)
        and (sort != "person" or len(n.stems) >= _FULL_NAME)
        # "The Organization" is one that was named before.
        and (n.shape != "body" or len(n.stems) > 1)
    ]


def _in_its_place(name: Name, claim: str, rival: Name, seen: _Seen) -> bool:
    """Whether a rival stands as the name does: as holder, as place, or as person."""
    sort = sort_of(name, claim)
    if _has(name, claim):
        return sort == "place" or seen.piece.text[rival.end :].startswith(("'", "’"))
    if sort == "place":
        return placed(name, claim)
    full = len(name.stems) >= _FULL_NAME
    return sort == "person" and full and seen.held.whole >= _NEARLY_ALL


def _has(name: Name, claim: str) -> bool:
    """Whether a statement tells of something as the name's."""
    return bool(re.match("['’]s? ", after(name, claim)))


def _acts(name: Name, claim: str, text: str) -> bool:
    """Whether the name opens the statement, and the sentence has what it is told to do."""
    told = terms(after(name, claim))[:1]
    return _opens(name, claim) and bool(told) and told[0] in term_set(text)


def _together(rivals: Sequence[Name], name: Name, claim: str, text: str) -> str:
    """The rival or two side by side in the source's words, or the one that acts, else ""."""
    first, last = rivals[0], rivals[-1]
    if len(rivals) <= 2 and text[first.end : last.start] in ("", " and ", ", "):
        return text[first.start : last.end]
    return first.text if _opens(name, claim) and _opens(first, text) else ""


def _opens(name: Name, text: str) -> bool:
    return text.startswith((name.text, f"The {name.text}"))
