"""Contents lists: lines that name what comes further down, and say nothing themselves."""

import re

from sources.cleaning.lines import Line
from sources.headings import heading_mark
from sources.lists import list_marker
from sources.sentences import ends_sentence

_LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxl]+)$|…{2,}\s*\d{1,4}$")
_OPENING = re.compile(
    r"^(?:(?:table of )?contents|in this (?:issue|number|edition|mailing|newsletter)|"
    r"today[’']s topics|inside(?: this issue)?|inhalt)\s*:?$",
    re.I,
)
_NUMBER = re.compile(r"^(?:[-•*]\s*)?(?:\d{1,2}[.)]?|[IVX]{1,5}\.)?\s*")
_ENTRY_WORDS = 25
_ENTRY_CHARS = 300
_MOST_ENTRIES = 300


def contents_of(lines: list[Line]) -> set[int]:
    """Indices of the lines of contents lists and of the words that open them."""
    short = ((i, line) for i, line in enumerate(lines) if len(line.text) <= _ENTRY_CHARS)
    found = {i for i, line in short if _LEADER.search(line.text)}
    for index, line in enumerate(lines):
        if not _OPENING.match(line.text[heading_mark(line.text) :]):
            continue
        entries = _entries(lines, index + 1)
        if entries:
            found.update((index, *entries))
    return found


def _entries(lines: list[Line], start: int) -> list[int]:
    """The short lines from `start` on, up to prose or the second coming of an entry."""
    entries: list[int] = []
    seen: set[str] = set()
    for index in range(start, len(lines)):
        text = lines[index].text
        words = _NUMBER.sub("", text[heading_mark(text) :]).casefold()
        over = ends_sentence(text) and not text.endswith(("?", ":", ")"))
        if (
            len(entries) == _MOST_ENTRIES
            or over
            or len(text.split()) > _ENTRY_WORDS
            or words in seen
            or _repeats(words, seen)
        ):
            break
        listed = bool(list_marker(lines[start].text)) and not list_marker(text)
        if entries and (listed or lines[index].gap > 1 or heading_mark(text)):
            break
        entries.append(index)
        seen.add(words)
    return entries


def _repeats(words: str, seen: set[str]) -> bool:
    """Whether an entry in other words, "Author – Title", named this title before."""
    return len(words.split()) > 2 and any(words in entry for entry in seen)
