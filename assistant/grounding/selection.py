"""From evidence of any length to the few sentences that bear on a claim."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.words import content_stems
from sources.sentences import split_sentences

# A sentence of a list or a table may run on; beyond this it is read in pieces.
_MAX_CHARS = 600
_MAX_SENTENCES = 4
# Below this share of new weight a further sentence adds nothing.
_ADDS = 0.03


@dataclass(frozen=True, slots=True)
class Selected:
    """The sentences of the evidence that bear on a claim.

    Attributes:
        sentences: The one that covers most first.
        places: Index of the evidence text that each comes from.
        coverage: Share of the claim's content words, by rarity, that all of them hold, 0..1.
        best: The same for the first alone.
        whole: The same for all the evidence.
    """

    sentences: tuple[str, ...]
    places: tuple[int, ...]
    coverage: float
    best: float
    whole: float


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


def select(claim: str, evidence: Sequence[str]) -> Selected:
    """Sentences that together cover the claim's content words, greedily, by rarity.

    A word's weight is ln(1 + n / (df + 1)) over the evidence's sentences, at
    least that of a word in half of them.
    """
    units = [(s, n) for n, text in enumerate(evidence) for s in sentences_of(text)]
    wanted = content_stems(claim)
    if not units or not wanted:
        return Selected((), (), 0.0, 0.0, 0.0)
    stems = [content_stems(s) for s, _ in units]
    weight = _weights(wanted, stems)
    total = sum(weight.values())
    left = set(wanted)
    chosen: list[int] = []
    best = 0.0
    gains = [sum(weight[t] for t in wanted & s) / (1 + 0.004 * len(s)) for s in stems]
    order = sorted(range(len(units)), key=lambda i: (-gains[i], i))
    while len(chosen) < _MAX_SENTENCES:
        gain, i = max(
            (
                (sum(weight[t] for t in left & stems[i]), -rank)
                for rank, i in enumerate(order[:200])
            ),
            default=(0.0, 0),
        )
        place = order[-i]
        if place in chosen or (chosen and gain < _ADDS * total):
            break
        chosen.append(place)
        left -= stems[place]
        best = best or gain / total
    covered = 1 - sum(weight[t] for t in left) / total
    everywhere = frozenset().union(*stems)
    whole = sum(weight[t] for t in wanted & everywhere) / total
    return Selected(
        tuple(units[i][0] for i in chosen),
        tuple(units[i][1] for i in chosen),
        covered,
        best,
        whole,
    )


def _weights(wanted: frozenset[str], stems: Sequence[frozenset[str]]) -> dict[str, float]:
    frequency = Counter(t for s in stems for t in wanted & s)
    n = len(stems)
    return {t: max(math.log1p(n / (frequency[t] + 1)), 0.4) for t in wanted}
