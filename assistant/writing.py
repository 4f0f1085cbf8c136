"""An assistant whose answers a language model writes, as far as the sources bear them out."""

from collections.abc import Callable, Iterator

from assistant.answer import Answer
from assistant.assistant import Assistant, Turn
from assistant.generate import Writer
from assistant.llm import ModelChoice
from index.passage import Passage
from index.retriever import Retriever
from sources.library import Library


class WritingAssistant(Assistant):
    """Answers as the assistant does, then lets the language model say it in prose.

    Args:
        library: As for the assistant, like the retriever.
        retriever: Over its index.
        writer: What asks the model and checks what it says.
        choice: The model, and where text goes.
    """

    def __init__(
        self, library: Library, retriever: Retriever, writer: Writer, choice: ModelChoice
    ) -> None:
        super().__init__(library, retriever)
        self.writer = writer
        self.choice = choice

    @property
    def where(self) -> str:
        return self.choice.where

    @property
    def sends_away(self) -> bool:
        return self.choice.remote

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        keep: Callable[[Passage], bool] | None = None,
    ) -> Answer:
        *_, last = self.stream(question, history, keep)
        return last

    def stream(
        self,
        question: str,
        history: tuple[Turn, ...] = (),
        keep: Callable[[Passage], bool] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Answer]:
        plain = super().ask(question, history, keep)
        earlier = [(turn.question, turn.answer.text) for turn in history]
        documents = {d.id: d for d in self.documents}
        yield from self.writer.stream(plain, documents, earlier, stopped)
