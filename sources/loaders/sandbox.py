"""A process of its own for the formats whose parsers can hang, crash or eat memory.

The process is kept for the next file, and ended and replaced when it takes too
long or dies. A time limit inside this process couldn't stop native code.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from functools import cache
from pathlib import Path

from sources.errors import SourceError
from sources.loaders.formats import Format
from sources.loaders.loaded import LIMIT_S, Loaded, Metadata

_WORKER = (sys.executable, "-m", "sources.loaders.worker")
_ROOT = Path(__file__).resolve().parents[2]


class Sandbox:
    """Loads files in one helper process, one at a time, each within a time limit.

    Args:
        limit_s: Seconds that one file may take.
        command: What to start; it has to speak the protocol of `sources.loaders.worker`.
    """

    def __init__(self, limit_s: float = LIMIT_S, command: tuple[str, ...] = _WORKER) -> None:
        self.limit_s = limit_s
        self._command = command
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    def load(self, form: Format, data: bytes, name: str) -> Loaded:
        """What the loader of that format makes of the bytes.

        Raises:
            SourceError: The loader refuses the file, crashes on it or takes too long.
        """
        with self._lock:
            process = self._running()
            expired = threading.Event()
            timer = threading.Timer(self.limit_s, _end, (process, expired))
            timer.start()
            try:
                reply = _exchange(process, form, data, name)
            except BaseException:
                # Interrupted half-way: the next reply would be this file's.
                self.close()
                raise
            finally:
                timer.cancel()
            if not reply or expired.is_set():
                self.close()
            if reply:
                return _unpacked(reply)
        if expired.is_set():
            raise SourceError(
                f"{name} takes longer than {self.limit_s:g} s to read.",
                "Split it, or save it as plain text.",
            )
        raise SourceError(
            f"{name} can't be read: it makes the reader of its format fail.",
            "Save it again, or as plain text.",
        )

    def close(self) -> None:
        """End the helper process, if there is one."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            # After a fork the helper still belongs to the parent.
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self.close()
            path = os.pathsep.join(p for p in (str(_ROOT), os.environ.get("PYTHONPATH", "")) if p)
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        return self._process


@cache
def shared_sandbox() -> Sandbox:
    """The sandbox of this process, ended with it."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox


def _end(process: subprocess.Popen[bytes], expired: threading.Event) -> None:
    expired.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], form: Format, data: bytes, name: str) -> bytes:
    """The reply of the helper, empty if it died."""
    if process.stdin is None or process.stdout is None:
        return b""
    head = {"form": form.value, "name": name, "size": len(data)}
    try:
        process.stdin.write(json.dumps(head).encode() + b"\n" + data)
        process.stdin.flush()
        reply = process.stdout.readline()
    except (BrokenPipeError, OSError):
        return b""
    return reply if reply.endswith(b"\n") else b""


def packed(loaded: Loaded) -> bytes:
    """A loaded text as one line of JSON."""
    return json.dumps({"loaded": asdict(loaded)}).encode() + b"\n"


def packed_error(error: SourceError) -> bytes:
    """A refusal as one line of JSON."""
    return json.dumps({"message": error.message, "hint": error.hint}).encode() + b"\n"


def _unpacked(reply: bytes) -> Loaded:
    fields = json.loads(reply)
    if "loaded" not in fields:
        raise SourceError(fields["message"], fields["hint"])
    loaded = fields["loaded"]
    metadata = loaded["metadata"]
    return Loaded(
        text=loaded["text"],
        metadata=Metadata(**{**metadata, "authors": tuple(metadata["authors"])}),
        hidden=tuple((start, end) for start, end in loaded["hidden"]),
        notes=tuple(loaded["notes"]),
    )
