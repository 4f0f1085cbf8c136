"""The assistant: a question in, a cited answer out."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.abstain import NEAREST_LATE, THRESHOLD, answerable_probability, signals
from assistant.answer import Answer, Status
from assistant.compose import Draft, composed
from assistant.evidence import Evidence, gather
from assistant.followup import in_context, suggestions
from assistant.premise import disputed
from assistant.question import Kind, Question, understand
from assistant.records import about_records
from assistant.select import Group, choose, nearest
from index.passage import Passage
from index.retriever import Retriever
from sources.document import Document
from sources.errors import AssistantError
from sources.library import Library

MAX_QUESTION_CHARS = 2000


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation with its answer."""

    question: str
    answer: Answer


class Assistant:
    """Answers questions from a library, without a language model."""

    def __init__(self, library: Library, retriever: Retriever) -> None:
        self.library = library
        self.retriever = retriever

    @property
    def documents(self) -> tuple[Document, ...]:
        """The library's documents."""
        return self.library.documents

    def document(self, identity: str) -> Document:
        """The document with that id.

        Raises:
            SourceError: There is none.
        """
        return self.library.document(identity)

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        keep: Callable[[Passage], bool] | None = None,
    ) -> Answer:
        """The answer to a question, every sentence cited.

        Args:
            question: In words, at most `MAX_QUESTION_CHARS`.
            history: Earlier turns, oldest first, for what a follow-up refers to.
            keep: Only passages for which this holds.

        Raises:
            AssistantError: The question is empty or too long, or the library is empty.
        """
        began = time.perf_counter()
        text = checked(question)
        if not self.documents:
            raise AssistantError("The library is empty.", "Add documents with `r2p ingest`.")
        standing = in_context(text, tuple(t.question for t in history))
        retrieved = self.retriever.search(standing, keep=keep)
        searched = time.perf_counter()
        understood = understand(standing)
        lexical = self.retriever.index.loaded.lexical
        evidence = gather(understood, retrieved, lexical)
        chance = answerable_probability(signals(understood, evidence, retrieved))
        status, draft = self._compose(understood, evidence, chance, keep)
        ended = time.perf_counter()
        return Answer(
            question=question,
            status=status,
            text=draft.text,
            claims=tuple(draft.claims),
            citations=tuple(draft.citations),
            passages=retrieved.passages,
            suggestions=suggestions(retrieved.passages, draft.citations),
            timings_ms={
                "retrieve": (searched - began) * 1000,
                "compose": (ended - searched) * 1000,
                "verify": 0.0,
                "total": (ended - began) * 1000,
            },
        )

    def _compose(
        self,
        question: Question,
        evidence: list[Evidence],
        chance: float,
        keep: Callable[[Passage], bool] | None,
    ) -> tuple[Status, Draft]:
        documents = {d.id: d for d in self.documents}
        if keep is None and (found := about_records(question, self.documents)):
            return Status.ANSWERED, found
        if chance < THRESHOLD:
            return Status.NOT_IN_SOURCES, self._not_found(question, evidence, documents)
        groups = choose(question, evidence, documents)
        if disputed(question, evidence):
            draft = Draft(documents)
            draft.say("The sources don't bear out what the question takes for granted.")
            for group in groups:
                draft.quote(group)
            return Status.PREMISE_DISPUTED, draft
        draft = composed(groups, documents)
        if question.kind is Kind.HOW_MANY:
            _date_figures(draft, groups)
        return Status.ANSWERED, draft

    def _not_found(
        self, question: Question, evidence: list[Evidence], documents: dict[str, Document]
    ) -> Draft:
        draft = Draft(documents)
        near = [e for e in nearest(evidence) if e.late >= NEAREST_LATE and e.coverage >= 0.3]
        what = {
            Kind.HOW_MANY: "don't give this figure",
            Kind.WHEN: "don't give this date",
            Kind.WHO: "don't say who",
            Kind.WHERE: "don't say where",
        }.get(question.kind, "don't answer this")
        draft.say(f"Not in the sources: they {what}." + (" Nearest:" if near else ""))
        for group in (Group.of(e) for e in near):
            draft.quote(group)
        return draft


def _date_figures(draft: Draft, groups: tuple[Group, ...]) -> None:
    """Say how old the figures are, from the records."""
    years = sorted({(g.passage.record.published or "")[:4] for g in groups} - {""})
    if years:
        span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
        draft.say(f"Figures as of {span}, when the sources were published.")


def checked(question: str) -> str:
    """The question with white space folded.

    Raises:
        AssistantError: It is empty or too long.
    """
    text = " ".join(question.split())
    if not text:
        raise AssistantError("The question is empty.", "Ask something about the sources.")
    if len(text) > MAX_QUESTION_CHARS:
        raise AssistantError(
            f"The question has {len(text)} characters.", f"At most {MAX_QUESTION_CHARS} can be read."
        )
    return text
