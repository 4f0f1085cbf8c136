"""Text folded to what a reader makes of it, each folded character with its place in the text.

Words that mean to get past a filter are written with invisible characters,
letters of other alphabets, figures for letters, or spaces between letters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_LATIN_FOR = dict(
    zip(
        "авекмнорстухѕіјԁԛԝһԍցոսհαβεζηικμνορτυχγω",
        "abekmhopctyxsijdqwhgqnuhabezhikmvoptuxyw",
        strict=True,
    )
)
_FIGURES = str.maketrans("01345789@$|", "oieastbqasl")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u0587]")
_LEET = re.compile(r"[a-z][013457@$|]|[013457@$|][a-z]")
_LEET_RUN = re.compile(r"[a-z013457@$|]+")
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[ .\-_*]{1,3}[^\W_]){5,2000}(?![^\W_])")
_ODD = re.compile(r"[^\x00-\x7f]+")
_GONE = re.compile(f"[{INVISIBLE}\U000e0000-\U000e007f\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text.

    Attributes:
        text: What the foldings left.
        places: Offset in the original of each character, None where all are the same.
    """

    text: str
    places: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that became [start, end) of the folded text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def foldings(text: str) -> Iterator[Folded]:
    """The text in small letters without invisible characters, then each disguise undone."""
    plain = _fold(text)
    yield plain
    if _FOREIGN.search(plain.text):
        latin = "".join(_LATIN_FOR.get(c, c) for c in plain.text)
        yield Folded(latin, plain.places)
    if _LEET.search(plain.text):
        undone = _LEET_RUN.sub(_letters, plain.text)
        yield Folded(undone, plain.places)
    if _SPACED.search(plain.text):
        yield _closed_up(plain)


def _letters(run: re.Match[str]) -> str:
    word = run.group()
    return word.translate(_FIGURES) if _LEET.search(word) else word


def _fold(text: str) -> Folded:
    if text.isascii():
        return Folded(text.lower())
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in _ODD.finditer(text):
        pieces.append(text[done : match.start()].lower())
        places.extend(range(done, match.start()))
        for place in range(*match.span()):
            for char in _plain(text[place]):
                pieces.append(char)
                places.append(place)
        done = match.end()
    pieces.append(text[done:].lower())
    places.extend(range(done, len(text)))
    return Folded("".join(pieces), places)


def _plain(char: str) -> str:
    if _GONE.match(char):
        return ""
    if char in "“”„«»":
        return '"'
    if char in "‘’‚":
        return "'"
    parts = unicodedata.normalize("NFKD", char)
    base = "".join(c for c in parts if not unicodedata.combining(c))
    # Accents are dropped from Latin letters, and hamza and vowel signs from Arabic ones.
    if base.isascii() or all("\u0600" <= c <= "\u06ff" for c in base):
        return base.casefold()
    return "i" if char == "ı" else unicodedata.normalize("NFKC", char).casefold()


def _closed_up(folded: Folded) -> Folded:
    """With words whose letters stand apart closed up; a wider gap parts words."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0

    def keep(start: int, end: int) -> None:
        pieces.append(folded.text[start:end])
        places.extend(folded.places[start:end] if folded.places else range(start, end))

    for match in _SPACED.finditer(folded.text):
        keep(done, match.start())
        for part in re.finditer(r"\w|[ .\-_*]{2,3}", match.group()):
            at = match.start() + part.start()
            if part.group()[0] in " .-_*":
                pieces.append(" ")
                places.append(folded.places[at] if folded.places else at)
            else:
                keep(at, at + 1)
        done = match.end()
    keep(done, len(folded.text))
    return Folded("".join(pieces), places)
