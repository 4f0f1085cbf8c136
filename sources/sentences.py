"""Sentences of a paragraph, by offset; a source's own elision always ends one."""

import re

import sentencex

ELISION = re.compile(r"[(\[]\s*(?:…|\.\.\.)\s*[)\]]")
# Figures of note marks, from 0 to 9; a mark belongs to the sentence that it follows.
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_MARK = re.compile(f"[{RAISED}]+(?=\\s|$)")
_CLOSERS = re.compile(r"^[\"'”’)\]]+")
_TERMINAL = re.compile(rf"[.!?…:;][\"'”’)\]]*[{RAISED}]*$")


def ends_sentence(text: str) -> bool:
    """Whether the text ends in closing punctuation (or in the source's own elision)."""
    return bool(_TERMINAL.search(text.rstrip()))


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of one paragraph, in order, without outer space.

    Elisions "(…)" belong to no sentence: the words on either side of one did
    not stand together in the original.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for elision in ELISION.finditer(text):
        spans += _split(text, start, elision.start())
        start = elision.end()
    return spans + _split(text, start, len(text))


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for piece in sentencex.get_sentence_boundaries("en", text[start:end]):
        left, right = _stripped(text, start + piece["start_index"], start + piece["end_index"])
        mark = _NOTE_MARK.match(text, left, right)
        if mark and spans and spans[-1][1] == left:
            spans[-1] = (spans[-1][0], mark.end())
            left, right = _stripped(text, mark.end(), right)
        if left == right:
            continue
        if spans and _continues(text, spans[-1], left, right):
            spans[-1] = (spans[-1][0], right)
        else:
            spans.append((left, right))
    return spans


def _continues(text: str, last: tuple[int, int], left: int, right: int) -> bool:
    """Whether [left, right) goes on with the last sentence: closing marks or lower case."""
    if not _CLOSERS.sub("", text[left:right]).strip():
        return True
    return text[left].islower() and left - last[1] <= 1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
