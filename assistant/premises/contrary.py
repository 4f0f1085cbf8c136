"""Contraries: what a question tells of a thing, and a source the opposite or a denial of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Difference
from assistant.evidence import Evidence
from assistant.grounding.cues import averted_in, negations_of
from assistant.grounding.names import names_of
from assistant.grounding.words import Word, words_of
from assistant.premises.charges import sideless
from assistant.premises.clauses import clauses_of, wish_in
from assistant.premises.dispute import Dispute
from assistant.premises.matter import FRAME, held, right_before
from assistant.premises.named import around, named_in
from assistant.premises.opposites import alike, deeds, opposite
from assistant.premises.presupposed import takes_act, takes_reason
from assistant.question import Question
from index.terms import term_set

_LOOKED_AT = 8
# How much of the rest of the question the sentence must hold, alone and with what is around it.
_OWN, _REST = 0.3, 0.55
# Content words between two words and one that both stand by, taken together.
_NEAR = 4
# They deny or say how much, or how something is asked.
_FRAME = FRAME | term_set(
    "without never always refuse fail lack deny decline anyone anything less least got become "
    "became conclude begin began"
)
# What they deny is that a thing is always or wholly so.
_IN_PART = re.compile(
    r"\S+ (?:always|all|every|necessarily|entirely|wholly|only|just|merely|simply|yet|fully)\b",
    re.I,
)
# What follows them is denied with them.
_LIGHT = frozenset("feel feels felt seem seems seemed".split())
# What stands after them isn't told as so.
_IF = re.compile(r"(?:^|\W)(?:if|unless|whether)\b", re.I)
_ASKED_FOR = re.compile(r"\b(?:ask\w*|want\w*|tell|told|ought|demand\w*|propose\w*)\b", re.I)
# What some do, others may not.
_SOME = re.compile(r"\b(?:only|few|some|several|certain|a number of)\b", re.I)
_LESS = re.compile(r"(?<!at )(?<!no )\b(?:less|least) (\w+)", re.I)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word of the question, and one of a clause that denies it or bears it out.

    Attributes:
        ours: The question's.
        theirs: The clause's.
        same: Whether they come to the same.
        ours_denied: Whether the question denies its own.
        denies: Whether it denies it.
        near: Whether both stand by a like word.
    """

    ours: Word
    theirs: Word
    same: bool
    ours_denied: bool
    denies: bool
    near: bool


def contrary(claim: str, question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that tells the opposite of the question on the same matter, or None.

    Where a clause that holds as much of the matter bears the question out, nothing is disputed.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
    """
    reason = takes_reason(question)
    if not (reason or takes_act(question)) or _SOME.search(claim):
        return None
    borne_out: dict[str, float] = {}
    found: list[tuple[float, Word, Dispute]] = []
    for piece in evidence[:_LOOKED_AT]:
        beside = [piece, *right_before(piece, evidence)]
        if not all(any(around(n, claim, question, e) for e in beside) for n in named_in(claim)):
            continue
        before = " ".join(e.text for e in beside[1:])
        for clause in clauses_of(piece.text):
            pairs = list(_pairs(claim, clause))
            for pair in pairs:
                if pair.near and not pair.denies:
                    borne_out[pair.ours.stem] = 1.0
            share = _share(question, pairs, piece, before)
            if share < _REST:
                continue
            for pair in pairs:
                stem = pair.ours.stem
                if not pair.denies:
                    borne_out[stem] = max(borne_out.get(stem, 0.0), share)
                elif (
                    pair.near
                    and not _limited(claim, clause, pair.theirs)
                    and (reason or (pair.same and not pair.ours_denied))
                ):
                    told = Dispute(piece, pair.ours.text, _told(clause, pair))
                    found.append((share, pair.ours, told))
    left = [f for f in found if f[0] > borne_out.get(f[1].stem, 0.0)]
    return max(left, key=lambda f: f[0])[2] if left else None


def tells_otherwise(found: Difference, claim: str, text: str) -> bool:
    """Whether words that differ are told of the same thing, neither denied nor only wished for."""
    mine = words_of(claim)
    for clause in clauses_of(text):
        ours_denied, theirs_denied = _denied(claim), _denied(clause)
        for theirs in (w for w in words_of(clause) if w.text == found.source):
            for ours in (w for w in mine if w.text == found.claim):
                odd = (ours.stem in ours_denied) != (theirs.stem in theirs_denied)
                other = not (deeds(ours, theirs) or _of_matter(clause, theirs, mine))
                if odd or other or sideless(clause, theirs) or _limited(claim, clause, theirs):
                    return False
    return True


def _share(question: Question, pairs: Sequence[_Pair], piece: Evidence, before: str) -> float:
    """How much of the rest of the question a sentence holds, or 0 where it says little of it."""
    denied = term_set(" ".join(p.ours.text for p in pairs if p.denies))
    same = term_set(" ".join(p.ours.text for p in pairs if not p.denies)) - denied
    rest = frozenset(question.terms) - denied - _FRAME
    other = held(question, rest - same, piece, before=before)
    number = max(len(rest), 1)
    like = len(rest & same)
    own = (other.own * (number - like) + like) / number
    whole = (other.whole * (number - like) + like) / number
    return whole if own >= _OWN else 0.0


def _pairs(claim: str, clause: str) -> Iterator[_Pair]:
    """The words of a question with those of a clause that deny them or bear them out."""
    ours_denied, theirs_denied = _denied(claim), _denied(clause)
    averted = averted_in(clause)
    mine = [w for w in words_of(claim) if w.content and w.stem not in _FRAME]
    other = [w for w in words_of(clause) if w.content and w.stem not in _FRAME]
    # A word in a name tells nothing of what is named.
    in_names = {stem for name in named_in(claim) for stem in name.stems}
    named = {w for w in other for name in names_of(clause) if name.start <= w.start < name.end}
    for i, ours in enumerate(mine):
        for j, theirs in enumerate(other):
            same = alike(ours, theirs)
            if ours.stem in in_names or theirs in named or not (same or opposite(ours, theirs)):
                continue
            odd = (ours.stem in ours_denied) != (theirs.stem in theirs_denied)
            near = theirs.stem not in averted and _beside(mine, i, other, j)
            near = near and (same or _of_matter(clause, theirs, mine))
            # Who tells both of a thing and of its opposite assumes neither of all.
            near = near and (same or not any(alike(theirs, w) for w in mine))
            near = near and not sideless(clause, theirs)
            # A word that is denied on one side only is left to the rules of the judge.
            near = near and (not odd or ours.stem != theirs.stem)
            yield _Pair(ours, theirs, same, ours.stem in ours_denied, same == odd, near)


def _beside(mine: Sequence[Word], i: int, other: Sequence[Word], j: int) -> bool:
    """Whether a like word stands near both; of deeds, on the same side of each."""
    ordered = deeds(mine[i], other[j])
    return any(
        abs(a - i) + abs(b - j) <= _NEAR and (not ordered or (a > i) == (b > j))
        for a in range(max(i - _NEAR, 0), min(i + _NEAR + 1, len(mine)))
        for b in range(max(j - _NEAR, 0), min(j + _NEAR + 1, len(other)))
        if a != i and b != j and alike(mine[a], other[b])
    )


def _of_matter(clause: str, word: Word, mine: Sequence[Word]) -> bool:
    """Whether what a word stands before, if it does, is something that the question tells of."""
    if word.low.endswith("ly"):
        return True
    things: list[Word] = []
    last = word.end
    for after in words_of(clause):
        if after.start > word.start and after.start == last + 1 and after.content:
            things.append(after)
            last = after.end
    return not things or any(alike(thing, w) for thing in things for w in mine)


def _limited(claim: str, clause: str, word: Word) -> bool:
    """Whether a clause only wishes for a thing, or tells it of some or under a condition."""
    part = re.split(r"[,;:(] ", clause[: word.start])[-1]
    wished = wish_in(part) and not (wish_in(claim) or _ASKED_FOR.search(claim))
    return bool(wished or _IF.search(part) or _SOME.search(part))


def _told(clause: str, pair: _Pair) -> str:
    """The word of a clause, with what denies it."""
    for cue in negations_of(clause):
        if pair.theirs.stem in cue.scope:
            return clause[cue.start : pair.theirs.end]
    return pair.theirs.text


def _denied(text: str) -> frozenset[str]:
    """Stems of the words that a text denies."""
    found = set()
    for cue in negations_of(text):
        if _IN_PART.match(text[cue.start :]):
            continue
        after = [w for w in words_of(text[cue.end :]) if w.stem in cue.scope]
        for word in after:
            found.add(word.stem)
            if not (
                word.low.endswith("ly")
                or word.low in _LIGHT
                or text[cue.end + word.end :].startswith(" of ")
            ):
                break
    for less in _LESS.finditer(text):
        found.update(w.stem for w in words_of(less[1]))
    return frozenset(found)
