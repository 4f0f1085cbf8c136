"""A model in a GGUF file, served by llama.cpp inside this process on a loopback port."""

import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from assistant.llm import GenerationError

CONTEXT_TOKENS = 8192

# A server lives as long as its object.
_running: list[Any] = []


@cache
def serve_gguf(path: str) -> tuple[str, str]:
    """Address and key of the server for the model in that file; one a file and process.

    The key keeps other users of the machine from asking the model.

    Raises:
        GenerationError: There is no such file, or llama.cpp can't load it.
    """
    if not Path(path).is_file():
        raise GenerationError(f"There is no model file {path}.", "Check the path after gguf:.")
    import xllamacpp

    key = secrets.token_urlsafe(24)
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.verbosity = 0
    # Its threads wait for one another in a busy loop, so none may lack a core.
    params.cpuparams.n_threads = max(1, (os.cpu_count() or 1) // 2)
    try:
        server = xllamacpp.Server(params)
    except RuntimeError as error:
        raise GenerationError(
            f"llama.cpp can't load {path}: {error}.", "Is it a GGUF of a chat model?"
        ) from None
    _running.append(server)
    return f"{server.listening_address}/v1", key
