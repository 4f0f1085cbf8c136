"""Warm latency beside the bare embedding of the question: `python -m evals.bench.latency`."""

import sys
import time
from collections.abc import Callable
from statistics import median

from assistant.build import build_assistant
from evals.bench.machine import machine_line, percentiles
from evals.dataset import SETS, load_questions
from index.embedder import MiniLM
from sources.settings import Settings

QUESTIONS = 100


def main() -> None:
    """Print the times of embedding, retrieval and a whole answer, and their ratios.

    The three are measured in turn for each question, so that whatever else the
    machine does falls on all of them.
    """
    count = int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    assistant = build_assistant(Settings())
    embedder = assistant.retriever.index.embedder
    if not isinstance(embedder, MiniLM):
        raise SystemExit("Only a sentence-transformers model can be compared.")
    rows = load_questions(SETS["own"])[:count]
    kinds: dict[str, Callable[[str], object]] = {
        "embedding": lambda q: embedder.model.encode(q, show_progress_bar=False),
        "retrieval": assistant.retriever.search,
        "answer": assistant.ask,
    }
    for call in kinds.values():
        call(rows[0].question)
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for row in rows:
        for name, call in kinds.items():
            began = time.perf_counter()
            call(row.question)
            times[name].append((time.perf_counter() - began) * 1000)
    print(f"{machine_line()}; {len(assistant.retriever.index.loaded.passages)} passages, warm")
    for name, spent in times.items():
        print(f"{name:10} {percentiles(spent)}")
    for name in ("retrieval", "answer"):
        each = [a / b for a, b in zip(times[name], times["embedding"], strict=True)]
        p50 = median(times[name]) / median(times["embedding"])
        print(
            f"{name} / embedding: {p50:.2f} (ratio of medians), {median(each):.2f} (median ratio)"
        )


if __name__ == "__main__":
    main()
