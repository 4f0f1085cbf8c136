"""Dates of a text: day, month and year as far as they are given."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sources.catalogue import MONTHS

_MONTH = "|".join(MONTHS)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?P<d1>{_DAY})(?:\s*(?:[-–—]|to|and)\s*(?P<d2>{_DAY}))?\s+(?:of\s+)?)?"
    rf"(?P<m>{_MONTH}|(?:{_SHORT})\b\.?)"
    rf"(?:\s+(?P<d3>{_DAY})(?!\d)(?:\s*(?:[-–—]|to)\s*(?P<d4>{_DAY})(?!\d))?)?"
    r"(?:,?\s+(?:of\s+)?(?P<y>(?:1[0-9]|20)\d\d)\b)?"
)
_YEAR = re.compile(r"(?<![\d,./-])\b((?:1[0-9]|20)\d\d)(s?)\b(?![,.]\d|[%/]|-?\d| ?per ?cent)")
_NOW = re.compile(
    r"\b(?:today|currently|at present|nowadays|to date|these days|as of now|right now|this year|"
    r"by now|at the moment|this (?:week|month)|has now|have now)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text; `None` where a part isn't given.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As written.
        year: For example 2013.
        month: 1 to 12.
        days: The day, or the first and last day.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    days: tuple[int, ...]


def compatible(claim: Date, source: Date) -> bool:
    """Whether every part that both give is the same, and they share one."""
    shared = False
    for ours, theirs in ((claim.year, source.year), (claim.month, source.month)):
        if ours is not None and theirs is not None:
            if ours != theirs:
                return False
            shared = True
    if claim.days and source.days:
        first, last = source.days[0], source.days[-1]
        return shared and all(first <= d <= last for d in claim.days)
    return shared


def bears_out(claim: Date, source: Date) -> bool:
    """Whether the source gives every part that the claim gives, and the same."""
    return compatible(claim, source) and all(
        theirs is not None
        for ours, theirs in (
            (claim.year, source.year),
            (claim.month, source.month),
            (claim.days or None, source.days or None),
        )
        if ours is not None
    )


@lru_cache(maxsize=16384)
def dates_of(text: str) -> tuple[Date, ...]:
    """The dates and years of a text, in order."""
    found = []
    for match in _DATE.finditer(text):
        days = tuple(int(re.sub(r"\D", "", d)) for d in match.group("d1", "d2", "d3", "d4") if d)
        name = match["m"].rstrip(".")
        if name in ("May", "March", "Mar") and not (days or match["y"] or _after_in(text, match)):
            continue
        month = next(n for n, m in enumerate(MONTHS, start=1) if m.startswith(name[:3]))
        year = int(match["y"]) if match["y"] else None
        found.append(Date(match.start(), match.end(), match.group().strip(), year, month, days))
    for match in _YEAR.finditer(text):
        if not any(d.start <= match.start() < d.end for d in found):
            found.append(Date(*match.span(), match.group(), int(match.group(1)), None, ()))
    return tuple(sorted(found, key=lambda d: d.start))


def _after_in(text: str, match: re.Match[str]) -> bool:
    """Whether a bare "May" or "March" stands where a month does."""
    return bool(
        re.search(
            r"\b(?:in|since|until|by|last|this|of|late|early|mid)[ -]$", text[: match.start()]
        )
    )


def present(text: str) -> str:
    """The words that place a sentence in the present ("today", "currently"), or ""."""
    match = _NOW.search(text)
    return match.group() if match else ""
