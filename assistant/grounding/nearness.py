"""How near a claim's words come to the evidence's, in their contexts."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from assistant.grounding.words import words_of
from index.embedder import Embedder, Encoding, Floats

# Sentences whose vectors stay in memory, about 20 kB each.
_KEPT = 4096
NAMES = ("near", "near_words", "near_lowest", "near_sentence")


class Nearness:
    """Compares by the embedder's token vectors; sentences read once are kept."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Encoding] = OrderedDict()

    def features(self, claims: Sequence[str], sentences: Sequence[Sequence[str]]) -> Floats:
        """For each claim beside its sentences the figures of `NAMES`, about 0..1, shape (n, 4).

        They are the mean over word pieces, and over content words, of the highest
        cosine with any piece of the sentences (MaxSim of Khattab and Zaharia,
        SIGIR 2020); the mean of the two lowest such words; and the highest cosine
        with a whole sentence.
        """
        self._read([*claims, *(s for some in sentences for s in some)])
        found = [
            self._of(claim, some) if some else (0.0,) * len(NAMES)
            for claim, some in zip(claims, sentences, strict=True)
        ]
        return np.array(found, dtype=np.float32).reshape(len(claims), len(NAMES))

    def _of(self, claim: str, sentences: Sequence[str]) -> tuple[float, ...]:
        ours, theirs = self._kept[claim], [self._kept[s] for s in sentences]
        tokens = np.concatenate([e.tokens for e in theirs])
        nearest = (ours.tokens @ tokens.T).max(axis=1)
        starts = ours.token_starts
        words = [
            float(nearest[held].mean())
            for w in words_of(claim)
            if w.content and (held := (starts >= w.start) & (starts < w.end)).any()
        ] or [float(nearest.mean())]
        whole = max(float(ours.vector @ e.vector) for e in theirs)
        return (
            float(nearest.mean()),
            float(np.mean(words)),
            float(np.mean(sorted(words)[:2])),
            whole,
        )

    def _read(self, texts: Sequence[str]) -> None:
        """Encode what isn't kept yet; what was not used for longest makes room."""
        wanted = list(dict.fromkeys(texts))
        new = [t for t in wanted if t not in self._kept]
        for text in wanted:
            if text in self._kept:
                self._kept.move_to_end(text)
        self._kept.update(zip(new, self._embedder.encode(new), strict=True))
        while len(self._kept) > max(_KEPT, len(wanted)):
            self._kept.popitem(last=False)
