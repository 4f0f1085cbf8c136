"""Independent sources: of several pieces of evidence, which stand on their own."""

from collections.abc import Sequence

from index.terms import fold, words
from sources.catalogue import Record

# So many words running in both are one text quoting the other, or both quoting a third.
QUOTED_WORDS = 9
_ALIKE = 0.6


def independent_sources(evidence: Sequence[tuple[Record, str]]) -> tuple[tuple[int, ...], ...]:
    """Positions of the evidence in groups, one for each independent source, in order.

    Two pieces count as one source when

    - the same persons wrote both; where none is named, the same publisher; where
      that isn't known either, they have the same title;
    - one is a digest's own words and the other an item that it carries;
    - one repeats `QUOTED_WORDS` words running of the other, or says nearly the same.

    How many independent sources a claim has is the length of what this returns:

        count = len(independent_sources([(c.record, c.quote) for c in citations]))

    Args:
        evidence: For each piece its record (an item's own, with what carries it) and words.

    Returns:
        Groups in order of their first piece; () for no evidence.
    """
    spoken = [words(text) for _, text in evidence]
    runs = [_runs(w) for w in spoken]
    group = list(range(len(evidence)))
    for later in range(len(evidence)):
        for earlier in range(later):
            if _one_source(evidence[earlier][0], evidence[later][0]) or _one_text(
                (spoken[earlier], runs[earlier]), (spoken[later], runs[later])
            ):
                old, new = group[later], group[earlier]
                group = [new if g == old else g for g in group]
    group = _without_carriers(evidence, group)
    return tuple(
        tuple(i for i, g in enumerate(group) if g == name) for name in dict.fromkeys(group)
    )


def _without_carriers(evidence: Sequence[tuple[Record, str]], group: list[int]) -> list[int]:
    """A digest's own words join one item of it; its items stay apart from one another."""
    for place, (record, _) in enumerate(evidence):
        carried = [i for i, (r, _) in enumerate(evidence) if _carries(record, r)]
        if carried and group[place] not in {group[i] for i in carried}:
            old, new = group[place], group[carried[0]]
            group = [new if g == old else g for g in group]
    return group


def _carries(digest: Record, item: Record) -> bool:
    return item.carried_in is not None and _origin(item.carried_in) == _origin(digest)


def _one_source(one: Record, other: Record) -> bool:
    return _origin(one) == _origin(other)


def _origin(record: Record) -> tuple[str, ...]:
    """Who answers for a text, as far as its record says."""
    names = record.authors or ((record.publisher,) if record.publisher else (record.title,))
    return tuple(sorted(" ".join(fold(name).split()) for name in names))


def _runs(spoken: list[str]) -> frozenset[tuple[str, ...]]:
    last = len(spoken) - QUOTED_WORDS + 1
    return frozenset(tuple(spoken[i : i + QUOTED_WORDS]) for i in range(max(last, 0)))


def _one_text(
    one: tuple[list[str], frozenset[tuple[str, ...]]],
    other: tuple[list[str], frozenset[tuple[str, ...]]],
) -> bool:
    """Whether one quotes the other, or their words are nearly the same."""
    if one[1] & other[1]:
        return True
    mine, theirs = set(one[0]), set(other[0])
    return bool(mine) and len(mine & theirs) / len(mine | theirs) >= _ALIKE
