"""Nearness: one judge for a draft and for the edits of another."""

import sys
import threading
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from assistant.grounding import nearness
from assistant.grounding.nearness import Nearness
from index.embedder import Encoding


class Counting:
    """Vectors of the texts' lengths."""

    name = "lengths"

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda n: None
    ) -> list[Encoding]:
        none = np.zeros((0, 1), dtype=np.float32)
        ids = np.zeros(0, dtype=np.int32)
        return [Encoding(np.array([len(t)], np.float32), none, ids, ids) for t in texts]


def test_cosines_are_had_while_others_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "_KEPT", 1)
    near = Nearness(Counting())
    faults: list[KeyError] = []

    def compare(letter: str) -> None:
        try:
            for n in range(300):
                others = [letter * (1 + n % 7) for n in range(n, n + 7)]
                (found,) = near.cosines([letter], [others])
                assert found.tolist() == list(map(len, others))
        except KeyError as error:
            faults.append(error)

    threads = [threading.Thread(target=compare, args=(letter,)) for letter in "abcd"]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    assert faults == []
