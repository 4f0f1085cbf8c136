"""Which words of a claim stand for which words of a source sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.grounding.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of a claim in the place of other words of the source; either may be empty."""

    claim: tuple[Word, ...]
    source: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A claim's words beside a source sentence's.

    Attributes:
        claim: Words of the claim.
        source: Words of the source sentence.
        pairs: Positions of equal words, claim to source.
        swaps: What stands between equal stretches on both sides, in order.
    """

    claim: tuple[Word, ...]
    source: tuple[Word, ...]
    pairs: dict[int, int]
    swaps: tuple[Swap, ...]

    def around(self, ours: int, theirs: int, reach: int = 4) -> int:
        """How many equal words stand near both positions, at most `reach` away on each side."""
        return sum(
            abs(i - ours) <= reach and abs(j - theirs) <= reach and self.claim[i].content
            for i, j in self.pairs.items()
        )

    def held(self, stem: str) -> bool:
        """Whether the source sentence has a word with that stem."""
        return any(w.stem == stem for w in self.source)


@lru_cache(maxsize=8192)
def align(claim: str, source: str) -> Alignment:
    """Longest common stretches first (Ratcliff and Obershelp), then equal words anywhere."""
    ours, theirs = words_of(claim), words_of(source)
    matcher = SequenceMatcher(
        None, [w.stem for w in ours], [w.stem for w in theirs], autojunk=False
    )
    pairs: dict[int, int] = {}
    swaps = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs.update(zip(range(a, b), range(c, d), strict=True))
        else:
            swaps.append(Swap(ours[a:b], theirs[c:d]))
    taken = set(pairs.values())
    for i, word in enumerate(ours):
        if i in pairs or not word.content:
            continue
        for j, other in enumerate(theirs):
            if j not in taken and other.stem == word.stem:
                pairs[i] = j
                taken.add(j)
                break
    return Alignment(ours, theirs, pairs, tuple(swaps))


def position(words: Sequence[Word], start: int) -> int:
    """Place of the first word that begins at a code point or after it, else how many there are."""
    return next((i for i, w in enumerate(words) if w.start >= start), len(words))
