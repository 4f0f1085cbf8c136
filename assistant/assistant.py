"""The assistant: a question in, a cited answer out."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np

from assistant.abbreviations import form_asked, where_written_out
from assistant.abstain import REFUSE_BELOW
from assistant.answer import Answer, Status
from assistant.asking import plainly
from assistant.choosing import Weighed, best_reading
from assistant.compose import Draft
from assistant.compound import joined, parts_of
from assistant.context import NO_CONTEXT, Context
from assistant.enumerations import kind_asked
from assistant.followup import (
    Standing,
    Turn,
    last_with_matter,
    readings,
    standing_question,
    suggestions,
)
from assistant.lists import named_in_a_row
from assistant.outcome import conclude, told_in_full
from assistant.question import Question, understand
from assistant.records import about_records, sources_of, written_by
from assistant.sides import named_sides, set_side_by_side
from assistant.speakers import ours
from assistant.vocabulary import Vocabulary
from assistant.wording import Reading, in_english, without_slips
from index.glossary import capitalised
from index.loaded import LoadedIndex
from index.passage import Passage
from index.retriever import Retrieved, Retriever
from index.terms import terms
from sources.document import Document
from sources.errors import AssistantError
from sources.library import Library

__all__ = ["CONSIDERED", "MAX_QUESTION_CHARS", "Assistant", "Turn", "checked"]

MAX_QUESTION_CHARS = 2000
# What was just spoken of is likelier to be in the sources than what is asked out of
# the blue: by so much less confidence a follow-up is answered.
EASIER = 0.05
# Passages from which an answer is made.
CONSIDERED = 24
# Passages that are read through for a written-out form or things named in a row.
SCANNED = 400


class Assistant:
    """Answers questions from a library, without a language model."""

    def __init__(self, library: Library, retriever: Retriever) -> None:
        self.library = library
        self.retriever = retriever
        self._checked: LoadedIndex | None = None
        self._words: Vocabulary | None = None

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

    def warm(self) -> None:
        """Load index and models, so that the first question doesn't wait for them."""
        if self.documents:
            self.retriever.search("warm up", 1)

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
        text = checked(question)
        self._ready()
        whole = self._answer(text, history, keep)
        # What stands by itself as a whole doesn't lean on the conversation in its parts.
        told = () if whole.read_as == text else history
        answered: list[Answer] = []
        for part in parts_of(text):
            # A part may refer to the one before it ("… and when was that?").
            before = tuple(Turn(a.question, a) for a in answered)
            answered.append(self._answer(part, (*told, *before), keep))
        return replace(joined(whole, answered), question=question)

    def _answer(
        self,
        question: str,
        history: tuple[Turn, ...],
        keep: Callable[[Passage], bool] | None,
    ) -> Answer:
        """The answer to one question, which asks one thing."""
        began = time.perf_counter()
        reading = self._read(question)
        chosen = self._chosen(reading.text, history, keep)
        retrieved, standing = chosen.retrieved, chosen.standing
        searched = time.perf_counter()
        if reading.unread:
            status, draft = Status.NOT_IN_SOURCES, Draft({})
        elif standing.asked_of:
            status, draft = Status.ANSWERED, sources_of(standing.asked_of, self.documents)
        else:
            status, draft = self._concluded(chosen, keep)
        if notes := [n for n in (reading.note, _read_as(reading.text, standing)) if n]:
            draft.paragraphs.insert(0, ours(" ".join(notes)))
        ended = time.perf_counter()
        return Answer(
            question=question,
            status=status,
            text=draft.text,
            claims=tuple(draft.claims),
            citations=tuple(draft.citations),
            passages=retrieved.passages,
            suggestions=suggestions(retrieved.passages, draft.citations),
            read_as=standing.text,
            timings_ms={
                "retrieve": (searched - began) * 1000,
                "compose": (ended - searched) * 1000,
                "verify": 0.0,
                "total": (ended - began) * 1000,
            },
        )

    def more(self, answer: Answer) -> Answer:
        """What the sources say beyond an answer, each sentence cited like its own.

        Args:
            answer: Given by this assistant; nothing that it cites is said again.
        """
        return self.ask("Tell me more", (Turn(answer.question, answer),))

    @property
    def where(self) -> str:
        """In a sentence, where questions and passages go."""
        return "Nothing leaves this machine."

    @property
    def sends_away(self) -> bool:
        """Whether a question or a passage leaves this machine."""
        return False

    def stream(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        keep: Callable[[Passage], bool] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Answer]:
        """The answer as it grows; the last one is the whole, and here the only one.

        Args:
            question: As for `ask`, like the next two.
            history: Earlier turns.
            keep: Which passages.
            stopped: Whether the reader wants no more.
        """
        yield self.ask(question, history, keep)

    def _chosen(
        self, question: str, history: tuple[Turn, ...], keep: Callable[[Passage], bool] | None
    ) -> Weighed:
        """The question as the conversation and the sources have it, with what was found."""
        lexical = self.retriever.index.loaded.lexical
        context = NO_CONTEXT
        if history:
            cited = last_with_matter(history).answer.citations
            context = Context.of(cited, standing_question(history), lexical)

        def search(text: str, within: Callable[[Passage], bool] | None) -> Retrieved:
            return self.retriever.search(text, CONSIDERED, within)

        return best_reading(readings(question, history), context, search, lexical, keep)

    def _concluded(
        self, chosen: Weighed, keep: Callable[[Passage], bool] | None
    ) -> tuple[Status, Draft]:
        """The answer by the road that fits: records, a written-out form, sides, or passages."""
        question, retrieved, filtered = chosen.question, chosen.retrieved, keep is not None
        lexical = self.retriever.index.loaded.lexical
        documents = {d.id: d for d in self.documents}
        if not filtered and (draft := about_records(question, self.documents)):
            return Status.ANSWERED, draft
        if written := self._written_out(question, keep):
            return Status.ANSWERED, written
        sides = named_sides(question, self.documents)
        if not filtered and len(sides) > 1:

            def search(text: str, keep: Callable[[Passage], bool]) -> Retrieved:
                return self.retriever.search(text, keep=keep)

            draft = set_side_by_side(question, sides, search, lexical, documents)
            if draft.claims:
                return Status.ANSWERED, draft
        easier = EASIER if chosen.near else 0.0
        kind = kind_asked(question.text)
        named = named_in_a_row(question, self._holding([kind.noun], keep)) if kind else None
        refuse_below = REFUSE_BELOW - easier
        status, draft = conclude(question, retrieved, lexical, documents, refuse_below, named)
        if status is Status.NOT_IN_SOURCES and not filtered:
            # Who isn't introduced anywhere may still have written one of the sources.
            wrote = written_by(question, self.documents)
            return (Status.ANSWERED, wrote) if wrote else (status, draft)
        return status, draft

    def _written_out(
        self, question: Question, keep: Callable[[Passage], bool] | None
    ) -> Draft | None:
        """What writes out the abbreviation asked for; None where nothing does, or none is."""
        form = form_asked(question.text)
        if form is None:
            return None
        loaded, documents = self.retriever.index.loaded, {d.id: d for d in self.documents}
        stems = terms(f"{form.short} {form.short}s {form.short.removesuffix('s')} {form.long}")
        written = where_written_out(form, self._holding(stems, keep))
        if form.only or not written:
            return Draft.of(written, documents) if written else None
        what = understand(f"What is {form.short}?")
        retrieved = self.retriever.search(what.text, CONSIDERED, keep)
        return told_in_full(written, what, retrieved, loaded.lexical, documents)

    def _holding(
        self, stems: Iterable[str], keep: Callable[[Passage], bool] | None
    ) -> list[Passage]:
        """The passages with most of these words, at most `SCANNED`, in the library's order."""
        loaded = self.retriever.index.loaded
        scores = loaded.lexical.scores(dict.fromkeys(stems, 1.0))
        best = np.argsort(-scores, kind="stable")[:SCANNED]
        found = (loaded.passages[i] for i in sorted(best[scores[best] > 0].tolist()))
        return [p for p in found if keep is None or keep(p)]

    def _read(self, question: str) -> Reading:
        """The question in English and without typing errors, with what to say about that."""
        reading = in_english(question)
        if reading.unread:
            return reading
        loaded = self.retriever.index.loaded
        if self._words is None or self._words.loaded is not loaded:
            self._words = Vocabulary(loaded, self.retriever.index.embedder)
        mended = without_slips(reading.text, self._words.knows, self._words.words)
        return Reading(
            plainly(capitalised(mended.text)),
            " ".join(n for n in (reading.note, mended.note) if n),
        )

    def _ready(self) -> None:
        """Refuse to answer from an index that isn't the documents'.

        Raises:
            AssistantError: The library is empty, or it changed after it was indexed.
        """
        if not self.documents:
            raise AssistantError("The library is empty.", "Add documents with `r2p ingest`.")
        loaded = self.retriever.index.loaded
        if self._checked is loaded:
            return
        texts = {d.id: d.text for d in self.documents}
        stale = any(
            texts.get(p.document_id, "")[p.start : p.end] != p.text for p in loaded.passages
        )
        if stale or not loaded.passages:
            raise AssistantError("The index is not that of the library.", "Run `r2p ingest`.")
        self._checked = loaded


def _read_as(question: str, standing: Standing) -> str:
    """What a reader has to know of how a follow-up was read, or ""."""
    same = set(terms(standing.text)) == set(terms(question))
    return "" if same or standing.asked_of or standing.said else f"Read as: “{standing.text}”"


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
            f"The question has {len(text)} characters.",
            f"At most {MAX_QUESTION_CHARS} can be read.",
        )
    return text
