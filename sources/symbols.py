"""Symbols of United Nations documents, as texts write them."""

import re
from dataclasses import dataclass

_DASH = re.compile(r"\s*[-–—‐‑−]\s*")
_ORGAN = r"(?:A|S|E|T|ST|HRC|CAT|CCPR|CERD|CEDAW|CRC|DP|JIU|PBC|UNEP|TD)"
_PART = r"[A-Z0-9]+(?:[.-][A-Z0-9]+)*(?![a-z])"
_SINGLE = (
    rf"{_ORGAN}(?:/{_PART})+(?:/(?:Add|Corr|Rev|Summary|Amend)\.\d+)*(?:\s?\((?:19|20)\d\d\))?"
)
_SYMBOL = re.compile(
    rf"(?<![\w/.]){_SINGLE}(?:\s*[-–—‐‑−]\s*{_ORGAN}(?:/{_PART})+(?:/(?:Add|Corr|Rev)\.\d+)*)?"
)
_YEAR = re.compile(r"\s?\((\d{4})\)$")
_MASTHEAD_LINES = 25
_HOUSE = re.compile(
    r"^\W*United Nations\b|\bDistr\.\s*:|^\W*(?:General Assembly|Security Council)\W*$"
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol in a text.

    Attributes:
        text: The symbol in its usual form ("A/65/877–S/2011/393", "S/RES/1674 (2006)").
        start: Where it begins.
        end: One past its end.
    """

    text: str
    start: int
    end: int


def find_symbols(text: str) -> tuple[Symbol, ...]:
    """The symbols in the text, in order; two bodies' symbols of one document are one."""
    found = []
    for match in _SYMBOL.finditer(text):
        shown = match.group().rstrip(".-")
        if any(c.isdigit() for c in shown):
            found.append(Symbol(usual_form(shown), match.start(), match.start() + len(shown)))
    return tuple(found)


def usual_form(symbol: str) -> str:
    """A symbol with a dash between two bodies' symbols, and a space before a year."""
    parts = [p for p in re.split(rf"{_DASH.pattern}(?={_ORGAN}/)", symbol.strip()) if p]
    return _YEAR.sub(r" (\1)", "–".join(parts))


def same_document(one: str, other: str) -> bool:
    """Whether two symbols name the same document; one body's symbol is enough."""
    return bool(_bodies(one) & _bodies(other))


def _bodies(symbol: str) -> frozenset[str]:
    return frozenset(_YEAR.sub("", p).strip() for p in usual_form(symbol).split("–") if p)


def masthead_symbol(text: str) -> str:
    """The symbol that a United Nations document bears in its masthead, else "".

    A text that only cites the document doesn't bear it: the symbol stands
    alone or beside the body's name, and the masthead names the house.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_MASTHEAD_LINES]
    if sum(bool(_HOUSE.search(line)) for line in lines) < 2:
        return ""
    for line in lines:
        symbols = find_symbols(line)
        rest = line
        for symbol in reversed(symbols):
            rest = rest[: symbol.start] + rest[symbol.end :]
        alone = re.sub(
            r"\W|United Nations|General Assembly|Security Council|Distr|Original", "", rest
        )
        if symbols and len(alone) <= 4:
            return symbols[0].text
    return ""


def address(symbol: str) -> str:
    """Where the United Nations serve the document: by the first body's symbol."""
    first = usual_form(symbol).split("–")[0]
    return "https://undocs.org/" + _YEAR.sub(r"(\1)", first)
