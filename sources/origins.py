"""Where the canonical text stood in the raw one, and what was around it."""

from dataclasses import dataclass

from sources.document import Document
from sources.errors import SourceError


@dataclass(frozen=True, slots=True)
class RawPlace:
    """A passage in its raw surroundings: raw[start:end], with what stands before and after."""

    start: int
    end: int
    before: str
    text: str
    after: str


def raw_span(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The raw span that holds the canonical span; None if a repair put all of it in."""
    places = [
        (raw + max(start, at) - at, raw + min(end, at + length) - at)
        for at, raw, length in document.origins
        if at < end and start < at + length
    ]
    return (min(a for a, _ in places), max(b for _, b in places)) if places else None


def raw_place(document: Document, raw: str, start: int, end: int, around: int = 200) -> RawPlace:
    """The canonical span [start, end) as it stood in the raw text, with `around` characters.

    Raises:
        SourceError: The span lies outside the text, or nothing of it stood in the raw text.
    """
    if not 0 <= start < end <= len(document.text):
        raise SourceError(
            f"{start} to {end} lies outside the text.", f"It has {len(document.text)} characters."
        )
    span = raw_span(document, start, end)
    if span is None:
        raise SourceError(f"Nothing of {start} to {end} stood in the raw text.", "")
    first, last = span
    return RawPlace(
        first, last, raw[max(0, first - around) : first], raw[first:last], raw[last : last + around]
    )
