"""What pages, API and MCP server share: one set of models over one library."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.answer import Answer
from assistant.assistant import Assistant, Turn
from assistant.check import Check, Checker
from assistant.drafting import Brief, TalkingPoints
from assistant.drafting.drafter import Drafter
from assistant.entailment import Pair
from assistant.evidence_for import LibraryEvidence
from assistant.judge import Judge
from index.facets import Tags, tags_of
from index.filters import Filters
from index.passage import Passage
from index.retriever import Retrieved
from sources.document import Document
from sources.errors import AssistantError
from sources.library import Library
from sources.settings import Settings
from ui.jobs import Job, Jobs

log = logging.getLogger(__name__)


class Desk:
    """Answers, checks and drafts for everybody who is served by this process."""

    def __init__(self, settings: Settings, assistant: Assistant | None = None) -> None:
        from assistant.build import build_assistant

        self.settings = settings
        self.assistant = assistant or build_assistant(settings)
        self.jobs = Jobs()
        # One at a time: the models behind it use every core as it is.
        self._turn = threading.Lock()
        self._building = threading.Lock()
        self._judge: Judge | None = None
        self._tags: dict[str, Tags] | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Of the library, as it was last read."""
        return self.assistant.documents

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Of the index; none while the library is empty."""
        return self.assistant.retriever.index.loaded.passages if self.documents else ()

    @property
    def tags(self) -> dict[str, Tags]:
        """What the register says of each passage."""
        if self._tags is None:
            self._tags = tags_of(self.passages, self.documents) if self.documents else {}
        return self._tags

    @property
    def library(self) -> Library:
        """The library on disk, read anew: for changes."""
        return Library(self.settings)

    def keep(self, filters: Filters) -> Callable[[Passage], bool] | None:
        """The test of these filters for a search.

        Raises:
            RetrievalError: No passage passes.
        """
        return (
            None
            if filters == Filters()
            else filters.predicate(self.passages, self.documents, self.tags)
        )

    def search(self, question: str, k: int, filters: Filters) -> Retrieved:
        """The passages that bear on a question, best first.

        Raises:
            AssistantError: The library is empty, or nothing passes the filters.
        """
        self._needs_documents()
        with self._turn:
            return self.assistant.retriever.search(question, k, self.keep(filters))

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        filters: Filters = Filters(),  # noqa: B008
        job: Job | None = None,
    ) -> Answer:
        """The answer to a question, after those who asked before.

        Raises:
            AssistantError: It can't be answered.
            Stopped: The job was stopped.
        """
        answer = None
        with self.in_turn(job):
            stopped = job.stopping.is_set if job else lambda: False
            keep = self.keep(filters)
            for answer in self.assistant.stream(question, history, keep, stopped):
                if job:
                    job.tell(partial=answer)
        assert answer is not None  # a stream ends with the whole answer
        return answer

    def check(self, text: str, filters: Filters = Filters()) -> Check:  # noqa: B008
        """The verdicts on a text, sentence by sentence.

        Raises:
            AssistantError: It can't be checked.
        """
        self._needs_documents()
        keep = self.keep(filters)
        with self._turn:
            return self.checker.check(text, keep)

    def draft(self, brief: Brief) -> TalkingPoints:
        """Talking points for a brief.

        Raises:
            AssistantError: The library is empty, or the brief names or leaves no source.
        """
        self._needs_documents()
        with self._turn:
            return self.drafter.draft(brief)

    def _needs_documents(self) -> None:
        if not self.documents:
            raise AssistantError("The library is empty.", "Add documents first.")

    def warm(self) -> None:
        """Load models and index, so that neither the first question nor the first edit waits.

        What can't be loaded is logged: the first question says it too.
        """
        try:
            with self._turn:
                self.assistant.warm()
                self.judge.verdicts([Pair("The models are ready.", ("The models are ready.",))])
        except AssistantError as error:
            log.warning("%s", error)

    @property
    def judge(self) -> Judge:
        """What says whether evidence carries a claim."""
        from assistant.build import build_judge

        with self._building:
            if self._judge is None:
                self._judge = build_judge(self.settings)
            return self._judge

    @property
    def checker(self) -> Checker:
        """What checks texts, over the same index as the answers."""
        retriever = self.assistant.retriever
        return Checker(self.judge, lambda keep: LibraryEvidence(retriever, keep))

    @property
    def drafter(self) -> Drafter:
        """What drafts talking points, over the same index as the answers."""
        return Drafter(self.assistant, self.judge)

    @contextmanager
    def in_turn(self, job: Job | None = None) -> Iterator[None]:
        """Wait for the models.

        Raises:
            Stopped: The job was stopped meanwhile.
        """
        if job is None:
            with self._turn:
                yield
            return
        while not self._turn.acquire(timeout=0.2):
            job.tell(note="waiting")
        try:
            job.tell(note="working")
            yield
        finally:
            self._turn.release()

    def take(self, fresh: Assistant) -> None:
        """Use this assistant from now on."""
        fresh.warm()
        with self._turn:
            self.assistant = fresh
            self._tags = None
