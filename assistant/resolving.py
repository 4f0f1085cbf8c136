"""Resolving: a follow-up with what its pronouns mean in their place."""

import re

from assistant.answer import Answer
from assistant.referents import (
    names_in,
    noun_asked,
    persons_of,
    place_of,
    possessive,
    singular,
    things_of,
)
from index.terms import terms

_FEW = 3
# Persons that a pronoun is tried with.
MOST_MEANT = 2
_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.I)
# "that dialogue": the noun is there, what it refers to isn't.
_POINTING = re.compile(
    r"\b(?:that|this|those|these|the same) (?!(?:respect|regard|case|context|way|sense|time)\b)"
    r"[a-z]{3,}\b",
    re.I,
)
_CLAUSE = r"(?:happen(?:ed)?|is|was|are|were|mean|say|said|did|does|could|should|would)"
_THING = re.compile(
    rf"\b(?:it|its|they|them|their|theirs|(?:that|this|those|these)(?=\W*$| {_CLAUSE}\b)|"
    r"the (?:former|latter))\b",
    re.I,
)
_OWNER = re.compile(r"\b(?:its|their|theirs)\b(?= \w)", re.I)
# Of many, or of one: "they" is who acts.
_MANY = re.compile(r"\b(?:they|them|their|theirs|those|these)\b", re.I)
# Not what only says that something is ("Are there …?", "there was").
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b"
    r"(?! (?:is|was|are|were|a|any|no|ha[sd]|have)\b)",
    re.I,
)
# "the third one", "the African ones": the noun was in the question before.
_ONES = re.compile(r"\b(?P<which>(?:the|which|other|any) (?:[\w-]+ )?)(?P<one>ones?)\b", re.I)


def refers(question: str) -> bool:
    """Whether a pronoun, or a noun that is pointed to, may mean something said before."""
    return bool(_POINTING.search(question)) or has_pronoun(question)


def has_pronoun(question: str) -> bool:
    """Whether a pronoun may mean something said before."""
    return any(p.search(question) for p in (_PERSON, _THING, _THERE))


def with_noun(question: str, before: str) -> str:
    """The question with the noun that the one before asked for in the place of "one" or "ones"."""
    noun = noun_asked(before)

    def whole(match: re.Match[str]) -> str:
        named = noun if match["one"].casefold() == "ones" else singular(noun)
        return f"{match['which']}{named}"

    return _ONES.sub(whole, question) if noun else question


def resolved(question: str, before: str, answer: Answer) -> list[str]:
    """The question with names in the place of its pronouns, for each that they may mean."""
    persons = persons_of(before, answer)[:MOST_MEANT] if _PERSON.search(question) else []
    many = bool(_MANY.search(question))
    things = things_of(before, answer, many)[:MOST_MEANT] if _THING.search(question) else []
    if _THERE.search(question) and (place := place_of(before, answer)):
        question, things = _THERE.sub(f"in {place}", question), []
    found = [
        _with_thing(_with_person(question, person), thing, answer)
        for person in persons or [""]
        for thing in things or [""]
    ]
    return [with_names(t, before) if len(terms(t)) <= _FEW else t for t in found]


def _with_person(text: str, person: str) -> str:
    first = _PERSON.search(text) if person else None
    if not first:
        return text
    owns = first.group().casefold() == "his" or re.match(r"her \w", text[first.start() :], re.I)
    meant = possessive(person) if owns else person
    return text[: first.start()] + meant + text[first.end() :]


def _with_thing(text: str, thing: str, answer: Answer) -> str:
    if _POINTING.search(text) and answer.citations:
        record = answer.citations[0].record
        return f"{text.rstrip('?. ')} ({record.cite_as or record.title})?"
    if not thing:
        return text
    text = _OWNER.sub(lambda _: possessive(thing), text, count=1)
    return _THING.sub(lambda _: thing, text, count=1)


def with_names(text: str, before: str) -> str:
    """The question with the names of the one before that it lacks."""
    missing = [n for n in names_in(before) if n.casefold() not in text.casefold()]
    return f"{text.rstrip('?. ')} ({', '.join(missing)})?" if missing else text
