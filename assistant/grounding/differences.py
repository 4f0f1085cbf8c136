"""What a claim says otherwise than its evidence: numbers, dates, names, negation and the rest."""

from collections.abc import Sequence

from assistant.answer import Difference
from assistant.grounding.alignment import Alignment, align
from assistant.grounding.cues import Cue, modals_of, negations_of, quantifiers_of
from assistant.grounding.dates import Date, bears_out, compatible, dates_of
from assistant.grounding.names import Name, holds, names_of
from assistant.grounding.quantities import Quantity, agree, quantities_of
from assistant.grounding.roles import swapped_roles
from assistant.grounding.verbs import swapped_verbs


def differences(claim: str, evidence: Sequence[str]) -> tuple[Difference, ...]:
    """What differs, in order of kind; nothing where there is no evidence.

    Args:
        claim: One sentence.
        evidence: Sentences, the one that bears most on the claim first: it is
            the one that words are compared with, the others may still bear out
            a number, a date or a name.
    """
    if not evidence:
        return ()
    aligned = align(claim, evidence[0])
    return (
        *_numbers(claim, evidence, aligned),
        *_dates(claim, evidence),
        *_names(claim, evidence, aligned),
        *_negations(claim, evidence[0], aligned),
        *_modality(claim, evidence[0], aligned),
        *_quantifiers(claim, evidence[0], aligned),
        *swapped_roles(claim, evidence[0]),
        *swapped_verbs(claim, evidence[0], aligned),
    )


def _numbers(claim: str, evidence: Sequence[str], aligned: Alignment) -> list[Difference]:
    """Numbers that no sentence bears out, beside the one in their place."""
    dates = dates_of(claim)
    ours = [q for q in quantities_of(claim) if not _dated(q, dates) and q.unit != "year"]
    found = []
    for quantity in ours:
        theirs = [q for s in evidence for q in _plain(s)]
        same_noun = [q for q in theirs if quantity.counted and q.counted == quantity.counted]
        if any(agree(quantity, q) for q in same_noun) or (
            not same_noun and any(agree(quantity, q) for q in theirs)
        ):
            continue
        rivals = [
            q
            for q in _plain(evidence[0])
            if q.unit == quantity.unit and not any(agree(o, q) for o in ours)
        ] or [q for q in same_noun if q.unit == quantity.unit]
        rival = _nearest(quantity, rivals, aligned)
        found.append(
            Difference("number", _with_bound(claim, quantity), rival.text if rival else "")
        )
    return found


def _plain(sentence: str) -> list[Quantity]:
    dates = dates_of(sentence)
    return [q for q in quantities_of(sentence) if not _dated(q, dates) and q.unit != "year"]


def _dated(quantity: Quantity, dates: Sequence[Date]) -> bool:
    return any(d.start <= quantity.start < d.end for d in dates)


def _with_bound(claim: str, quantity: Quantity) -> str:
    return claim[quantity.start : quantity.end]


def _nearest(quantity: Quantity, rivals: Sequence[Quantity], aligned: Alignment) -> Quantity | None:
    """The rival that counts the same, else the one among the most equal words."""
    mine = _position(aligned.claim, quantity.start)
    return max(
        rivals,
        key=lambda q: (
            q.counted == quantity.counted,
            aligned.around(mine, _position(aligned.source, q.start)),
            -q.start,
        ),
        default=None,
    )


def _position(words: Sequence[object], start: int) -> int:
    return next((i for i, w in enumerate(words) if w.start >= start), len(words))  # type: ignore[attr-defined]


def _dates(claim: str, evidence: Sequence[str]) -> list[Difference]:
    """Dates that no sentence bears out, beside the nearest of the first one that has any."""
    theirs = [d for s in evidence for d in dates_of(s)]
    found = []
    for date in dates_of(claim):
        if any(bears_out(date, d) for d in theirs):
            continue
        rivals = [d for d in dates_of(evidence[0]) if not compatible(date, d)]
        alike = [d for d in rivals if _alike(date, d)]
        rival = next(iter(alike or rivals), None)
        found.append(Difference("date", date.text, rival.text if rival else ""))
    return found


def _alike(ours: Date, theirs: Date) -> bool:
    return (ours.month is None) == (theirs.month is None) and bool(ours.days) == bool(theirs.days)


def _names(claim: str, evidence: Sequence[str], aligned: Alignment) -> list[Difference]:
    """Names that no sentence holds, beside the one in their place."""
    everything = " ".join(evidence)
    ours = names_of(claim)
    found = []
    for name in ours:
        if holds(everything, name):
            continue
        rivals = [n for n in names_of(evidence[0]) if not holds(claim, n)]
        rival = _in_place(name, rivals, aligned)
        found.append(Difference("name", name.text, rival.text if rival else ""))
    return found


def _in_place(name: Name, rivals: Sequence[Name], aligned: Alignment) -> Name | None:
    mine = _position(aligned.claim, name.start)
    return max(
        rivals,
        key=lambda n: (
            n.shape == name.shape,
            aligned.around(mine, _position(aligned.source, n.start)),
            -n.start,
        ),
        default=None,
    )


def _negations(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """Words denied on one side and not on the other."""
    ours, theirs = negations_of(claim), negations_of(source)
    shared = {aligned.claim[i].stem for i in aligned.pairs if aligned.claim[i].content}
    found = []
    for cue in ours:
        if _governs(cue, shared) and not _denied(cue.scope, theirs):
            found.append(Difference("negation", _phrase(claim, cue), ""))
    for cue in theirs:
        if _governs(cue, shared) and not _denied(cue.scope, ours):
            found.append(Difference("negation", "", _phrase(source, cue)))
    return found[:1] if len(found) % 2 else []


def _governs(cue: Cue, shared: set[str]) -> bool:
    return any(stem in shared for stem in cue.scope[:2])


def _denied(scope: Sequence[str], cues: Sequence[Cue]) -> bool:
    return any(set(scope) & set(cue.scope) for cue in cues)


def _phrase(text: str, cue: Cue, words: int = 3) -> str:
    """The cue with the words after it."""
    return " ".join(text[cue.start :].split()[:words]).rstrip(",.;:")


def _modality(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """A duty, wish or possibility that the claim makes stronger or weaker."""
    shared = {aligned.claim[i].stem for i in aligned.pairs if aligned.claim[i].content}
    ours, theirs = modals_of(claim), modals_of(source)
    found = []
    for cue in ours:
        mine = set(cue.scope) & shared
        partner = next((c for c in theirs if set(c.scope) & mine), None)
        if partner and partner.level != cue.level:
            found.append(Difference("modality", cue.text, partner.text))
        elif mine and partner is None and cue.level == 3 and not theirs:
            found.append(Difference("modality", cue.text, ""))
    if not ours:
        for cue in theirs:
            if cue.scope and cue.scope[0] in shared:
                found.append(Difference("modality", "", cue.text))
                break
    return found[:1]


def _quantifiers(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """How many or how often, where both say it of the same words and differ."""
    shared = {aligned.claim[i].stem for i in aligned.pairs if aligned.claim[i].content}
    ours, theirs = quantifiers_of(claim), quantifiers_of(source)
    found = []
    for cue in ours:
        mine = set(cue.scope) & shared
        partner = next((c for c in theirs if set(c.scope) & mine), None)
        if partner and partner.level != cue.level:
            found.append(Difference("quantifier", cue.text, partner.text))
        elif mine and partner is None and cue.level == 4:
            found.append(Difference("quantifier", cue.text, ""))
    return found[:1]
