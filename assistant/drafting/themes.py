"""Themes and objections: the frame of ours into which the sources' words are sorted."""

import re
import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.drafting.brief import Position
from sources.errors import AssistantError

THEMES = Path(__file__).with_name("themes.toml")


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z_]+$")


class Theme(_Entry):
    """What a talking point may be about.

    Attributes:
        pattern: Regular expression that finds it in a sentence.
        support: Headline over words that call for more.
        wary: Headline over words that warn.
        neutral: Headline for taking stock.
        broad: Whether it is so broad that any other theme is rather meant.
    """

    pattern: str
    support: str
    wary: str
    neutral: str
    broad: bool = False

    def weight(self, text: str) -> float:
        """How much the text speaks of the theme: its words, the earlier the more; 0 for none."""
        found = {m.group().casefold(): m.start() for m in _compiled(self.pattern).finditer(text)}
        return sum(1.5 - start / max(len(text), 1) for start in found.values())


class Objection(_Entry):
    """An objection that speakers meet.

    Attributes:
        question: As somebody would put it.
        raised: Regular expression of a sentence that raises it.
        reply: Regular expression of a sentence that replies.
        terms: Words by which passages on it are found.
        positions: Whom it is put to; everybody where empty.
    """

    question: str
    raised: str
    reply: str
    terms: str
    positions: tuple[Position, ...] = ()

    def is_raised(self, text: str) -> bool:
        """Whether the text raises it."""
        return bool(_compiled(self.raised).search(text))

    def is_answered(self, text: str) -> int:
        """How many different words of a reply the text holds."""
        return len({m.group().casefold() for m in _compiled(self.reply).finditer(text)})


class Frame(BaseModel):
    """All themes and objections."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    themes: tuple[Theme, ...]
    objections: tuple[Objection, ...]

    def theme(self, identity: str) -> Theme | None:
        """The theme with that id, or None."""
        return next((t for t in self.themes if t.id == identity), None)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


@cache
def load_frame(path: Path = THEMES) -> Frame:
    """The validated themes and objections.

    Raises:
        AssistantError: The file is not TOML or breaks the schema.
    """
    try:
        return Frame.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise AssistantError(f"{path} can't be read: {error}", "Mend the file.") from None
