"""How much of what a small language model says is unsupported, by labels of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.dataset import DATA, EvaluationDataError
from evals.generated_runs import CHECKED, CHECKED_BEFORE, ENGINE, UNCHECKED

LABELS = DATA / "generated_labels.jsonl"
_Z = 1.96
Label = Literal["supported", "unsupported"]
_NAMES = {
    CHECKED: "SmolLM2-135M, checked",
    CHECKED_BEFORE: "SmolLM2-135M, words could be left out",
    UNCHECKED: "SmolLM2-135M, unchecked",
    ENGINE: "CitationQueryEngine, same model",
}


class LabelRow(BaseModel):
    """A sentence by its hash, with the labels of two passes and the one agreed on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[0-9a-f]{16}$")
    system: Literal["checked", "checked_before", "unchecked", "citation_query_engine"]
    question: str
    excerpt: str = Field(description="Its first words, eight at most.")
    first: Label
    second: Label
    label: Label


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95% interval after Wilson; undefined without any case."""

    name: str
    hits: int
    n: int

    @property
    def interval(self) -> tuple[float, float]:
        """Bounds in 0..1."""
        if not self.n:
            return 0.0, 1.0
        p, z = self.hits / self.n, _Z
        middle = (p + z * z / (2 * self.n)) / (1 + z * z / self.n)
        half = z * np.sqrt(p * (1 - p) / self.n + z * z / (4 * self.n**2)) / (1 + z * z / self.n)
        return max(0.0, float(middle - half)), min(1.0, float(middle + half))

    def as_text(self) -> str:
        """One line of the table."""
        if not self.n:
            return f"{self.name:<44} not scored, n 0"
        low, high = self.interval
        return f"{self.name:<44} {self.hits / self.n:6.1%} [{low:.1%}, {high:.1%}]  n {self.n}"


def load_labels(path: Path = LABELS) -> tuple[LabelRow, ...]:
    """The labelled sentences.

    Raises:
        EvaluationDataError: The file is missing, or a line breaks the schema.
    """
    if not path.is_file():
        raise EvaluationDataError(f"There are no labels {path}.")
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            rows.append(LabelRow.model_validate_json(line))
        except ValidationError as error:
            problem = error.errors()[0]["msg"]
            raise EvaluationDataError(f"{path}, line {number}: {problem}.") from None
    return tuple(rows)


def shares(rows: Sequence[LabelRow]) -> list[Share]:
    """Unsupported sentences that reach the user, by system."""
    found = []
    for system, name in _NAMES.items():
        labels = [r.label for r in rows if r.system == system]
        found.append(Share(name, labels.count("unsupported"), len(labels)))
    return found


def agreement(rows: Sequence[LabelRow]) -> tuple[float, float]:
    """Share of equal labels in both passes, and Cohen's kappa.

    Cohen, "A coefficient of agreement for nominal scales", 1960.
    """
    same = sum(r.first == r.second for r in rows) / len(rows)
    a = sum(r.first == "supported" for r in rows) / len(rows)
    b = sum(r.second == "supported" for r in rows) / len(rows)
    chance = a * b + (1 - a) * (1 - b)
    return same, (same - chance) / (1 - chance) if chance < 1 else 1.0


def as_json(rows: Sequence[LabelRow]) -> dict[str, Any]:
    """All figures for machines."""
    same, kappa = agreement(rows)
    return {
        "labelled": len(rows),
        "agreement": same,
        "kappa": kappa,
        "unsupported": {
            s.name: {"hits": s.hits, "n": s.n, "interval": list(s.interval)} for s in shares(rows)
        },
    }


def as_text(rows: Sequence[LabelRow]) -> str:
    """The table for people."""
    same, kappa = agreement(rows)
    head = (
        f"Sentences that the sources don't bear out, of {len(rows)} labelled twice "
        f"(same label {same:.1%}, kappa {kappa:.2f}):"
    )
    return "\n".join([head, *(s.as_text() for s in shares(rows))])
