"""Note marks that lost their raised place: the "3" of "the council.3 It met" is no figure."""

import re
from dataclasses import dataclass, replace

from sources.cleaning.lines import Line, Log
from sources.sentences import RAISED
from sources.traced import Traced

# Glued to a word, to the stop or the closing quotation mark after one; "No.3" and "p.3" aren't.
_NUMBER = re.compile(r"(?<=[a-z.,;:!?”\"’)\]])[1-9]\d{0,2}(?=$|\s|[.,;:!?”\"’)\]](?:\s|$))")
_BEFORE = re.compile(r"([A-Za-z]*[a-z]{2})([.,;:!?]?[”\"’)\]]{0,3})$")
_BEFORE_CHARS = 40
_CITED = frozenset(
    "no nos art arts para paras par pp vol vols ch chap fig figs sec sect res doc rev add corr "
    "ed eds cf nr tel ext app annex op cit".split()
)
# What follows a bare word is a mark only in a longer run of them ("pillar2" is no note).
_FEWEST, _FEWEST_BARE = 3, 4
_SKIPPED = 2
_RAISED = str.maketrans("0123456789", RAISED)


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    start: int
    end: int
    number: int
    word: str
    bare: bool


def raise_note_marks(lines: list[Line], log: Log) -> list[Line]:
    """The lines with note marks as raised figures, so that no one takes them for numbers.

    Only numbers that count upwards through the text, from 1 or again from 1, are
    marks; a number that stands alone or out of order stays.
    """
    found = [m for run in _runs(_candidates(lines)) if _is_counted(run) for m in run]
    by_line: dict[int, list[_Mark]] = {}
    for mark in found:
        by_line.setdefault(mark.line, []).append(mark)
    return [
        _raised(line, by_line[i], log) if i in by_line else line for i, line in enumerate(lines)
    ]


def _candidates(lines: list[Line]) -> list[_Mark]:
    found = []
    for index, line in enumerate(lines):
        for mark in _NUMBER.finditer("" if line.table else line.text):
            before = line.text[max(0, mark.start() - _BEFORE_CHARS) : mark.start()]
            if (glued := _BEFORE.search(before)) and not (
                glued[2] == "." and glued[1].casefold() in _CITED
            ):
                word, bare = glued[1].casefold(), not glued[2]
                found.append(_Mark(index, *mark.span(), int(mark.group()), word, bare))
    return found


def _runs(marks: list[_Mark]) -> list[list[_Mark]]:
    """Marks that count upwards, each run from 1; up to `_SKIPPED` numbers may be missing."""
    runs: list[list[_Mark]] = []
    for mark in marks:
        if mark.number == 1:
            runs.append([mark])
        elif runs and 0 < mark.number - runs[-1][-1].number <= 1 + _SKIPPED:
            runs[-1].append(mark)
    return runs


def _is_counted(run: list[_Mark]) -> bool:
    bare = [m.word for m in run if m.bare]
    if len(set(bare)) < len(bare):
        return False
    return len(run) >= (_FEWEST_BARE if len(bare) == len(run) else _FEWEST)


def _raised(line: Line, marks: list[_Mark], log: Log) -> Line:
    """Each figure has one raised form, so that the places of all characters stay."""
    characters = list(line.text)
    for mark in marks:
        number = line.words.cut(mark.start, mark.end)
        raised = number.text.translate(_RAISED)
        log.changed("note_mark", number, raised)
        characters[mark.start : mark.end] = raised
    return replace(line, words=Traced("".join(characters), line.words.origin))
