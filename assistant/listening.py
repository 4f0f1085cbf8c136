"""Reading a language model's text as it comes, with a deadline and a way to stop."""

import gc
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.llm import GenerationError
from assistant.prompts import Message

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

MAX_OUTPUT_CHARS = 6000
_LOOK_S = 0.1


class _End:
    """The end of a stream, with what went wrong in it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error


def text_of(
    llm: "LLM", messages: Sequence[Message], deadline: float, stopped: Callable[[], bool]
) -> Iterator[str]:
    """What the model has said so far, ever longer, until it ends or is stopped.

    The model is read by a thread of its own, so that one that hangs can be left.

    Args:
        llm: LlamaIndex's language model.
        messages: The request.
        deadline: On the clock of `time.monotonic`.
        stopped: Asked often; once it is true, nothing more comes.

    Raises:
        GenerationError: The model can't be reached, failed, or didn't end in time.
    """
    received: queue.Queue[str | _End] = queue.Queue()
    left = threading.Event()
    threading.Thread(target=_read, args=(llm, messages, received, left), daemon=True).start()
    said = ""
    try:
        while not stopped():
            if time.monotonic() > deadline:
                raise GenerationError("it didn't end in time.")
            try:
                piece = received.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            if isinstance(piece, _End):
                if piece.error is not None:
                    raise GenerationError(f"{_plainly(piece.error)}.")
                return
            said += piece
            yield said
            if len(said) >= MAX_OUTPUT_CHARS:
                return
    finally:
        left.set()


def _read(
    llm: "LLM",
    messages: Sequence[Message],
    received: "queue.Queue[str | _End]",
    left: threading.Event,
) -> None:
    from llama_index.core.llms import ChatMessage

    try:
        request = [ChatMessage(role=m.role, content=m.content) for m in messages]
        stream = llm.stream_chat(request)
        for response in stream:
            if left.is_set():
                break
            received.put(response.delta or "")
        # A client's stream refers to itself. Unless it is collected here, its connection stays
        # open and the model writes on; and if chance collects it while the pool of connections
        # is locked, that lock never opens again.
        del stream
        if left.is_set():
            gc.collect()
    # Each provider's package has errors of its own; whatever fails ends in a notice.
    except Exception as error:
        received.put(_End(error))
    else:
        received.put(_End())


def _plainly(error: Exception) -> str:
    """The failure in a few words, without the request that may stand in it."""
    kind = type(error).__name__
    plain = {
        "APIConnectionError": "it can't be reached",
        "ConnectError": "it can't be reached",
        "ConnectionError": "it can't be reached",
        "APITimeoutError": "it didn't answer in time",
        "ReadTimeout": "it didn't answer in time",
        "TimeoutError": "it didn't answer in time",
        "AuthenticationError": "it doesn't accept the key",
        "PermissionDeniedError": "it doesn't accept the key",
        "RateLimitError": "it takes no more requests for now",
        "NotFoundError": "the server doesn't know this model",
    }
    status = getattr(error, "status_code", None)
    return plain.get(kind, f"it failed with {kind}" + (f" (HTTP {status})" if status else ""))
