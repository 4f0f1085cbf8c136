"""Patterns of attack, read from `attacks.toml` and compiled once."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

ATTACKS = Path(__file__).with_name("attacks.toml")


class SuspicionKind(StrEnum):
    """What is wrong with a text."""

    INSTRUCTION = "instruction to a model"
    ROLE = "role marker"
    LEAK = "request for the prompt"
    PERSONA = "change of role"
    TOOL = "tool call"
    EXFILTRATION = "sending data out"
    UNSAFE_LINK = "script or unsafe link"
    ENCODED = "encoded instruction"
    HIDDEN = "hidden text"
    INVISIBLE = "invisible characters"
    BIDI = "reversed writing direction"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: str
    patterns: tuple[str, ...] = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)
    imperative: bool = False


class _SignalEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pattern: str = Field(min_length=1)
    weight: float = Field(gt=0)
    machine: bool = False
    imperative: bool = False


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    bidding: tuple[str, ...]
    fragments: dict[str, str]
    attack: tuple[_Entry, ...]
    signal: tuple[_SignalEntry, ...]


@dataclass(frozen=True, slots=True)
class Attack:
    """A pattern of attack.

    Attributes:
        kind: What it shows.
        pattern: Matched on folded text.
        words: One of these stands in every match.
        imperative: Whether it counts only where a command can begin.
    """

    kind: SuspicionKind
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    imperative: bool


@dataclass(frozen=True, slots=True)
class Signal:
    """What is no attack by itself; several in one place are.

    Attributes:
        pattern: Matched on folded text.
        weight: What it adds.
        machine: Whether it speaks of a machine, which one of them has to.
        imperative: Whether it counts only where a command can begin.
    """

    pattern: re.Pattern[str]
    weight: float
    machine: bool
    imperative: bool


@cache
def _file() -> _File:
    return _File.model_validate(tomllib.loads(ATTACKS.read_text("utf-8")))


@cache
def _bidding() -> re.Pattern[str]:
    words = "|".join(_file().bidding)
    return re.compile(rf"(?:^|[^\w\s'@&+=%]|\n|\b(?:{words}))\s*$")


def can_command(before: str) -> bool:
    """Whether a command can begin after these words: a new line, a mark, or what bids."""
    return bool(_bidding().search(before))


@cache
def attacks() -> tuple[Attack, ...]:
    """All patterns of attack."""
    file = _file()
    return tuple(
        Attack(SuspicionKind[e.kind.upper()], _compiled(e, file), e.words, e.imperative)
        for e in file.attack
    )


@cache
def signals() -> tuple[Signal, ...]:
    """All signals."""
    return tuple(
        Signal(re.compile(s.pattern, re.M), s.weight, s.machine, s.imperative)
        for s in _file().signal
    )


@cache
def machine_talk() -> re.Pattern[str]:
    """Any signal that speaks of a machine."""
    return re.compile("|".join(s.pattern.pattern for s in signals() if s.machine), re.M)


def _compiled(entry: _Entry, file: _File) -> re.Pattern[str]:
    joined = "|".join(entry.patterns)
    for name, fragment in file.fragments.items():
        joined = joined.replace(f"<{name}>", fragment)
    return re.compile(joined, re.M)
