"""Who does what to whom: names that change places around a verb."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answer import Difference
from assistant.grounding.names import Name, holds, names_of
from assistant.grounding.words import Word, words_of

_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+\s+){0,2}?\w+(?:ed|en)\s+by\b")
# Names further apart than so many words are no parties to one act.
_APART = 7


def swapped_roles(claim: str, source: str) -> list[Difference]:
    """Two names on either side of the same word, the other way round in the source."""
    ours = [n for n in names_of(claim) if holds(source, n)]
    theirs = names_of(source)
    turned = bool(_PASSIVE.search(claim)) != bool(_PASSIVE.search(source))
    for first, second in pairwise(ours):
        a, b = _find(first, theirs), _find(second, theirs)
        if a is None or b is None or a is b:
            continue
        mine = _between(claim, first, second)
        if max(len(_inside(claim, first, second)), len(_inside(source, *_order(a, b)))) > _APART:
            continue
        if b.start < a.start:
            between = _between(source, b, a)
            if not turned and mine & between and not _listed(claim, first, second):
                return [Difference("role", _span(claim, first, second), _span(source, b, a))]
        elif turned and mine & _between(source, a, b) and not _listed(claim, first, second):
            return [Difference("role", _span(claim, first, second), _span(source, a, b))]
    return []


def wrong_holder(claim: str, source: str) -> list[Difference]:
    """A body that the claim gives to one person and the source, in a list of people, to another."""
    theirs = names_of(source)
    people = [n for n in theirs if n.shape == "other" and source[n.end : n.end + 2] == ", "]
    if len(people) < 2 or not any(holds(claim, n) for n in people):
        return []
    for body in names_of(claim):
        at = next((n for n in theirs if body.stems <= n.stems), None)
        holder = next((n for n in reversed(people) if at and n.end < at.start), None)
        if at and holder and at not in people and not holds(claim, holder):
            return [Difference("role", body.text, source[holder.start : at.end])]
    return []


def _order(a: Name, b: Name) -> tuple[Name, Name]:
    return (a, b) if a.start < b.start else (b, a)


def _find(name: Name, names: Sequence[Name]) -> Name | None:
    return next((n for n in names if n.stems == name.stems), None)


def _between(text: str, first: Name, second: Name) -> set[str]:
    return {w.stem for w in _inside(text, first, second) if w.content}


def _inside(text: str, first: Name, second: Name) -> list[Word]:
    return [w for w in words_of(text) if first.end <= w.start and w.end <= second.start]


def _listed(text: str, first: Name, second: Name) -> bool:
    """Whether the two names are members of one list, whose order says nothing."""
    return not any(w.content for w in _inside(text, first, second))


def _span(text: str, first: Name, second: Name) -> str:
    return text[first.start : second.end]
