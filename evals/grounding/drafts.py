"""A hundred drafts, written and labelled by hand: are the verdicts of `check` right?"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answer import VerdictKind
from assistant.check import Check, Checker
from evals.dataset import EvaluationDataError

DATA = Path(__file__).resolve().parent.parent / "data" / "checked_drafts.jsonl"
NOTHING = "nothing"
Label = Literal["supported", "partly_supported", "contradicted", "not_found", "nothing"]


class Sentence(BaseModel):
    """A sentence of a draft, with the labels of two passes; where they differ, `label` is agreed.

    Attributes:
        text: As it stands in the draft.
        first: Label of the first pass.
        second: Label of the second pass, made without sight of the first.
        label: What is scored.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    first: Label
    second: Label
    label: Label


class Draft(BaseModel):
    """A text as a user might check it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    style: Literal["careful", "mixed", "reckless"]
    title: str
    split: Literal["dev", "held", "test"]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return " ".join(s.text for s in self.sentences)


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with what was said of it and what should have been."""

    draft: Draft
    sentence: Sentence
    verdict: str

    @property
    def right(self) -> bool:
        """Whether the verdict is the label."""
        return self.verdict == self.sentence.label


def load_drafts(path: Path = DATA) -> tuple[Draft, ...]:
    """The drafts in order of the file.

    Raises:
        EvaluationDataError: A line breaks the schema.
    """
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            found.append(Draft.model_validate(json.loads(line)))
        except (ValueError, ValidationError) as error:
            raise EvaluationDataError(f"{path}, line {number}: {error}") from None
    return tuple(found)


def score(drafts: Sequence[Draft], checker: Checker) -> list[Scored]:
    """Every sentence with the verdict on it."""
    found = []
    for draft in drafts:
        check = checker.check(draft.text)
        place = 0
        for sentence in draft.sentences:
            start = draft.text.index(sentence.text, place)
            place = start + len(sentence.text)
            found.append(Scored(draft, sentence, verdict_within(check, start, place)))
    return found


def verdict_within(check: Check, start: int, end: int) -> str:
    """The verdict on a span: of its parts, the one they share, else contradicted or partly."""
    kinds = {c.verdict.kind for c in check.claims if start <= c.start and c.end <= end}
    if not kinds:
        return NOTHING
    if len(kinds) == 1:
        return next(iter(kinds)).value
    if VerdictKind.CONTRADICTED in kinds:
        return VerdictKind.CONTRADICTED.value
    return VerdictKind.PARTLY_SUPPORTED.value


def agreement(drafts: Sequence[Draft]) -> tuple[float, float]:
    """Share of sentences with the same label in both passes, and Cohen's kappa."""
    pairs = [(s.first, s.second) for d in drafts for s in d.sentences]
    same = sum(a == b for a, b in pairs) / len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[k] * theirs[k] for k in ours) / len(pairs) ** 2
    return same, (same - chance) / (1 - chance)
