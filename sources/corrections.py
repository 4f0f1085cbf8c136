"""Corrections of records by the user: in a sidecar file, or by `r2p library edit`."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sources.atomic import write_whole
from sources.basis import Basis, with_basis
from sources.catalogue import PARTIAL_DATE, Record, Voice
from sources.document import Document, Item
from sources.errors import SourceError

SIDECAR_SUFFIX = ".record.toml"


class Correction(BaseModel):
    """The fields of a record that a user sets; None leaves a field as it is."""

    model_config = ConfigDict(extra="forbid")

    title: str | None = Field(default=None, min_length=1)
    authors: tuple[str, ...] | None = None
    publisher: str | None = None
    published: str | None = Field(default=None, pattern=rf"{PARTIAL_DATE}|^$")
    date_note: str | None = None
    event_dates: tuple[str, ...] | None = None
    place: str | None = None
    url: str | None = Field(default=None, pattern=r"^(?:https?://\S+)?$")
    kind: str | None = Field(default=None, min_length=1)
    voice: Voice | None = None
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    cite_as: str | None = None

    @field_validator("published")
    @classmethod
    def _on_the_calendar(cls, value: str | None) -> str | None:
        if value:
            year, month, day = [*(int(p) for p in value.split("-")), 1, 1][:3]
            date(year, month, day)
        return value

    def changes(self) -> dict[str, Any]:
        """The fields that are set; an empty date is no date."""
        found = {n: v for n in Correction.model_fields if (v := getattr(self, n)) is not None}
        return found | ({"published": None} if found.get("published") == "" else {})

    def over(self, older: "Correction") -> "Correction":
        """This correction, with the older one where this says nothing."""
        fields = Correction.model_fields
        mine = {n: getattr(self, n) for n in fields}
        theirs = {n: getattr(older, n) for n in fields}
        return Correction(**{n: mine[n] if mine[n] is not None else theirs[n] for n in fields})


class DocumentCorrections(Correction):
    """What a user sets for a document and, by label, for its items."""

    items: dict[str, Correction] = Field(default_factory=dict)


class _Entry(DocumentCorrections):
    file: str = ""


class _Store(BaseModel):
    model_config = ConfigDict(extra="forbid")

    documents: dict[str, _Entry] = Field(default_factory=dict)


def load_corrections(path: Path) -> dict[str, DocumentCorrections]:
    """Corrections by document id, and by file name for a document whose bytes have changed.

    Raises:
        SourceError: The file breaks the schema.
    """
    found: dict[str, DocumentCorrections] = {}
    for identity, entry in _load(path).documents.items():
        found |= {identity: entry} | ({f"file:{entry.file}": entry} if entry.file else {})
    return found


def _load(path: Path) -> _Store:
    if not path.exists():
        return _Store()
    try:
        return _Store.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise SourceError(f"{path} can't be read: {_first(error)}", "Mend or delete it.") from None


def save_correction(
    path: Path, document: Document, item: str | None, correction: Correction
) -> None:
    """Add a correction to the file, over what it says already; whole or not at all."""
    store = _load(path)
    entry = store.documents.get(document.id, _Entry())
    if item is None:
        merged = correction.over(entry).model_dump()
        changed = _Entry(**merged, items=entry.items, file=document.source_file)
    else:
        older = entry.items.get(item, Correction())
        items = entry.items | {item: correction.over(older)}
        changed = entry.model_copy(update={"items": items, "file": document.source_file})
    store.documents[document.id] = changed
    path.parent.mkdir(parents=True, exist_ok=True)
    text = store.model_dump_json(indent=1, exclude_none=True, exclude_defaults=True)
    write_whole(path, text.encode())


def read_correction(**fields: object) -> Correction:
    """A correction from what a user typed.

    Raises:
        SourceError: A field breaks the schema.
    """
    try:
        return Correction.model_validate(fields)
    except ValidationError as error:
        raise SourceError(f"The record can't be changed: {_first(error)}", "") from None


def read_sidecar(path: Path) -> DocumentCorrections | None:
    """The corrections in the sidecar of the file `path`, or None if it has none.

    The sidecar of `report.pdf` is `report.pdf.record.toml` or `report.record.toml`.

    Raises:
        SourceError: The sidecar is not TOML or breaks the schema.
    """
    for name in (path.name, path.stem):
        sidecar = path.with_name(name + SIDECAR_SUFFIX)
        if not sidecar.is_file():
            continue
        try:
            return DocumentCorrections.model_validate(tomllib.loads(sidecar.read_text("utf-8")))
        except ValidationError as error:
            raise SourceError(f"{sidecar.name}: {_first(error)}", "Mend it.") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SourceError(f"{sidecar.name} is not TOML: {error}", "Mend it.") from None
    return None


def _first(error: ValidationError) -> str:
    """The first thing that the schema refuses, in one line."""
    detail = error.errors()[0]
    place = ".".join(str(part) for part in detail["loc"])
    return f"{place}: {detail['msg']}".strip(": ") + "."


def apply_corrections(document: Document, corrections: DocumentCorrections) -> Document:
    """The document with its record and its items' records corrected, and marked as such."""
    changes = corrections.changes()
    changes.pop("items", None)
    record = replace(document.record, **changes)
    basis = with_basis(document.record_basis, changes, Basis.USER)
    items = tuple(_corrected(i, record, corrections.items.get(i.label)) for i in document.items)
    return replace(document, record=record, record_basis=basis, items=items)


def _corrected(item: Item, carrier: Record, correction: Correction | None) -> Item:
    changes = correction.changes() if correction else {}
    record = replace(item.record, **changes, carried_in=carrier)
    basis = with_basis(item.record_basis, changes, Basis.USER)
    return replace(item, record=record, record_basis=basis)
