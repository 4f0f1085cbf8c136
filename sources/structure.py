"""Structure: which line is a title, a heading, a byline, a list item or a paragraph."""

import re
from dataclasses import dataclass, replace

from sources.catalogue import parse_date
from sources.cleaning.lines import Line
from sources.document import Block, BlockKind
from sources.sentences import ends_sentence
from sources.traced import Traced, inserted

_ROMAN = re.compile(r"^[IVXLC]{1,6}\.\s+\S")
_HASHES = re.compile(r"^(#{1,6})\s+")
_LIST = re.compile(r"^((?:[-•▪◦*–]\s*)?(?:\d{1,3}[.)]|\([a-z0-9]{1,3}\))(?=\D)|[-•▪◦*–](?=\s))\s*")
_SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or our the their to under with".split()
)
_HEADING_WORDS = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A line with its role, before the canonical text is laid out."""

    words: Traced
    kind: BlockKind
    item: str | None = None
    level: int = 0
    marker: str = ""
    depth: int = 0
    page: int | None = None


def classify(
    lines: list[Line], roles: dict[int, BlockKind], items: dict[int, str], title: str
) -> list[Piece]:
    """Each line as a piece; `roles` and `items` say what is known from the digest's items."""
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        kind = roles.get(index)
        piece = Piece(line.words, kind or BlockKind.PARAGRAPH, items.get(index), page=line.page)
        if kind is None:
            piece = _guess(piece, line, after, pieces, title)
        pieces.append(piece)
    return pieces


def _guess(piece: Piece, line: Line, after: Line | None, done: list[Piece], title: str) -> Piece:
    text = line.text
    if _same(text, title) and not any(p.kind is BlockKind.TITLE for p in done):
        return replace(piece, kind=BlockKind.TITLE)
    if parse_date(text):
        return replace(piece, kind=BlockKind.BYLINE)
    if level := heading_level(text, after):
        marks = _HASHES.match(text)
        words = piece.words.cut(marks.end(), len(text)) if marks else piece.words
        return replace(piece, words=words, kind=BlockKind.HEADING, level=level)
    if match := _LIST.match(text):
        last = done[-1] if done else None
        nested = last is not None and _nests(last, match, line)
        return replace(
            piece,
            words=piece.words.cut(match.end(), len(text)),
            kind=BlockKind.LIST_ITEM,
            marker=match.group(1).strip(),
            depth=1 if nested else 0,
        )
    started = any(p.kind is BlockKind.PARAGRAPH for p in done)
    if not started and not ends_sentence(text) and len(text.split()) <= _HEADING_WORDS:
        return replace(piece, kind=BlockKind.BYLINE)
    return piece


def _nests(last: Piece, match: re.Match[str], line: Line) -> bool:
    """A bullet under a numbered item that is indented or announced by a colon."""
    numbered = any(c.isdigit() for c in match.group(1))
    if last.kind is not BlockKind.LIST_ITEM:
        return False
    if last.depth:
        return not numbered
    was_numbered = any(c.isdigit() for c in last.marker)
    return was_numbered and not numbered and (line.indent > 0 or last.words.text.endswith(":"))


def heading_level(text: str, after: Line | None) -> int:
    """1 or deeper for a heading, 0 for anything else.

    Marked (`#`), numbered in roman figures, all capitals, or a short line of
    capitalised words with prose or a list after it.
    """
    if marks := _HASHES.match(text):
        return len(marks.group(1))
    words = text.split()
    if (
        len(words) > _HEADING_WORDS
        or after is None
        or (_LIST.match(text) and not _ROMAN.match(text))
    ):
        return 0
    letters = [c for c in text if c.isalpha()]
    if not letters or (not after.gap and len(after.text) < len(text)):
        return 0
    closed = ends_sentence(text) and not text.endswith(":")
    if _ROMAN.match(text) and not closed:
        return 1
    if not closed and len(letters) > 3 and all(c.isupper() for c in letters):
        return 1
    return 2 if _is_title_case(text) and (len(words) > 1 or not closed) else 0


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if w not in _SMALL_WORDS]
    if not words or not text[0].isupper() or text.count(".") > 1 or text[-1] in ';,?!"”’)':
        return False
    capitals = sum(w[0].isupper() for w in words)
    enough = len(words) if text.endswith((".", ":")) else 0.7 * len(words)
    return capitals >= enough and len(text.split()) <= 14


def _same(text: str, title: str) -> bool:
    return (
        bool(title) and re.sub(r"\W+", "", text).casefold() == re.sub(r"\W+", "", title).casefold()
    )


def lay_out(pieces: list[Piece]) -> tuple[Traced, tuple[Block, ...]]:
    """The canonical text and its blocks: paragraphs apart, list items on lines of their own."""
    parts: list[Traced] = []
    blocks: list[Block] = []
    length = 0
    path: list[tuple[int, str]] = []
    counts: dict[tuple[object, ...], int] = {}
    for piece in pieces:
        if blocks and piece.item != blocks[-1].item:
            path = []
        if piece.kind is BlockKind.HEADING:
            path = [p for p in path if p[0] < piece.level]
        glue = _glue(piece, blocks)
        marker = f"{piece.marker} " if piece.marker else ""
        for part in (inserted(glue + marker), piece.words):
            parts.append(part)
            length += len(part.text)
        block = Block(
            start=length - len(piece.words.text),
            end=length,
            kind=piece.kind,
            path=tuple(h for _, h in path),
            item=piece.item,
            marker=piece.marker,
            depth=piece.depth,
            page=piece.page,
        )
        blocks.append(_placed(block, blocks, counts, parts))
        if piece.kind is BlockKind.HEADING:
            path.append((piece.level, piece.words.text.rstrip(":")))
    return _concatenated(parts), tuple(blocks)


def _concatenated(parts: list[Traced]) -> Traced:
    origin = tuple(o for part in parts for o in part.origin)
    return Traced("".join(part.text for part in parts), origin)


def _glue(piece: Piece, blocks: list[Block]) -> str:
    if not blocks:
        return ""
    tight = (BlockKind.LIST_ITEM, BlockKind.CONTENTS, BlockKind.BYLINE)
    if piece.kind is BlockKind.LIST_ITEM and blocks[-1].kind is BlockKind.LIST_ITEM:
        return "\n" + "   " * piece.depth
    return "\n" if piece.kind in tight and blocks[-1].kind is piece.kind else "\n\n"


def _placed(
    block: Block, before: list[Block], counts: dict[tuple[object, ...], int], parts: list[Traced]
) -> Block:
    """The block with its ordinal and, for a list item, its lead-in."""
    if block.kind is BlockKind.LIST_ITEM:
        return _list_item(block, before, parts)
    key = (block.path, block.item, block.kind)
    counts[key] = counts.get(key, 0) + 1
    return replace(block, ordinal=counts[key])


def _list_item(block: Block, before: list[Block], parts: list[Traced]) -> Block:
    last = len(before) - 1
    previous = before[last] if before else None
    if previous is None or previous.kind is not BlockKind.LIST_ITEM:
        opens = previous and previous.kind is BlockKind.PARAGRAPH
        # Each block laid out two parts; the last pair is the block's own.
        lead = parts[-3].text if opens else ""
        announces = lead.endswith(":") or (bool(lead) and not ends_sentence(lead))
        return replace(block, ordinal=1, lead_in=last if announces else None)
    if block.depth > previous.depth:
        return replace(block, ordinal=1, lead_in=last)
    sibling = next(
        b for b in reversed(before) if b.kind is BlockKind.LIST_ITEM and b.depth <= block.depth
    )
    return replace(block, ordinal=sibling.ordinal + 1, lead_in=sibling.lead_in)
