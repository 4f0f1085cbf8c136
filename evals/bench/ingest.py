"""Where the time of an ingest goes, beside the bare embedder: `python -m evals.bench.ingest`."""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from unittest.mock import patch

import index.passage_index as passage_index
import sources.library as library
from evals.bench.invented import MIDDLING, write_invented
from evals.bench.machine import machine_line
from index.embedder import Encoding, MiniLM
from index.passage_index import PassageIndex
from index.store import VectorStore
from index.tokens import TokenMatrix
from sources.library import Library
from sources.settings import Settings

EMBEDDING, REST = "embedding", "rest"
# Which calls belong to which stage; a call inside another is counted for its own stage only.
STAGES: Mapping[str, tuple[tuple[object, str], ...]] = {
    "reading and cleaning": ((library, "read_document"), (library, "load_stored")),
    "chunking": ((passage_index, "passages_of"), (passage_index, "readings")),
    "duplicates": ((passage_index, "collapsed"),),
    EMBEDDING: ((MiniLM, "encode"),),
    "Chroma": ((VectorStore, "__init__"), (VectorStore, "put"), (VectorStore, "forget")),
    "writing": ((library, "save_document"), (TokenMatrix, "save")),
}
BATCHES = (8, 16, 32, 64, 128)
_REPETITIONS = 3
_SAMPLED_TEXTS = 300
_TURNS = 3
_TURN_TEXTS = 600

Calls = list[list[str]]


@dataclass(slots=True)
class Stopwatch:
    """Seconds by stage; a stage inside another stops the outer one's clock."""

    clock: Callable[[], float] = time.perf_counter
    seconds: dict[str, float] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _since: float = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block for this stage."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def timed(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        """The call, its time counted for this stage."""

        def counted(*args: object, **named: object) -> object:
            with self.stage(name):
                return call(*args, **named)

        return counted

    def _turn(self) -> None:
        now = self.clock()
        if self._open:
            stage = self._open[-1]
            self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now


@dataclass(frozen=True, slots=True)
class Profile:
    """Seconds of each stage of one ingest, and the texts of each call of the embedder."""

    seconds: Mapping[str, float]
    calls: Calls

    @property
    def whole_s(self) -> float:
        """Seconds of all stages."""
        return sum(self.seconds.values())

    @property
    def embedding_share(self) -> float:
        """The embedder's part of the whole, 0 to 1; 0 of nothing."""
        return self.seconds.get(EMBEDDING, 0.0) / self.whole_s if self.whole_s else 0.0


@dataclass(frozen=True, slots=True)
class Speeds:
    """Ours beside the bare model, on the same texts.

    Attributes:
        batch: The batch size with which the bare model is fastest.
        by_batch: Its texts a second by batch size, on a sample.
        texts: How many were compared.
        ours: Texts a second, token vectors included.
        bare: Texts a second.
        turns: Ours over bare in each turn; both had the same texts, one after the other.
    """

    batch: int
    by_batch: Mapping[int, float]
    texts: int
    ours: float
    bare: float
    turns: tuple[float, ...]


def profile(home: Path, sources: Path, embedder: MiniLM) -> Profile:
    """Ingest a folder into a fresh home in this process, as the command does."""
    watch = Stopwatch()
    calls: Calls = []
    encode = embedder.encode

    def noted(
        self: MiniLM, texts: Sequence[str], progress: Callable[[int], None] = lambda n: None
    ) -> list[Encoding]:
        calls.append(list(texts))
        return encode(texts, progress)

    with ExitStack() as patches:
        patches.enter_context(patch.object(MiniLM, "encode", noted))
        for name, owners in STAGES.items():
            for owner, attribute in owners:
                counted = watch.timed(name, getattr(owner, attribute))
                patches.enter_context(patch.object(owner, attribute, counted))
        with watch.stage(REST):
            settings = Settings(home=home, sources=str(sources), register_answers=False)
            held = Library(settings)
            held.sync()
            PassageIndex(home / "index", embedder).sync(held.documents)
    return Profile({name: watch.seconds.get(name, 0.0) for name in (*STAGES, REST)}, calls)


def speeds(calls: Calls, embedder: MiniLM, seed: int = 0) -> Speeds:
    """Our embedder in the calls of an ingest against the bare model on the same texts.

    The bare model gets the texts of several calls at once, to sort them by
    length as it likes; the two take turns, so that the machine's load falls on both.
    """
    chance = random.Random(seed)
    texts = [t for call in calls for t in call]
    by_batch = _by_batch(chance.sample(texts, min(_SAMPLED_TEXTS, len(texts))), embedder)
    batch = max(by_batch, key=lambda b: by_batch[b])
    turns = _turns(calls) * _REPETITIONS
    spent = [_turn(turn, embedder, batch, ours_first=n % 2 == 0) for n, turn in enumerate(turns)]
    count = sum(len(call) for turn in turns for call in turn)
    return Speeds(
        batch,
        by_batch,
        count // _REPETITIONS,
        count / sum(ours for ours, _ in spent),
        count / sum(bare for _, bare in spent),
        tuple(bare / ours for ours, bare in spent),
    )


def _turns(calls: Calls) -> list[Calls]:
    """Runs of successive calls of about `_TURN_TEXTS` texts, spread over the ingest."""
    runs: list[Calls] = [[]]
    for call in calls:
        if sum(map(len, runs[-1])) >= _TURN_TEXTS:
            runs.append([])
        runs[-1].append(call)
    return runs[:: max(1, len(runs) // _TURNS)][:_TURNS]


def _by_batch(sample: list[str], embedder: MiniLM) -> dict[int, float]:
    """Texts a second of the bare model by batch size, the median of interleaved repetitions."""
    spent: dict[int, list[float]] = {batch: [] for batch in BATCHES}
    for _ in range(_REPETITIONS):
        for batch in BATCHES:
            spent[batch].append(_seconds(lambda b=batch: _bare(embedder, sample, b)))  # type: ignore[misc]
    return {batch: len(sample) / median(times) for batch, times in spent.items()}


def _turn(turn: Calls, embedder: MiniLM, batch: int, *, ours_first: bool) -> tuple[float, float]:
    """Seconds of ours and of the bare model on the same texts."""
    texts = [t for call in turn for t in call]

    def ours() -> None:
        for call in turn:
            embedder.encode(call)

    def bare() -> None:
        _bare(embedder, texts, batch)

    if ours_first:
        return _seconds(ours), _seconds(bare)
    second = _seconds(bare)
    return _seconds(ours), second


def _bare(embedder: MiniLM, texts: list[str], batch: int) -> None:
    embedder.model.encode(texts, batch_size=batch, show_progress_bar=False)


def _seconds(call: Callable[[], None]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def profile_lines(found: Profile) -> Iterator[str]:
    """A line for each stage, then the embedder's share."""
    for name, seconds in found.seconds.items():
        yield f"{name:22} {seconds:8.1f} s {seconds / (found.whole_s or 1):6.1%}"
    yield f"{'whole':22} {found.whole_s:8.1f} s; embedding {found.embedding_share:.3f} of it"


def speed_lines(found: Speeds) -> Iterator[str]:
    """The bare model by batch size, then ours against it."""
    by_batch = ", ".join(f"{b}: {speed:.0f}" for b, speed in found.by_batch.items())
    yield f"bare SentenceTransformer.encode, texts/s by batch size: {by_batch}"
    yield (
        f"ours {found.ours:.0f} texts/s, bare with batch {found.batch} {found.bare:.0f} texts/s, "
        f"ratio {found.ours / found.bare:.3f} (median of {len(found.turns)} turns "
        f"{median(found.turns):.3f}), n {found.texts} texts, {_REPETITIONS} times"
    )


def main(arguments: Sequence[str]) -> None:
    """Print the profile of an ingest, and our embedder's speed beside the bare model's."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.ingest")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    embedder = MiniLM()
    embedder.encode(["The model is loaded before the clock starts."])
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        write_invented(sources, chosen.documents, MIDDLING, chosen.seed)
        found = profile(Path(folder) / "home", sources, embedder)
    texts = sum(map(len, found.calls))
    print(f"{machine_line()}; {chosen.documents} documents, {texts} texts embedded")
    for line in profile_lines(found):
        print(line, flush=True)
    for line in speed_lines(speeds(found.calls, embedder, chosen.seed)):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
