"""Topics: whether a sentence says what a thing is, or what someone is there for."""

import re
from itertools import takewhile

from assistant.people import is_introduced
from assistant.question import Kind, Question
from index.terms import fold, stem, terms, words

# Names of the norm itself stand everywhere and answer nothing.
_NO_NAME = frozenset(terms("R2P UN"))
_SUBORDINATE = re.compile(r"(?:while|although|though|as|if|when|since|because|whereas)\b", re.I)
_SAYS_WHAT = (
    r"is|are|was|means?|refers? to|rests? on|represents?|consists? of|encourages?|seeks? to|"
    r"aims? to|serves? as|assesses|holds? that|calls? for"
)
_OPENING = re.compile(rf"(?:(?!\bthat\b)[^,;]){{2,40}}?\b(?:{_SAYS_WHAT})\b")
_ENTRY = re.compile(r"([^,;:]{2,40}): ")
# What is told right before or after the thing: "defines X as", "one such model is X", "X, a".
_BEFORE = re.compile(r"\b(?:defin\w+|called|known as|is|are|was|were) (?:the |an? )?$")
_AFTER = re.compile(
    r"(?: \([^)]*\))?"
    r"(?:(?:,| [—–]) (?:an?|the|which|who|whose|or|\w+ who) | (?:that|which) |,? defined as )"
)
_CLAUSE = re.compile(r"(?:^|[,;:] |\b(?:whereas|while|and|but) )(?:the |an? )?$")
_IS = re.compile(r"(?: \([^)]*\))? (?:is|are|means?) ")
# The one who acts stands among so many more words at the head of a sentence.
_HEAD_WORDS = 1
# More words than that ask for something about a thing, not for what it is.
_TOPIC_WORDS = 4


def is_entry(question: Question, text: str) -> bool:
    """Whether a sentence is an entry on the very thing asked for ("Pillar two: the …")."""
    heading = _ENTRY.match(text)
    held = set(terms(heading[1])) if heading else set()
    wanted = set(terms(question.topic)) - _NO_NAME
    return bool(wanted) and wanted == held - _NO_NAME


def untold(question: Question, best: str) -> bool:
    """Whether it is asked what some one thing is, and the best sentence doesn't say that."""
    if question.kind is not Kind.DEFINITION or question.of_person:
        return False
    return len(question.topic.split()) <= _TOPIC_WORDS and not tells_topic(question, best)


def tells_topic(question: Question, text: str) -> bool:
    """Whether a sentence says what the topic is, or, of a role, has it for the one who acts."""
    if question.kind is Kind.ROLE:
        return _acts(question, text)
    return (
        is_entry(question, text)
        or _opens_with(question, text)
        or _is_explained(question, text)
        or any(is_introduced(name.split()[-1], text) for name in question.names)
    )


def _opens_with(question: Question, text: str) -> bool:
    """Whether the sentence begins by saying what the topic is or does."""
    opening = None if _SUBORDINATE.match(text) else _OPENING.match(text)
    return opening is not None and _held(question, opening.group())


def _is_explained(question: Question, text: str) -> bool:
    """Whether the topic stands right after or before words that explain it."""
    return any(
        _BEFORE.search(before)
        or _AFTER.match(after)
        or (_CLAUSE.search(before) and _IS.match(after))
        for before, after in _around_topic(question, text)
    )


def _around_topic(question: Question, text: str) -> list[tuple[str, str]]:
    """What stands before and after the topic in the sentence, folded, for each time."""
    plain = fold(text)
    named = r"\W+".join(rf"{re.escape(_root(w))}\w*(?:'s)?" for w in words(question.topic))
    found = re.finditer(rf"\b{named}", plain) if named else ()
    return [(plain[: m.start()], plain[m.end() :]) for m in found]


def _root(word: str) -> str:
    """How all forms of a word begin: "shoring", whose stem is "shore", as "shor"."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem(word), strict=False))
    return "".join(letter for letter, _ in same)


def _acts(question: Question, text: str) -> bool:
    """Whether the sentence begins with the topic."""
    head = terms(text)[: len(terms(question.topic)) + _HEAD_WORDS]
    return not _SUBORDINATE.match(text) and _held(question, " ".join(head))


def _held(question: Question, text: str) -> bool:
    held = frozenset(terms(text))
    return set(terms(question.topic)) <= held | question.named_otherwise(held)
