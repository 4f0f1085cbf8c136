"""The words of the interface: English in the code, French and Spanish in a catalogue."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sources.errors import AssistantError

FOLDER = Path(__file__).with_name("messages")
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the interface.

    Attributes:
        code: ISO 639-1 code.
        words: What each English label is in that language.
    """

    code: str
    words: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, text: str, **values: object) -> str:
        """The label in this language, `{name}` in it replaced; not escaped."""
        said = self.words.get(text, text)
        return said.format(**values) if values else said


ENGLISH = Tongue("en")


@cache
def tongue(code: str) -> Tongue:
    """The language with that code, English for any other.

    Raises:
        AssistantError: Its catalogue is damaged.
    """
    if code not in LANGUAGES or code == "en":
        return ENGLISH
    path = FOLDER / f"{code}.json"
    try:
        return Tongue(code, json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise AssistantError(f"{path} can't be read: {error}", "Install again.") from None


def preferred(chosen: str, accepted: str) -> Tongue:
    """The language that a browser asks for.

    Args:
        chosen: Code that the user has chosen, or "".
        accepted: The browser's Accept-Language.
    """
    wanted = [chosen, *(part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))]
    return tongue(next((code for code in wanted if code in LANGUAGES), "en"))
