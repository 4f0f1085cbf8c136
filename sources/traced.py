"""Text that remembers where each of its characters stood in the raw source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

INSERTED = -1


@dataclass(frozen=True, slots=True)
class Traced:
    """A string with one raw offset for each code point, `INSERTED` for what a repair added."""

    text: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, raw: str, start: int, end: int) -> Self:
        """The raw span [start, end) as it stands."""
        return cls(raw[start:end], tuple(range(start, end)))

    def cut(self, start: int, end: int) -> "Traced":
        """The span [start, end) of this text."""
        return Traced(self.text[start:end], self.origin[start:end])

    def strip(self) -> "Traced":
        """Without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    def replace(self, start: int, end: int, new: str) -> "Traced":
        """With [start, end) replaced; the first new characters inherit the old places."""
        kept = self.origin[start:end][: len(new)]
        filler = (INSERTED,) * (len(new) - len(kept))
        return Traced(
            self.text[:start] + new + self.text[end:],
            self.origin[:start] + kept + filler + self.origin[end:],
        )

    def sub(self, pattern: re.Pattern[str], new: str) -> "Traced":
        """With each match of `pattern` replaced by the literal `new`, in one pass."""
        return self.replace_all([m.span() for m in pattern.finditer(self.text)], new)

    def replace_all(self, spans: Sequence[tuple[int, int]], new: str) -> "Traced":
        """With each of the spans, in order and apart, replaced by `new`."""
        if not spans:
            return self
        texts: list[str] = []
        origins: list[tuple[int, ...]] = []
        place = 0
        for start, end in spans:
            kept = self.origin[start:end][: len(new)]
            texts += (self.text[place:start], new)
            origins += (self.origin[place:start], kept, (INSERTED,) * (len(new) - len(kept)))
            place = end
        origins.append(self.origin[place:])
        return Traced("".join((*texts, self.text[place:])), tuple(chain.from_iterable(origins)))

    def joined_by(self, glue: str, other: "Traced") -> "Traced":
        """This text, then the inserted `glue`, then the other."""
        return self + inserted(glue) + other

    def __add__(self, other: "Traced") -> "Traced":
        return Traced(self.text + other.text, self.origin + other.origin)

    @property
    def raw_span(self) -> tuple[int, int]:
        """First raw offset and one past the last; (0, 0) for text without a raw place."""
        places = [o for o in self.origin if o != INSERTED]
        return (min(places), max(places) + 1) if places else (0, 0)


def inserted(text: str) -> Traced:
    """Text that a repair puts in, such as the space where two columns are joined."""
    return Traced(text, (INSERTED,) * len(text))


def runs(origin: tuple[int, ...]) -> tuple[tuple[int, int, int], ...]:
    """Runs (start, raw start, length) of consecutive places, in order; insertions are gaps."""
    found: list[tuple[int, int, int]] = []
    start = 0
    for i in range(1, len(origin) + 1):
        if i < len(origin) and origin[i] == origin[i - 1] + 1 and origin[i - 1] != INSERTED:
            continue
        if i > start and origin[start] != INSERTED:
            found.append((start, origin[start], i - start))
        start = i
    return tuple(found)
