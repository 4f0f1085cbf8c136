"""Records of United Nations documents, known by the symbol in their masthead."""

import re
from dataclasses import replace
from typing import Any

from sources.basis import Bases, Basis, basis_of, with_basis
from sources.catalogue import Record, Voice, load_catalogue, parse_date
from sources.cleaning.lines import Line
from sources.symbols import address, find_symbols, masthead_symbol

PUBLISHER = "United Nations"
_MASTHEAD_LINES = 25
_MASTHEAD = re.compile(
    r"^\W*(?:united nations|nations unies|general assembly|security council|human rights council|"
    r"economic and social council|distr(?:\.|ibution\b).*|original\s*:.*|english(?: only)?|"
    r"(?:[\w-]+ ){1,4}session|(?:provisional )?agenda items?\b.*|items? \d+.*\bagenda|"
    r"\d{2}-\d{5}.*)\W*$",
    re.I,
)
_REPORT = re.compile(r"^(?:report|note) (?:of|by) the (secretary-general)\b.{0,40}$", re.I)


def masthead_lines(lines: list[Line], text: str) -> dict[int, str]:
    """The lines above the title of a document that bears a symbol, as furniture by index."""
    if not masthead_symbol(text):
        return {}
    found: dict[int, str] = {}
    for index, line in enumerate(lines[:_MASTHEAD_LINES]):
        words = line.text.strip("* ")
        symbols = find_symbols(words)
        alone = bool(symbols) and symbols[0].end - symbols[0].start >= len(words) - 2
        if not (alone or parse_date(words) or _MASTHEAD.match(words)):
            break
        found[index] = "masthead"
    return found


def with_symbol(record: Record, bases: Bases, text: str) -> tuple[Record, Bases]:
    """The record of a document that bears a symbol; any other record unchanged.

    Args:
        record: As read from the text and the file.
        bases: How each of its fields is known.
        text: The document's text.
    """
    symbol = masthead_symbol(text)
    if not symbol:
        return record, bases
    core = load_catalogue().find_core(symbol)
    if core:
        known = core.record()
        return known, basis_of(known, Basis.CATALOGUE)
    new = _masthead_says(text) | {"symbol": symbol, "publisher": record.publisher or PUBLISHER}
    filled = replace(record, **new, url=record.url or address(symbol))
    stated = [f for f in ("authors", "published") if f in new]
    guessed = [f for f in ("publisher", "url") if getattr(filled, f) != getattr(record, f)]
    guessed += [f for f in ("kind", "voice") if f in new]
    bases = with_basis(bases, stated, Basis.TEXT)
    return filled, with_basis(bases, guessed, Basis.GUESSED)


def _masthead_says(text: str) -> dict[str, Any]:
    """The date of issue, and for a report of the Secretary-General author, kind and voice."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][: 2 * _MASTHEAD_LINES]
    found: dict[str, Any] = {}
    if date := next((d for d in map(parse_date, lines[:_MASTHEAD_LINES]) if d), None):
        found["published"] = date
    if report := next((m for m in map(_REPORT.match, lines) if m), None):
        author = f"{report[1].title()} of the United Nations"
        found |= {"authors": (author,), "voice": Voice.UN_REPORT}
        found["kind"] = "report of the Secretary-General"
    return found
