"""Owners: whose a thing is in the question, and whose in the sentence that tells of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence
from assistant.grounding.names import names_of
from assistant.premises.dispute import Dispute
from assistant.premises.matter import held, right_before
from assistant.premises.named import words_around
from assistant.question import Question
from index.glossary import places, usual_names
from index.terms import term_set, terms

# How much of the rest of the question the sentence must hold, alone and with what is around it.
_OWN, _REST = 0.45, 0.6
# Of fewer words than these besides the owner, many a country has the like.
_WORDS = 4
# Content words after an owner among which the thing stands.
_AFTER = 3
_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
# A phrase has so many words, and so many stand at most between an owner and it.
_PHRASE, _BY_PHRASE = 2, 6
_HAS = re.compile(r"['’]s? ")
_OF = re.compile(r"(\w[\w' -]*) of (?:the )?$")
_BODY_OF = re.compile(
    r"([A-Z].*?) of (?:the )?(?:(?:[A-Z]\w+ )?(?:Republic|Kingdom) of )?"
    r"([A-Z][\w'’-]*(?: [A-Z]\w+)*)"
)
# How a people's adjective ends, and how it ends where it begins like the country's name.
_PEOPLES, _PEOPLE = re.compile(r"(?:ian|ese|ish|ch)$"), re.compile(r"(?:[ain]|ek|ss|ic|se)$")
# Every country has them.
_ANYWHERE = term_set("people population state country nation citizen civilian situation crisis")


@dataclass(frozen=True, slots=True)
class _Owned:
    """A thing and the country whose it is.

    Attributes:
        owner: The country or its people, as written.
        of: The places it names, by usual name.
        first: Stem of the first word of the thing.
        thing: Stems among which the whole of it stands.
    """

    owner: str
    of: frozenset[str]
    first: str
    thing: frozenset[str]


def other_owner(claim: str, question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that has a thing as another country's than the question has it, or None.

    None too where a sentence at hand has it as the one's that the question names.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
    """
    return _of_phrase(claim, evidence) or _of_thing(claim, question, evidence)


def _of_phrase(claim: str, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that has a phrase in quotation marks as another country's."""
    for quoted in _QUOTED.finditer(claim):
        asked = _by(claim, quoted)
        phrase = terms(quoted[1])
        if not asked or len(phrase) < _PHRASE:
            continue
        found = [
            (piece, owner)
            for piece in evidence
            for told in _QUOTED.finditer(piece.text)
            if terms(told[1]) == phrase and (owner := _by(piece.text, told))
        ]
        with_it = [e.text for e in evidence if quoted[1].lower() in e.text.lower()]
        if found and not any(places(asked) & places(text) for text in with_it):
            return Dispute(found[0][0], asked, found[0][1])
    return None


def _by(text: str, quoted: re.Match[str]) -> str:
    """The one country that a text names before a phrase in quotation marks, if near, or ""."""
    near = [
        n
        for n in names_of(text[: quoted.start()])
        if places(n.text) and len(terms(text[n.end : quoted.start()])) <= _BY_PHRASE
    ]
    return near[0].text if len(near) == 1 and len(places(near[0].text)) == 1 else ""


def _of_thing(claim: str, question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence on the rest of the question that has the thing as another country's."""
    for ours in _owned(claim):
        rest = frozenset(question.terms) - frozenset(terms(ours.owner))
        if len(rest) < _WORDS or ours.first in _ANYWHERE:
            continue
        if any(o.of & ours.of and ours.first in o.thing for e in evidence for o in _owned(e.text)):
            continue
        for piece in evidence:
            if ours.of & places(words_around(piece)):
                continue
            before = " ".join(e.text for e in right_before(piece, evidence))
            share = held(question, rest, piece, before=before)
            if share.own < _OWN or share.whole < _REST or not _does(ours, claim, piece):
                continue
            theirs = [o for o in _owned(piece.text) if _same(ours, o)]
            # Of a thing that several have, the question may mean one more.
            if theirs and len({o.of for o in theirs}) == 1 and not theirs[0].of & places(claim):
                return Dispute(piece, ours.owner, theirs[0].owner)
    return None


def _same(ours: _Owned, theirs: _Owned) -> bool:
    """Whether it is the same thing, its words in either order."""
    return ours.first in theirs.thing and theirs.first in ours.thing


def _does(ours: _Owned, claim: str, piece: Evidence) -> bool:
    """Whether a sentence has what the thing is told to do, where it opens the statement."""
    if not claim.startswith((ours.owner, f"The {ours.owner}")):
        return True
    told = terms(claim[claim.find(ours.owner) + len(ours.owner) :])[1:_AFTER]
    return not term_set(piece.text).isdisjoint(told)


def _owned(text: str) -> Iterator[_Owned]:
    """The things that a text tells as a country's, in order."""
    for name in names_of(text):
        for part in re.finditer(r"[^'’]+", name.text):
            yield from _at(text, name.start + part.start(), part.group())
        # "Ministry of Trade of Peru" is one name.
        for body in name.text.split(" and the "):
            inner = _BODY_OF.fullmatch(body)
            if inner and usual_names(inner[2]) in places(inner[2]):
                thing = terms(inner[1])
                yield _Owned(inner[2], places(inner[2]), thing[0], frozenset(thing))


def _at(text: str, start: int, name: str) -> Iterator[_Owned]:
    """What is told as a country's that a name begins with: "Peru's", "Peruvian", "of Peru"."""
    words = name.split()
    for count in range(len(words), 0, -1):
        owner = " ".join(words[:count])
        of = places(owner)
        if usual_names(owner) not in of:
            continue
        after = text[start + len(owner) :]
        if has := _HAS.match(after) or (after.startswith(" ") and _is_people(owner)):
            told = after[has.end() :] if isinstance(has, re.Match) else after
            thing = terms(re.split(r"[,;:.]", told)[0])[:_AFTER]
        else:
            before = _OF.search(text[:start]) if count == len(words) else None
            thing = terms(before[1])[-1:] if before else []
        if thing:
            yield _Owned(owner, of, thing[0], frozenset(thing))
        return


def _is_people(owner: str) -> bool:
    """Whether it is a people's adjective, and not a country or its capital."""
    country = next(iter(places(owner)))
    if owner == country or " " in owner:
        return False
    return bool(_PEOPLES.search(owner) or (owner[:2] == country[:2] and _PEOPLE.search(owner)))
