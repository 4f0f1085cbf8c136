"""Ranks: which of several counted things a question puts first, and which the source does."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.grounding.names import holds
from assistant.premises.dispute import Dispute
from assistant.premises.named import named_in
from assistant.question import Question
from index.terms import term_set

_LOOKED_AT = 8
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_CARDINALS = "one two three four five six seven eight nine ten".split()
_ROMAN = "i ii iii iv v vi vii viii ix x".split()
_ORDINAL = f"(?:{'|'.join(_ORDINALS)})"
_LABEL = rf"(?:{'|'.join((*_CARDINALS, *reversed(_ROMAN)))}|\d{{1,2}})"
# To put weight on a thing, in one word or another.
_WEIGH = (
    r"\b(?:(?:stress|emphasi[sz]|prioriti[sz]|highlight|underlin|underscor|favou?r)\w*|"
    r"(?:focus\w*|concentrat\w*|rel(?:y|ies|ied)|centr?e[sd]?) (?:\w+ly )?(?:up)?on)"
)
_DENIED = re.compile(r"\b(?:not|never|rather than|instead of|less)\b|n['’]t\b", re.I)
_RANKED = re.compile(
    rf"{_WEIGH} (?:mainly |only |the |its |their )*"
    rf"(?:(?P<ranks>{_ORDINAL}(?:(?:,| and|, and) (?:the )?{_ORDINAL})*)"
    rf"(?: (?P<count>{'|'.join(_CARDINALS)}))? (?P<thing>[a-z]+)|"
    rf"(?P<noun>[a-z]+) (?P<labels>{_LABEL}(?:(?:,| and|, and) {_LABEL})*)\b)",
    re.I,
)


def other_rank(claim: str, question: Question, evidence: Sequence[Evidence]) -> Dispute | None:
    """The sentence that puts the weight on others of the same counted things, or None.

    None too where a sentence at hand that has the question's names puts it on the one asked of.

    Args:
        claim: The question as a statement.
        question: Understood.
        evidence: The sentences at hand, most relevant first.
    """
    asked = _weighed(claim)
    if len(asked) != 1 or question.negated:
        return None
    words, thing, ranks = asked[0]
    # After a first word, one with a capital is a name.
    named = [n for n in named_in(f"That {claim}") if n.text in question.text]
    found = None
    for piece in evidence[:_LOOKED_AT]:
        if not named or not all(holds(piece.text, n) for n in named):
            continue
        for told, of, others in _weighed(piece.text):
            if of == thing and ranks & others:
                return None
            if of == thing and not found:
                found = Dispute(piece, words, told)
    return found


def _weighed(text: str) -> list[tuple[str, frozenset[str], frozenset[int]]]:
    """The counted things that a text puts weight on: as written, the thing, their numbers."""
    return [
        (found.group(), term_set(found["thing"] or found["noun"]), _numbers(found))
        for found in _RANKED.finditer(text)
        if not _DENIED.search(" ".join(text[: found.start()].split()[-3:]))
    ]


def _numbers(found: re.Match[str]) -> frozenset[int]:
    """The numbers of the things: "first two" are 1 and 2, "pillars II and III" 2 and 3."""
    told = re.findall(r"\w+", (found["ranks"] or found["labels"]).lower())
    if found["count"]:
        return frozenset(range(1, _CARDINALS.index(found["count"].lower()) + 2))
    known = {w: i + 1 for names in (_ORDINALS, _CARDINALS, _ROMAN) for i, w in enumerate(names)}
    return frozenset(int(w) if w.isdigit() else known[w] for w in told if w.isdigit() or w in known)
