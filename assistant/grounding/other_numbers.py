"""Numbers of a claim that its evidence lacks, or gives otherwise."""

from collections.abc import Sequence
from functools import partial

from assistant.answer import Difference
from assistant.grounding.alignment import Alignment, position
from assistant.grounding.dates import Date, dates_of
from assistant.grounding.quantities import Quantity, agree, quantities_of

# Up to here a number is so common that the same one may count something else.
_SMALL = 12


def other_numbers_in(claim: str, evidence: Sequence[str], aligned: Alignment) -> list[Difference]:
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
