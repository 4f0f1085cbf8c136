"""The register's statements: schema, and loading with the place of each fault."""

import json
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sources.errors import SourceError

FOLDER = Path(__file__).parent
_PERIOD = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"


class Level(StrEnum):
    """Where the actor of a statement acts."""

    NATIONAL = "national"
    REGIONAL = "regional"
    MULTILATERAL = "multilateral"
    CIVIL_SOCIETY = "civil_society"


class Function(StrEnum):
    """What a statement's mechanism is for."""

    PREVENTION = "prevention"
    PROTECTION = "protection"
    RESPONSE = "response"
    REBUILDING = "rebuilding"
    ACCOUNTABILITY = "accountability"
    NORMATIVE = "normative"


class Statement(BaseModel):
    """One fact, figure or recommendation of a source, said in our own words.

    Attributes:
        id: The document's key and a number ("001-007").
        statement: Our sentence.
        pillars: Of the responsibility to protect that it bears on, in order.
        mechanism: What it is about, or None.
        actor: Who acts or speaks, or None.
        level: Where the actor acts.
        region: Of the world, or None.
        function: What the mechanism is for, or None.
        period: ISO date or interval ("2013-01-11", "2011-03-15/2012-11-30"), or None.
        document: Key of the source in the catalogue.
        item: Label of the digest's item, or None.
        section: Headings that the words stand under, outermost first.
        list_item: Number of the list item ("7", "6.2"), or None.
        anchor: A few words of the source, verbatim, by which the place is found.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[\w]+-\d{3}$")
    statement: str = Field(min_length=20)
    pillars: tuple[Literal[1, 2, 3], ...] = ()
    mechanism: str | None = None
    actor: str | None = None
    level: Level
    region: str | None = None
    function: Function | None = None
    period: str | None = Field(default=None, pattern=_PERIOD)
    document: str = Field(min_length=1)
    item: str | None = Field(default=None, pattern=r"^[A-Z]\d*$")
    section: tuple[str, ...] = ()
    list_item: str | None = Field(default=None, pattern=r"^[\da-z]+(\.[\da-z]+)*$")
    anchor: str = Field(min_length=8)


@cache
def load_register(folder: Path = FOLDER) -> tuple[Statement, ...]:
    """All statements, in order of their files and lines.

    Raises:
        SourceError: An entry is no JSON, breaks the schema, or has another's id; its
            file and line are named.
    """
    found: list[Statement] = []
    places: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            place = f"{path.name}, line {number}"
            statement = _statement(line, place)
            if statement.id in places:
                raise _broken(place, f"{statement.id} stands in {places[statement.id]} too")
            places[statement.id] = place
            found.append(statement)
    return tuple(found)


def _statement(line: str, place: str) -> Statement:
    try:
        return Statement.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise _broken(place, f"is not JSON ({error.msg})") from None
    except ValidationError as error:
        detail = error.errors()[0]
        field = ".".join(str(part) for part in detail["loc"])
        raise _broken(place, f"{field}: {detail['msg']}") from None


def _broken(place: str, what: str) -> SourceError:
    return SourceError(f"The register's {place}: {what}.", "Mend the entry.")
