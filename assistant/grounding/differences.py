"""What a claim says otherwise than its evidence: numbers, dates, names, negation and the rest."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Difference
from assistant.grounding.alignment import Alignment, align, position
from assistant.grounding.cues import (
    WISH,
    Cue,
    averted_in,
    clause_of,
    modals_of,
    negations_of,
    quantifiers_of,
)
from assistant.grounding.dates import Date, bears_out, compatible, dates_of
from assistant.grounding.names import Name, holds, names_of
from assistant.grounding.other_names import other_names_in
from assistant.grounding.quantities import Quantity, agree, quantities_of
from assistant.grounding.roles import swapped_roles, wrong_holder
from assistant.grounding.verbs import swapped_verbs

# Up to here a number is so common that the same one may count something else.
_SMALL = 12
_DUTY, _EVERY = 3, 4
# Characters between words side by side, and one more.
_TOUCHING = 3


def differences(
    claim: str, evidence: Sequence[str], context: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """What differs, in order of kind; nothing where there is no evidence.

    Args:
        claim: One sentence.
        evidence: Sentences, the one that bears most on the claim first: it is
            the one that words are compared with, the others may still bear out
            a number, a date or a name.
        context: Who speaks there and when; it may bear out a name or a date.
    """
    if not evidence:
        return ()
    aligned = align(claim, evidence[0])
    return (
        *_numbers(claim, evidence, aligned),
        *_dates(claim, (*evidence, *context)),
        *other_names_in(claim, evidence, context, aligned),
        *_negations(claim, evidence[0], aligned),
        *_modality(claim, evidence[0], aligned),
        *_quantifiers(claim, evidence[0], aligned),
        *swapped_roles(claim, evidence[0]),
        *wrong_holder(claim, evidence[0]),
        *swapped_verbs(claim, evidence[0], aligned),
    )


def _numbers(claim: str, evidence: Sequence[str], aligned: Alignment) -> list[Difference]:
    """Numbers that no sentence bears out, beside the one in their place.

    A common number bears out nothing where another counts more of the same words.
    """
    ours = _plain(claim)
    first = _plain(evidence[0])
    theirs = [*first, *(q for s in evidence[1:] for q in _plain(s))]
    found = []
    for quantity in ours:
        agreeing = [q for q in theirs if agree(quantity, q)]
        rivals = [
            q
            for q in (theirs if quantity.unit == "ordinal" else first)
            if q.unit == quantity.unit and not any(agree(o, q) for o in ours)
        ]
        near = max((_shared(quantity, q) for q in agreeing), default=-1)
        if near >= 0 and (
            _telling(quantity) or near >= max(map(partial(_shared, quantity), rivals), default=0)
        ):
            continue
        beside = [q for q in rivals if q in first]
        rival = _nearest(quantity, beside, aligned)
        if rival and not _counts_alike(quantity, rival, aligned):
            rival = None
        rival = rival or max(
            (q for q in rivals if _shared(quantity, q) > max(near, 1)),
            key=partial(_shared, quantity),
            default=None,
        )
        if rival is None and _said_by_the_way(quantity):
            continue
        found.append(Difference("number", quantity.text, rival.text if rival else ""))
    return found


def _said_by_the_way(quantity: Quantity) -> bool:
    """Whether it counts what a source may list without a number, or counts nothing ("once")."""
    counts = quantity.unit != "ordinal" or quantity.value == 1
    return counts and quantity.value <= _SMALL and not quantity.text[0].isdigit()


def _counts_alike(ours: Quantity, theirs: Quantity, aligned: Alignment) -> bool:
    mine, other = position(aligned.claim, ours.start), position(aligned.source, theirs.start)
    return bool(ours.counted & theirs.counted) or aligned.around(mine, other) > 1


def _shared(ours: Quantity, theirs: Quantity) -> int:
    """How many words after both numbers are the same."""
    return len(ours.counted & theirs.counted)


def _telling(quantity: Quantity) -> bool:
    """Whether a number is so particular that the same one elsewhere is no chance."""
    return quantity.value > _SMALL and quantity.value % 100 != 0


def _plain(sentence: str) -> list[Quantity]:
    dates = dates_of(sentence)
    return [q for q in quantities_of(sentence) if not _dated(q, dates) and q.unit != "year"]


def _dated(quantity: Quantity, dates: Sequence[Date]) -> bool:
    return any(d.start <= quantity.start < d.end for d in dates)


def _nearest(quantity: Quantity, rivals: Sequence[Quantity], aligned: Alignment) -> Quantity | None:
    """The rival that counts the same, else the one among the most equal words."""
    mine = position(aligned.claim, quantity.start)
    return max(
        rivals,
        key=lambda q: (
            _shared(quantity, q),
            aligned.around(mine, position(aligned.source, q.start)),
            -q.start,
        ),
        default=None,
    )


def _dates(claim: str, evidence: Sequence[str]) -> list[Difference]:
    """Dates that no sentence bears out, beside the nearest of the first one that has any.

    A date that the first sentence gives less fully isn't one that it gives otherwise; from
    the others all of it must come, the year excepted.
    """
    rivals = dates_of(evidence[0])
    beside = [d for s in evidence[1:] for d in dates_of(s)]
    found = []
    for date in dates_of(claim):
        yearless = replace(date, year=None) if date.month else date
        if other := _dated_otherwise(claim, date, evidence[0]):
            found.append(Difference("date", date.text, other.text))
            continue
        if any(compatible(date, d) for d in rivals) or any(
            compatible(date, d) and bears_out(yearless, d) for d in beside
        ):
            continue
        rival = next((d for d in rivals if _alike(date, d)), None)
        found.append(Difference("date", date.text, rival.text if rival else ""))
    return found


def _dated_otherwise(claim: str, date: Date, source: str) -> Date | None:
    """The date that a list gives a name of the claim, where the claim's belongs to another name."""
    names, theirs = names_of(source), dates_of(source)
    of = {d: _named_beside(d, names) for d in theirs}
    mine = [of[d] for d in theirs if compatible(date, d)]
    if len(theirs) < 2 or not mine or any(n is None or holds(claim, n) for n in mine):
        return None
    rivals = [d for d, n in of.items() if n and holds(claim, n) and not compatible(date, d)]
    return rivals[0] if len(rivals) == 1 else None


def _named_beside(date: Date, names: Sequence[Name]) -> Name | None:
    """The name that a date stands before ("the 2001 Programme"), else the last one before it."""
    after = next((n for n in names if 0 < n.start - date.end < _TOUCHING), None)
    return after or next((n for n in reversed(names) if n.end <= date.start), None)


def _alike(ours: Date, theirs: Date) -> bool:
    return (ours.month is None) == (theirs.month is None) and bool(ours.days) == bool(theirs.days)


def _negations(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """Words denied on one side and not on the other."""
    ours, theirs = negations_of(claim), negations_of(source)
    shared = _shared_stems(aligned)
    found = []
    for cue in ours:
        averted = bool(set(cue.scope) & averted_in(source))
        if _governs(cue, shared) and not averted and not _denied(cue.scope, theirs):
            found.append(Difference("negation", _phrase(claim, cue), ""))
    for cue in theirs:
        averted = bool(set(cue.scope) & averted_in(claim))
        if _governs(cue, shared) and not averted and not _denied(cue.scope, ours):
            found.append(Difference("negation", "", _phrase(source, cue)))
    if not ours and not found:
        found = [
            Difference("negation", "", _phrase(source, c))
            for c in theirs
            if len(shared & clause_of(source, c)) > len(shared) / 2
        ]
    return found[:1] if len(found) % 2 else []


def _shared_stems(aligned: Alignment) -> set[str]:
    return {aligned.claim[i].stem for i in aligned.pairs if aligned.claim[i].content}


def _governs(cue: Cue, shared: set[str]) -> bool:
    return any(stem in shared for stem in cue.scope[:2])


def _denied(scope: Sequence[str], cues: Sequence[Cue]) -> bool:
    return any(set(scope) & set(cue.scope) for cue in cues)


def _phrase(text: str, cue: Cue, words: int = 3) -> str:
    """The cue with the words after it."""
    return " ".join(text[cue.start :].split()[:words]).rstrip(",.;:")


def _modality(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """A duty, wish or possibility that the claim makes stronger or weaker."""
    shared = _shared_stems(aligned)
    ours, theirs = modals_of(claim), modals_of(source)
    for cue in ours:
        mine = set(cue.scope) & shared
        partners = [c for c in theirs if set(c.scope) & mine]
        if any(c.level == cue.level for c in partners) or not mine:
            continue
        if partners:
            return [Difference("modality", cue.text, partners[0].text)]
        if cue.level == _DUTY:
            return [Difference("modality", cue.text, theirs[0].text if theirs else "")]
    if not ours:
        for cue in theirs:
            if set(cue.scope[:1]) & shared or (cue.level == WISH and _told_as_done(cue, aligned)):
                return [Difference("modality", "", cue.text)]
    return []


def _told_as_done(cue: Cue, aligned: Alignment) -> bool:
    """Whether the claim has a verb of its own before the words that the modal's verb governs."""
    words = [w for w in aligned.claim if w.content]
    place = next((i for i, w in enumerate(words) if w.stem in cue.scope), 0)
    return place > 0 and not aligned.held(words[place - 1].stem)


def _quantifiers(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """How many or how often, where both say it of the same words and differ."""
    shared = _shared_stems(aligned)
    ours, theirs = quantifiers_of(claim), quantifiers_of(source)
    same = {c.text.lower() for c in theirs}
    for cue in ours:
        mine = set(cue.scope) & shared
        partners = [c for c in theirs if set(c.scope) & mine]
        if cue.text.lower() in same or any(c.level == cue.level for c in partners) or not mine:
            continue
        if partners:
            return [Difference("quantifier", cue.text, partners[0].text)]
        if cue.level == _EVERY:
            return [Difference("quantifier", cue.text, "")]
    return []
