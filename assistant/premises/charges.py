"""Words that take a side: for a thing or against it, well or badly, more or less."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.grounding.cues import negations_of
from assistant.grounding.words import Word, words_of


class Axis(StrEnum):
    """What there are two sides of."""

    SIDE = "side"
    SIZE = "size"


# What takes a side or tells an outcome, on both sides, then what does so only in a source.
_FOR = (
    "support favour endorse welcome praise commend hail applaud approve accept agree embrace "
    "champion advocate proponent laud admire thank succeed success sound good well sufficient "
    "ample easy credible"
)
_AGAINST = (
    "oppose opposition opponent reject condemn criticise denounce refuse shun dismiss disapprove "
    "blame accuse abandon scrap deplore distrust resist spurn mistrust fail failure bungle botch "
    "mishandle bad poor weak insufficient inadequate unable impossible collapse disagree unsound "
    "quarrel block obstruct"
)
_TELLS_FOR = (
    "effective coordinated easily accessible seek credit acceptance contribution convene host"
)
_TELLS_AGAINST = "irk annoy anger disjointed separate lack hinder contradictory warn"
_MORE = "increase grow expand strengthen improve rise"
_LESS = "shrink shrunk decline diminish diminution decrease weaken worsen cut reduce fall"
# They share a stem with one of these and take no side.
_NEUTRAL = frozenset("critical critically accusation accusations".split())
_PHRASES_AGAINST = re.compile(
    r"\b(?:(?:give|gives|gave|giving) up|(?:turn|vote)(?:s|ed|ing)? down|"
    r"(?:fall|falls|fell|falling) out|(?:break|breaks|broke|breaking) with|"
    r"rule[sd]? out|against (?=(?:the )?\w+ing\b))",
    re.I,
)
_PHRASES_FOR = re.compile(r"\bpush(?:es|ed|ing)? (?:forward|ahead)\b", re.I)
# Support that is given or sought, parties that are called so, and aims.
_NO_SIDE = re.compile(
    r"\bopposition (?:forces|leaders?|groups?|part(?:y|ies)|figures?)\b|"
    r"\b(?:increas\w+|provid\w+|receiv\w+|limited|significant|financial|logistical|their) "
    r"(?:\w+ ){0,2}support\b|\bfor [\w ]{2,30} to (?:\w+ly )?\w+|"
    r"\b(?:as|may) well\b|\bwell[- ]\w+(?:ed|own)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Charge:
    """Words that take a side.

    Attributes:
        start: First code point in the text.
        text: As written.
        axis: Of what.
        sign: 1 for it, -1 against it; a denial before the words turns it round.
    """

    start: int
    text: str
    axis: Axis
    sign: int


def charges_of(text: str, told: bool = False) -> list[Charge]:
    """The words of a text that take a side, in order.

    Args:
        text: A question as a statement, or part of a source.
        told: Whether it is a source's: some words take a side only there.
    """
    found, taken = [], []
    for pattern, sign in ((_PHRASES_AGAINST, -1), (_PHRASES_FOR, 1), (_NO_SIDE, 0)):
        for match in pattern.finditer(text):
            taken.append(match.span())
            if sign:
                found.append(Charge(match.start(), match.group().strip(), Axis.SIDE, sign))
    denied = {stem for cue in negations_of(text) for stem in cue.scope}
    for word in words_of(text):
        inside = any(a <= word.start < b for a, b in taken)
        if not inside and word.stem in _signs(told) and word.low not in _NEUTRAL:
            axis, sign = _signs(told)[word.stem]
            found.append(
                Charge(word.start, word.text, axis, -sign if word.stem in denied else sign)
            )
    return sorted(found, key=lambda c: c.start)


def sideless(text: str, word: Word) -> bool:
    """Whether a word stands in a phrase that takes no side ("logistical support")."""
    of_side = _signs(told=True).get(word.stem, (Axis.SIZE, 0))[0] == Axis.SIDE
    return of_side and any(m.start() <= word.start < m.end() for m in _NO_SIDE.finditer(text))


def against(text: str) -> bool:
    """Whether a text tells of opposition or failure, and of nothing else."""
    found = charges_of(text)
    return bool(found) and all((c.axis, c.sign) == (Axis.SIDE, -1) for c in found)


@cache
def _signs(told: bool) -> dict[str, tuple[Axis, int]]:
    """For each stem that takes a side, of what and which."""
    lists = [(Axis.SIDE, _FOR, _AGAINST), (Axis.SIZE, _MORE, _LESS)]
    if told:
        lists.append((Axis.SIDE, _TELLS_FOR, _TELLS_AGAINST))
    return {
        word.stem: (axis, sign)
        for axis, more, less in lists
        for sign, words in ((1, more), (-1, less))
        for word in words_of(words)
    }
