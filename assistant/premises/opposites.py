"""Opposites: words that say the contrary of each other, or the same, of a thing."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.grounding.words import Word, words_of

OPPOSITES = Path(__file__).with_name("opposites.toml")


class Sense(NamedTuple):
    """A place in the table: a line of it, a group of that line, and whether it tells deeds."""

    line: int
    group: int
    deed: bool


def _senses_of(word: Word) -> tuple[Sense, ...]:
    """The places in the table that hold a word of that stem."""
    return _table().get(word.stem, ())


def opposite(ours: Word, theirs: Word) -> bool:
    """Whether two words are on one line in groups apart, and in none together."""
    mine, other = _senses_of(ours), _senses_of(theirs)
    apart = any(a.line == b.line and a.group != b.group for a in mine for b in other)
    return apart and not alike(ours, theirs)


def alike(ours: Word, theirs: Word) -> bool:
    """Whether two words are the same, or in one group."""
    return ours.stem == theirs.stem or bool(set(_senses_of(ours)) & set(_senses_of(theirs)))


def deeds(ours: Word, theirs: Word) -> bool:
    """Whether two words have only deeds in common."""
    mine, other = _senses_of(ours), _senses_of(theirs)
    return all(a.deed for a in mine for b in other if a.line == b.line)


@cache
def _table() -> dict[str, tuple[Sense, ...]]:
    tables: dict[str, list[str]] = tomllib.loads(OPPOSITES.read_text("utf-8"))
    lines = [(name, line) for name, lines in tables.items() for line in lines]
    found: dict[str, tuple[Sense, ...]] = {}
    for number, (name, line) in enumerate(lines):
        for group, words in enumerate(line.split("|")):
            forms = (f for w in words.split() for f in (_forms(w) if name == "qualities" else (w,)))
            for stem in {word.stem for form in forms for word in words_of(form)}:
                found[stem] = (*found.get(stem, ()), Sense(number, group, name == "deeds"))
    return found


def _forms(quality: str) -> tuple[str, ...]:
    """A quality, its adverb, and what is more and most so."""
    root = quality[:-1] + "i" if quality.endswith("y") else quality
    adverb = quality[:-1] + "y" if quality.endswith("le") else f"{root}ly"
    short = root.removesuffix("e")
    return quality, adverb, f"{short}er", f"{short}est"
