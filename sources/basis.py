"""How sure a record is: where each of its fields comes from."""

from collections.abc import Iterable
from enum import StrEnum

from sources.catalogue import Record

Bases = tuple[tuple[str, str], ...]

_DEFAULT = Record(title="")
_FIELDS = (
    "title authors publisher published date_note event_dates place url kind voice language "
    "cite_as".split()
)


class Basis(StrEnum):
    """Where a field of a record comes from, the surest last."""

    GUESSED = "guessed"
    METADATA = "file metadata"
    FETCHED = "where it was fetched"
    TEXT = "stated in the text"
    CATALOGUE = "catalogue"
    USER = "corrected by the user"


def known_fields(record: Record) -> tuple[str, ...]:
    """The fields that say something, in the order of the record."""
    return tuple(f for f in _FIELDS if getattr(record, f) != getattr(_DEFAULT, f))


def basis_of(record: Record, basis: Basis, but: Iterable[tuple[str, Basis]] = ()) -> Bases:
    """The basis of each known field: `basis`, except where `but` names another."""
    other = dict(but)
    return tuple((f, str(other.get(f, basis))) for f in known_fields(record))


def with_basis(bases: Bases, fields: Iterable[str], basis: Basis) -> Bases:
    """The same with these fields' basis replaced or added, in the order of the record."""
    merged = dict(bases) | dict.fromkeys(fields, str(basis))
    return tuple((f, merged[f]) for f in _FIELDS if f in merged)
