"""Documents of our own making with planted flaws, and whether reading them mends each.

`python -m evals.bench.planted FOLDER` writes them to look at.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evals.bench.planted_formats import FORMATS
from evals.bench.planted_text import TEXTS
from evals.bench.truth import Planted
from evals.passages import Faults, faults_of
from index.chunking import passages_of
from index.passage import Passage
from sources.document import Document
from sources.errors import SourceError
from sources.reader import read_document


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one planted document; `lines` begin with FAULT where something is amiss."""

    faults: Faults
    lines: tuple[str, ...]


def planted(seed: int = 11) -> tuple[Planted, ...]:
    """All planted documents, the same for the same seed."""
    makers: tuple[Callable[[int], Planted], ...] = (*TEXTS, *FORMATS)
    return tuple(make(seed + 100 * number) for number, make in enumerate(makers))


def check_planted(seed: int = 11) -> tuple[Faults, list[str]]:
    """The faults of all planted documents' passages, and a line for each thing amiss."""
    total = Faults()
    lines: list[str] = []
    for one in planted(seed):
        checked = check(one)
        total += checked.faults
        lines += checked.lines
    return total, lines


def check(one: Planted) -> Checked:
    """One planted document read, cut into passages, and held against what was planted."""
    try:
        document = read_document(one.data, one.name)
    except SourceError as error:
        if one.refused:
            return Checked(Faults(), (f"{one.name}: refused, as it should be: {error}",))
        return Checked(Faults(), (f"FAULT {one.name}: refused: {error}",))
    if one.refused:
        return Checked(Faults(), (f"FAULT {one.name}: read, although it holds no text",))
    passages = passages_of(document)
    amiss = [
        *_lost(one, document, passages),
        *_furniture(one, passages),
        *_authors(one, passages),
        *_speakers(one, document),
    ]
    return Checked(faults_of(document, passages), tuple(f"FAULT {one.name}: {x}" for x in amiss))


def _lost(one: Planted, document: Document, passages: tuple[Passage, ...]) -> list[str]:
    """Sentences that no passage holds whole and verbatim, or that stand there twice."""
    found = []
    for sentence in one.sentences:
        if not any(sentence in p.text for p in passages):
            place = "in its text" if sentence in document.text else "nowhere"
            found.append(f"sentence in no passage ({place}): {sentence[:70]!r}")
        elif document.text.count(sentence) > 1:
            found.append(f"sentence kept twice: {sentence[:70]!r}")
    return found


def _furniture(one: Planted, passages: tuple[Passage, ...]) -> list[str]:
    return [
        f"furniture in a passage: {words!r}"
        for words in one.furniture
        if any(words in p.text for p in passages)
    ]


def _authors(one: Planted, passages: tuple[Passage, ...]) -> list[str]:
    found = []
    for sentence, author in one.authors:
        holding = [p for p in passages if sentence in p.text]
        if any(author not in p.record.authors for p in holding):
            found.append(f"{author}'s sentence credited to {holding[0].record.authors}")
    return found


def _speakers(one: Planted, document: Document) -> list[str]:
    found = []
    for sentence, speaker in one.speakers:
        blocks = [b for b in document.blocks if sentence in document.text[b.start : b.end]]
        if any(b.speaker != speaker for b in blocks):
            found.append(f"{speaker}'s words given to {blocks[0].speaker or 'nobody'}")
    return found


def main(folder: str) -> None:
    """Write the planted documents into a folder."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for one in planted():
        (target / one.name).write_bytes(one.data)


if __name__ == "__main__":
    main(*sys.argv[1:])
