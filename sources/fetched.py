"""Where the library's files were fetched from, kept in the home folder."""

from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sources.atomic import write_whole
from sources.basis import Basis, with_basis
from sources.document import Document
from sources.errors import SourceError

FILE = "fetched.json"


class _Addresses(BaseModel):
    model_config = ConfigDict(extra="forbid")

    by_document: dict[str, str] = Field(default_factory=dict)


def load_addresses(home: Path) -> dict[str, str]:
    """The address of each document that was fetched, by document id.

    Raises:
        SourceError: The file that keeps them is damaged.
    """
    path = home / FILE
    try:
        return _Addresses.model_validate_json(path.read_bytes()).by_document
    except FileNotFoundError:
        return {}
    except ValidationError:
        raise SourceError(f"{path} is damaged.", "Delete it and fetch again.") from None


def note_address(home: Path, document_id: str, url: str) -> None:
    """Keep where a document was fetched from; whole or not at all."""
    known = load_addresses(home) | {document_id: url}
    home.mkdir(parents=True, exist_ok=True)
    write_whole(home / FILE, _Addresses(by_document=known).model_dump_json(indent=1).encode())


def with_address(document: Document, addresses: dict[str, str]) -> Document:
    """The document with the address that it was fetched from, if its record has none."""
    url = addresses.get(document.id)
    if not url or document.record.url:
        return document
    record = replace(document.record, url=url)
    items = tuple(replace(i, record=replace(i.record, carried_in=record)) for i in document.items)
    basis = with_basis(document.record_basis, ["url"], Basis.FETCHED)
    return replace(document, record=record, record_basis=basis, items=items)
