"""What a language model wrote, as sentences with the markers that each carries."""

import re
from dataclasses import dataclass

from assistant.plain import plain_prose
from sources.sentences import split_sentences

_GROUP = r"[\[【]\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})*\s*[\]】]"
_MARKERS = re.compile(_GROUP)
_AFTER_STOP = re.compile(rf"([.!?][\"”’']*)((?:\s*{_GROUP})+)")
_PREAMBLE = re.compile(
    r"^(?:(?:according to|as stated in|based on|as per|in|from) )?(?:the )?(?:piece (?:of )?)?"
    r"evidence(?: piece)?(?: number)?(?: \d+)?"
    r"(?:,|:| (?:says|states|shows|suggests|indicates|mentions) that)\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of a language model.

    Attributes:
        text: Its words, without markers, white space folded.
        markers: Numbers that it carries, in order, each once.
    """

    text: str
    markers: tuple[int, ...]


def sentences_written(raw: str) -> list[Written]:
    """The sentences of a model's text, in order, made harmless; a marker after the stop counts."""
    found = []
    for line in plain_prose(raw).splitlines():
        moved = _AFTER_STOP.sub(r" \2\1", line)
        found += [_written(moved[start:end]) for start, end in split_sentences(moved)]
    return [w for w in found if w.text]


def _written(sentence: str) -> Written:
    numbers = [int(n) for group in _MARKERS.findall(sentence) for n in re.findall(r"\d+", group)]
    bare = " ".join(_MARKERS.sub(" ", sentence).split())
    bare = re.sub(r"\s+([.,;:!?])", r"\1", bare)
    shorter = _PREAMBLE.sub("", bare)
    text = shorter if shorter == bare else shorter[:1].upper() + shorter[1:]
    return Written(text if any(c.isalpha() for c in text) else "", tuple(dict.fromkeys(numbers)))
