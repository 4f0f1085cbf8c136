"""Structure: which line is a title, a heading, a byline, a list item or a paragraph."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sources.bylines import is_byline
from sources.catalogue import MONTHS, parse_date
from sources.cleaning.lines import Line
from sources.document import SPEAKING, BlockKind
from sources.headings import has_marked_headings, heading_level, heading_mark
from sources.layout import Piece
from sources.lists import Nesting, list_marker
from sources.sentences import ends_sentence
from sources.speakers import find_turns

_FRONT = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.QUOTATION})
_FRONT_WORDS = 20
_DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)}|spring|summer|autumn|fall|winter)\b.* \d{{4}}\b")
_QUOTE_INDENT = 4
_QUOTE_WORDS = 8
_NUMBERED_PARAGRAPHS = 8
_PARAGRAPH_WORDS = 25
_NOTE_WORDS = 9


@dataclass(slots=True)
class _Page:
    """What is known while the lines are gone through in order.

    Attributes:
        title: Of the text.
        marked: Whether the text marks its headings.
        last: The piece before.
        kinds: Kinds seen so far.
        nesting: Of the list that is open.
    """

    title: str
    marked: bool
    last: Piece | None = None
    kinds: set[BlockKind] = field(default_factory=set)
    nesting: Nesting = field(default_factory=lambda: Nesting([]))

    def add(self, piece: Piece) -> None:
        self.last = piece
        self.kinds.add(piece.kind)
        if piece.kind is not BlockKind.LIST_ITEM:
            self.nesting = Nesting([])


def classify(
    lines: list[Line], roles: dict[int, BlockKind], items: dict[int, str], title: str
) -> list[Piece]:
    """Each line as a piece; `roles` and `items` say what is known from the digest's items."""
    pieces: list[Piece] = []
    page = _Page(title, has_marked_headings(lines))
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        kind = roles.get(index)
        piece = Piece(line.words, kind or BlockKind.PARAGRAPH, items.get(index), page=line.page)
        if kind is None:
            piece = _guess(piece, line, after, page)
        elif kind is BlockKind.TITLE:
            piece = _without_mark(piece)
        page.add(piece)
        pieces.append(piece)
    return _with_speakers(_with_numbered_paragraphs(_with_prose(pieces)))


def _with_prose(pieces: list[Piece]) -> list[Piece]:
    """In a note that lacks its full stops, what is long enough to say something is prose."""
    if any(p.kind in SPEAKING for p in pieces):
        return pieces
    long = [p.kind in _FRONT and len(p.words.text.split()) >= _NOTE_WORDS for p in pieces]
    return [
        replace(p, kind=BlockKind.PARAGRAPH) if told else p
        for p, told in zip(pieces, long, strict=True)
    ]


def _without_mark(piece: Piece) -> Piece:
    text = piece.words.text
    return replace(piece, words=piece.words.cut(heading_mark(text), len(text)))


def _guess(piece: Piece, line: Line, after: Line | None, page: _Page) -> Piece:
    text = line.text
    if line.table:
        return replace(piece, kind=BlockKind.TABLE)
    if line.quoted:
        return replace(piece, kind=BlockKind.QUOTATION)
    bare = text[heading_mark(text) :]
    if BlockKind.TITLE not in page.kinds and _same(bare, page.title):
        return _without_mark(replace(piece, kind=BlockKind.TITLE))
    if parse_date(text):
        return replace(piece, kind=BlockKind.BYLINE)
    level = heading_level(line, after, marked=page.marked)
    if level and not (_is_front(line, after, page) and not line.level):
        return _without_mark(replace(piece, kind=BlockKind.HEADING, level=level))
    if listed := _listed(piece, line, page):
        return listed
    started = BlockKind.PARAGRAPH in page.kinds
    if not started and not ends_sentence(text) and len(text.split()) <= _FRONT_WORDS:
        return replace(piece, kind=BlockKind.BYLINE)
    if started and _is_set_in(line, page):
        return replace(piece, kind=BlockKind.QUOTATION)
    return piece


def _is_front(line: Line, after: Line | None, page: _Page) -> bool:
    """Whether an unmarked line under the title says who, where or when, and opens nothing."""
    front = bool(page.kinds) and page.kinds <= _FRONT
    if not front or heading_mark(line.text) or after is None:
        return False
    opens = ends_sentence(after.text) or bool(list_marker(after.text)) or heading_mark(after.text)
    made = re.match(r"(?:compiled|edited|prepared|drafted) by ", line.text, re.I)
    return bool(made) or is_byline(line.text) or bool(_DATED.search(line.text)) or not opens


def _listed(piece: Piece, line: Line, page: _Page) -> Piece | None:
    last = page.last if page.last and page.last.kind is BlockKind.LIST_ITEM else None
    marker = list_marker(line.text, last.number if last else "")
    if marker is None:
        return None
    announced = last is not None and last.words.text.endswith(":")
    return replace(
        piece,
        words=piece.words.cut(marker.end, len(line.text)),
        kind=BlockKind.LIST_ITEM,
        marker=marker.text,
        number=marker.number,
        depth=page.nesting.depth(marker, line.indent, announced=announced),
    )


def _is_set_in(line: Line, page: _Page) -> bool:
    """Whether the line is a quotation set in from the margin, below prose that isn't."""
    long_enough = len(line.text.split()) >= _QUOTE_WORDS and ends_sentence(line.text)
    return (
        line.indent >= _QUOTE_INDENT
        and line.gap > 0
        and long_enough
        and page.last is not None
        and page.last.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
    )


def _same(text: str, title: str) -> bool:
    bare = re.sub(r"\W+", "", title).casefold()
    return bool(bare) and re.sub(r"\W+", "", text).casefold() == bare


def _with_numbered_paragraphs(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs that a report numbers from first to last are no list."""
    places = [
        i
        for i, p in enumerate(pieces)
        if p.kind is BlockKind.LIST_ITEM and p.depth == 0 and p.marker.rstrip(".") == p.number
    ]
    numbers = [int(pieces[i].number) for i in places if pieces[i].number.isdigit()]
    if len(numbers) < _NUMBERED_PARAGRAPHS or len(numbers) != len(places):
        return pieces
    run_on = all(0 < b - a <= 2 for a, b in pairwise(numbers))
    words = sum(len(pieces[i].words.text.split()) for i in places)
    if not run_on or words < _PARAGRAPH_WORDS * len(places):
        return pieces
    changed = {i: replace(pieces[i], kind=BlockKind.PARAGRAPH) for i in places}
    return [changed.get(i, p) for i, p in enumerate(pieces)]


def _with_speakers(pieces: list[Piece]) -> list[Piece]:
    """Each turn's paragraphs with the name of their speaker, up to the next turn or heading."""
    spoken = [p.words.text if p.kind is BlockKind.PARAGRAPH else "" for p in pieces]
    turns = find_turns(spoken)
    if not turns:
        return pieces
    out: list[Piece] = []
    speaker = ""
    for index, piece in enumerate(pieces):
        if piece.kind in (BlockKind.HEADING, BlockKind.TITLE):
            speaker = ""
        speaker = turns.get(index, speaker)
        out.append(replace(piece, speaker=speaker))
    return out
