"""What the API accepts, and how it says no."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.assistant import MAX_QUESTION_CHARS
from assistant.check import MAX_CHARS
from index.filters import Filters
from sources.catalogue import PARTIAL_DATE, Voice
from ui.desk import Desk
from ui.wanted import wanted

_Name = Annotated[str, Field(min_length=1, max_length=200)]
_Date = Annotated[str, Field(pattern=rf"^$|{PARTIAL_DATE}")]
_Question = Annotated[str, Field(min_length=1, max_length=MAX_QUESTION_CHARS)]


class Problem(BaseModel):
    """Why a request was refused or failed."""

    error: str = Field(description="One line on what failed.")
    hint: str = Field(description="One line on what to do about it; may be empty.")


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FilterFields(_Closed):
    """The filters of a search; an empty one admits all, several must all hold."""

    documents: list[_Name] = Field(
        default=[], max_length=100, description="Id, file name or key, such as 004 or 004/B1."
    )
    pillars: list[Annotated[str, Field(pattern="^[123]$")]] = Field(default=[], max_length=3)
    regions: list[_Name] = Field(default=[], max_length=20)
    voices: list[Voice] = Field(default=[], max_length=20)
    since: _Date = Field(default="", description="Published in or after: 2013, 2013-01.")
    until: _Date = Field(default="", description="Published in or before.")

    def filters(self, desk: Desk) -> Filters:
        """The filters for a search.

        Raises:
            AssistantError: A document isn't there.
        """
        return wanted(
            desk,
            self.documents,
            self.pillars,
            self.regions,
            [v.value for v in self.voices],
            self.since,
            self.until,
        )


class SearchRequest(_Closed):
    """A search."""

    question: _Question
    k: int = Field(default=20, ge=1, le=200, description="How many passages at most.")
    filters: FilterFields = FilterFields()


class AskRequest(_Closed):
    """A question, with the questions before it where it is a follow-up."""

    question: _Question
    history: list[_Question] = Field(
        default=[], max_length=20, description="Earlier questions of the conversation."
    )
    filters: FilterFields = FilterFields()


class CheckRequest(_Closed):
    """A text to hold against the sources."""

    text: str = Field(min_length=1, max_length=MAX_CHARS)
    filters: FilterFields = FilterFields()


class RecheckRequest(_Closed):
    """A sentence and the quotes that it is to rest on."""

    sentence: str = Field(min_length=1, max_length=2000)
    evidence: list[Annotated[str, Field(min_length=1, max_length=4000)]] = Field(
        min_length=1, max_length=10
    )
