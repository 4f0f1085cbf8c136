"""Rechecking: whether an edited sentence still rests on its evidence."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Difference, VerdictKind
from assistant.drafting.points import Origin, Sentence, State
from assistant.entailment import Pair
from assistant.grounding.cues import negations_of
from assistant.grounding.words import content_stems
from assistant.judge import Judge
from sources.catalogue import Record, date_words

# A difference in one of these makes a sentence say something else; others overstate.
_BREAKING = frozenset({"number", "date", "name", "negation", "role", "verb"})
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-", "mis")
_MODALS = {
    "may": 1,
    "might": 1,
    "could": 1,
    "can": 1,
    "should": 2,
    "ought": 2,
    "must": 3,
    "shall": 3,
}


@dataclass(frozen=True, slots=True)
class Rechecked:
    """How an edited sentence stands.

    Attributes:
        state: Whether its evidence carries it.
        reason: Why not, in words of ours; "" for green.
        differences: What it says otherwise than its evidence.
    """

    state: State
    reason: str = ""
    differences: tuple[Difference, ...] = ()


def recheck(text: str, sentence: Sentence, judge: Judge) -> Rechecked:
    """Whether the evidence of a sentence carries it as it now reads.

    Words of ours that still stand as they were are left aside; where all words
    are as drafted nothing is asked of the judge.

    Args:
        text: The sentence as edited, without markers.
        sentence: As it was drafted.
        judge: Holds claims against evidence.
    """
    edited = _folded(re.sub(r"\s*\[\d+\]", "", text))
    if edited == _folded(sentence.text):
        return Rechecked(State.GREEN)
    if not edited:
        return Rechecked(State.RED, "nothing is said")
    if sentence.origin is Origin.NOTES:
        # The user's own words answer to nobody.
        return Rechecked(State.GREEN)
    if not sentence.evidence:
        return Rechecked(State.RED, "no source stands behind it")
    quotes = " ".join(c.quote for c in sentence.evidence)
    if turned := turned_words(sentence.text, edited) or denials(sentence.text, edited, quotes):
        return Rechecked(State.RED, _reason(turned, ""), turned)
    outcome = held_against(_without_ours(edited, sentence), sentence.evidence, judge)
    if outcome.state is State.GREEN and (stronger := _stronger(sentence.text, edited)):
        return Rechecked(State.YELLOW, _reason((stronger,), ""), (stronger,))
    return outcome


def turned_words(before: str, after: str) -> tuple[Difference, ...]:
    """Words that an edit has turned into their opposite by a prefix, or back ("unimportant")."""
    old, new = set(_bare(before).split()), set(_bare(after).split())
    gone, come = old - new, new - old
    turned = [(w, p + w) for w in gone for p in _PREFIXES if p + w in come]
    turned += [(p + w, w) for w in come for p in _PREFIXES if p + w in gone]
    return tuple(Difference("negation", now, was) for was, now in sorted(turned))


def denials(before: str, after: str, quotes: str) -> tuple[Difference, ...]:
    """Denials that an edit has added and its evidence can't account for, or has taken away."""
    old, new = (Counter(c.text.lower() for c in negations_of(t)) for t in (before, after))
    held = Counter(c.text.lower() for c in negations_of(quotes))
    come = [w for w, n in new.items() if n > max(old[w], held[w])]
    kept = content_stems(after)
    gone = [
        c.text
        for c in negations_of(before)
        if new[c.text.lower()] < old[c.text.lower()] and set(c.scope) <= kept
    ]
    added = tuple(Difference("negation", word, "") for word in sorted(come))
    return (*added, *(Difference("negation", "", word) for word in dict.fromkeys(gone)))


def _stronger(before: str, after: str) -> Difference | None:
    """The modal verb by which an edit claims more than the draft did, or None."""

    def strongest(text: str) -> tuple[int, str]:
        held = [(_MODALS[w], w) for w in _bare(text).split() if w in _MODALS]
        return max(held, default=(0, ""))

    (was, old), (now, new) = strongest(before), strongest(after)
    return Difference("modality", new, old) if now > was else None


def held_against(text: str, evidence: Sequence[Citation], judge: Judge) -> Rechecked:
    """Whether evidence carries a text; what the records say of the sources counts too."""
    said = tuple(c.quote for c in evidence)
    whole = " ".join(said)
    if _bare(text) and _bare(text) in _bare(whole):
        return Rechecked(State.GREEN)
    records = dict.fromkeys(record_words(c.record) for c in evidence)
    verdict = judge.verdicts([Pair(text, (*said, *records))])[0]
    differences = verdict.differences
    breaking = [d for d in differences if d.kind in _BREAKING]
    if breaking or verdict.kind is VerdictKind.CONTRADICTED:
        return Rechecked(State.RED, _reason(breaking or differences, "says otherwise"), differences)
    if verdict.kind is VerdictKind.NOT_FOUND:
        return Rechecked(State.RED, "its evidence doesn't say this", differences)
    if differences or verdict.kind is VerdictKind.PARTLY_SUPPORTED:
        return Rechecked(State.YELLOW, _reason(differences, "its evidence says less"), differences)
    return Rechecked(State.GREEN)


def record_words(record: Record) -> str:
    """What a record says of its source, as evidence for words that name it."""
    parts = [record.cite_as, record.title, *record.authors, record.publisher]
    parts += [date_words(record.published), record.place, record.kind]
    if record.carried_in:
        parts += [record.carried_in.cite_as, record.carried_in.publisher]
    return "; ".join(dict.fromkeys(p for p in parts if p))


def _reason(differences: Sequence[Difference], otherwise: str) -> str:
    """The differences in words: "number: 70,000, the source has 59,648"."""
    told = [
        f"{d.kind}: {d.claim or 'left out'}, the source has {d.source}"
        if d.source
        else f"{d.kind}: {d.claim} is not in the source"
        for d in differences
    ]
    return "; ".join(told) or otherwise


def _without_ours(edited: str, sentence: Sentence) -> str:
    """The edited text less those opening and closing words of ours that it still has."""
    ours = [_folded(s.text) for s in sentence.segments if s.ours]
    opening = ours[0] if ours and sentence.segments[0].ours else ""
    if opening and edited.startswith(opening):
        edited = edited[len(opening) :].lstrip()
    return edited.replace("…", " ").strip(" “”")


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:['’.,][^\W_]+)*", text.casefold()))
