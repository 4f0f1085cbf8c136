"""Names of a claim that its evidence lacks, or that stand where it has another."""

from collections.abc import Sequence

from assistant.answer import Difference
from assistant.grounding.alignment import Alignment, position
from assistant.grounding.names import Name, holds, names_of
from assistant.grounding.words import content_stems

_INSTITUTIONS = ("body", "acronym")
# Words after a verb among which "by" and the one who did it stand.
_BY_REACH = 5
_FULL_NAME = 2


def other_names_in(
    claim: str, evidence: Sequence[str], context: Sequence[str], aligned: Alignment
) -> list[Difference]:
    """Names that no sentence holds, or that stand where the first sentence has another."""
    found = []
    ours = names_of(claim)
    for name in ours:
        if other := _done_by(name, evidence[0], aligned):
            found.append(Difference("name", name.text, other.text))
        if other or holds(evidence[0], name):
            continue
        if _first_name(name, evidence):
            continue
        rivals = [
            n
            for n in names_of(evidence[0])
            if not holds(claim, n) and not any(n.stems & o.stems for o in ours)
        ]
        rival = _in_place(name, rivals, aligned)
        if rival and not _same_slot(name, rival, aligned):
            rival = None
        if rival is None and (_named_around(name, evidence[1:]) or holds(" ".join(context), name)):
            continue
        found.append(Difference("name", name.text, rival.text if rival else ""))
    return found


def _named_around(name: Name, around: Sequence[str]) -> bool:
    """Whether what stands around holds a name; of a person, the nearest text that names one."""
    if name.shape != "other" or len(name.stems) < _FULL_NAME:
        return holds(" ".join(around), name)
    naming = (t for t in around if any(_person(n) for n in names_of(t)))
    return holds(next(naming, ""), name)


def _person(name: Name) -> bool:
    return name.shape == "other" and len(name.stems) >= _FULL_NAME


def _first_name(name: Name, evidence: Sequence[str]) -> bool:
    """Whether the first sentence has part of a name that stands in full beside it."""
    partly = bool(name.stems & content_stems(evidence[0]))
    return name.shape == "other" and partly and holds(" ".join(evidence[1:]), name)


def _done_by(name: Name, source: str, aligned: Alignment) -> Name | None:
    """The other name that the source has where the claim has "… by" this one."""
    mine = position(aligned.claim, name.start)
    if mine < 2 or aligned.claim[mine - 1].low != "by" or mine - 2 not in aligned.pairs:
        return None
    place = aligned.pairs[mine - 2] + 1
    after = aligned.source[place : place + _BY_REACH]
    if not after or after[0].low != "by":
        return None
    doers = [n for n in names_of(source) if after[0].end <= n.start <= after[-1].end]
    return doers[0] if doers and not holds(doers[0].text, name) else None


def _same_slot(ours: Name, theirs: Name, aligned: Alignment) -> bool:
    near = max(
        aligned.around(position(aligned.claim, a), position(aligned.source, b))
        for a, b in ((ours.start, theirs.start), (ours.end, theirs.end))
    )
    alike = (ours.shape in _INSTITUTIONS) == (theirs.shape in _INSTITUTIONS)
    return near > 1 and (alike or _exchanged(ours, theirs, aligned))


def _exchanged(ours: Name, theirs: Name, aligned: Alignment) -> bool:
    """Whether one stands for the other between the same words."""
    return any(
        any(ours.start <= w.start < ours.end for w in s.claim)
        and any(theirs.start <= w.start < theirs.end for w in s.source)
        for s in aligned.swaps
    )


def _in_place(name: Name, rivals: Sequence[Name], aligned: Alignment) -> Name | None:
    mine = position(aligned.claim, name.start)
    return max(
        rivals,
        key=lambda n: (
            _exchanged(name, n, aligned),
            (n.shape in _INSTITUTIONS) == (name.shape in _INSTITUTIONS),
            aligned.around(mine, position(aligned.source, n.start)),
            -n.start,
        ),
        default=None,
    )
