"""Whole documents of invented prose, as many as wanted, for the benchmarks of ingest."""

import random
from dataclasses import dataclass
from pathlib import Path

from evals.bench.prose import Prose

_SEEDS_APART = 1_000_003
# Share of the documents that end with a list.
_LISTED = 0.2


@dataclass(frozen=True, slots=True)
class Size:
    """Bounds of a document's length, both included.

    Attributes:
        paragraphs: Fewest and most.
        sentences: In each paragraph, of 15 to 30 words each.
    """

    paragraphs: tuple[int, int]
    sentences: tuple[int, int]


BRIEF = Size((1, 3), (1, 1))
MIDDLING = Size((1, 4), (1, 3))


def invented(count: int, size: Size, seed: int = 0) -> dict[str, bytes]:
    """Markdown files by name, the same for the same seed; those of a longer run begin alike."""
    return {f"invented_{n:04}.md": _document(n, size, seed) for n in range(count)}


def write_invented(folder: Path, count: int, size: Size, seed: int = 0) -> None:
    """Write invented files into a folder that is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in invented(count, size, seed).items():
        (folder / name).write_bytes(data)


def questions_about(count: int, size: Size, questions: int, seed: int = 0) -> list[str]:
    """Questions in words of the documents of `invented`, spread over them."""
    step = max(1, count // questions)
    asked = []
    for number in range(0, count, step)[:questions]:
        *_, last = _document(number, size, seed).decode().splitlines()
        words = last.removeprefix("- ").split()
        asked.append(f"What is said of {' '.join(words[1 : len(words) // 2])}?")
    return asked


def _document(number: int, size: Size, seed: int) -> bytes:
    # A source of prose for each, since one runs out of names after some thousand sentences.
    prose = Prose(seed * _SEEDS_APART + number)
    chance = random.Random(seed * _SEEDS_APART + number)
    parts = [f"# What {prose.name()} Wrote Down"]
    for paragraph in range(chance.randint(*size.paragraphs)):
        if paragraph and paragraph % 3 == 0:
            parts.append(f"## The Talks in {prose.name()}")
        parts.append(" ".join(prose.paragraph(chance.randint(*size.sentences))))
    if chance.random() < _LISTED:
        items = "\n".join(f"- {sentence}" for sentence in prose.paragraph(3))
        parts.append(f"The envoy of {prose.name()} gave three pieces of advice:\n\n{items}")
    return ("\n\n".join(parts) + "\n").encode()
