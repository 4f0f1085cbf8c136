"""The field's other names for the same thing, for finding what is worded otherwise."""

import tomllib
from functools import cache
from pathlib import Path

from index.terms import fold, terms

GLOSSARY = Path(__file__).with_name("glossary.toml")
# Weight of a term that the glossary adds, beside 1 for a word of the question.
ADDED_WEIGHT = 0.4


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    groups = tomllib.loads(GLOSSARY.read_text("utf-8"))["same"]
    return tuple(tuple(fold(name) for name in group) for group in groups)


def other_names(text: str) -> tuple[str, ...]:
    """Names that the glossary holds equal to names in the text, folded, in its order."""
    padded = f" {' '.join(_spaced(fold(text)))} "
    found: dict[str, None] = {}
    for group in _groups():
        named = [name for name in group if f" {' '.join(_spaced(name))} " in padded]
        if named:
            found.update(dict.fromkeys(name for name in group if name not in named))
    return tuple(found)


def _spaced(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.replace("'s ", " ")).split()


def expanded_terms(question: str) -> dict[str, float]:
    """Stemmed terms of a question with weights: its own 1, those of other names less."""
    weighted = {term: ADDED_WEIGHT for name in other_names(question) for term in terms(name)}
    weighted.update(dict.fromkeys(terms(question), 1.0))
    return weighted
