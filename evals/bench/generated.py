"""Generated passages with real vectors perturbed, for filling an index to any size."""

from collections.abc import Callable, Sequence

import numpy as np

from index.embedder import Encoding, Floats, unit
from index.passage import Passage, Sentence
from sources.catalogue import Record

PER_DOCUMENT = 250
WORDS = 45
# Length of the noise beside a real unit vector: neighbours stay near, none is the same.
NOISE = 0.6


def generated(start: int, count: int, words: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
    """`count` passages from number `start` on, by document id, of words drawn from real ones."""
    rng = np.random.default_rng(start)
    found: dict[str, list[Passage]] = {}
    for number in range(start, start + count):
        identity = f"g{number // PER_DOCUMENT:08d}"
        drawn = [words[i] for i in rng.integers(0, len(words), WORDS).tolist()]
        half = len(" ".join(drawn[: WORDS // 2]))
        text = " ".join(drawn)
        sentences = (Sentence(0, half, 0), Sentence(half + 1, len(text), 0))
        record = Record(title=f"Generated document {identity}")
        passage = Passage(
            f"{identity}:{number}",
            identity,
            identity,
            0,
            len(text),
            text,
            (),
            "",
            None,
            record,
            sentences,
        )
        found.setdefault(identity, []).append(passage)
    return {i: tuple(p) for i, p in found.items()}


class PerturbedEmbedder:
    """Gives each text the vectors of some real text with noise, the same in every run."""

    def __init__(self, name: str, real: Sequence[Encoding], seed: int = 0) -> None:
        self.name = name
        self._real = list(real)
        self._rng = np.random.default_rng(seed)

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda n: None
    ) -> list[Encoding]:
        """One encoding for each text; token places are spread over it."""
        found = []
        for text in texts:
            real = self._real[int(self._rng.integers(len(self._real)))]
            starts = np.linspace(0, len(text), len(real.tokens), endpoint=False).astype(np.int32)
            vectors = self._noisy(np.vstack([real.vector[None], real.tokens]))
            found.append(Encoding(vectors[0], vectors[1:], real.token_ids, starts))
        progress(len(texts))
        return found

    def _noisy(self, vectors: Floats) -> Floats:
        noise = self._rng.standard_normal(vectors.shape, dtype=np.float32)
        return unit(vectors + NOISE / np.sqrt(vectors.shape[1]) * noise)
