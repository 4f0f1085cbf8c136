"""The words of a text: what tells a torn word from two, and a glued one from one."""

import re
from collections import Counter

from sources.cleaning.lines import Line

_WORD = re.compile(r"[^\W\d_]+")


def words_of(lines: list[Line]) -> Counter[str]:
    """How often each word, case-folded, stands in the lines."""
    return Counter(w.casefold() for line in lines for w in _WORD.findall(line.text))


def bare(text: str) -> str:
    """Case-folded, letters and digits only."""
    return "".join(c for c in text if c.isalnum()).casefold()
