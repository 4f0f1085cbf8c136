"""A run of the questions through the assistant, with what refusing costs at each threshold."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.abstain import confidence
from assistant.answer import Answer
from assistant.asking import plainly
from assistant.assistant import CONSIDERED, Assistant
from assistant.build import build_assistant
from assistant.evidence import gather
from assistant.llm import NO_MODEL
from assistant.outcome import conclude
from assistant.question import understand
from evals.answers import Measured, measured
from evals.corpora import Split
from evals.dataset import SETS, QuestionRow, load_questions
from evals.measures import key_fact_share
from sources.errors import AssistantError
from sources.settings import Settings


@dataclass(frozen=True, slots=True)
class Unrefused:
    """One question answered whatever the confidence.

    Attributes:
        answerable: Whether the sources answer it.
        confidence: That they do, 0..1.
        key_facts: Share of the key facts that the answer would give, None without any.
    """

    answerable: bool
    confidence: float
    key_facts: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """All figures of a run, question by question, in the order of the set."""

    split: str
    rows: tuple[QuestionRow, ...]
    answers: tuple[Answer, ...]
    measured: tuple[Measured, ...]
    unrefused: tuple[Unrefused, ...]


def run_answers(split: Split, settings: Settings, name: str = "own") -> Run:
    """The questions of a split, answered and measured.

    Args:
        split: Of the set.
        settings: Of the library that is asked.
        name: "own"; "desk", "visitors", "callers": all sorts, written before their answers were
            seen; or, dev only, "hard": false premises and unanswerable questions, or "varied":
            further questions in other words than the sources'.

    Raises:
        AssistantError: The library is empty.
    """
    assistant = build_assistant(settings, NO_MODEL)
    if not assistant.documents:
        raise AssistantError("The library is empty.", "Run `r2p ingest` first.")
    rows = tuple(row for row in load_questions(SETS[name]) if row.split == split)
    answers = tuple(assistant.ask(row.question) for row in rows)
    documents = {d.id: d for d in assistant.documents}
    return Run(
        split,
        rows,
        answers,
        tuple(measured(r, a, documents) for r, a in zip(rows, answers, strict=True)),
        _unrefused(assistant, rows),
    )


def _unrefused(assistant: Assistant, rows: Sequence[QuestionRow]) -> tuple[Unrefused, ...]:
    lexical = assistant.retriever.index.loaded.lexical
    documents = {d.id: d for d in assistant.documents}
    found = []
    for row in rows:
        question = understand(plainly(row.question))
        retrieved = assistant.retriever.search(question.text, CONSIDERED)
        evidence = gather(question, retrieved, lexical)
        sure = confidence(question, evidence, retrieved, lexical)
        _, draft = conclude(question, retrieved, lexical, documents, refuse_below=0.0)
        share = key_fact_share(row.key_facts, draft.text) if row.key_facts else None
        found.append(Unrefused(row.answerable, sure, share))
    return tuple(found)
