"""Joins: what a drop cap, a column, a page or a lost space tore apart or ran together."""

import re
from collections import Counter
from dataclasses import replace

from sources.cleaning.lines import Line, Log
from sources.sentences import ends_sentence
from sources.traced import Traced, inserted

_WRAP_CHARS = 60
_OPEN_END = re.compile(
    r"\b(?:and|or|of|the|a|an|to|in|on|for|with|by|from|including|that|which|as|at)$", re.I
)
_LOWER_START = re.compile(r"^[\"“‘(]?[a-z]")
_MARKER = re.compile(r"^(?:[-•▪◦*–]\s|\d{1,3}[.)]|\([a-z0-9]{1,3}\)\s|#)")
_GLUED_STOP = re.compile(r"(?<=[a-z]{2})[.!?](?=[A-Z][a-z])")
_GLUED_MARK = re.compile(r"(?<=^)\d{1,3}\.(?=[^\s\d.])|[(\[](?:…|\.\.\.)[)\]](?=\w)")
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"\b([a-z]{3,})([A-Z][a-z]{2,})\b")
_ENDING = re.compile(r"\b([A-Za-z]{4,}?)(that|which|with|from|and|the|were|have)\b")


def join_drop_caps(lines: list[Line], log: Log) -> list[Line]:
    """A single capital on a line of its own goes back to the word that it begins."""
    out: list[Line] = []
    for line in lines:
        last = out[-1].text if out else ""
        if len(last) == 1 and last.isupper() and line.text[0].islower():
            cap = out.pop()
            log.joined("drop_cap", cap.words, line.words, "")
            line = replace(line, words=cap.words + line.words, gap=cap.gap)
        out.append(line)
    return out


def join_split_labels(lines: list[Line], log: Log) -> list[Line]:
    """A colon on a line of its own closes the short lines directly above it."""
    out: list[Line] = []
    for line in lines:
        if line.text == ":" and line.gap == 0 and out:
            label = line.words
            while True:
                part = out.pop()
                glue = "" if label.text == ":" else " "
                log.joined("split_label", part.words, label, glue)
                label = part.words + inserted(glue) + label
                short = (
                    bool(out) and len(out[-1].text.split()) <= 3 and not ends_sentence(out[-1].text)
                )
                if part.gap or not short:
                    break
            line = replace(part, words=label)
        out.append(line)
    return out


def join_broken_lines(lines: list[Line], keep: set[int], log: Log) -> list[Line]:
    """Lines that a column, a page or a hard line break cut inside a sentence.

    Args:
        lines: The lines, furniture already out.
        keep: Indices that are never joined to the line before (titles, bylines).
        log: Receives each join.
    """
    vocabulary = words_of(lines)
    out: list[Line] = []
    for index, line in enumerate(lines):
        if out and index not in keep and (kind := _break_kind(out[-1], line)):
            out[-1] = _joined(out[-1], line, kind, vocabulary, log)
        else:
            out.append(line)
    return out


def _break_kind(left: Line, right: Line) -> str | None:
    if ends_sentence(left.text) or _MARKER.match(right.text):
        return None
    if right.gap == 0 and len(left.text) >= _WRAP_CHARS:
        return "wrapped_line"
    prose = len(left.text.split()) >= 8
    if prose and (_LOWER_START.match(right.text) or _OPEN_END.search(left.text)):
        return "column_break"
    return None


def _joined(left: Line, right: Line, kind: str, vocabulary: Counter[str], log: Log) -> Line:
    words, glue = left.words, " "
    if left.text.endswith("-") and right.text[0].islower():
        glue = ""
        tail, head = left.text[:-1].split()[-1], right.text.split()[0]
        if vocabulary[_bare(tail + head)]:
            words = words.cut(0, len(words.text) - 1)
            kind = "hyphenation"
    log.joined(kind, words, right.words, glue)
    return replace(left, words=words + inserted(glue) + right.words)


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def words_of(lines: list[Line]) -> Counter[str]:
    """How often each word, case-folded, stands in the lines."""
    return Counter(w.casefold() for line in lines for w in _WORD.findall(line.text))


def part_glued_words(lines: list[Line], log: Log) -> list[Line]:
    """A space where two words, sentences or a marker and its words ran together.

    Two words are parted only where both parts stand elsewhere in the same text
    and the glued form doesn't.
    """
    vocabulary = words_of(lines)
    return [replace(line, words=_parted(line.words, vocabulary, log)) for line in lines]


def _parted(words: Traced, vocabulary: Counter[str], log: Log) -> Traced:
    cuts = [m.end() for p in (_GLUED_STOP, _GLUED_MARK) for m in p.finditer(words.text)]
    for pattern in (_CAMEL, _ENDING):
        for m in pattern.finditer(words.text):
            left, right = (part.casefold() for part in m.groups())
            if vocabulary[m.group().casefold()] == 1 and vocabulary[left] and vocabulary[right]:
                cuts.append(m.start(2))
    for cut in sorted(set(cuts), reverse=True):
        if "@" in words.text or "www." in words.text:
            continue
        left_part, right_part = words.cut(0, cut), words.cut(cut, len(words.text))
        log.joined("missing_space", left_part, right_part, " ")
        words = left_part + inserted(" ") + right_part
    return words
