"""What a user asks to have drafted: topic, forum, position, length, sources."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sources.catalogue import PARTIAL_DATE, Voice
from sources.errors import AssistantError
from sources.references import Manner

WORDS_PER_MINUTE = 130
# How far the spoken length may be from the minutes asked.
LENGTH_TOLERANCE = 0.15

_Line = Annotated[str, Field(min_length=1, max_length=500)]


class Forum(StrEnum):
    """Where the draft will be spoken."""

    GENERAL_ASSEMBLY = "general_assembly"
    SECURITY_COUNCIL = "security_council"
    HUMAN_RIGHTS_COUNCIL = "human_rights_council"
    REGIONAL_COUNCIL = "regional_council"
    BILATERAL = "bilateral"
    PARLIAMENT = "parliament"
    PRESS = "press"

    @property
    def label(self) -> str:
        """The forum in words, as a heading shows it."""
        return _FORUM_LABELS[self]


class Position(StrEnum):
    """What the speaker thinks of the topic."""

    FAVOUR = "favour"
    RESERVATIONS = "reservations"
    CAUTIOUS = "cautious"
    OPPOSED = "opposed"
    STOCK_TAKING = "stock_taking"

    @property
    def label(self) -> str:
        """The position in words."""
        return _POSITION_LABELS[self]


class Party(StrEnum):
    """On whose behalf the draft is spoken."""

    STATE = "state"
    REGIONAL_ORGANISATION = "regional_organisation"
    NGO = "ngo"
    NEUTRAL = "neutral"


_FORUM_LABELS = {
    Forum.GENERAL_ASSEMBLY: "General Assembly, interactive dialogue",
    Forum.SECURITY_COUNCIL: "Security Council, open debate",
    Forum.HUMAN_RIGHTS_COUNCIL: "Human Rights Council",
    Forum.REGIONAL_COUNCIL: "Council of a regional organisation",
    Forum.BILATERAL: "Bilateral meeting",
    Forum.PARLIAMENT: "Parliament",
    Forum.PRESS: "Press",
}
_POSITION_LABELS = {
    Position.FAVOUR: "in favour",
    Position.RESERVATIONS: "in favour, with reservations",
    Position.CAUTIOUS: "cautious",
    Position.OPPOSED: "opposed",
    Position.STOCK_TAKING: "taking stock",
}


class Brief(BaseModel):
    """A drafting brief; saved as JSON, so that it can be reopened and shared.

    Attributes:
        topic: A topic or question.
        forum: Where it will be spoken.
        party: On whose behalf.
        on_behalf: Name of that state or organisation, or "".
        position: What the speaker thinks of the topic.
        minutes: Spoken length at `WORDS_PER_MINUTE`.
        must: Points that must be in; each is held against the sources.
        documents: Only these sources (id, key or file name, "004/B1" for an item).
        voices: Only these voices.
        leave_out: Not these sources (named as above).
        leave_out_voices: Not these voices.
        pillars: Only passages on these pillars; so for the next five.
        regions: Of the world.
        mechanisms: Spoken about.
        actors: Acting or speaking.
        publishers: By words of the name.
        languages: ISO 639-1 codes.
        since: Published in or after this ISO date, possibly partial.
        until: Published in or before it.
        manner: How the list of sources is formatted.
        on: The day of the meeting: figures are called old as of it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str = Field(min_length=1, max_length=2000)
    forum: Forum = Forum.GENERAL_ASSEMBLY
    party: Party = Party.STATE
    on_behalf: str = Field(default="", max_length=120)
    position: Position = Position.FAVOUR
    minutes: float = Field(default=3, ge=1, le=15)
    must: tuple[_Line, ...] = ()
    documents: tuple[_Line, ...] = ()
    voices: tuple[Voice, ...] = ()
    leave_out: tuple[_Line, ...] = ()
    leave_out_voices: tuple[Voice, ...] = ()
    pillars: tuple[_Line, ...] = ()
    regions: tuple[_Line, ...] = ()
    mechanisms: tuple[_Line, ...] = ()
    actors: tuple[_Line, ...] = ()
    publishers: tuple[_Line, ...] = ()
    languages: tuple[_Line, ...] = ()
    since: str = Field(default="", pattern=rf"^$|{PARTIAL_DATE}")
    until: str = Field(default="", pattern=rf"^$|{PARTIAL_DATE}")
    manner: Manner = Manner.UN
    on: date = Field(default_factory=date.today)

    @field_validator("topic", "on_behalf")
    @classmethod
    def _folded(cls, text: str) -> str:
        return " ".join(text.split())

    @field_validator("topic")
    @classmethod
    def _not_blank(cls, text: str) -> str:
        if not text:
            raise ValueError("the topic is empty")
        return text

    @property
    def words(self) -> int:
        """How many words are to be spoken."""
        return round(self.minutes * WORDS_PER_MINUTE)


def load_brief(path: Path) -> Brief:
    """The brief that a file holds.

    Raises:
        AssistantError: There is no such file, or it is no brief.
    """
    try:
        return Brief.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise AssistantError(f"The brief {path} can't be read: {error}") from None
    except ValidationError as error:
        raise AssistantError(
            f"{path} is not a brief: {brief_faults(error)}.", "Save one with --save-brief."
        ) from None


def save_brief(brief: Brief, path: Path) -> None:
    """Write a brief as JSON."""
    path.write_text(brief.model_dump_json(indent=2) + "\n", "utf-8")


def brief_faults(error: ValidationError) -> str:
    """What is wrong with a brief, in one line."""
    faults = (f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors())
    return "; ".join(faults)
