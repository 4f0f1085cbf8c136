"""Numbers of a text by value: figures, number words, percentages, ordinals."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.words import Word, words_of

_UNITS = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    name: 10 * value
    for value, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
_SCALES |= {f"{name}s": value for name, value in _SCALES.items()}
_ORDINALS = {
    name: value
    for value, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
} | {"twentieth": 20}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_NUMBERED = frozenset("pillar pillars section article chapter part phase annex".split())
_TIMES = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "triple": 3, "tripled": 3}
_OVER = re.compile(
    r"\b(?:over|more than|at least|upwards? of|in excess of|exceed\w*|above)\s*$", re.I
)
_UNDER = re.compile(r"\b(?:under|less than|fewer than|at most|up to|below|no more than)\s*$", re.I)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|an estimated|circa)\s*$",
    re.I,
)
# Content words after a number that say what it counts.
_REACH = 6
# How far a rounded figure may lie from what it stands for.
_ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As written.
        value: In units; a percentage as its figure.
        unit: "", "%", "ordinal", "year" or "times".
        bound: "over", "under", "about" or "" as the words before say.
        counted: Stems of the few content words that follow.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    bound: str
    counted: frozenset[str]


def agree(claim: Quantity, source: Quantity) -> bool:
    """Whether the source's number bears out the claim's, bounds and rounding considered."""
    if claim.unit != source.unit:
        return False
    if claim.value == source.value:
        return claim.bound in ("", "about", source.bound) or not source.bound
    if claim.bound == "about":
        return abs(claim.value - source.value) <= _ROUNDING * max(abs(source.value), 1e-9)
    if claim.bound == "over" and source.bound in ("", "over"):
        return claim.value <= source.value <= 1.5 * claim.value
    if claim.bound == "under" and source.bound in ("", "under"):
        return 0.5 * claim.value <= source.value <= claim.value
    return False


@lru_cache(maxsize=16384)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text, in order; "one" alone is a pronoun more often than a number."""
    words = words_of(text)
    found: list[Quantity] = []
    place = 0
    while place < len(words):
        read = _read(words, place)
        if read is None:
            place += 1
            continue
        value, unit, used = read
        last = words[place + used - 1]
        start, end = words[place].start, last.end
        if unit == "" and (mark := re.match(r"\s?(?:%|per ?cent\b)", text[end:])):
            unit, end = "%", end + mark.end()
        elif unit == "year" and re.match(r"\s?%", text[end:]):
            unit = "%"
        following = [w.stem for w in words[place + used :] if w.content and w.start >= end]
        found.append(
            Quantity(
                start,
                end,
                text[start:end],
                value,
                unit,
                _bound(text[:start]),
                frozenset(following[:_REACH]),
            )
        )
        place += used
        while place < len(words) and words[place].start < end:
            place += 1
    return tuple(found)


def _read(words: tuple[Word, ...], place: int) -> tuple[float, str, int] | None:
    """Value, unit and number of words of the number that begins here, if one does."""
    low = words[place].low
    before = words[place - 1].low if place else ""
    if before in _NUMBERED and low in _ROMAN:
        return float(_ROMAN[low]), "ordinal", 1
    if before in _NUMBERED and low in _UNITS:
        return float(_UNITS[low]), "ordinal", 1
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", low):
        return float(match.group(1)), "ordinal", 1
    if low in _ORDINALS and not (low == "second" and before in ("a", "per")):
        return float(_ORDINALS[low]), "ordinal", 1
    if low in _TIMES:
        return float(_TIMES[low]), "times", 1
    if re.fullmatch(r"(?:1[0-9]|20)\d\ds?", low) and "," not in words[place].text:
        return float(low.rstrip("s")), "year", 1
    if match := re.fullmatch(r"(\d+(?:[.,]\d+)*)([mkb]?)", low):
        unit = "ordinal" if before in _NUMBERED else ""
        value = _figure(match.group(1)) * {"k": 1e3, "m": 1e6, "b": 1e9, "": 1.0}[match.group(2)]
        used = 1
        while place + used < len(words) and words[place + used].low in _SCALES:
            value *= _SCALES[words[place + used].low]
            used += 1
        return value, unit, used
    return _spelled(words, place)


def _spelled(words: tuple[Word, ...], place: int) -> tuple[float, str, int] | None:
    total, current, used, seen = 0.0, 0.0, 0, False
    while place + used < len(words):
        low = words[place + used].low
        if low in _UNITS or low in _TENS:
            current += _UNITS.get(low, 0) + _TENS.get(low, 0)
        elif low in _SCALES and (seen or low.endswith("s") or low == "dozen"):
            current = max(current, 1) * _SCALES[low]
            if _SCALES[low] >= 1e3:
                total, current = total + current, 0.0
        elif not (low == "and" and seen and _goes_on(words, place + used + 1)):
            break
        seen, used = True, used + 1
    if not seen or (used == 1 and words[place].low in ("one", "zero")):
        return None
    return total + current, "", used


def _goes_on(words: tuple[Word, ...], place: int) -> bool:
    """Whether "and" here joins the parts of one number ("two hundred and five")."""
    if place >= len(words) or place < 2:
        return False
    return words[place - 2].low in ("hundred", "thousand") and (
        words[place].low in _UNITS or words[place].low in _TENS
    )


def _figure(digits: str) -> float:
    """ "59,648" and "2.5"; a comma before other than three digits is a decimal one."""
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return float(digits.replace(",", "."))
    plain = digits.replace(",", "")
    return float(plain if plain.count(".") < 2 else plain.replace(".", ""))


def _bound(before: str) -> str:
    for name, pattern in (("over", _OVER), ("under", _UNDER), ("about", _ABOUT)):
        if pattern.search(before):
            return name
    return ""
