"""Actors: who a question has do a thing, and who does it in the sentence that tells of it."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.grounding.names import Name, holds, names_of
from assistant.grounding.words import words_of
from assistant.premises.dispute import Dispute
from assistant.premises.named import (
    after,
    in_full,
    named_in,
    of_norm,
    other_than,
    sort_of,
    without_office,
)
from assistant.premises.presupposed import tells_act
from assistant.question import Question
from index.terms import term_set, terms

_LOOKED_AT = 8
# Share of what is told after the verb that the sentence must tell after it too.
_OBJECT = 0.6
# What may stand between who acts and the verb.
_BETWEEN = re.compile(
    r"(?:['’]s?)?(?:,? (?:in|for|by|of|also|first|then|has|have|had|was|is|who|which|that))*\s*"
)
# A verb as done to a thing, and what may stand before it.
_PARTICIPLE = re.compile(r"(?:ed|en|wn|ung|ght|eld|ade|uilt)$")
_BE = frozenset("is are was were be been being".split())
# "… was called to order by the minister, Ana Lund": words before "by" among which its verb
# stands, and words, such as an office, among which the name stands.
_VERB_REACH, _OFFICE = 4, 10


def other_actor(claim: str, question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that has another do what the question has its first name do, or None.

    None too where a sentence at hand has the name before the verb.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
    """
    named = named_in(claim)
    if not tells_act(question) or not named or not _opens(named[0], claim):
        return None
    name = named[0]
    verb, *rest = terms(after(name, claim)) or [""]
    if not verb or not rest:
        return None
    found = None
    for piece in evidence[:_LOOKED_AT]:
        for actor, told in _acts(verb, piece.text):
            if not other_than(actor, [name]) or holds(piece.text[:told], name):
                return None
            share = len(set(rest) & term_set(piece.text[told:])) / len(rest)
            same = sort_of(actor, piece.text) == sort_of(name, claim)
            if same and share >= _OBJECT and not of_norm(actor) and not found:
                found = Dispute(piece, name.text, actor.text)
    return found


def _opens(name: Name, claim: str) -> bool:
    """Whether a statement begins with a name, with or without the office before it."""
    first = next(iter(names_of(claim)), None)
    return claim.startswith(name.text) or (
        first is not None and first.start == 0 and without_office(first).text == name.text
    )


def _acts(verb: str, text: str) -> list[tuple[Name, int]]:
    """Who stands right before a verb in a text, and where the verb begins."""
    return [
        (name, word.start)
        for word in words_of(text)
        if verb in term_set(word.text)
        for name in (without_office(in_full(n, text)) for n in names_of(text))
        if name.end <= word.start
        and _BETWEEN.fullmatch(text[name.start + len(name.text) : word.start])
    ]


def doer(verb: str, text: str, named: Sequence[Name], sort: str) -> str:
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
