"""Joins: what a column, a page or a line's end tore apart."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from sources.catalogue import parse_date
from sources.cleaning.lines import Line, Log
from sources.cleaning.vocabulary import bare, words_of
from sources.cleaning.wrapping import is_full, one_sentence_a_line, wrap_width
from sources.sentences import ends_sentence

_WRAP_CHARS = 60
# Longer than any paragraph: what goes on beyond it is no prose, and joining it takes for ever.
_LONGEST_CHARS = 8_000
_OPEN_END = re.compile(
    r"(?:\b(?:and|or|of|the|a|an|to|in|on|for|with|by|from|including|that|which|as|at)|,)$", re.I
)
_LOWER_START = re.compile(r"^[\"“‘(]?[a-z]")
_OPENS = re.compile(
    r"^(?:[-•▪◦*–]\s|\d{1,3}[.)](?!\d)|\(?[a-z]{1,3}\)\s|#{1,6}\s|[A-Z][A-Z.'’ -]{0,40}:|"
    r"(?:From|To|Cc|Date|Subject|Message): |by [A-Z][^.;]{2,80}$)"
)
_INNER_END = re.compile(r"[a-z]{2}[.!?][\"”’)]* [A-Z“\"]")
_HYPHENS = ("-", "\u2010", "\u00ad")
# Beginnings of compounds that keep their hyphen where a line's end falls on it.
_PREFIXES = frozenset(
    "sub non self co ex anti inter intra cross multi pre post well long short high low peer "
    "south north east west trans mid semi vice".split()
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the whole text says about its lines: wrap width (0 for none), sentence lines."""

    width: int
    sentence_lines: bool
    vocabulary: Counter[str]


def join_broken_lines(lines: list[Line], keep: set[int], log: Log) -> list[Line]:
    """Lines that a column, a page or a line's end cut inside a sentence or a paragraph.

    Args:
        lines: The lines, furniture already out.
        keep: Indices that are never joined to the line before (titles, bylines).
        log: Receives each join.
    """
    layout = _Layout(wrap_width(lines), one_sentence_a_line(lines), words_of(lines))
    out: list[Line] = []
    last: Line | None = None
    for index, line in enumerate(lines):
        kind = None
        if out and last and index not in keep:
            kind = _break_kind(out[-1], last, line, layout)
        if kind:
            out[-1] = _joined(out[-1], line, kind, layout.vocabulary, log)
        else:
            out.append(line)
        last = line
    return [_without_soft_hyphen(line, log) for line in out]


def _break_kind(left: Line, row: Line, right: Line, layout: _Layout) -> str | None:
    """How `right` was cut off from the paragraph `left`, whose last row is `row`; None if not."""
    if len(left.text) > _LONGEST_CHARS:
        return None
    if left.table or right.table or left.level or right.level or left.quoted != right.quoted:
        return None
    if _OPENS.match(right.text) or left.text.startswith("#") or parse_date(right.text):
        return None
    if left.text.isupper() != right.text.isupper() and len(left.text.split()) < 25:
        return None
    if right.gap == 0 and is_full(row, right, layout.width):
        return None if _first_line_indent(left, row, right) else "wrapped_line"
    if right.gap == 0 and layout.sentence_lines and ends_sentence(right.text):
        return "sentence_line" if ends_sentence(left.text) else None
    if ends_sentence(left.text):
        return None
    if right.gap == 0 and (_torn_word(left, right) or _goes_on(row, right)):
        return "wrapped_line"
    return _cut_by_layout(left, right)


def _first_line_indent(left: Line, row: Line, right: Line) -> bool:
    """Whether `right` opens a paragraph by its indent, as books set them."""
    hanging = _OPENS.match(left.text) is not None
    return right.indent >= row.indent + 2 and ends_sentence(left.text) and not hanging


def _torn_word(left: Line, right: Line) -> bool:
    return left.text.endswith(_HYPHENS) and right.text[0].islower()


def _goes_on(row: Line, right: Line) -> bool:
    """Whether a long line broken by hand goes on with prose in the next."""
    prose = ends_sentence(right.text) or bool(_LOWER_START.match(right.text))
    return len(row.text) >= _WRAP_CHARS and (prose or len(right.text) >= _WRAP_CHARS)


def _cut_by_layout(left: Line, right: Line) -> str | None:
    """Whether a column or a page cut a sentence: one half stands open, the other goes on."""
    if len(left.text.split()) < 8:
        return None
    kind = "page_break" if left.page != right.page else "column_break"
    if _LOWER_START.match(right.text) or _OPEN_END.search(left.text):
        return kind
    prose = ends_sentence(right.text) and len(right.text.split()) >= 8
    return kind if prose and _INNER_END.search(left.text) else None


def _joined(left: Line, right: Line, kind: str, vocabulary: Counter[str], log: Log) -> Line:
    words, glue = left.words, " "
    if left.text.endswith(_HYPHENS) and left.text[-2:-1].isalpha() and right.text[0].isalpha():
        glue, drop = _hyphen(left.text, right.text, vocabulary)
        if drop:
            words, kind = words.cut(0, len(words.text) - 1), "hyphenation"
    log.joined(kind, words, right.words, glue)
    return replace(left, words=words.joined_by(glue, right.words), page=left.page)


def _hyphen(left: str, right: str, vocabulary: Counter[str]) -> tuple[str, bool]:
    """The glue between the halves, and whether the hyphen goes."""
    head = bare(right.split()[0])
    if left.endswith("\u00ad"):
        return "", True
    if head in ("and", "or", "to"):
        return " ", False
    if right[0].isupper():
        return "", False
    first = re.split(r"\W+", left[:-1])[-1].casefold()
    if vocabulary[first + head]:
        return "", True
    compound = first in _PREFIXES or (vocabulary[first] and vocabulary[head] > 1)
    return "", not compound


def _without_soft_hyphen(line: Line, log: Log) -> Line:
    if not line.text.endswith("\u00ad"):
        return line
    last = len(line.text) - 1
    log.removed("invisible_character", line.words.cut(last, last + 1))
    return replace(line, words=line.words.cut(0, last))
