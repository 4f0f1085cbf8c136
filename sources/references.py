"""Formatted references in a United Nations and a Chicago manner, by a citation processor."""

import warnings
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from sources.bibliography import Work, csl_entry

STYLES = Path(__file__).with_name("styles")


class Manner(StrEnum):
    """How a reference is formatted; each is a CSL file of the same name."""

    UN = "un"
    CHICAGO = "chicago"


def references(works: Iterable[Work], manner: Manner) -> tuple[str, ...]:
    """One reference a work, in the given order, as plain text."""
    # Imported here: it is slow to load, and most commands never need it.
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    listed = tuple(works)
    with warnings.catch_warnings():
        # The processor warns of each CSL variable that it doesn't know; ours are shown or not.
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(str(STYLES / f"{manner}.csl"), validate=False)
        source = CiteProcJSON([csl_entry(w) for w in listed])
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for work in listed:
            bibliography.register(Citation([CitationItem(work.key)]))
        return tuple(_tidy(str(entry), manner) for entry in bibliography.bibliography())


def _tidy(reference: str, manner: Manner) -> str:
    """Without the doubled points that the processor leaves; American points stand inside quotes."""
    text = " ".join(reference.split()).replace("..", ".").replace("?.", "?")
    return text.replace("”. ", ".” ").replace("?.”", "?”") if manner is Manner.CHICAGO else text
