"""The field's other names for the same thing, for finding what is worded otherwise."""

import re
import tomllib
from functools import cache
from pathlib import Path

from index.settings import SEARCHED
from index.terms import STOP_WORDS, fold, terms

GLOSSARY = Path(__file__).with_name("glossary.toml")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")


@cache
def _tables() -> dict[str, list[list[str]]]:
    return tomllib.loads(GLOSSARY.read_text("utf-8"))


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """Names that mean the same, the most usual one first; those of plain words last."""
    tables = _tables()
    return tuple(tuple(group) for group in (*tables["same"], *tables["places"], *tables["words"]))


@cache
def _first_plain() -> int:
    """Number of the first group of plain words, which are read as its first name only."""
    return len(_tables()["same"]) + len(_tables()["places"])


@cache
def _by_name(plain: bool) -> dict[tuple[str, ...], tuple[int, ...]]:
    """For the folded words of each name, plain words among them if wanted, the groups of it."""
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, group in enumerate(_groups() if plain else _groups()[: _first_plain()]):
        for place, name in enumerate(group):
            key = _folded_words(name)
            # What plain words are read as may have a line of its own.
            if place or number < _first_plain() or key not in found:
                found[key] = (*found.get(key, ()), number)
    return found


@cache
def _longest(plain: bool) -> int:
    return max(map(len, _by_name(plain)))


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text).replace("'s ", " ").removesuffix("'s")))


def _named(text: str, plain: bool) -> list[tuple[int, int, tuple[int, ...]]]:
    """Start, end and groups of each name in the text; the longest, from the left."""
    spans = [m.span() for m in _WORD.finditer(text) if m.group() != "s" or m.start() == 0]
    keys = [_folded_words(text[a:b]) for a, b in spans]
    found: list[tuple[int, int, tuple[int, ...]]] = []
    place = 0
    while place < len(spans):
        for length in range(min(_longest(plain), len(spans) - place), 0, -1):
            start, end = spans[place][0], spans[place + length - 1][1]
            key = tuple(w for k in keys[place : place + length] for w in k)
            groups = _by_name(plain).get(key)
            # "us" is no country.
            if groups and text[start:end] not in STOP_WORDS:
                found.append((start, end, groups))
                place += length
                break
        else:
            place += 1
    return found


def usual_names(text: str) -> str:
    """The text with the usual name in each name's place; a name in several groups stays."""
    for start, end, groups in reversed(_named(text, plain=True)):
        if len(groups) == 1:
            text = text[:start] + _groups()[groups[0]][0] + text[end:]
    return text


def other_names(text: str) -> tuple[str, ...]:
    """Names that the glossary holds equal to names in the text, in its order."""
    found: dict[str, None] = {}
    for start, end, groups in _named(text, plain=False):
        found.update(dict.fromkeys(_others(text[start:end], groups)))
    return tuple(found)


def places(text: str) -> frozenset[str]:
    """The countries and regions that a text names or whose people it names, by usual name."""
    before = len(_tables()["same"])
    named = {g for _, _, groups in _named(text, plain=False) for g in groups}
    return frozenset(_groups()[g][0] for g in named if before <= g < _first_plain())


def capitalised(text: str) -> str:
    """The text with the capitals of names that the glossary knows and that are typed without."""
    for start, end, groups in reversed(_named(text, plain=False)):
        typed = text[start:end]
        if typed.islower() and (name := _as_written(typed, groups)):
            text = text[:start] + name + text[end:]
    return text


def _as_written(typed: str, groups: tuple[int, ...]) -> str:
    """The name of these groups that is typed so but for its capitals, or ""."""
    names = (name for g in groups for name in _groups()[g])
    return next((name for name in names if name.casefold() == typed), "")


def equivalents(text: str) -> tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]:
    """For each name in the text, its stemmed terms and those of each other name for the same."""
    found = []
    for start, end, groups in _named(text, plain=True):
        own = frozenset(terms(text[start:end]))
        others = {frozenset(terms(name)): None for g in groups for name in _readings(g)}
        found.append((own, tuple(other for other in others if other and other != own)))
    return tuple(found)


def _others(name: str, groups: tuple[int, ...]) -> list[str]:
    own = _folded_words(name)
    return [n for g in groups for n in _readings(g) if _folded_words(n) != own]


def _readings(group: int) -> tuple[str, ...]:
    """What a name in a group may be read as: any of its names, plain words as the first."""
    return _groups()[group][: None if group < _first_plain() else 1]


def expanded_terms(question: str, added: float = SEARCHED.glossary) -> dict[str, float]:
    """Stemmed terms of a question with weights: its own 1, those of other names `added`."""
    named = _named(question, plain=True)
    others = [name for a, b, groups in named for name in _others(question[a:b], groups)]
    weighted = {term: added for name in others for term in terms(name)}
    weighted.update(dict.fromkeys(terms(question), 1.0))
    return weighted
