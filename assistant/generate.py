"""Prose by a language model, shown only as far as the numbered evidence bears it out."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Status
from assistant.grounding.words import content_stems
from assistant.judge import Judge
from assistant.listening import text_of
from assistant.llm import GenerationError
from assistant.prompts import Message, Piece, again, messages, pieces
from assistant.sentences_written import Written, sentences_written
from assistant.verify_answer import Checked, Verifier
from assistant.written import written_answer
from index.passage import Passage
from sources.document import Document

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

MOST_SENTENCES = 8
# With a smaller share of its sentences left, what a model wrote is no answer any more.
ENOUGH = 0.5
# A sentence with this share of another's content words says the same again.
SAME_WORDS = 0.8
# A model that has said the same so often says nothing else any more.
MOST_REPEATS = 2


@dataclass(slots=True)
class _Progress:
    """What has become of a model's sentences so far; `asked` are the question's words."""

    asked: frozenset[str]
    kept: list[Checked] = field(default_factory=list)
    failing: list[Written] = field(default_factory=list)
    seen: int = 0
    repeats: int = 0
    unresolved: int = 0
    raw: str = ""
    stopped: bool = False

    @property
    def written(self) -> int:
        """Sentences that say something of their own."""
        return len(self.kept) + len(self.failing)

    def known(self, text: str) -> bool:
        """Whether a sentence, kept or not, says the same already."""
        mine = content_stems(text)
        said = [*(c.text for c in self.kept), *(w.text for w in self.failing)]
        before = [content_stems(text) for text in said]
        return any(len(mine & b) >= SAME_WORDS * max(1, min(len(mine), len(b))) for b in before)


class Writer:
    """Puts a language model's sentences in the place of a model-free answer, where they hold.

    Args:
        llm: LlamaIndex's language model.
        name: As answers show it.
        judge: Says whether evidence carries a sentence.
        timeout_s: For all requests of one answer together.
        evidence_chars: How much evidence the model is given.
    """

    def __init__(
        self, llm: "LLM", name: str, judge: Judge, timeout_s: float, evidence_chars: int = 3000
    ) -> None:
        self.llm = llm
        self.name = name
        self.judge = judge
        self.timeout_s = timeout_s
        self.evidence_chars = evidence_chars

    def stream(
        self,
        plain: Answer,
        documents: dict[str, Document],
        earlier: Sequence[tuple[str, str]] = (),
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Answer]:
        """The answer as it grows, checked sentences only; the last one is the whole.

        What isn't answered without a model (not in the sources, a false premise)
        isn't put to one: it could only make something up.

        Args:
            plain: The answer without a language model.
            documents: Of the library, by id.
            earlier: Questions and answers of the conversation, oldest first.
            stopped: Whether the reader wants no more.
        """
        evidence = evidence_for(plain, self.evidence_chars)
        if plain.status is not Status.ANSWERED or not evidence:
            yield plain
            return
        began = time.perf_counter()
        deadline = time.monotonic() + self.timeout_s
        request = messages(plain.question, evidence, earlier)
        asked = content_stems(plain.question)
        verifier, progress = Verifier(self.judge, evidence), _Progress(asked)
        failure = ""
        try:
            for _ in self._first(request, verifier, progress, deadline, stopped):
                yield self._answer(plain, progress, documents)
            progress.stopped = stopped()
            if progress.failing and not progress.stopped:
                self._second(request, verifier, progress, deadline, stopped)
        except GenerationError as error:
            failure = error.message
        yield _timed(self._concluded(plain, progress, documents, failure), began)

    def write(
        self,
        plain: Answer,
        documents: dict[str, Document],
        earlier: Sequence[tuple[str, str]] = (),
    ) -> Answer:
        """The whole answer."""
        *_, last = self.stream(plain, documents, earlier)
        return last

    def _first(
        self,
        request: Sequence[Message],
        verifier: Verifier,
        progress: _Progress,
        deadline: float,
        stopped: Callable[[], bool],
    ) -> Iterator[None]:
        """Check each sentence once the next one begins; one step a sentence that holds."""
        for progress.raw in text_of(self.llm, request, deadline, stopped):
            for sentence in sentences_written(progress.raw)[progress.seen : -1]:
                if self._take(sentence, verifier, progress):
                    yield
            if progress.written >= MOST_SENTENCES or progress.repeats > MOST_REPEATS:
                return
        if not stopped():
            for sentence in sentences_written(progress.raw)[progress.seen :]:
                if self._take(sentence, verifier, progress):
                    yield

    def _take(self, sentence: Written, verifier: Verifier, progress: _Progress) -> bool:
        progress.seen += 1
        progress.unresolved += verifier.unresolved(sentence)
        if progress.known(sentence.text):
            progress.repeats += 1
            return False
        checked = self._checked(sentence, verifier, progress)
        if checked is None:
            progress.failing.append(sentence)
            return False
        progress.kept.append(checked)
        return True

    def _checked(
        self, sentence: Written, verifier: Verifier, progress: _Progress
    ) -> Checked | None:
        """The sentence if it holds and its source has a word of the question.

        Text of an attacker that the quarantine missed is evidence too; this keeps
        a model from passing it on in answer to a question about something else.
        """
        checked = verifier.check(sentence)
        if checked is None:
            return None
        said = content_stems(" ".join(source.quote for source in checked.sources))
        return checked if said & progress.asked else None

    def _second(
        self,
        request: Sequence[Message],
        verifier: Verifier,
        progress: _Progress,
        deadline: float,
        stopped: Callable[[], bool],
    ) -> None:
        """Have the failing sentences written anew, once; keep what then holds."""
        failing, before = progress.failing, len(progress.kept)
        asked = again(request, progress.raw, [w.text for w in failing])
        raw = ""
        for raw in text_of(self.llm, asked, deadline, stopped):
            if len(sentences_written(raw)) > len(failing):
                break
        for sentence in sentences_written(raw)[: len(failing)]:
            progress.unresolved += verifier.unresolved(sentence)
            known = progress.known(sentence.text)
            checked = None if known else self._checked(sentence, verifier, progress)
            if checked is not None:
                progress.kept.append(checked)
        # Each sentence that holds now stands for one that didn't.
        progress.failing = failing[len(progress.kept) - before :]

    def _answer(self, plain: Answer, progress: _Progress, documents: dict[str, Document]) -> Answer:
        return written_answer(plain, progress.kept, documents, self.name)

    def _concluded(
        self, plain: Answer, progress: _Progress, documents: dict[str, Document], failure: str
    ) -> Answer:
        """The model's answer where enough of it holds, else the model-free one; with a notice."""
        dropped = len(progress.failing)
        counted: dict[str, Any] = {"dropped": dropped, "unresolved": progress.unresolved}
        if progress.stopped and progress.kept:
            whole = self._answer(plain, progress, documents)
            return replace(whole, notice="Stopped before the end.", **counted)
        reason = failure or _too_little(plain, progress)
        if progress.stopped:
            reason = "it was stopped before it had said anything that could be checked."
        if reason:
            notice = f"{self.name} was asked, but {reason} This is the answer without it."
            return replace(plain, notice=notice, **counted)
        whole = self._answer(plain, progress, documents)
        return replace(whole, notice=_left_out(dropped, self.name), **counted)


def _too_little(plain: Answer, progress: _Progress) -> str:
    """Why what is left is no answer, or ""."""
    kept, written = len(progress.kept), progress.written
    if not written:
        return "it wrote nothing that can be read."
    if not kept or kept < ENOUGH * written:
        return f"the sources bear out {kept or 'none'} of the {written} sentences it wrote."
    if not any(_cites(plain, s.passage) for c in progress.kept for s in c.sources):
        return "what it wrote is in the sources but beside the question."
    return ""


def _left_out(dropped: int, name: str) -> str:
    if not dropped:
        return ""
    sentences = "1 sentence" if dropped == 1 else f"{dropped} sentences"
    return f"Left out: {sentences} of {name} that the sources don't bear out."


def evidence_for(plain: Answer, most_chars: int) -> tuple[Piece, ...]:
    """What a model is given: passages considered, those that the model-free answer cites first."""
    ranked = sorted((s.passage for s in plain.passages), key=lambda p: not _cites(plain, p))
    return pieces(ranked, most_chars)


def _cites(plain: Answer, passage: Passage) -> bool:
    return any(
        c.document_id == passage.document_id and passage.start <= c.start < passage.end
        for c in plain.citations
    )


def _timed(answer: Answer, began: float) -> Answer:
    """With the model's time under "generate", and in the total."""
    spent = (time.perf_counter() - began) * 1000
    before = answer.timings_ms.get("total", 0.0)
    timings = {**answer.timings_ms, "generate": spent, "total": before + spent}
    return replace(answer, timings_ms=timings)
