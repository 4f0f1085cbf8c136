"""Many at once over HTTP, on this machine: `python -m evals.bench.load [SECONDS]`.

Starts its own server over a copy of the library, asks each question once alone, then
lets 20 people ask, 2 upload and 1 draft at the same time. Every answer under load is
compared with the same question's answer alone: another's answer would not be the same.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from evals.bench.machine import machine_line, percentiles
from evals.dataset import SETS, load_questions
from sources.settings import Settings

ASKING, UPLOADING, DRAFTING = 20, 2, 1
SECONDS = 300.0
_ROOT = Path(__file__).resolve().parents[2]
_TIMEOUT_S = 120.0
# Three kinds of people, none asks without a pause: reading an answer takes longer than this.
_PAUSE_S = 2.0


@dataclass(slots=True)
class Measured:
    """What came back, by kind of request.

    Attributes:
        times_ms: How long each took.
        faults: What went wrong, in words.
    """

    times_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, kind: str, began: float, fault: str = "") -> None:
        """Add one request."""
        with self.lock:
            self.times_ms[kind].append((time.perf_counter() - began) * 1000)
            if fault:
                self.faults.append(f"{kind}: {fault}")


def main() -> None:
    """Print p50 and p95 alone and under load, and every fault."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    questions = [row.question for row in load_questions(SETS["own"])[:ASKING]]
    with served() as url, httpx.Client(base_url=url, timeout=_TIMEOUT_S) as client:
        alone, expected = Measured(), {}
        _asked(client, questions[0], Measured(), {})
        for question in questions:
            expected[question] = _asked(client, question, alone, {})
        loaded = Measured()
        people: list[Callable[[httpx.Client], None]] = [
            lambda c, q=q: _asked(c, q, loaded, expected)  # type: ignore[misc]
            for q in questions
        ]
        people += [lambda c, n=n: _upload(c, n, loaded) for n in range(UPLOADING)]  # type: ignore[misc]
        people += [lambda c: _draft(c, loaded)] * DRAFTING
        _at_once(url, people, seconds)
    print(machine_line())
    _show("alone", alone)
    _show(f"{ASKING} asking, {UPLOADING} uploading, {DRAFTING} drafting, {seconds:g} s", loaded)
    faults = alone.faults + loaded.faults
    print(f"faults: {len(faults)}")
    for fault in faults[:20]:
        print(f"  {fault}")
    if faults:
        raise SystemExit(1)


@contextmanager
def served() -> Iterator[str]:
    """The address of a server over a copy of the library, so that uploads leave no trace."""
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        shutil.copytree(settings.home, home)
        environment = {**os.environ, "R2P_HOME": str(home)}
        command = [sys.executable, "-m", "ui.cli", "serve", "--port", "0"]
        with subprocess.Popen(
            command, env=environment, cwd=_ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                assert process.stdout is not None
                found = re.search(r"http://\S+", process.stdout.readline())
                if found is None:
                    raise SystemExit("The server didn't start: run `r2p serve` to see why.")
                yield found.group()
            finally:
                process.terminate()


def _at_once(url: str, people: list[Callable[[httpx.Client], None]], seconds: float) -> None:
    """Let everybody do their part again and again until the time is over."""
    until = time.monotonic() + seconds

    def one(act: Callable[[httpx.Client], None]) -> None:
        with httpx.Client(base_url=url, timeout=_TIMEOUT_S) as client:
            while time.monotonic() < until:
                act(client)
                time.sleep(_PAUSE_S)

    threads = [threading.Thread(target=one, args=(act,)) for act in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _asked(
    client: httpx.Client, question: str, measured: Measured, expected: dict[str, str]
) -> str:
    began, fault, text = time.perf_counter(), "", ""
    try:
        response = client.post("/api/v1/ask", json={"question": question})
        if response.status_code != 200:
            fault = f"{response.status_code} {response.text[:100]}"
        else:
            text = response.json()["answer"]
            if question in expected and text != expected[question]:
                fault = f"another answer to {question!r}"
    except httpx.HTTPError as error:
        fault = repr(error)
    measured.take("ask", began, fault)
    return text


def _upload(client: httpx.Client, number: int, measured: Measured) -> None:
    began, fault = time.perf_counter(), ""
    words = f"Note {number}\n\nThe envoy said at {time.time()} that early warning works.\n"
    try:
        sent = client.post(
            "/api/v1/library/uploads", files={"file": (f"note-{number}.txt", words.encode())}
        )
        if sent.status_code == 201:
            client.delete(f"/api/v1/library/uploads/{sent.json()['upload']}").raise_for_status()
        else:
            fault = f"{sent.status_code} {sent.text[:100]}"
    except httpx.HTTPError as error:
        fault = repr(error)
    measured.take("upload", began, fault)


def _draft(client: httpx.Client, measured: Measured) -> None:
    began, fault = time.perf_counter(), ""
    try:
        made = client.post("/api/v1/draft", json={"topic": "regional organisations"})
        if made.status_code != 200 or not made.json()["points"]:
            fault = f"{made.status_code} {made.text[:100]}"
    except httpx.HTTPError as error:
        fault = repr(error)
    measured.take("draft", began, fault)


def _show(title: str, measured: Measured) -> None:
    print(title)
    for kind, times in measured.times_ms.items():
        print(f"  {kind}: {percentiles(times)}")


if __name__ == "__main__":
    main()
