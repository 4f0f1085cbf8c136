"""Names of a question beside a source: which they are, and whether it has them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Evidence, context_words, source_words
from assistant.grounding.names import Name, holds, names_of
from assistant.question import Question
from index.glossary import usual_names
from index.terms import term_set, terms

# Names of the norm and its home stand everywhere and take no part in what is told.
_EVERYWHERE = frozenset({"R2P", "United Nations", "Secretary-General"})
_NORM = re.compile(r"\b(?:R2P|RtoP|Responsibility|Protect|Focal Points?)\b")
_POSSESSIVE = re.compile(r"['’]s? ")
_PLACED = re.compile(r"\b(?:in|at|near) (?:the )?$")
_HELD_AT = re.compile(
    r"\b(?:held|hold|hosted|met|meet|convened?|organi[sz]ed?|took place|take place|happen(?:ed)?) "
    r"(?:\w+ ){0,2}(?:in|at) (?:the )?$"
)
_INSTITUTIONS = ("body", "acronym")
# An office before who holds it ("President Ana Lund"); "of" or "for" after it says whose it is.
_OFFICE = re.compile(
    r"(?:(?:Former|Deputy|Assistant|Under|UN|US|Prime|Foreign|Special|High|Vice)[ -])*"
    r"(?:Secretary[- ]General|President|Minister|Ambassador|Advis[eo]r|Commissioner|Envoy|"
    r"Representative|Rapporteur|Chancellor|Senator|Secretary|Professor|Dr\.?|Mrs?\.?|Ms\.?) "
    r"(?=[A-Z][^ ]* [A-Z])",
)


def named_in(claim: str) -> list[Name]:
    """The names of a statement, a holder apart from what is theirs, the norm's own left out."""
    found: list[Name] = []
    for name in names_of(claim):
        whole = in_full(name, claim)
        parts = _POSSESSIVE.split(whole.text)
        if len(parts) == 1:
            found.append(without_office(whole))
        else:
            found += [n for part in parts for n in names_of(f"in {part}")[:1]]
    return [n for n in found if not of_norm(n)]


def in_full(name: Name, text: str) -> Name:
    """A name with what is joined to it by a hyphen."""
    joined = re.match(r"(?:-\w+)*", text[name.start + len(name.text) :])
    whole = name.text + (joined.group() if joined else "")
    return replace(name, end=name.start + len(whole), text=whole)


def without_office(name: Name) -> Name:
    """A person's full name without the office before it, which others have held as well."""
    office = None if name.shape == "body" else _OFFICE.match(name.text)
    held_by = name.text[office.end() :] if office else ""
    person = next(iter(names_of(f"by {held_by}")), None)
    if not office or not person:
        return name
    return replace(person, start=name.start + office.end(), end=name.end, text=held_by)


def of_norm(name: Name) -> bool:
    """Whether it is a name that stands everywhere."""
    return usual_names(name.text) in _EVERYWHERE or bool(_NORM.search(name.text))


def other_than(name: Name, named: Sequence[Name]) -> bool:
    """Whether it is none of these names, in full or in part."""
    return not any(name.stems <= n.stems or n.stems <= name.stems for n in named)


def sort_of(name: Name, text: str) -> str:
    """What a text names by it: "body", "place" or "person"."""
    if name.shape in _INSTITUTIONS:
        return "body"
    return "place" if name.shape == "place" or placed(name, text) else "person"


def placed(name: Name, text: str) -> bool:
    """Whether it is told as where something is, and not as who does it."""
    return bool(_PLACED.search(text[: max(text.find(name.text), 0)]))


def held_at(name: Name, claim: str) -> bool:
    """Whether a statement tells by it where people met."""
    return bool(_HELD_AT.search(claim[: max(claim.find(name.text), 0)]))


def has_thing(name: Name, claim: str) -> bool:
    """Whether a statement tells of something as the name's."""
    return bool(_POSSESSIVE.match(after(name, claim)))


def verb_of(name: Name, claim: str) -> str:
    """The term of a statement that comes right after a name, if any does, or ""."""
    return next(iter(terms(after(name, claim))), "")


def after(name: Name, claim: str) -> str:
    """What a statement says after a name."""
    return claim[claim.find(name.text) + len(name.text) :]


def words_around(piece: Evidence) -> str:
    """A sentence's passage, its headings and its record, as words."""
    words = f"{piece.passage.text} {context_words(piece.passage)}"
    carrier = piece.passage.record.carried_in
    return f"{words} {source_words(carrier)}" if carrier else words


def around(name: Name, claim: str, question: Question, piece: Evidence) -> bool:
    """Whether a sentence's passage, its headings or its record have a name of the question."""
    words = words_around(piece)
    if holds(words, name):
        return True
    # Another city of the same country is another place to meet in.
    if name.shape == "place" and held_at(name, claim):
        return False
    return set(terms(name.text)) <= question.named_otherwise(term_set(words))


def at_home(claim: str, question: Question, piece: Evidence) -> bool:
    """Whether all names of a statement stand in a sentence's passage or around it."""
    return all(around(n, claim, question, piece) for n in named_in(claim))
