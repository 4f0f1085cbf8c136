"""Lost spaces: words, sentences or a marker and its words that ran together."""

import re
from collections import Counter
from dataclasses import replace

from sources.cleaning.lines import Line, Log
from sources.cleaning.vocabulary import words_of
from sources.traced import Traced

_GLUED_STOP = re.compile(r"(?<=[a-z]{2})[.!?](?=[A-Z][a-z])")
_GLUED_MARK = re.compile(r"(?<=^)\d{1,3}\.(?=[^\s\d.])|[(\[](?:…|\.\.\.)[)\]](?=\w)")
_CAMEL = re.compile(r"\b([a-z]{3,})([A-Z][a-z]{2,})\b")
_ENDING = re.compile(r"\b([A-Za-z]{4,}?)(that|which|with|from|and|the|were|have)\b")
_ADDRESS = re.compile(r"@|www\.|https?:|\.(?:org|com|net|int)\b")


def part_glued_words(lines: list[Line], log: Log) -> list[Line]:
    """A space where two words, sentences or a marker and its words ran together.

    Two words are parted only where both parts stand elsewhere in the same text
    and the glued form doesn't.
    """
    vocabulary = words_of(lines)
    return [replace(line, words=_parted(line.words, vocabulary, log)) for line in lines]


def _parted(words: Traced, vocabulary: Counter[str], log: Log) -> Traced:
    if _ADDRESS.search(words.text):
        return words
    cuts = [m.end() for p in (_GLUED_STOP, _GLUED_MARK) for m in p.finditer(words.text)]
    for pattern in (_CAMEL, _ENDING):
        for m in pattern.finditer(words.text):
            left, right = (part.casefold() for part in m.groups())
            if vocabulary[m.group().casefold()] == 1 and vocabulary[left] and vocabulary[right]:
                cuts.append(m.start(2))
    places = sorted(set(cuts))
    for cut in places:
        log.joined("missing_space", words.cut(cut - 1, cut), words.cut(cut, cut + 1), " ")
    return words.replace_all([(cut, cut) for cut in places], " ")
