"""Drop caps and split labels: a word or a label that layout tore over several lines."""

import re
from collections import Counter
from dataclasses import replace

from sources.cleaning.lines import Line, Log
from sources.cleaning.vocabulary import words_of
from sources.sentences import ends_sentence
from sources.traced import inserted

_CAP_AND_REST = re.compile(r"^([A-Z]) (?=[a-z]{2,}\b|n [A-Z\d])")
_CAPITALS = re.compile(r"^[A-Z]{2,}\b")
_FIRST_WORD = re.compile(r"^[\w'’-]+")


def join_drop_caps(lines: list[Line], log: Log) -> list[Line]:
    """A capital that stands alone goes back to the word that it begins.

    "A" and "I" may also be words of their own: the text's other words decide.
    """
    vocabulary = words_of(lines)
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last and _is_cap(last) and (glue := _glue(last.text, line.text, vocabulary)) is not None:
            out.pop()
            log.joined("drop_cap", last.words, line.words, glue)
            line = replace(line, words=last.words.joined_by(glue, line.words), gap=last.gap)
        else:
            line = _closed_up(line, vocabulary, log)
        out.append(line)
    return out


def _is_cap(line: Line) -> bool:
    return len(line.text) == 1 and line.text.isupper()


def _glue(cap: str, rest: str, vocabulary: Counter[str]) -> str | None:
    """What goes between the capital and the rest; None if they don't belong together."""
    first = _FIRST_WORD.match(rest)
    if first is None:
        return None
    word = first.group().casefold()
    joined = vocabulary[cap.casefold() + word]
    if _CAPITALS.match(rest):
        return "" if joined else None
    if not rest[0].islower():
        return None
    if cap in "AI" and vocabulary[word] > joined + (len(word) == 1):
        return " "
    return ""


def _closed_up(line: Line, vocabulary: Counter[str], log: Log) -> Line:
    """The line with "O n" closed up to "On", where the text knows the joined word."""
    match = _CAP_AND_REST.match(line.text)
    if match is None:
        return line
    cap, rest = match.group(1), line.words.cut(match.end(), len(line.text))
    first = _FIRST_WORD.match(rest.text)
    known = first is not None and vocabulary[(cap + first.group()).casefold()]
    if _glue(cap, rest.text, vocabulary) != "" or (cap in "AI" and not known):
        return line
    start = line.words.cut(0, 1)
    log.joined("drop_cap", start, rest, "")
    return replace(line, words=start + rest)


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
                above = out[-1].text if out else ""
                short = bool(above) and len(above.split()) <= 3 and not ends_sentence(above)
                if part.gap or not short:
                    break
            line = replace(part, words=label)
        out.append(line)
    return out
