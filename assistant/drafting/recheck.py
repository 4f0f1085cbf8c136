"""Rechecking: whether an edited sentence still rests on its evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Difference, VerdictKind
from assistant.check_words import difference_words
from assistant.drafting.edits import edits_between
from assistant.drafting.points import Origin, Sentence, State
from assistant.entailment import Pair
from assistant.judge import Judge
from assistant.unchecked import nothing_to_check
from sources.catalogue import Record, date_words

# A difference in one of these makes a sentence say something else; others overstate.
_BREAKING = frozenset({"number", "date", "name", "negation", "role", "verb"})
_ADDRESS = re.compile(
    r"^(?:(?:(?:(?:mr|madam)\.? )?(?:president|speaker|chair(?:man|woman|person)?)|excellenc\w+|"
    r"distinguished \w+|(?:dear )?colleagues|members of the council|ladies and gentlemen),? )+",
    re.I,
)


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
    edited = _ADDRESS.sub("", _folded(re.sub(r"\s*\[\d+\]", "", text)))
    if edited.casefold() == _folded(sentence.text).casefold():
        return Rechecked(State.GREEN)
    if not edited:
        return Rechecked(State.RED, "nothing is said")
    if sentence.origin is Origin.NOTES:
        # The user's own words answer to nobody.
        return Rechecked(State.GREEN)
    if not sentence.evidence:
        if nothing_to_check(edited):
            return Rechecked(State.YELLOW, "words of your own: no source stands behind them")
        return Rechecked(State.RED, "no source stands behind it")
    known = dict.fromkeys(w for c in sentence.evidence for w in (c.quote, record_words(c.record)))
    edits = edits_between(_folded(sentence.text), edited, _folded(" ".join(known)))
    if edits.turned:
        return Rechecked(State.RED, _reason(edits.turned, ""), edits.turned)
    outcome = held_against(_without_ours(edited, sentence), sentence.evidence, judge)
    if outcome.state is State.GREEN and edits.stronger:
        return Rechecked(State.YELLOW, _reason(edits.stronger, ""), edits.stronger)
    return outcome


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
    """The differences in words: "number: “70,000” where the source has “59,648”"."""
    return "; ".join(map(difference_words, differences)) or otherwise


def _without_ours(edited: str, sentence: Sentence) -> str:
    """The edited text less those opening and closing words of ours that it still has."""
    ours = [_folded(s.text) for s in sentence.segments if s.ours]
    opening = ours[0] if ours and sentence.segments[0].ours else ""
    if opening and edited.casefold().startswith(opening.casefold()):
        edited = edited[len(opening) :].lstrip()
    return edited.replace("…", " ").strip(" “”")


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:['’.,][^\W_]+)*", text.casefold()))
