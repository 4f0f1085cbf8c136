"""Clauses: the parts of a sentence that each tell something, and whether one only wishes for it."""

import re

_BETWEEN = re.compile(r" -- |[;—–]|, (?:which|who|while|although|but|as)\b|\bbut\b")
# Whoever says that a thing should be done isn't against it; of how it went, nothing is said.
_WISH = re.compile(
    r"\b(?:should|must|urge[sd]?|call(?:s|ed)? (?:on|(?:[\w' ]{1,40} )?for)|"
    r"recommend(?:s|ed)?)\b",
    re.I,
)


def clauses_of(text: str) -> list[str]:
    """The clauses of a sentence, in order."""
    return _BETWEEN.split(text)


def wish_in(text: str) -> re.Match[str] | None:
    """Where a text says what should be done, or calls for it."""
    return _WISH.search(text)
