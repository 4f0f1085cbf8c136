"""Things asked for by name ("which aid agencies …") of which a sentence only has the noun."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.bearing import SPOKEN_OF, bearing
from assistant.evidence import Evidence
from assistant.grounding.names import OPENERS, Name, names_of
from assistant.question import Question
from assistant.signs import leans
from index.glossary import places
from index.terms import STOP_WORDS, term_set, terms

_COUNTRY = r"countr(?:y|ies)|states?|nations?|governments?|powers?"
_OTHERS = (
    r"leaders?|officials?|officers?|ministers?|ambassadors?|generals?|commanders?|politicians?|"
    r"presidents?|judges?|experts?|diplomats?|delegates?|activists?|individuals?|groups?|"
    r"organi[sz]ations?|agenc(?:y|ies)|ngos?|compan(?:y|ies)|firms?|part(?:y|ies)|militias?|"
    r"newspapers?|universit(?:y|ies)|institutions?|bod(?:y|ies)|movements?|networks?|courts?|"
    r"troops|forces|members?|ministr(?:y|ies)|villages?|towns?|cit(?:y|ies)|hospitals?"
)
# "Which hard-line Islamist groups …": without a word before it a noun is too common to tell.
_ASKED = re.compile(
    r"\W*(?:and )?which (?P<before>(?:(?!(?:of|do|does|did|is|are|was|were|has|have|had|can|should|"
    r"would|could|will|other|two|three)\b)[\w'’-]+ ){1,4}?)"
    rf"(?P<noun>(?P<country>{_COUNTRY})|{_OTHERS})\b(?! (?:{_COUNTRY}|{_OTHERS})\b)"
    # What should be, whoever it is, has no name.
    r"(?! (?:should|must|can|could|may|might|ought)\b)",
    re.I,
)
# Words between a noun and a name of one ("groups such as …", "leaders, among them …").
_LINK = (
    r"(?:[^\w.;]|\b(?:called|named|known|as|including|includes?|such|like|namely|among|them|and|or|"
    r"other|the|an?|is|are|was|were|both|of|from|especially|notably|by|two|three|four|five)\b)*"
)
# A name behind one of these says where, when or to what something was done.
_ASIDE = re.compile(
    r"\b(?:in|into|at|on|of|from|to|for|near|against|regarding|concerning|about|over|since|after|"
    r"under|within|across)(?: \(?[\w’'-]+){0,5} \(?$",
    re.I,
)
# What opens a sentence and is no name ("Since …", "Additionally", "Proponents of …").
_NO_NAME = re.compile(rf"(?:(?:{'|'.join(STOP_WORDS | OPENERS)})\b|\w+ly\b|\w+s of\b)", re.I)
# The norm's names and that of its house stand everywhere and answer nothing.
_NORM = frozenset(terms("R2P Responsibility Protect UN United Nations"))
# Before a noun these don't tell which.
_NO_MODIFIER = STOP_WORDS | frozenset(
    "several various certain different two three four five six seven eight nine ten member new "
    "among numerous".split()
)


def only_mentioned(question: Question, evidence: Sequence[Evidence]) -> str:
    """The things asked for by name that the sentences nearest to the question don't name.

    Args:
        question: Understood.
        evidence: The best sentences first.

    Returns:
        As the question calls them ("aid agencies"); "" where they are named, or the sentences
        don't speak of them in these words.
    """
    asked = _ASKED.match(question.text)
    if asked is None or max((e.coverage for e in evidence), default=0.0) < SPOKEN_OF:
        return ""
    called = f"{asked['before']}{asked['noun']}"
    texts = dict.fromkeys(_in_full(e) for e in (evidence[0], *bearing(evidence)))
    nouns = {text: _places_of(called, text) for text in texts}
    if any(_names_one(question, asked, text, at) for text, at in nouns.items()):
        return ""
    return called if any(nouns.values()) else ""


def _in_full(piece: Evidence) -> str:
    """A sentence, after the one that it leans on ("He and four other leaders …")."""
    passage, sentence = piece.passage, piece.sentence
    at = passage.sentences.index(sentence)
    start = passage.sentences[at - 1].start if at and leans(piece.text) else sentence.start
    return passage.text[start - passage.start : sentence.end - passage.start]


def _places_of(called: str, text: str) -> list[re.Match[str]]:
    """Where a sentence has the noun right after the words that the question puts before it."""
    *before, noun = terms(called)
    found = []
    said = list(re.finditer(r"[^\W_]+", text))
    for at, word in enumerate(said):
        near = " ".join(w.group() for w in said[max(at - len(before) - 3, 0) : at])
        if terms(word.group()) == [noun] and set(before) <= term_set(near):
            found.append(word)
    return found


def _names_one(
    question: Question, asked: re.Match[str], text: str, nouns: Sequence[re.Match[str]]
) -> bool:
    """Whether a sentence may name one of the things asked for, or tells which otherwise."""
    known = _NORM.union(question.terms)
    known = known.union(*(o for _, others in question.equivalents for o in others))
    if any(_told_apart(text[: noun.start()], known) for noun in nouns):
        return True
    for name in _names(text):
        if asked["country"]:
            new = bool(places(name.text) - places(question.text))
        else:
            new = name.shape != "place" and not set(terms(name.text)) <= known
        if new and (
            not (nouns and _ASIDE.search(text[: name.start]))
            or any(_linked(text, name, noun) for noun in nouns)
        ):
            return True
    return False


def _names(text: str) -> list[Name]:
    """The names of a sentence, and its first word where that may be one."""
    found = list(names_of(text))
    first = _NO_NAME.match(text) is None and names_of(f"by {text}")[:1]
    if first and first[0].start == 3 and not any(n.start == 0 for n in found):
        found.append(replace(first[0], start=0, end=first[0].end - 3))
    return found


def _told_apart(before: str, known: frozenset[str]) -> bool:
    """Whether the word before a noun is one that the question doesn't have ("judicial …")."""
    words = re.findall(r"[^\W_]+", before)
    last = words[-1].casefold() if words else ""
    return bool(last) and last not in _NO_MODIFIER and not set(terms(last)) <= known


def _linked(text: str, name: Name, noun: re.Match[str]) -> bool:
    """Whether a name stands beside a noun, as that of one."""
    if name.start <= noun.start() < name.end:
        return True
    start, end = sorted((*noun.span(), name.start, name.end))[1:3]
    return bool(re.fullmatch(_LINK, text[start:end], re.I))
