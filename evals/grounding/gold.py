"""The judge against people's own labels: the gold set that blind grading exports."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import VerdictKind
from assistant.entailment import Pair
from assistant.judge import Judge
from evals.dataset import EvaluationDataError
from evals.measures import Estimate, bootstrap


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    claim: str = Field(min_length=1)
    evidence: tuple[str, ...]
    label: VerdictKind
    graders: int = Field(ge=2)


@dataclass(frozen=True, slots=True)
class Graded:
    """A sentence on whose label people agree.

    Attributes:
        pair: The sentence and the quotes that they saw.
        label: What they said.
    """

    pair: Pair
    label: VerdictKind


def load_gold(path: Path) -> list[Graded]:
    """The sentences of a gold set.

    Raises:
        EvaluationDataError: The file can't be read, has no line, or a line isn't as exported.
    """
    hint = "Export one from the page Evaluate, under blind grading."
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationDataError(f"{path} can't be read: {error}", hint) from None
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            row = _Line.model_validate_json(line)
        except ValidationError as error:
            said = error.errors()[0]["msg"]
            raise EvaluationDataError(f"{path}, line {number}: {said}", hint) from None
        found.append(Graded(Pair(row.claim, row.evidence), row.label))
    if not found:
        raise EvaluationDataError(f"{path} holds no sentence that people agree on.", hint)
    return found


def gold_figures(gold: Sequence[Graded], judge: Judge) -> dict[str, Any]:
    """How often the judge says what people said, and how often "supported" is wrong."""
    said = [v.kind for v in judge.verdicts([g.pair for g in gold])]
    right = [float(kind is g.label) for kind, g in zip(said, gold, strict=True)]
    trusted = [
        float(g.label is not VerdictKind.SUPPORTED)
        for kind, g in zip(said, gold, strict=True)
        if kind is VerdictKind.SUPPORTED
    ]
    confused = Counter((g.label, kind) for kind, g in zip(said, gold, strict=True))
    return {
        "n": len(gold),
        "right": bootstrap(right),
        "supported_is_wrong": bootstrap(trusted),
        "labelled_then_said": {f"{a}, {b}": n for (a, b), n in sorted(confused.items())},
    }


def gold_text(found: dict[str, Any]) -> str:
    """The figures as lines."""
    lines = [
        f"People's labels: {found['n']} sentences",
        f"verdicts right: {_shown(found['right'])}",
        f"“supported” is wrong: {_shown(found['supported_is_wrong'])}",
        "label, verdict: n",
    ]
    lines += [f"  {pair}: {n}" for pair, n in found["labelled_then_said"].items()]
    return "\n".join(lines)


def _shown(estimate: Estimate | None) -> str:
    if estimate is None:
        return "never said"
    return f"{estimate.mean:.3f} [{estimate.low:.3f}–{estimate.high:.3f}], n {estimate.n}"
