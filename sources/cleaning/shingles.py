"""Word shingles: how much of two texts is the same words in the same order."""

import re
from collections.abc import Sequence

SHINGLE_WORDS = 5
FEWEST_WORDS = 20
NEAR = 0.9

_WORD = re.compile(r"[\w'’-]+")
_TELLING = re.compile(r"\d[\d.,]*|\b(?:not|no|never|none|nor|without|cannot|\w+n['’]t)\b", re.I)


def words_of_text(text: str) -> list[str]:
    """The case-folded words of a text, in order."""
    return _WORD.findall(text.casefold())


def shingles(words: Sequence[str]) -> frozenset[str]:
    """Runs of five words, as a set; empty for a text with fewer words."""
    last = len(words) - SHINGLE_WORDS
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(last + 1))


def telling(text: str) -> tuple[str, ...]:
    """Figures and negations, sorted: two texts that differ in one don't say the same."""
    return tuple(sorted(m.group().casefold().rstrip(".,") for m in _TELLING.finditer(text)))


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the shingles of either that both have, 0 to 1; 0 for two empty sets."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def near_pairs(texts: Sequence[str]) -> dict[int, int]:
    """For each text that nearly repeats an earlier one, that earlier text's index.

    Texts of at least `FEWEST_WORDS` words count, that share `NEAR` of their
    shingles and all figures and negations. Exact, for one document's lines.
    """
    places: dict[str, int] = {}
    sets: dict[int, frozenset[str]] = {}
    found: dict[int, int] = {}
    for index, text in enumerate(texts):
        words = words_of_text(text)
        if len(words) < FEWEST_WORDS:
            continue
        mine = shingles(words)
        for other in sorted({places[s] for s in mine if s in places}):
            if jaccard(mine, sets[other]) >= NEAR and telling(text) == telling(texts[other]):
                found[index] = other
                break
        else:
            sets[index] = mine
            for shingle in mine:
                places.setdefault(shingle, index)
    return found
