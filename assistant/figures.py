"""Figures: whether a sentence counts what a question asks for, or gives a date."""

import re
from collections.abc import Sequence

from index.terms import terms
from sources.catalogue import MONTHS

_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"\b(?:(?:1[89]|20)\d\d|{_MONTH}|today|yesterday)\b")
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|dozen|dozens|half|"
    "quarters?|thirds?|one|both|majority|none"
)
_QUANTITY = re.compile(
    rf"(?<![\w/(.-])\d[\d,]*(?:\.\d+)?(?![\w/)-])|\b(?:{_NUMBER_WORDS})(?:-[a-z]+)*\b", re.I
)
# Words before a number among which what it counts may stand ("The number of deaths rose to 12").
_BEFORE_NUMBER = 6
_COUNT = re.compile(r"\b(?:number|total|toll|count|figure)\b")
_DOUBT = re.compile(
    r"\b(?:may|might|could|likely|possibly|uncertain|unclear|unconfirmed)\b.*"
    r"\b(?:higher|lower|more|less|fewer|larger|smaller|greater|incomplete|differ\w*)\b",
    re.I,
)
# Where the phrase that a number stands at the head of is over.
_PHRASE_END = re.compile(
    r"[,.;:()–]\s|\b(?:within|from|in|to|by|with|on|at|who|that|which|and|were|was|are|is|had|"
    r"have|has|should|will)\b"
)
# Words for people, of whom a number by any of them is one.
_PEOPLE = frozenset(
    terms("people persons individuals civilians men women children lives deaths dead died killed")
)


def gives_date(text: str) -> bool:
    """Whether a sentence says on what day, or in what month or year, something was."""
    return bool(_DATE.search(text))


def voices_doubt(text: str) -> bool:
    """Whether a sentence says that a figure may be another ("The toll may be higher")."""
    return bool(_COUNT.search(text) and _DOUBT.search(text))


def quantity_fit(counted: Sequence[str], text: str) -> float:
    """Whether the text counts what is asked: 1 for the same noun, less for any number."""
    best = 0.0
    for match in _QUANTITY.finditer(text):
        number = match.group()
        if re.fullmatch(r"(?:1[89]|20)\d\d", number) or _dated(text, match):
            continue
        after = terms(" ".join(_things(_PHRASE_END.split(text[match.end() :])[0].split()[:5])))
        same = any(noun in after for noun in counted)
        kin = bool(_PEOPLE & set(counted)) and bool(_PEOPLE & set(after))
        before = terms(" ".join(text[: match.start()].split()[-_BEFORE_NUMBER:]))
        stated = bool(_COUNT.search(text[: match.start()][-60:])) and bool(
            (_PEOPLE & set(counted) and _PEOPLE & set(before)) or set(counted) & set(before)
        )
        best = max(best, 1.0 if same or kin or stated else 0.4 if not counted else 0.3)
    return best


def _things(phrase: list[str]) -> list[str]:
    """What a number counts: in "three country situations" no countries."""
    last = len(phrase) - 1
    return [w for n, w in enumerate(phrase) if n == last or w.endswith("s") or not w.islower()]


def _dated(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a day of a month."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(
        re.match(rf"\s*(?:{_MONTH})\b|\s*(?:to|-|–)\s*\d{{1,2}} (?:{_MONTH})", after)
        or re.search(rf"\b(?:{_MONTH})\.? $", before)
    )
