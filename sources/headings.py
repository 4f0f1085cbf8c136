"""Headings: which lines are one, and how deep; and which line is the title."""

import re
from collections import Counter
from itertools import zip_longest

from sources.catalogue import parse_date
from sources.cleaning.lines import Line
from sources.lists import list_marker
from sources.sentences import ends_sentence

_ROMAN = re.compile(r"^[IVXLC]{1,6}\.\s+\S")
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)\.?\s+[A-Z“\"‘]")
_NUMBERED = re.compile(r"^(?:(\d{1,2})|[A-Z])[.)]\s+[A-Z“\"‘]")
_PART = re.compile(r"^(?:chapter|part|annex|appendix|module) (?:\d{1,3}|[IVXL]{1,5}|[A-Z])\b", re.I)
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
_HASHES = re.compile(r"^(#{1,6})\s+")
_BYLINE = re.compile(r"^(?:by|from|written by|compiled by|edited by)\s", re.I)
_BODY = re.compile(
    r"\b(?:organi[sz]ation|coalition|council|united nations|centre|center|institute|ministry|"
    r"department|office|network|committee|house|nations)\b",
    re.I,
)
_SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or our the their to under with".split()
)
_HEADING_WORDS = 20
_TITLE_WORDS = 30
_FRONT_LINES = 8


def heading_mark(text: str) -> int:
    """Length of the mark (`## `) that opens a heading in Markdown, 0 for none."""
    match = _HASHES.match(text)
    return match.end() if match else 0


def has_marked_headings(lines: list[Line]) -> bool:
    """Whether the text marks its headings, below the title, so that none need be guessed."""
    return sum(bool(line.level or heading_mark(line.text)) for line in lines) >= 3


def heading_level(line: Line, after: Line | None, *, marked: bool = False) -> int:
    """1 or deeper for a heading, 0 for anything else.

    Marked (`#`, underlined), numbered, all capitals, a bare year, or a short
    line of capitalised words with prose or a list after it.

    Args:
        line: The line.
        after: The line below it, if any.
        marked: Whether the text marks its headings: then no other line is one.
    """
    text = line.text
    if line.level:
        return line.level
    if marks := _HASHES.match(text):
        return len(marks.group(1))
    unmarked = marked or line.table or line.quoted
    if len(text.split()) > _HEADING_WORDS or after is None or unmarked:
        return 0
    if _YEAR.match(text):
        return 2
    closed = ends_sentence(text) and not text.endswith(":")
    if not closed and (level := _numbered_level(line, after)):
        return level
    if list_marker(text) and not _ROMAN.match(text):
        return 0
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return 0
    if not closed and len(letters) > 3 and all(c.isupper() for c in letters):
        return 1
    opens = ends_sentence(after.text) or list_marker(after.text) or after.table or after.quoted
    if (not after.gap and len(after.text) < len(text)) or not (opens or len(after.text) > 60):
        return 0
    return 2 if _is_title_case(text) and (len(text.split()) > 1 or not closed) else 0


def _numbered_level(line: Line, after: Line) -> int:
    text = line.text
    if match := _DECIMAL.match(text):
        return match.group(1).count(".") + 1
    if _ROMAN.match(text):
        return 1 if after.gap or len(after.text) >= len(text) else 0
    if _PART.match(text):
        return 1
    match = _NUMBERED.match(text)
    opens_prose = ends_sentence(after.text) and len(after.text.split()) >= 12
    if match and opens_prose and line.gap and after.gap and not list_marker(after.text):
        return 1 if match.group(1) else 2
    return 0


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if w not in _SMALL_WORDS]
    if not words or not text[0].isupper() or text.count(".") > 1 or text[-1] in ';,?!"”’)':
        return False
    capitals = sum(w[0].isupper() for w in words)
    enough = len(words) if text.endswith((".", ":")) else 0.7 * len(words)
    return capitals >= enough and len(text.split()) <= 14


def find_title(lines: list[Line]) -> str:
    """The title as the text itself shows it, without marks; "" if it shows none.

    The first heading marked as outermost among the opening lines, else the first
    short line that opens the text; a line that comes again further down, or the
    bare name of a body with another such line under it, is passed over.
    """
    front = _front(lines)
    for line in front:
        if line.level == 1 or re.match(r"^#\s", line.text):
            return line.text[heading_mark(line.text) :]
    seen = Counter(line.text.casefold() for line in lines)
    once = [x for x in front if seen[x.text.casefold()] == 1 and not parse_date(x.text)]
    named = [x for x in once if not _BYLINE.match(x.text) and not list_marker(x.text)]
    for line, below in zip_longest(named, named[1:]):
        bare_body = len(line.text.split()) <= 5 and _BODY.search(line.text)
        if not (bare_body and below and len(below.text) > len(line.text)):
            return line.text[heading_mark(line.text) :].rstrip(":")
    return ""


def _front(lines: list[Line]) -> list[Line]:
    """The short lines before the first prose; a quoted notice is passed over."""
    front: list[Line] = []
    for line in (x for x in lines[: _FRONT_LINES + 4] if not x.quoted):
        marked = line.level or heading_mark(line.text)
        prose = ends_sentence(line.text) and not line.text.endswith((":", "?", "!"))
        if not marked and (prose or len(line.text.split()) > _TITLE_WORDS):
            break
        front.append(line)
    return front[:_FRONT_LINES]
