"""Question sets as validated JSON lines."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from sources.errors import AssistantError

DATA = Path(__file__).with_name("data")
SETS = {
    "own": DATA / "questions.jsonl",
    "further": DATA / "further_questions.jsonl",
    "hard": DATA / "hard_questions.jsonl",
    "desk": DATA / "desk_questions.jsonl",
    "varied": DATA / "varied_questions.jsonl",
    "visitors": DATA / "visitor_questions.jsonl",
    "callers": DATA / "caller_questions.jsonl",
    "varied_further": DATA / "varied_further_questions.jsonl",
}
FURTHER_DOCUMENTS = DATA / "further"
MAX_PHRASE_WORDS = 15


class EvaluationDataError(AssistantError):
    """An evaluation file is missing or breaks its schema."""


class QuestionKind(StrEnum):
    """What sort of answer a question wants."""

    FACT = "fact"
    DEFINITION = "definition"
    LIST = "list"
    WHO = "who"
    WHEN = "when"
    HOW_MANY = "how_many"
    WHERE = "where"
    COMPARISON = "comparison"
    SEVERAL_DOCUMENTS = "several_documents"
    NEGATION = "negation"
    FALSE_PREMISE = "false_premise"
    UNANSWERABLE = "unanswerable"


class EvidenceRow(BaseModel):
    """A phrase that pins the evidence, at most fifteen words, verbatim."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source_file: str
    item: str | None = None
    phrase: str

    @field_validator("phrase")
    @classmethod
    def _is_short(cls, phrase: str) -> str:
        # "Inter-American" and "59,648" are two words, as whoever counts a quotation may say.
        if not 4 <= len(re.findall(r"\w+", phrase)) <= MAX_PHRASE_WORDS:
            raise ValueError(f"a phrase has 4 to {MAX_PHRASE_WORDS} words")
        return phrase


class QuestionRow(BaseModel):
    """One question with what must be found and said.

    `key_facts` lists, for each fact, the wordings that count; `note` says what
    a right answer says.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    question: str = Field(min_length=3)
    kind: QuestionKind
    wording: Literal["close", "paraphrase", "disjoint"]
    split: Literal["dev", "test"]
    evidence: tuple[EvidenceRow, ...]
    key_facts: tuple[tuple[str, ...], ...]
    note: str

    @property
    def answerable(self) -> bool:
        """Whether the sources answer it (a false premise has a correction to find)."""
        return self.kind is not QuestionKind.UNANSWERABLE

    @model_validator(mode="after")
    def _has_evidence(self) -> Self:
        if self.answerable and not self.evidence:
            raise ValueError("an answerable question needs evidence")
        if not self.answerable and (self.evidence or self.key_facts):
            raise ValueError("an unanswerable question has neither evidence nor key facts")
        return self


def load_questions(path: Path) -> tuple[QuestionRow, ...]:
    """The questions of a file, in its order.

    Raises:
        EvaluationDataError: The file is missing, or a line of it breaks the schema.
    """
    rows = tuple(_rows(path))
    ids = [row.id for row in rows]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise EvaluationDataError(f"{path}: ids stand twice: {', '.join(sorted(twice))}.")
    return rows


def _rows(path: Path) -> Iterator[QuestionRow]:
    if not path.is_file():
        raise EvaluationDataError(f"There is no question set {path}.", "Check the name.")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield QuestionRow.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise EvaluationDataError(f"{path}, line {number}: {where}: {first['msg']}.") from None
