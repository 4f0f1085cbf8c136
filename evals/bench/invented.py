"""Whole documents of invented prose, as many as wanted, for the benchmarks of ingest."""

import random
from dataclasses import dataclass
from pathlib import Path

from evals.bench.prose import Prose

_SEEDS_APART = 1_000_003


@dataclass(frozen=True, slots=True)
class Size:
    """Bounds of a document's length, both included.

    Attributes:
        paragraphs: Fewest and most.
        sentences: In each paragraph, of 15 to 30 words each.
    """

    paragraphs: tuple[int, int]
    sentences: tuple[int, int]


SHORT = Size((1, 3), (1, 2))
LONG = Size((4, 8), (2, 4))


def invented(count: int, size: Size, seed: int = 0) -> dict[str, bytes]:
    """Markdown files by name, the same for the same seed; those of a longer run begin alike."""
    return {f"invented_{n:04}.md": _document(n, size, seed) for n in range(count)}


def write_invented(folder: Path, count: int, size: Size, seed: int = 0) -> None:
    """Write invented files into a folder that is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in invented(count, size, seed).items():
        (folder / name).write_bytes(data)


def _document(number: int, size: Size, seed: int) -> bytes:
    # A source of prose for each, since one runs out of names after some thousand sentences.
    prose = Prose(seed * _SEEDS_APART + number)
    chance = random.Random(seed * _SEEDS_APART + number)
    parts = [f"# What {prose.name()} Wrote Down"]
    for paragraph in range(chance.randint(*size.paragraphs)):
        if paragraph and paragraph % 3 == 0:
            parts.append(f"## The Talks in {prose.name()}")
        parts.append(" ".join(prose.paragraph(chance.randint(*size.sentences))))
    return ("\n\n".join(parts) + "\n").encode()
