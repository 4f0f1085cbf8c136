"""Doubled text: kept once in a document, and known across documents."""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

from sources.catalogue import parse_date
from sources.cleaning.lines import Line
from sources.cleaning.shingles import (
    FEWEST_WORDS,
    NEAR,
    jaccard,
    near_pairs,
    shingles,
    telling,
    words_of_text,
)
from sources.document import SPEAKING, Document
from sources.sentences import ends_sentence

BlockKey = tuple[str, int]

_ENOUGH_WORDS = 12
# Bounds that keep the search short where the same few lines come thousands of times.
_MOST_PLACES = 4
_SILENT_LINES = 50
_PERMUTATIONS = 64
# Below `NEAR`, since the sketch only proposes pairs: each is then compared exactly.
_SKETCH_THRESHOLD = 0.75


def find_duplicates(lines: list[Line]) -> set[int]:
    """Indices of lines that say again, or nearly, what another run of lines says.

    Of two equal runs the one that follows a title or date line is kept, else
    the first.
    """
    texts = [line.text for line in lines]
    folded = [" ".join(text.casefold().split()) for text in texts]
    for index, earlier in near_pairs(texts).items():
        folded[index] = folded[earlier]
    prose = [_is_prose(text) for text in texts]
    places: dict[str, list[int]] = {}
    drop: set[int] = set()
    for index, text in enumerate(folded):
        for earlier in places.get(text, [])[:_MOST_PLACES]:
            if index in drop or earlier in drop or not _opens(lines, index):
                continue
            length = _run_length(folded, prose, earlier, index)
            if not any(prose[earlier : earlier + length]):
                continue
            second_is_titled = _titled(lines, index) and not _titled(lines, earlier)
            start = earlier if second_is_titled else index
            drop.update(range(start, start + length))
        places.setdefault(text, []).append(index)
    return drop


def _opens(lines: list[Line], index: int) -> bool:
    """Whether a paragraph begins here, rather than a row of one that is wrapped."""
    return index == 0 or lines[index].gap > 0 or ends_sentence(lines[index - 1].text)


def _run_length(folded: list[str], prose: list[bool], first: int, second: int) -> int:
    """How many lines from both places are the same, the runs apart; no prose ends the search."""
    length, spoken = 0, False
    while (
        first + length < second
        and second + length < len(folded)
        and folded[first + length] == folded[second + length]
    ):
        spoken = spoken or prose[first + length]
        length += 1
        if length == _SILENT_LINES and not spoken:
            break
    return length


def _is_prose(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) >= _ENOUGH_WORDS


def _titled(lines: list[Line], start: int) -> bool:
    if start == 0:
        return False
    before = lines[start - 1].text
    return bool(parse_date(before)) or not ends_sentence(before)


def find_near_duplicates(documents: Iterable[Document]) -> dict[BlockKey, tuple[BlockKey, ...]]:
    """The blocks that other blocks nearly repeat, each with its copies, in any document.

    Blocks of at least 20 words that share nine tenths of their five-word
    shingles, and all figures and negations. The copy kept is the one published
    first, then the one in the fuller document, then by id and place, so that
    the order of the documents makes no difference.

    Returns:
        (document id, block index) of the block kept, to those of its copies, sorted.
    """
    texts: dict[BlockKey, str] = {}
    order: dict[BlockKey, tuple[str, int, str, int]] = {}
    for document in documents:
        for index, block in enumerate(document.blocks):
            text = document.text[block.start : block.end]
            if block.kind not in SPEAKING or len(words_of_text(text)) < FEWEST_WORDS:
                continue
            key = (document.id, index)
            published = document.record_of(block).published or "9999"
            texts[key] = text
            order[key] = (published, -len(document.text), *key)
    sets = {key: shingles(words_of_text(text)) for key, text in texts.items()}
    often = Counter(s for mine in sets.values() for s in mine)
    # A block that nearly repeats another has few shingles of its own; most need no sketch.
    shared = [k for k, mine in sets.items() if sum(often[s] > 1 for s in mine) >= NEAR * len(mine)]
    return _grouped(sorted(shared, key=lambda k: order[k]), texts, sets)


def _grouped(
    keys: Sequence[BlockKey], texts: dict[BlockKey, str], sets: dict[BlockKey, frozenset[str]]
) -> dict[BlockKey, tuple[BlockKey, ...]]:
    # Imported here: it is slow to load, and most commands never need it.
    from datasketch import MinHash, MinHashLSH

    sketches = MinHashLSH(threshold=_SKETCH_THRESHOLD, num_perm=_PERMUTATIONS)
    copies: dict[BlockKey, list[BlockKey]] = {}
    rank = {key: place for place, key in enumerate(keys)}
    for key in keys:
        mine = sets[key]
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=_hash)
        sketch.update_batch([s.encode() for s in sorted(mine)])
        kept = [
            other
            for other in sorted(sketches.query(sketch), key=lambda k: rank[k])
            if jaccard(mine, sets[other]) >= NEAR and telling(texts[key]) == telling(texts[other])
        ]
        if kept:
            copies.setdefault(kept[0], []).append(key)
        else:
            sketches.insert(key, sketch)
    return {key: tuple(sorted(found)) for key, found in sorted(copies.items())}


def _hash(data: bytes) -> int:
    return zlib.crc32(data)
