"""The field's other names for the same thing, for finding what is worded otherwise."""

import re
import tomllib
from functools import cache
from pathlib import Path

from index.settings import SEARCHED
from index.terms import fold, terms

GLOSSARY = Path(__file__).with_name("glossary.toml")
_WORD = re.compile(r"[^\W_]+")


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """Names that mean the same, the most usual one first."""
    tables = tomllib.loads(GLOSSARY.read_text("utf-8"))
    return tuple(tuple(group) for group in (*tables["same"], *tables["places"]))


@cache
def _by_name() -> dict[tuple[str, ...], tuple[int, ...]]:
    """For the folded words of each name, the groups that hold it."""
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, group in enumerate(_groups()):
        for name in group:
            key = _folded_words(name)
            found[key] = (*found.get(key, ()), number)
    return found


@cache
def _longest() -> int:
    return max(map(len, _by_name()))


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text).replace("'s ", " ").removesuffix("'s")))


def _named(text: str) -> list[tuple[int, int, tuple[int, ...]]]:
    """Start, end and groups of each name in the text; the longest, from the left."""
    spans = [m.span() for m in _WORD.finditer(text) if m.group() != "s" or m.start() == 0]
    keys = [_folded_words(text[a:b]) for a, b in spans]
    found: list[tuple[int, int, tuple[int, ...]]] = []
    place = 0
    while place < len(spans):
        for length in range(min(_longest(), len(spans) - place), 0, -1):
            key = tuple(w for k in keys[place : place + length] for w in k)
            groups = _by_name().get(key)
            if groups:
                found.append((spans[place][0], spans[place + length - 1][1], groups))
                place += length
                break
        else:
            place += 1
    return found


def usual_names(text: str) -> str:
    """The text with the usual name in each name's place; a name in several groups stays."""
    for start, end, groups in reversed(_named(text)):
        if len(groups) == 1:
            text = text[:start] + _groups()[groups[0]][0] + text[end:]
    return text


def other_names(text: str) -> tuple[str, ...]:
    """Names that the glossary holds equal to names in the text, in its order."""
    found: dict[str, None] = {}
    for start, end, groups in _named(text):
        own = _folded_words(text[start:end])
        for group in groups:
            found.update(dict.fromkeys(n for n in _groups()[group] if _folded_words(n) != own))
    return tuple(found)


def equivalents(text: str) -> tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]:
    """For each name in the text, its stemmed terms and those of each other name for the same."""
    found = []
    for start, end, groups in _named(text):
        own = frozenset(terms(text[start:end]))
        others = {frozenset(terms(name)): None for g in groups for name in _groups()[g]}
        found.append((own, tuple(other for other in others if other and other != own)))
    return tuple(found)


def expanded_terms(question: str, added: float = SEARCHED.glossary) -> dict[str, float]:
    """Stemmed terms of a question with weights: its own 1, those of other names `added`."""
    weighted = {term: added for name in other_names(question) for term in terms(name)}
    weighted.update(dict.fromkeys(terms(question), 1.0))
    return weighted
