"""Latency, memory, disk, ingest speed and recall by size: `python -m evals.bench.scale`.

100,000 passages need about 4 GB of disk, and disk grows with size.
"""

import multiprocessing
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from evals.bench.generated import PER_DOCUMENT, PerturbedEmbedder, generated
from evals.bench.machine import machine_line, percentiles
from evals.corpora import documents_of, questions_of
from index.chunking import passages_of
from index.embedder import MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from index.settings import SEARCHED
from index.store import PASSAGES, SENTENCES
from sources.settings import Settings

SIZES = (1000, 10_000, 100_000)
QUESTIONS = 60
EXACT_K = 20


@dataclass(frozen=True, slots=True)
class _Figures:
    """Of one size: median times by the clock and of the processor, and what to print."""

    p50_ms: float
    processor_ms: float
    lines: tuple[str, ...]


@click.command()
@click.argument("sizes", nargs=-1, type=click.IntRange(1))
@click.option(
    "--keep", type=click.Path(path_type=Path), help="Fill folders here, or use what fills them."
)
def main(sizes: tuple[int, ...], keep: Path | None) -> None:
    """Print the figures of each of SIZES passages, by default 1000, 10000 and 100000."""
    print(machine_line(), flush=True)
    first: _Figures | None = None
    for size in sizes or SIZES:
        # In a process of its own, so that its memory is its own.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
            figures = alone.submit(_figures, size, keep).result()
        first = first or figures
        print(*figures.lines, sep="\n        ")
        print(
            f"        times the first p50: {figures.p50_ms / first.p50_ms:.2f}; "
            f"in processor time {figures.processor_ms / first.processor_ms:.2f}",
            flush=True,
        )


def _figures(size: int, keep: Path | None) -> _Figures:
    embedder = MiniLM()
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep / str(size) if keep else Path(temporary)
        speed = _filled(folder, size, embedder)
        index = PassageIndex(folder, embedder)
        p50_ms, processor_ms, line = _searched(size, index)
        # Before the exact search, which holds all vectors at once.
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        disk = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
        used = f"peak memory {memory:.0f} MB, disk {disk / 1e6:.0f} MB, {speed}"
        return _Figures(p50_ms, processor_ms, (line, _recalls(index), used))


def _searched(size: int, index: PassageIndex) -> tuple[float, float, str]:
    """Warm times of as many questions as were asked before, none of them again.

    Processor time is less moved than the clock by what else the machine does.
    """
    asked = [q.question for q in questions_of("own", "dev")][: 2 * QUESTIONS]
    began = time.perf_counter()
    retriever = Retriever(index)
    retriever.search(asked[0])
    load = time.perf_counter() - began
    for question in asked[:QUESTIONS]:
        retriever.search(question)
    found, processor = [], []
    for question in asked[QUESTIONS:]:
        began = time.process_time()
        found.append(retriever.search(question).timings_ms)
        processor.append((time.process_time() - began) * 1000)
    times = [sum(stages.values()) for stages in found]
    stages = ", ".join(f"{s} {np.median([f[s] for f in found]):.1f}" for s in found[0])
    spent = float(np.median(processor))
    return (
        float(np.median(times)),
        spent,
        f"{size:>7} passages: {percentiles(times)} ({stages}), "
        f"processor p50 {spent:.1f} ms, first answer {load:.1f} s",
    )


def _recalls(index: PassageIndex) -> str:
    questions = [q.question for q in questions_of("own", "dev")][:QUESTIONS]
    recall = {kind: _recall(index, kind, questions) for kind in (PASSAGES, SENTENCES)}
    each = ", ".join(f"{kind} {share:.4f}" for kind, share in recall.items())
    return f"recall@{EXACT_K} against exact search: {each}"


def _filled(folder: Path, size: int, embedder: MiniLM) -> str:
    """Fills the folder unless that is done, through the index's own sync; says how fast."""
    done = folder / "filled"
    if done.is_file():
        return "filled before"
    texts = [p.text for d in documents_of("own", Settings()) for p in passages_of(d)]
    perturbed = PerturbedEmbedder(embedder.name, embedder.encode(texts))
    words = " ".join(texts).split()
    wanted = {}
    for start in range(0, size, PER_DOCUMENT):
        wanted.update(generated(start, min(PER_DOCUMENT, size - start), words))
    began = time.perf_counter()
    PassageIndex(folder, perturbed).sync_passages(wanted)
    speed = f"ingest {size / (time.perf_counter() - began):.0f} passages/s without embedding"
    done.write_text(speed, "utf-8")
    return speed


def _recall(index: PassageIndex, kind: str, questions: list[str]) -> float:
    """Share of the exact nearest vectors that Chroma's approximate search returns."""
    ids, vectors = index.store.vectors(kind)
    asked = SEARCHED.candidates * (1 if kind == PASSAGES else 2)
    shares = []
    for question in index.embedder.encode(questions):
        exact = np.argpartition(-(vectors @ question.vector), EXACT_K)[:EXACT_K]
        # Asked for as many as a search asks for.
        found = [i for i, _ in index.store.nearest(kind, question.vector, asked)][:EXACT_K]
        shares.append(len({ids[i] for i in exact.tolist()} & set(found)) / EXACT_K)
    return float(np.mean(shares))


if __name__ == "__main__":
    main()
