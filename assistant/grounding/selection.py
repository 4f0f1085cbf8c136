"""From evidence of any length to the few sentences that bear on a claim."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.words import content_stems
from sources.sentences import split_sentences

# A sentence of a list or a table may run on; beyond this it is read in pieces.
_MAX_CHARS = 600
_MAX_SENTENCES = 4
# Below this share of new weight a further sentence adds nothing.
_ADDS = 0.03
# What the share of words counts beside the cosine, where a sentence is chosen by both.
_WORDS = 0.5
# Sentences before the chosen one that it may lean on, and candidates for further ones.
_BEFORE = 2
_LOOKED_AT = 200
# Sentences that are compared in meaning at most.
_READ = 24
# Candidates for the nearest sentence, and what a thing missing costs one of them.
_RIVALS, _OTHERWISE, _MANY = 3, 0.15, 2


@dataclass(frozen=True, slots=True)
class Selected:
    """The sentences of the evidence that bear on a claim.

    Attributes:
        sentences: The nearest first.
        places: Index of the evidence text that each comes from.
        coverage: Share of the claim's content words, by rarity, that all of them hold, 0..1.
        best: The same for the first alone.
        whole: The same for all the evidence.
        around: The sentences before the first, the nearest first, and the one after it.
        nearness: Cosine of the first with the claim; None where none was measured.
    """

    sentences: tuple[str, ...]
    places: tuple[int, ...]
    coverage: float
    best: float
    whole: float
    around: tuple[str, ...] = ()
    nearness: float | None = None


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of an evidence text; a line break ends one."""
    found: list[str] = []
    for line in text.splitlines():
        for start, end in split_sentences(line):
            found += _pieces(line[start:end])
    return tuple(found)


def _pieces(sentence: str) -> list[str]:
    if len(sentence) <= _MAX_CHARS:
        return [sentence]
    words, pieces, current = sentence.split(), [], ""
    for word in words:
        if current and len(current) + len(word) >= _MAX_CHARS // 2:
            pieces.append(current)
            current = ""
        current = f"{current} {word}".strip()
    return [*pieces, current]


def units_of(evidence: Sequence[str]) -> list[tuple[str, int]]:
    """The sentences of all evidence texts, each with the index of its text."""
    return [(s, n) for n, text in enumerate(evidence) for s in sentences_of(text)]


def worth_reading(claim: str, units: Sequence[str]) -> list[int]:
    """Places of the sentences to be compared in meaning: all, of many those that share words."""
    wanted = content_stems(claim)
    shared = [len(wanted & content_stems(u)) for u in units]
    order = sorted(range(len(units)), key=lambda i: (-shared[i], i))[:_READ]
    return sorted(order)


Lacking = Callable[[str, Sequence[str]], int]


def select(
    claim: str,
    evidence: Sequence[str],
    cosines: Sequence[float] | None = None,
    lacking: Lacking = lambda sentence, around: 0,
) -> Selected:
    """The sentence nearest the claim, and those that cover what it leaves of the claim's words.

    A word's weight is ln(1 + n / (df + 1)) over the evidence's sentences, at
    least that of a word in half of them.

    Args:
        claim: One sentence.
        evidence: Texts.
        cosines: Of each of `units_of(evidence)` with the claim, -1 where none was measured;
            without them, words alone say which is nearest.
        lacking: How many things of the claim a sentence, with those around it, lacks; of the
            few nearest the one that lacks fewer comes first.
    """
    units = units_of(evidence)
    wanted = content_stems(claim)
    if not units or not wanted:
        return Selected((), (), 0.0, 0.0, 0.0)
    stems = [content_stems(s) for s, _ in units]
    weight = _weights(wanted, stems)
    total = sum(weight.values())
    held = [sum(weight[t] for t in wanted & s) / total for s in stems]
    short = [h / (1 + 0.004 * len(s)) for h, s in zip(held, stems, strict=True)]
    near = [c + _WORDS * h for c, h in zip(cosines, held, strict=True)] if cosines else short
    texts = [s for s, _ in units]
    rivals = sorted(range(len(units)), key=lambda i: (-near[i], i))[:_RIVALS]
    if not cosines and not held[rivals[0]]:
        return Selected((), (), 0.0, 0.0, 0.0)
    first = max(
        rivals,
        key=lambda i: near[i] - _OTHERWISE * min(lacking(texts[i], _around(texts, i)), _MANY),
    )
    chosen, left = _cover(first, stems, weight, short)
    return Selected(
        tuple(units[i][0] for i in chosen),
        tuple(units[i][1] for i in chosen),
        1 - sum(weight[t] for t in left) / total,
        held[first],
        sum(weight[t] for t in wanted & frozenset().union(*stems)) / total,
        _around(texts, first),
        cosines[first] if cosines else None,
    )


def _around(texts: Sequence[str], place: int) -> tuple[str, ...]:
    before = texts[max(place - _BEFORE, 0) : place]
    return (*reversed(before), *texts[place + 1 : place + 2])


def _cover(
    first: int, stems: Sequence[frozenset[str]], weight: dict[str, float], short: Sequence[float]
) -> tuple[list[int], set[str]]:
    """Greedily, by the weight of the words not yet covered; and the words left over."""
    total = sum(weight.values())
    order = sorted(range(len(stems)), key=lambda i: (-short[i], i))[:_LOOKED_AT]
    chosen, left = [first], set(weight) - stems[first]
    while len(chosen) < _MAX_SENTENCES:
        gains = [(sum(weight[t] for t in left & stems[i]), -rank) for rank, i in enumerate(order)]
        gain, rank = max(gains, default=(0.0, 0))
        if gain < _ADDS * total or order[-rank] in chosen:
            break
        chosen.append(order[-rank])
        left -= stems[order[-rank]]
    return chosen, left


def _weights(wanted: frozenset[str], stems: Sequence[frozenset[str]]) -> dict[str, float]:
    frequency = Counter(t for s in stems for t in wanted & s)
    n = len(stems)
    return {t: max(math.log1p(n / (frequency[t] + 1)), 0.4) for t in wanted}
