"""Passages of a document: whole sentences, never across an item, section or speaker."""

from bisect import bisect_right
from collections.abc import Iterator

from index.passage import Passage, Sentence
from index.settings import INDEXED, IndexSettings
from sources.document import Block, BlockKind, Document
from sources.locator import block_locator, locator
from sources.sentences import split_sentences

_HEADS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE)


def passages_of(document: Document, settings: IndexSettings = INDEXED) -> tuple[Passage, ...]:
    """The passages of a document in order of the text.

    Headings and bylines open the passage of the prose that follows them;
    contents lists are left out.
    """
    passages: list[Passage] = []
    for group in _groups(document):
        for units in _packed(document, group, settings):
            passages.append(_passage(document, units))
    return tuple(passages)


def sentences_of(document: Document, index: int) -> tuple[Sentence, ...]:
    """The sentences of one block; a heading or byline counts as one."""
    block = document.blocks[index]
    if block.kind in _HEADS:
        return (Sentence(block.start, block.end, index),)
    spans = split_sentences(document.text[block.start : block.end])
    return tuple(Sentence(block.start + a, block.start + b, index) for a, b in spans)


def _groups(document: Document) -> Iterator[list[int]]:
    """Runs of block indices that may share a passage: heads, then prose and lists."""
    group: list[int] = []
    key: tuple[object, ...] = ()
    citable = set(document.citable())
    for index, block in enumerate(document.blocks):
        apart = bool(group) and document.blocks[group[-1]].item != block.item
        if group and (apart or block.kind is BlockKind.CONTENTS or block not in citable):
            yield group
            group = []
        if block.kind is BlockKind.CONTENTS or block not in citable:
            continue
        is_head = block.kind in _HEADS
        after_head = bool(group) and document.blocks[group[-1]].kind in _HEADS
        own = (block.item, block.path, block.speaker)
        if group and (
            (is_head and not after_head) or (not is_head and not after_head and own != key)
        ):
            yield group
            group = []
        group.append(index)
        if not is_head:
            key = own
    if group:
        yield group


def _packed(
    document: Document, group: list[int], settings: IndexSettings
) -> Iterator[list[Sentence]]:
    """The group's sentences in runs of limited length, cut between blocks if possible."""
    prose, listed = settings.max_chars, settings.max_list_chars
    current: list[Sentence] = []
    for units in _units(document, group, settings):
        pieces = [units] if _length(units) <= listed else _halved(units, prose)
        for piece in pieces:
            joined = current + piece
            limit = listed if len(units) > 1 and _listed(document, units) else prose
            if _has_prose(document, current) and _length(joined) > limit:
                yield current
                joined = piece
            current = joined
    if current:
        yield current


def _units(
    document: Document, group: list[int], settings: IndexSettings
) -> Iterator[list[Sentence]]:
    """What is kept together where it fits: a block, or a short list with its lead-in."""
    run: list[int] = []
    for index in group:
        block = document.blocks[index]
        listed = block.kind is BlockKind.LIST_ITEM
        if run and not (listed and _fits(document, run, index, settings)):
            yield [s for i in run for s in sentences_of(document, i)]
            run = []
        run.append(index)
    if run:
        yield [s for i in run for s in sentences_of(document, i)]


def _fits(document: Document, run: list[int], index: int, settings: IndexSettings) -> bool:
    """Whether a list item may join the run: its list's items or its lead-in, short enough."""
    first, last, block = (document.blocks[i] for i in (run[0], run[-1], index))
    same_list = last.kind is BlockKind.LIST_ITEM or block.lead_in == run[-1]
    whole = _list_length(document, run[0]) <= settings.max_list_chars
    limit = settings.max_list_chars if whole else settings.max_chars
    return same_list and block.end - first.start <= limit


def _list_length(document: Document, start: int) -> int:
    end = start + 1
    while end < len(document.blocks) and document.blocks[end].kind is BlockKind.LIST_ITEM:
        end += 1
    return document.blocks[end - 1].end - document.blocks[start].start


def _halved(units: list[Sentence], limit: int) -> list[list[Sentence]]:
    """A long run of sentences in as few, about equally long runs as the limit allows."""
    parts = -(-_length(units) // limit)
    target = _length(units) / parts
    runs: list[list[Sentence]] = [[]]
    for sentence in units:
        if runs[-1] and _length([*runs[-1], sentence]) > max(target * 1.15, 1):
            runs.append([])
        runs[-1].append(sentence)
    return runs


def _length(units: list[Sentence]) -> int:
    return units[-1].end - units[0].start if units else 0


def _listed(document: Document, units: list[Sentence]) -> bool:
    return any(document.blocks[s.block].kind is BlockKind.LIST_ITEM for s in units)


def _has_prose(document: Document, units: list[Sentence]) -> bool:
    return any(document.blocks[s.block].kind not in _HEADS for s in units)


def _passage(document: Document, units: list[Sentence]) -> Passage:
    start, end = units[0].start, units[-1].end
    blocks = _blocks(document, units)
    prose = [b for b in blocks if b.kind not in _HEADS] or blocks
    cited = prose[0] if len(prose) == 1 else None
    item = document.item(prose[0].item)
    return Passage(
        id=f"{document.id}:{start}-{end}",
        document_id=document.id,
        source_file=document.source_file,
        start=start,
        end=end,
        text=document.text[start:end],
        section=prose[0].path,
        locator=block_locator(document, cited) if cited else locator(tuple(prose)),
        item=prose[0].item,
        record=item.record if item else document.record,
        sentences=tuple(s for s in units if document.blocks[s.block].kind not in _HEADS),
    )


def _blocks(document: Document, units: list[Sentence]) -> list[Block]:
    return [document.blocks[i] for i in dict.fromkeys(s.block for s in units)]


def block_at(document: Document, offset: int) -> Block:
    """The block that holds the code point at `offset`, or the last one before it."""
    index = bisect_right([b.start for b in document.blocks], offset) - 1
    return document.blocks[max(index, 0)]
