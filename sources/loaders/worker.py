"""The helper process: reads files from standard input, writes what the loaders make of them.

Each request is a line of JSON (`form`, `name`, `size`) and then `size` bytes;
each reply is a line of JSON.
"""

import importlib
import json
import os
import sys
from typing import BinaryIO

from sources.errors import SourceError
from sources.loaders.formats import Format
from sources.loaders.loaded import Loaded, checked
from sources.loaders.sandbox import packed, packed_error

MEMORY_BYTES = 3 * 1024**3


def main() -> None:
    """Serve requests until standard input ends."""
    _limit_memory()
    requests = sys.stdin.buffer
    with _private_output() as replies:
        while line := requests.readline():
            head = json.loads(line)
            reply = _answer(head["form"], requests.read(head["size"]), head["name"])
            replies.write(reply)
            replies.flush()


def _answer(form: str, data: bytes, name: str) -> bytes:
    try:
        loader = importlib.import_module(f"sources.loaders.{Format(form).value}")
        loaded: Loaded = loader.load(data, name)
        return packed(checked(loaded, name))
    except SourceError as error:
        return packed_error(error)
    except MemoryError:
        return packed_error(
            SourceError(f"{name} needs too much memory to read.", "Split it and add the parts.")
        )
    except RecursionError:
        return packed_error(
            SourceError(f"{name} is nested too deeply to read.", "Save it as plain text.")
        )
    # A parser fed hostile bytes may raise anything; the file is refused, the library lives on.
    except Exception as error:
        what = type(error).__name__
        return packed_error(
            SourceError(f"{name} is damaged and can't be read ({what}).", "Get a fresh copy.")
        )


def _private_output() -> BinaryIO:
    """Standard output for the replies alone: what a parser prints goes to standard error."""
    sys.stdout.flush()
    private = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(private, "wb")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


if __name__ == "__main__":
    main()
