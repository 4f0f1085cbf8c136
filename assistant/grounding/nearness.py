"""How near texts come in meaning."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from index.embedder import Embedder, Floats

# Texts whose vectors stay in memory, about 1.5 kB each.
_KEPT = 16384


class Nearness:
    """Compares by the embedder's vectors; texts read once are kept."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Floats] = OrderedDict()
        # An edit is judged while a draft is: what one of them has read, the other may not drop.
        self._reading = threading.Lock()

    def cosines(self, texts: Sequence[str], others: Sequence[Sequence[str]]) -> list[Floats]:
        """For each text its cosine with each of its others."""
        with self._reading:
            self._read([*texts, *(o for some in others for o in some)])
            return [
                np.array([self._kept[t] @ self._kept[o] for o in some], dtype=np.float32)
                for t, some in zip(texts, others, strict=True)
            ]

    def _read(self, texts: Sequence[str]) -> None:
        """Encode what isn't kept yet; what was not used for longest makes room."""
        wanted = list(dict.fromkeys(texts))
        new = [t for t in wanted if t not in self._kept]
        for text in wanted:
            if text in self._kept:
                self._kept.move_to_end(text)
        for text, encoding in zip(new, self._embedder.encode(new), strict=True):
            self._kept[text] = encoding.vector
        while len(self._kept) > max(_KEPT, len(wanted)):
            self._kept.popitem(last=False)
