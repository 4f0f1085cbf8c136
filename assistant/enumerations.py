"""Enumerations: a sentence that names the things of a kind, one after the other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.terms import STOP_WORDS, terms

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), start=2
    )
}
_MOST = 20
# "Name …", "In what …", "Can you list all the …"
_ASKS = re.compile(
    r"^(?:(?:and|please|so|then|can|could|would|you|anyone|someone|i need|tell me|give me|show me|"
    r"in|from|to|into|between|for|on|of|at|with|by|against|under) )*"
    r"(?:what|which|name|list|enumerate|give me|tell me|show me)\b"
    r"(?: (?:are|were|of|all|the|these|those|its|their|me|us|only|other|main|key|exactly|exact))*"
    r" (?P<rest>.+)",
    re.I,
)
_VERB_BEFORE = re.compile(r"\b(?:are|were|name|list|enumerate|give|tell|show)\b", re.I)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VERBS = frozenset(
    "are is was were have has had do does did can could will would may might must shall "
    "should".split()
)
# Nouns that stand for several things without an "s", and words with one that don't.
_PLURALS = frozenset("people men women children criteria phenomena media".split())
_BEFORE_NOUN = 4
_PAIR = 2
_CLAUSE_END = re.compile(r"[;:()\[\]–—]| -- ")
_AND = re.compile(r",?\s+(?:and|or|as well as)\s+")
# An item is short and says nothing of itself; of what opens a row only the end is one.
_ITEM_WORDS, _FIRST_WORDS = 8, 3
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|can|could|may|must|which|who|that|"
    r"while|when|where|because|although|but|not)\b",
    re.I,
)
_NO_ITEM = re.compile(rf"(?:on|with|by|to|for|in|at|of)\b|{_FINITE.pattern}", re.I)
_BEFORE_ITEM = re.compile(r".*\b(?:as|like|from|including|between|both|namely)\s+", re.I)
# What may stand between the kind and the first of them.
_COUNTED = re.compile(
    r"\b(?P<counted>these|those|following|several|\d+|"
    rf"{'|'.join(_NUMBERS)})(?: [\w’'-]+){{0,3}}?(?= [\w’'-]+$)",
    re.I,
)
_COUNTS = re.compile(rf"(?:one|\d+|{'|'.join(_NUMBERS)})\b", re.I)
# What stands between the kind and the first of them; after a comma only where they are counted.
_INTRODUCING = re.compile(
    r"(?:,? (?:such as|like|including|namely|notably|defined as|that is),?|:| \(| [–—-]| --)\s*$"
)
# Words for how a kind belongs to what it is of; they say nothing of which things are meant.
_OF = frozenset(
    terms(
        "cover covered coverage include included concern concerned apply applied fall trigger "
        "triggered relate refer regard belong exist count address deal involve comprise define "
        "defined protect protection against actual actually exact exactly really main specific "
        "call called name named mention mentioned mean consider constitute limited list type kind"
    )
)
_NORM = frozenset(terms("R2P norm doctrine principle"))


@dataclass(frozen=True, slots=True)
class KindAsked:
    """Things of a kind that a question asks for.

    Attributes:
        noun: Stem of the plural noun that says what they are ("crime").
        count: How many, where it says so, else 0.
    """

    noun: str
    count: int


def kind_asked(question: str) -> KindAsked | None:
    """The kind of things that a question asks to be named, or None if it asks something else."""
    asked = _ASKS.match(" ".join(question.split()))
    if not asked:
        return None
    words = [m.group() for m in _WORD.finditer(re.split(r"[,;:?]", asked["rest"])[0])]
    count = _number(words[0]) if words else 0
    phrase = words[1:] if count else words
    verb = bool(_VERB_BEFORE.search(asked.string[: asked.start("rest")]))
    for place, word in enumerate(phrase[: _BEFORE_NOUN + 1]):
        low = word.casefold()
        if low in STOP_WORDS or low in _VERBS:
            return None
        after = phrase[place + 1] if place + 1 < len(phrase) else ""
        then = " ".join(phrase[place + 2 : place + 3]).casefold()
        # Of "human rights bodies" the last word says what they are, not so of "crimes people
        # must fear", where another verb is the question's own.
        if _plural(word) and (
            after.casefold() in _VERBS or not _plural(after) or (verb and then in _VERBS)
        ):
            return KindAsked(terms(word)[0], count)
    return None


def _number(word: str) -> int:
    number = int(word) if word.isdigit() else _NUMBERS.get(word.casefold(), 0)
    return number if 1 < number <= _MOST else 0


def _plural(word: str) -> bool:
    low = word.casefold()
    return low in _PLURALS or bool(re.fullmatch(r"[a-z-]{2,}[^aisu\W]s", low) and word == low)


def named_in(asked: KindAsked, text: str) -> tuple[str, ...]:
    """The things of the kind that a sentence names in a row, as many as are asked for, or none.

    The kind stands right before them ("two states, Cuba and Venezuela"), or in several
    of three or more ("arson, war crimes and crimes against nature").
    """
    for items, announced in _rows(asked.noun, text):
        right = len(items) == asked.count if asked.count else len(items) > 1
        if right and (announced or _of_kind(asked.noun, items)):
            return items
    return ()


def terms_beside(asked: KindAsked, question: Iterable[str]) -> frozenset[str]:
    """What a question's terms say of the things beside their kind, their number and the norm."""
    return frozenset(question) - {asked.noun, str(asked.count)} - _OF - _NORM


def _of_kind(noun: str, items: tuple[str, ...]) -> bool:
    """Whether several items are of the kind; one that is the bare noun is of another row.

    What is counted isn't named ("one harbour town and two hill towns").
    """
    if any(_COUNTS.match(item) for item in items):
        return False
    held = [terms(item) for item in items]
    return len(held) > _PAIR and [noun] not in held and sum(noun in h for h in held) > 1


def _rows(noun: str, text: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What a sentence names in a row, and whether the kind stands right before it."""
    bounds = [0, *(m.end() for m in _CLAUSE_END.finditer(text)), len(text)]
    for start, end in pairwise(bounds):
        clause = text[start:end]
        for joint in _AND.finditer(clause):
            last = re.split(r"[,;:.()\[\]–—]", clause[joint.end() :])[0].strip()
            first, row = _row_before(noun, clause[: joint.start()])
            if row and last and not _NO_ITEM.match(last) and not _NO_ITEM.match(row[0]):
                number = len(row) + 1
                yield (*row, last), _announced(noun, number, text[: start + first])


def _row_before(noun: str, clause: str) -> tuple[int, list[str]]:
    """The items of a row up to its "and", and where in the clause the first begins."""
    row: list[str] = []
    first = len(clause)
    for match in reversed(list(re.finditer(r"[^,\s][^,]*", clause))):
        start, part = match.start(), match.group().rstrip()
        if row and (_AND.search(f" {part}") or (_ends_with(noun, part) and _COUNTED.search(part))):
            # Another row, or the kind itself.
            break
        opening = _BEFORE_ITEM.match(part)
        longest = _ITEM_WORDS if start else _FIRST_WORDS
        if opening or len(part.split()) > longest or _FINITE.search(part):
            words = list(re.finditer(r"\S+", part))[-_FIRST_WORDS:]
            begins = opening.end() if opening else words[0].start()
            return start + begins, [part[begins:], *row]
        first, row = start, [part, *row]
    return first, row


def _announced(noun: str, number: int, before: str) -> bool:
    """Whether the kind stands right before a row of so many, with what introduces one."""
    if mark := _INTRODUCING.search(before):
        return _ends_with(noun, before[: mark.start()])
    kind = before.rstrip().removesuffix(",")
    counted = _COUNTED.search(kind) if kind != before.rstrip() else None
    # Of another number they are the first of a longer row ("eight desks, a lamp and a chair").
    same = counted and _number(counted["counted"]) in (0, number)
    return bool(same) and _ends_with(noun, kind)


def _ends_with(noun: str, text: str) -> bool:
    last = _WORD.findall(text)[-1:]
    return bool(last) and text.endswith(last[0]) and terms(last[0]) == [noun]
