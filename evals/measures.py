"""Measures that no library has, and the statistics around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.terms import fold

GRAM_WORDS = 4
FOUND_SHARE = 0.8


def grams(text: str, n: int = GRAM_WORDS) -> frozenset[tuple[str, ...]]:
    """The word n-grams of a text folded to lower case; one shorter gram for a short text."""
    words = re.findall(r"\w+", text.casefold())
    if len(words) < n:
        return frozenset({tuple(words)} if words else ())
    return frozenset(tuple(words[i : i + n]) for i in range(len(words) - n + 1))


# Of phrases and units, which are asked for again and again.
_kept_grams = lru_cache(maxsize=20_000)(grams)


def evidence_recall(
    phrases: Sequence[str], ranked_texts: Sequence[str], budget_chars: int
) -> float:
    """Share of evidence phrases found in the first `budget_chars` characters, 0..1.

    The ranked texts are put one after the other, the last one cut at the
    budget. A phrase is found when at least 80% of its word 4-grams stand there.

    Raises:
        ValueError: There is no phrase.
    """
    if not phrases:
        raise ValueError("a question without evidence has no recall")
    present = grams("\n".join(ranked_texts)[:budget_chars])
    return sum(_found(_kept_grams(phrase), present) for phrase in phrases) / len(phrases)


def holds(phrase: str, text: str) -> bool:
    """Whether at least 80% of the phrase's word 4-grams stand in the text."""
    return _found(_kept_grams(phrase), _kept_grams(text))


def _found(wanted: frozenset[tuple[str, ...]], present: frozenset[tuple[str, ...]]) -> bool:
    return len(wanted & present) >= FOUND_SHARE * len(wanted)


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


def paired_p(differences: Sequence[float], seed: int = 0) -> float:
    """Two-sided p of a paired permutation test that the mean difference is 0, in (0, 1].

    The signs of the differences are permuted 9,999 times, seeded (Fisher's test;
    for retrieval see Smucker, Allan and Carterette, CIKM 2007).

    Raises:
        ValueError: There is no difference to test.
    """
    from scipy.stats import permutation_test

    if not differences:
        raise ValueError("nothing to compare")
    array = np.asarray(differences, dtype=np.float64)
    if not array.any():
        return 1.0
    if len(array) == 1:
        return 1.0
    result = permutation_test(
        (array,),
        lambda x, axis: x.mean(axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=9999,
        rng=np.random.default_rng(seed),
    )
    return float(result.pvalue)
