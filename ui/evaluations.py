"""Evaluations run from the page: `r2p eval` in a process of its own, its figures kept."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sources.atomic import write_whole
from sources.errors import AssistantError
from sources.settings import Settings
from ui.jobs import Job

FOLDER = "evaluations"
KINDS = {
    "retrieval": ("retrieval", "--split", "dev", "--json"),
    "answers": ("answers", "--split", "dev", "--json"),
    "drafts": ("drafts", "--json"),
    "grounding": ("grounding", "--json"),
}
_ID = re.compile(r"^\d{8}T\d{6}-[a-z]+$")
_PROGRESS = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class Run:
    """A finished evaluation.

    Attributes:
        id: When it ended, and its kind ("20261122T050000-answers").
        data: What `r2p eval … --json` printed.
    """

    id: str
    data: dict[str, Any]

    @property
    def kind(self) -> str:
        """Which evaluation."""
        return self.id.partition("-")[2]

    @property
    def when(self) -> str:
        """Date and time in UTC."""
        day, _, time = self.id.partition("-")[0].partition("T")
        return f"{day[:4]}-{day[4:6]}-{day[6:]} {time[:2]}:{time[2:4]}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a run: a mean, with its interval and n where they are known."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None


def evaluating(settings: Settings, kind: str) -> Callable[[Job], Run]:
    """Work that runs an evaluation; its result is the run.

    Raises:
        AssistantError: There is no such evaluation.
    """
    if kind not in KINDS:
        raise AssistantError(f"There is no evaluation {kind!r}.", f"There are: {', '.join(KINDS)}.")

    def work(job: Job) -> Run:
        printed = _printed(settings, kind, job)
        try:
            data = json.loads(printed.splitlines()[-1])
        except (ValueError, IndexError):
            raise AssistantError(
                "The evaluation printed no figures.", "Run it in a terminal."
            ) from None
        run = Run(f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{kind}", data)
        folder = settings.home / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / f"{run.id}.json", json.dumps(data).encode())
        return run

    return work


def _printed(settings: Settings, kind: str, job: Job) -> str:
    command = [sys.executable, "-m", "ui.cli", "eval", *KINDS[kind]]
    environment = {**os.environ, "R2P_HOME": str(settings.home), "R2P_SOURCES": settings.sources}
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
    ) as process:
        errors: list[str] = []
        reader = threading.Thread(target=_watch, args=(process.stderr, job, errors), daemon=True)
        reader.start()
        threading.Thread(target=_end_when_stopped, args=(process, job), daemon=True).start()
        assert process.stdout is not None
        printed = process.stdout.read()
        code = process.wait()
        reader.join(timeout=5)
    job.check()
    if code:
        raise AssistantError(
            f"The evaluation failed: {(errors or ['no message'])[-1].strip()[:300]}",
            "Evaluations need the extra: pip install -c constraints.txt -e '.[dev]'",
        )
    return printed


def _watch(stream: Any, job: Job, errors: list[str]) -> None:
    """Show the progress bar of the evaluation as the job's."""
    for line in iter(lambda: stream.readline(), ""):
        for part in re.split(r"[\r\n]", line):
            if found := _PROGRESS.findall(part):
                job.report(done=int(found[-1][0]), total=int(found[-1][1]))
            elif part.strip():
                errors.append(part)


def _end_when_stopped(process: "subprocess.Popen[str]", job: Job) -> None:
    while process.poll() is None:
        if job.stopping.wait(0.3):
            process.terminate()
            return


def runs(home: Path) -> tuple[Run, ...]:
    """The runs that are kept, newest first."""
    folder = home / FOLDER
    files = sorted(folder.glob("*.json"), reverse=True) if folder.is_dir() else []
    return tuple(r for path in files if (r := load_run(home, path.stem)))


def load_run(home: Path, identity: str) -> Run | None:
    """The run with that id; None if there is none or its file is damaged."""
    if not _ID.match(identity):
        return None
    try:
        data = json.loads((home / FOLDER / f"{identity}.json").read_bytes())
    except (OSError, ValueError):
        return None
    return Run(identity, data) if isinstance(data, dict) else None


def figures(data: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[Figure]:
    """All figures of a run in order, named by their place."""
    for name, value in data.items():
        place = (*path, str(name))
        words = " › ".join(p.replace("_", " ") for p in place)
        if isinstance(value, Mapping) and isinstance(value.get("mean"), int | float):
            yield Figure(words, value["mean"], value.get("low"), value.get("high"), value.get("n"))
        elif isinstance(value, Mapping):
            yield from figures(value, place)
        elif isinstance(value, int | float) and not isinstance(value, bool) and name != "n":
            yield Figure(words, float(value))


def failures(data: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """The questions that lost something, by kind of question."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    listed = data.get("questions")
    for row in listed if isinstance(listed, list) else []:
        if isinstance(row, Mapping) and _lost(row):
            found.setdefault(str(row.get("kind", "")), []).append(row)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _lost(row: Mapping[str, Any]) -> bool:
    share = row.get("key_facts", row.get("recall_at_3000", row.get("evidence_recall")))
    return bool(row.get("lost")) or (isinstance(share, int | float) and share < 1)
