"""An ingest killed at any moment and run again: the same index? `python -m evals.bench.killed`.

Each round ingests the same invented documents into a fresh home through the
real command, kills it, runs it again, and holds the home against that of an
ingest left alone. The kills are spread over all its work, counted in processor
time (from /proc, so on Linux only): by the clock another job's load would move
them past the end. Every second one waits for the next write to the index, since
those are short and matter most. At the end two ingests share a home.
"""

import argparse
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from evals.bench.home_state import State, differences, state_of
from evals.bench.invented import BRIEF, questions_about, write_invented
from evals.bench.machine import machine_line
from index.embedder import MiniLM
from sources.settings import CHECKOUT

_QUESTIONS = 20
_SHOWN = 5
# A kill aimed at a write comes up to so long after it began; a write takes about as long.
_WRITE_S = 0.4
_LOOK_S = 0.002


class Stage(StrEnum):
    """How far an ingest had come when it was killed."""

    READING = "reading"
    EMBEDDING = "embedding"
    WRITING = "writing"
    AFTER_THE_END = "after the end"


@dataclass(frozen=True, slots=True)
class Round:
    """One ingest that was killed and run again.

    Attributes:
        killed_after_s: Processor time that it had used.
        stage: How far it had come.
        faults: A line for each thing that isn't as without the kill.
    """

    killed_after_s: float
    stage: Stage
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """When to kill an ingest.

    Attributes:
        after_s: Processor time that it has used.
        within_write: If given, then wait for the next write, and kill at this part of it, 0..1.
    """

    after_s: float
    within_write: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All rounds, and what went wrong without a kill.

    Attributes:
        rounds: In the order of their kills.
        work_s: Processor time of an ingest left alone.
        faults: What differed without a kill.
    """

    rounds: tuple[Round, ...]
    work_s: float
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every home was the same."""
        return not self.faults and not any(r.faults for r in self.rounds)


class Killer:
    """Ingests the documents of one folder into homes under another."""

    def __init__(self, folder: Path, documents: int, seed: int, jobs: int = 2) -> None:
        self.folder = folder
        self.documents = documents
        self.seed = seed
        self.jobs = jobs
        self._embedder = MiniLM()
        self._questions = questions_about(documents, BRIEF, _QUESTIONS, seed)
        write_invented(folder / "sources", documents, BRIEF, seed)

    def run(self, rounds: int, tell: Callable[[int, Round], None] = lambda n, r: None) -> Outcome:
        """The outcome of `rounds` rounds, the moments of the kills spread over a whole ingest.

        Args:
            rounds: How many.
            tell: Gets each round with its number from 1, in order.
        """
        homes = [self.folder / f"undisturbed_{n}" for n in range(2)]
        with ThreadPoolExecutor(self.jobs) as pool:
            # As many at a time as there will be later, so that the work is theirs.
            work = min(pool.map(self._timed, homes))
            right, again = (self._state(home) for home in homes)
            faults = [f"left alone twice: {d}" for d in differences(right, again)]
            plans = planned(rounds, work, self.seed)
            done = []
            for number, one in enumerate(pool.map(partial(self._round, right), plans), start=1):
                tell(number, one)
                done.append(one)
        faults += [f"two at once: {d}" for d in self._two_at_once(right)]
        return Outcome(tuple(done), work, tuple(faults))

    def _round(self, right: State, plan: Plan) -> Round:
        home = Path(tempfile.mkdtemp(dir=self.folder, prefix="home_"))
        process = self._ingest(home)
        used = _worked(process, plan.after_s)
        if plan.within_write is not None and process.poll() is None:
            _await_write(process, home)
            time.sleep(plan.within_write * _WRITE_S)
            used = _used_s(process.pid, used)
        process.kill()
        process.communicate()
        stage = stage_of(home, self.documents)
        second = self._ingest(home)
        _, said = second.communicate()
        faults = [f"the second run fails: {said.strip()}"] if second.returncode else []
        faults = faults or differences(right, self._state(home))
        shutil.rmtree(home)
        return Round(used, stage, tuple(faults))

    def _two_at_once(self, right: State) -> list[str]:
        """What is amiss after two ingests of one home, and after one of two is killed."""
        lines = []
        for kill in (False, True):
            home = self.folder / f"shared_{kill}"
            first, second = self._ingest(home), self._ingest(home)
            if kill:
                time.sleep(1)
                first.kill()
            ends = [(p, p.communicate()[1]) for p in (first, second)]
            lines += [s.strip() for p, s in ends if p.returncode and not (kill and p is first)]
            lines += differences(right, self._state(home))
            shutil.rmtree(home)
        return lines

    def _timed(self, home: Path) -> float:
        process = self._ingest(home)
        used = _worked(process, math.inf)
        _, said = process.communicate()
        if process.returncode:
            raise SystemExit(f"An ingest left alone fails: {said.strip()}")
        return used

    def _ingest(self, home: Path) -> subprocess.Popen[str]:
        """The real command, begun; its share of the cores is the same in every round."""
        threads = max(1, (os.cpu_count() or 1) // self.jobs)
        return subprocess.Popen(
            [sys.executable, "-m", "ui.cli", "ingest"],
            cwd=CHECKOUT,
            env={
                **os.environ,
                "R2P_HOME": str(home),
                "R2P_SOURCES": str(self.folder / "sources"),
                "R2P_REGISTER_ANSWERS": "0",
                "OMP_NUM_THREADS": str(threads),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _state(self, home: Path) -> State:
        return state_of(home, self._embedder, self._questions)


def planned(rounds: int, work_s: float, seed: int) -> list[Plan]:
    """When to kill: one random moment in each of as many equal parts of the work."""
    chance = random.Random(seed)
    plans = [
        Plan((n + chance.random()) / rounds * work_s, chance.random() if n % 2 else None)
        for n in range(rounds)
    ]
    # Not in order of the moments, so that a change of the machine's load falls on all.
    chance.shuffle(plans)
    return plans


def _worked(process: subprocess.Popen[str], until_s: float) -> float:
    """Wait until a process has used so much processor time or has ended; what it had used."""
    used = 0.0
    while process.poll() is None and used < until_s:
        used = _used_s(process.pid, used)
        time.sleep(_LOOK_S)
    return used


def _used_s(pid: int, before: float) -> float:
    """Processor time that a process has used; as before once it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return before
    return max(before, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))


def _await_write(process: subprocess.Popen[str], home: Path) -> None:
    """Wait until the index on disk changes, or the process ends."""
    before = _changed(home)
    while process.poll() is None and _changed(home) == before:
        time.sleep(_LOOK_S)


def _changed(home: Path) -> int:
    """When the vectors on disk were last written, in nanoseconds; 0 before there are any."""
    try:
        return (home / "index" / "chroma" / "chroma.sqlite3").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def stage_of(home: Path, documents: int) -> Stage:
    """How far an ingest of so many documents has come, from what is on disk."""
    entries = home / "index" / "documents"
    if not entries.is_dir():
        return Stage.READING
    held = list(entries.iterdir())
    done = {p.stem for p in held if p.suffix == ".json"}
    written = [p for p in held if p.suffix == ".part" or (p.is_dir() and any(p.iterdir()))]
    if (home / "index" / "group.json").exists() or any(p.stem not in done for p in written):
        return Stage.WRITING
    return Stage.AFTER_THE_END if len(done) >= documents else Stage.EMBEDDING


def summary(outcome: Outcome) -> Iterator[str]:
    """The lines that say what came out; the last one has the figures."""
    for number, one in enumerate(outcome.rounds, start=1):
        rest = len(one.faults) - _SHOWN
        for line in (*one.faults[:_SHOWN], *([f"and {rest} more"] if rest > 0 else [])):
            yield f"FAULT round {number}, killed after {one.killed_after_s:.2f} s: {line}"
    yield from (f"FAULT {line}" for line in outcome.faults)
    stages = Counter(r.stage for r in outcome.rounds)
    killed = ", ".join(f"{stages[s]} killed {_when(s)}" for s in Stage)
    yield (
        f"{len(outcome.rounds)} rounds, {sum(not r.faults for r in outcome.rounds)} identical, "
        f"{killed}; two at once "
        f"{'differ' if outcome.faults else 'identical'}; an ingest takes "
        f"{outcome.work_s:.1f} s of processor time; {machine_line()}"
    )


def _when(stage: Stage) -> str:
    return str(stage) if stage is Stage.AFTER_THE_END else f"while {stage}"


def main(arguments: Sequence[str]) -> int:
    """Print each failure and one line of figures; 1 if a home differs."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.killed")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)

    def tell(number: int, one: Round) -> None:
        found = f"{len(one.faults)} faults" if one.faults else "identical"
        print(f"round {number}: {one.killed_after_s:.2f} s, {one.stage}, {found}", file=sys.stderr)

    with tempfile.TemporaryDirectory() as folder:
        outcome = Killer(Path(folder), chosen.documents, chosen.seed).run(chosen.rounds, tell)
    for line in summary(outcome):
        print(line)
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
