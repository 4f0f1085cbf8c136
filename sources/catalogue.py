"""Bibliographic records: who wrote what, where and when, and in which voice."""

import re
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sources.errors import SourceError
from sources.symbols import same_document

CATALOGUE = Path(__file__).with_name("catalogue.toml")
PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
MONTHS = (
    "January February March April May June July August September October November December"
).split()


class Voice(StrEnum):
    """Who is speaking, and with what authority."""

    INTERGOVERNMENTAL = "intergovernmental"
    UN_REPORT = "un_report"
    UN_OFFICIAL = "un_official"
    STATE = "state"
    REGIONAL_ORGANISATION = "regional_organisation"
    MEETING_SUMMARY = "meeting_summary"
    NGO = "ngo"
    THINK_TANK = "think_tank"
    SCHOLAR = "scholar"
    COLUMNIST = "columnist"
    PROJECT = "project"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The voice in words, as shown beside a citation."""
        return _VOICE_LABELS.get(self, self.value.replace("_", " "))


_VOICE_LABELS = {
    Voice.INTERGOVERNMENTAL: "intergovernmental text",
    Voice.UN_REPORT: "UN report",
    Voice.UN_OFFICIAL: "UN official",
    Voice.NGO: "NGO",
    Voice.COLUMNIST: "journalist or columnist",
    Voice.PROJECT: "this project's own register",
    Voice.UNKNOWN: "voice not recorded",
}


@dataclass(frozen=True, slots=True)
class Record:
    """A bibliographic record of a document or of an item inside one.

    Attributes:
        title: As the source has it, or a descriptive title where it has none.
        authors: Persons who wrote or spoke; empty where none is named.
        publisher: Who published it.
        published: ISO date, possibly partial ("2013-01-11", "2013-01", "2011"), or None.
        date_note: What has to be said about the date, for example a conflict.
        event_dates: First and last ISO date of the event it reports, or empty.
        place: Where the event was held or the text published, or "".
        url: Public address, or "".
        kind: What sort of text it is, in words ("opinion article").
        voice: Who is speaking.
        language: ISO 639-1 code.
        cite_as: The source as the subject of a sentence ("the outcome document of …").
        symbol: United Nations document symbol ("A/63/677"), or "".
        carried_in: For an item, the record of the digest that carries it.
    """

    title: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str | None = None
    date_note: str = ""
    event_dates: tuple[str, ...] = ()
    place: str = ""
    url: str = ""
    kind: str = "document"
    voice: Voice = Voice.UNKNOWN
    language: str = "en"
    cite_as: str = ""
    symbol: str = ""
    carried_in: "Record | None" = None


def date_words(iso: str | None) -> str:
    """An ISO date, possibly partial, in words: "11 January 2013"; "" for None."""
    if not iso:
        return ""
    year, *rest = iso.split("-")
    words = [year]
    if rest:
        words.insert(0, MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def parse_date(text: str) -> str | None:
    """The ISO date that a whole line states ("11 January 2013", "December 2012"), or None."""
    month = "|".join(MONTHS)
    line = text.strip().rstrip(".")
    if m := re.fullmatch(rf"(?:(\d{{1,2}})\s+)?({month})\s+(\d{{4}})", line):
        day, name, year = m.groups()
    elif m := re.fullmatch(rf"({month})\s+(\d{{1,2}}),?\s+(\d{{4}})", line):
        name, day, year = m.groups()
    else:
        return None
    iso = f"{year}-{MONTHS.index(name) + 1:02d}"
    return f"{iso}-{int(day):02d}" if day else iso


# Ends a title of which the catalogue gives the beginning.
_ABRIDGED = " …"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1)
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str | None = Field(default=None, pattern=PARTIAL_DATE)
    date_note: str = ""
    event_dates: tuple[str, ...] = ()
    place: str = ""
    url: str = ""
    kind: str = "document"
    voice: Voice = Voice.UNKNOWN
    language: str = "en"
    cite_as: str = ""
    symbol: str = ""

    def record(self) -> Record:
        fields = {name: getattr(self, name) for name in _Entry.model_fields}
        return Record(**fields)


class ItemEntry(_Entry):
    """The catalogue's record of an item inside a digest, found by its label."""

    label: str = Field(pattern=r"^[A-Z]\d*$")


class DocumentEntry(_Entry):
    """The catalogue's record of a document, found by the SHA-256 of its bytes."""

    key: str = Field(pattern=r"^[\w-]+$")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    where: str = Field(default="", description="Where a user can get the document.")
    items: tuple[ItemEntry, ...] = ()

    def corrected(self, label: str, found: Record) -> Record:
        """The record of an item: what the catalogue says of it, else what was found.

        Where the catalogue gives only the beginning of a title, the text gives the whole.
        """
        entry = next((i for i in self.items if i.label == label), None)
        if entry is None:
            return found
        beginning = entry.title.removesuffix(_ABRIDGED)
        whole = beginning != entry.title and found.title.startswith(beginning)
        title = found.title if whole else entry.title
        return replace(entry.record(), title=title, carried_in=found.carried_in)


class CoreEntry(_Entry):
    """The catalogue's record of a founding text of the field, which users can fetch."""

    key: str = Field(pattern=r"^[\w-]+$")
    address: str = Field(
        default="", pattern=r"^(?:https://\S+)?$", description="Where it is served, or nothing."
    )
    symbol_checked: bool = Field(
        default=True, description="Whether the symbol stands on the United Nations' own list."
    )

    def record(self) -> Record:
        """The record, with the public address."""
        return replace(super().record(), url=self.url or self.address)


class Catalogue(BaseModel):
    """All records that the product knows beforehand."""

    model_config = ConfigDict(extra="forbid")

    documents: tuple[DocumentEntry, ...]
    core: tuple[CoreEntry, ...] = ()

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        keys = [d.key for d in self.documents] + [c.key for c in self.core]
        for field, values in (("key", keys), ("sha256", [d.sha256 for d in self.documents])):
            twice = {v for v in values if values.count(v) > 1}
            if twice:
                raise ValueError(f"{field} stands twice: {', '.join(sorted(twice))}")
        return self

    def find(self, sha256: str) -> DocumentEntry | None:
        """The entry of the document with these bytes, or None."""
        return next((d for d in self.documents if d.sha256 == sha256), None)

    def find_core(self, name: str) -> CoreEntry | None:
        """The founding text with that key or symbol (one body's is enough), or None."""
        return next(
            (e for e in self.core if e.key == name or (e.symbol and same_document(e.symbol, name))),
            None,
        )


@cache
def load_catalogue(path: Path = CATALOGUE) -> Catalogue:
    """The validated catalogue.

    Raises:
        SourceError: The file is not TOML or breaks the schema.
    """
    try:
        return Catalogue.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        detail = " ".join(str(error).split())
        raise SourceError(
            f"The catalogue {path} can't be read: {detail}", "Mend the file."
        ) from None
