"""Language models that say what a function says: for what a real one does too seldom."""

from collections.abc import Callable, Generator
from typing import Any

from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata
from pydantic import PrivateAttr

PIECE_CHARS = 7


class Scripted(CustomLLM):  # type: ignore[misc]
    """Answers each prompt with what the function makes of it, a few characters at a time.

    Args:
        reply: From the whole prompt to the answer; may raise.
    """

    _reply: Callable[[str], str] = PrivateAttr()
    _asked: list[str] = PrivateAttr(default_factory=list)

    def __init__(self, reply: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._reply = reply

    @property
    def asked(self) -> list[str]:
        """The prompts so far, in order."""
        return self._asked

    @property
    def metadata(self) -> LLMMetadata:
        """A model with a large context."""
        return LLMMetadata(context_window=32_000, num_output=1_000, model_name="scripted")

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        """The answer at once."""
        self._asked.append(prompt)
        return CompletionResponse(text=self._reply(prompt))

    def stream_complete(
        self, prompt: str, formatted: bool = False, **kwargs: Any
    ) -> Generator[CompletionResponse, None, None]:
        """The answer in pieces."""
        whole = self.complete(prompt).text

        def pieces() -> Generator[CompletionResponse, None, None]:
            for start in range(0, len(whole), PIECE_CHARS):
                said = whole[: start + PIECE_CHARS]
                yield CompletionResponse(text=said, delta=whole[start : start + PIECE_CHARS])

        return pieces()
