"""Doubled text inside one document: kept once, where its title stands."""

from sources.catalogue import parse_date
from sources.cleaning.lines import Line
from sources.sentences import ends_sentence

_ENOUGH_WORDS = 12


def find_duplicates(lines: list[Line]) -> set[int]:
    """Indices of lines that say again what another run of lines says.

    Of two equal runs the one that follows a title or date line is kept, else
    the first.
    """
    folded = [" ".join(line.text.casefold().split()) for line in lines]
    places: dict[str, list[int]] = {}
    drop: set[int] = set()
    for index, text in enumerate(folded):
        for earlier in places.get(text, []):
            if index in drop or earlier in drop:
                continue
            length = _run_length(folded, earlier, index)
            if not any(_is_prose(lines[i].text) for i in range(earlier, earlier + length)):
                continue
            second_is_titled = _titled(lines, index) and not _titled(lines, earlier)
            start = earlier if second_is_titled else index
            drop.update(range(start, start + length))
        places.setdefault(text, []).append(index)
    return drop


def _run_length(folded: list[str], first: int, second: int) -> int:
    length = 0
    while (
        first + length < second
        and second + length < len(folded)
        and folded[first + length] == folded[second + length]
    ):
        length += 1
    return length


def _is_prose(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) >= _ENOUGH_WORDS


def _titled(lines: list[Line], start: int) -> bool:
    if start == 0:
        return False
    before = lines[start - 1].text
    return bool(parse_date(before)) or not ends_sentence(before)
