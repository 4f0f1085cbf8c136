"""What the index keeps of passages: embedded many documents at a time, each text once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedder import Embedder, Floats
from index.passage import Passage
from index.reading import Reading
from index.tokens import TokenMatrix

# Documents are embedded and written together up to about so many texts. More make the
# batches more alike in length; fewer are lost when a run is cut short.
GROUP_TEXTS = 256
# Texts in one call of the embedder; the token vectors of no more are held at full size.
CALL_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of one document.

    Attributes:
        passages: Shape (passages, dimension).
        sentences: Of all its passages in order, shape (sentences, dimension).
        tokens: Of each passage as read in its window; None of no passage.
    """

    passages: Floats
    sentences: Floats
    tokens: TokenMatrix | None


def texts_of(passages: Sequence[Passage]) -> int:
    """How many texts are read of a document's passages."""
    return 2 * len(passages) + sum(len(p.sentences) for p in passages)


def groups(wanted: Mapping[str, tuple[Passage, ...]]) -> Iterator[dict[str, tuple[Passage, ...]]]:
    """The documents in order, in runs that end once they have `GROUP_TEXTS` texts.

    After a run cut short the groups that are left are the same as before, since
    each is written whole or not at all; so the same batches give the same vectors.
    """
    group: dict[str, tuple[Passage, ...]] = {}
    size = 0
    for identity, passages in wanted.items():
        group[identity] = passages
        size += texts_of(passages)
        if size >= GROUP_TEXTS:
            yield group
            group, size = {}, 0
    if group:
        yield group


def embedded(
    readings: Sequence[Reading], embedder: Embedder, advance: Callable[[int], None]
) -> list[Embedded]:
    """The vectors of each document, aligned with `readings`.

    Args:
        readings: Of the documents.
        embedder: Reads the texts in order of their length, since a batch costs as much
            as its longest text in each of its rows.
        advance: Gets how many of the texts were done, those that repeat one among them.
    """
    spans: dict[str, set[tuple[int, int]]] = {}
    times: dict[str, int] = {}
    for text, span in _texts(readings):
        times[text] = times.get(text, 0) + 1
        spans.setdefault(text, set()).update([span] if span else [])
    vectors: dict[str, Floats] = {}
    tokens: dict[tuple[str, tuple[int, int]], TokenMatrix] = {}
    ordered = sorted(times, key=len)
    for start in range(0, len(ordered), CALL_TEXTS):
        called = ordered[start : start + CALL_TEXTS]
        for text, encoding in zip(called, embedder.encode(called), strict=True):
            vectors[text] = encoding.vector
            for span in spans[text]:
                tokens[text, span] = TokenMatrix.of([encoding.within(*span)])
        advance(sum(times[text] for text in called))
    return [
        Embedded(
            _stacked(vectors[t] for t in r.passages),
            _stacked(vectors[t] for t in r.sentences),
            TokenMatrix.joined([tokens[w] for w in _windows(r)]) if r.windows else None,
        )
        for r in readings
    ]


def _texts(readings: Sequence[Reading]) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Each text to read, a window with the span whose tokens are wanted."""
    for reading in readings:
        yield from ((text, None) for text in (*reading.passages, *reading.sentences))
        yield from _windows(reading)


def _windows(reading: Reading) -> Iterator[tuple[str, tuple[int, int]]]:
    yield from zip(reading.windows, reading.spans, strict=True)


def _stacked(vectors: Iterable[Floats]) -> Floats:
    rows = list(vectors)
    return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)
