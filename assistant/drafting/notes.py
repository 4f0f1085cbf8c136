"""A user's own notes: the sentences of a text file, under its headings."""

import re
from dataclasses import dataclass

from sources.errors import AssistantError
from sources.sentences import split_sentences

MOST_CHARS = 20_000
_HEADING = re.compile(r"^#{1,6}\s+(.+)$")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence of the notes, and the heading that it stands under, or ""."""

    text: str
    heading: str


def read_notes(text: str) -> tuple[Note, ...]:
    """The sentences of notes, in order; bullets and numbers are taken off.

    Raises:
        AssistantError: The notes are empty or too long.
    """
    if len(text) > MOST_CHARS:
        raise AssistantError(f"The notes have {len(text)} characters.", f"At most {MOST_CHARS}.")
    found: list[Note] = []
    heading = ""
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•–]|\d{1,2}[.)]|#{1,6})\s)", text):
        line = " ".join(block.split())
        if match := _HEADING.match(line):
            heading = match[1].strip("# ")
            continue
        bare = _BULLET.sub("", line)
        found += [Note(bare[a:b], heading) for a, b in split_sentences(bare)]
    if not found:
        raise AssistantError("The notes are empty.", "Write down what was done, line by line.")
    return tuple(found)
