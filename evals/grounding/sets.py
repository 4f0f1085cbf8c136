"""The public sets with human labels, as JSON lines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.entailment import Pair
from evals.dataset import EvaluationDataError

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "grounding"


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with its human label.

    Attributes:
        id: In its set.
        set: Name of the set.
        premise: The evidence.
        claim: What is held against it.
        supported: Whether the evidence supports the claim.
        label: As the set has it, "" where it has two labels only.
    """

    id: str
    set: str
    premise: str
    claim: str
    supported: bool
    label: str

    @property
    def pair(self) -> Pair:
        """As the judge takes it."""
        return Pair(self.claim, (self.premise,))


def rows(part: str, folder: Path = FOLDER) -> list[Row]:
    """The rows of "train" or "dev", in order of the file.

    Raises:
        EvaluationDataError: The file isn't there.
    """
    path = folder / f"{part}.jsonl"
    if not path.is_file():
        raise EvaluationDataError(
            f"{path} is missing.", "Name the folder with the public sets: --data FOLDER."
        )
    return list(_read(path))


def _read(path: Path) -> Iterator[Row]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Row(
            str(row["id"]),
            row["set"],
            row["premise"],
            row["claim"],
            bool(row["label"]),
            row["label3"] or "",
        )


def by_set(found: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each set, sets in order of first appearance."""
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(row.set, []).append(row)
    return grouped
