"""Records of United Nations documents, known by the symbol in their masthead."""

from dataclasses import replace

from sources.basis import Bases, Basis, basis_of, with_basis
from sources.catalogue import Record, load_catalogue
from sources.symbols import address, masthead_symbol

PUBLISHER = "United Nations"


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
    publisher = record.publisher or PUBLISHER
    filled = replace(record, symbol=symbol, publisher=publisher, url=record.url or address(symbol))
    new = [f for f in ("publisher", "url") if getattr(filled, f) != getattr(record, f)]
    return filled, with_basis(bases, new, Basis.GUESSED)
