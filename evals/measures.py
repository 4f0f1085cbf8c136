"""Measures that no library has, and the statistics around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.terms import fold

GRAM_WORDS = 4
FOUND_SHARE = 0.8


def grams(text: str, n: int = GRAM_WORDS) -> set[tuple[str, ...]]:
    """The word n-grams of a text folded to lower case; one shorter gram for a short text."""
    words = re.findall(r"\w+", text.casefold())
    if len(words) < n:
        return {tuple(words)} if words else set()
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


def evidence_recall(phrases: Sequence[str], ranked_texts: Sequence[str], budget_chars: int) -> float:
    """Share of evidence phrases found in the first `budget_chars` characters, 0..1.

    The ranked texts are put one after the other, the last one cut at the
    budget. A phrase is found when at least 80% of its word 4-grams stand there.

    Raises:
        ValueError: There is no phrase.
    """
    if not phrases:
        raise ValueError("a question without evidence has no recall")
    shown = "\n".join(ranked_texts)[:budget_chars]
    present = grams(shown)
    found = 0
    for phrase in phrases:
        wanted = grams(phrase)
        found += len(wanted & present) >= FOUND_SHARE * len(wanted)
    return found / len(phrases)


def key_fact_share(facts: Sequence[Sequence[str]], answer: str) -> float:
    """Share of key facts of which some variant stands in the answer, folded, 0..1.

    Raises:
        ValueError: There is no fact.
    """
    if not facts:
        raise ValueError("a question without key facts has no share")
    folded = " ".join(fold(answer).split())
    held = sum(any(" ".join(fold(v).split()) in folded for v in fact) for fact in facts)
    return held / len(facts)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its percentile-bootstrap interval and the number of values."""

    mean: float
    low: float
    high: float
    n: int


def bootstrap(values: Sequence[float], seed: int = 0, rounds: int = 2000) -> Estimate | None:
    """Mean and 95% interval (Efron's percentile bootstrap, seeded); None without values."""
    if not values:
        return None
    array = np.asarray(values, dtype=np.float64)
    rng = np.random.default_rng(seed)
    means = array[rng.integers(0, len(array), (rounds, len(array)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Estimate(float(array.mean()), float(low), float(high), len(array))
