"""Latency, memory, disk, ingest speed and recall by size: `python -m evals.bench.scale [SIZE …]`.

Each size is measured in a process of its own. Sizes are 1000, 10000 and 100000
unless others are given; 100000 need about 3 GB of disk, and disk grows with size.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from evals.bench.generated import PER_DOCUMENT, PerturbedEmbedder, generated
from evals.bench.machine import machine_line, percentiles
from evals.corpora import documents_of, questions_of
from index.chunking import passages_of
from index.embedder import Encoding, MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from index.store import PASSAGES, VectorStore
from sources.settings import Settings

SIZES = (1000, 10_000, 100_000)
QUESTIONS = 60
EXACT_K = 20


def main() -> None:
    """Print one line of figures for each size."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        _one(int(sys.argv[2]))
        return
    print(machine_line())
    for size in [int(a) for a in sys.argv[1:]] or SIZES:
        subprocess.run([sys.executable, "-m", "evals.bench.scale", "--one", str(size)], check=True)


def _one(size: int) -> None:
    embedder = MiniLM()
    documents = documents_of("own", Settings())
    texts = [p.text for d in documents for p in passages_of(d)]
    words = " ".join(texts).split()
    questions = [q.question for q in questions_of("own", "dev")][:QUESTIONS]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        _fill(Path(folder), size, PerturbedEmbedder(embedder.name, embedder.encode(texts)), words)
        ingest = size / (time.perf_counter() - began)
        disk = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())
        index = PassageIndex(Path(folder), embedder)
        began = time.perf_counter()
        retriever = Retriever(index)
        retriever.search(questions[0])
        load = time.perf_counter() - began
        found = [retriever.search(question).timings_ms for question in questions]
        times = [sum(stages.values()) for stages in found]
        stages = ", ".join(f"{s} {np.median([f[s] for f in found]):.1f}" for s in found[0])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        recall = _recall(index.store, embedder.encode(questions))
        print(f"{size:>7} passages: {percentiles(times)} ({stages})")
        print(
            f"        recall@{EXACT_K} against exact search {recall:.4f}; first answer {load:.1f} s"
        )
        print(f"        peak memory {memory:.0f} MB, disk {disk / 1e6:.0f} MB", end=", ")
        print(f"ingest {ingest:.0f} passages/s without embedding", flush=True)


def _fill(folder: Path, size: int, embedder: PerturbedEmbedder, words: list[str]) -> None:
    """Through the index's own sync, as an ingest would."""
    wanted = {}
    for start in range(0, size, PER_DOCUMENT):
        wanted.update(generated(start, min(PER_DOCUMENT, size - start), words))
    PassageIndex(folder, embedder).sync_passages(wanted)


def _recall(store: VectorStore, questions: list[Encoding]) -> float:
    """Share of the exact nearest passages that Chroma's approximate search returns."""
    ids, vectors = store.vectors(PASSAGES)
    shares = []
    for question in questions:
        exact = np.argpartition(-(vectors @ question.vector), EXACT_K)[:EXACT_K]
        # Asked for as many as a search asks for.
        found = [i for i, _ in store.nearest(PASSAGES, question.vector, 100)][:EXACT_K]
        shares.append(len({ids[i] for i in exact.tolist()} & set(found)) / EXACT_K)
    return float(np.mean(shares))


if __name__ == "__main__":
    main()
