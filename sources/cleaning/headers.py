"""Running headers and footers: short lines that recur where pages or columns break."""

import re
from collections import defaultdict

from sources.catalogue import parse_date
from sources.cleaning.lines import Line
from sources.sentences import ends_sentence

_SHORT_WORDS = 15
_STRONG_WORDS = 3
_SENTENCE_WORDS = 6
_EDGE_LINES = 2
_PAGE_SHARE = 0.3
_MAIL_HEADER = re.compile(r"^(?:Message|From|Date|Subject): ")
_SYMBOL = re.compile(r"^[A-Z]{1,5}(?:/[\w.]+){1,5}$")
_LIST_NUMBER = re.compile(r"^(\d{1,3})[.)](?=\D)")


def running_headers(lines: list[Line]) -> set[int]:
    """Indices of running headers and footers.

    By position, where the source has pages: the same words, digits apart, at the
    top or bottom of two pages or more. By context elsewhere: short lines that
    recur and stand beside other recurring lines, or cut a sentence or a list. A
    sub-heading that recurs is no header: each time it opens prose of its own.
    """
    headers = _by_page(lines) | _by_context(lines)
    return _without_title(lines, headers) | _repeated_symbols(lines)


def _repeated_symbols(lines: list[Line]) -> set[int]:
    """Lines that are a document's symbol once more ("A/63/677")."""
    symbols = [i for i, line in enumerate(lines) if _SYMBOL.match(line.text)]
    first = {lines[i].text: i for i in reversed(symbols)}
    return {i for i in symbols if first[lines[i].text] != i}


def _folded(text: str) -> str:
    return re.sub(r"[\W\d_]+", " ", text).strip().casefold()


def _by_page(lines: list[Line]) -> set[int]:
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page is not None:
            pages[line.page].append(index)
    places: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for where in pages.values():
        tops, bottoms = where[:_EDGE_LINES], where[-_EDGE_LINES:]
        for index in dict.fromkeys(tops + bottoms):
            if _may_be_header(lines[index]):
                places[_folded(lines[index].text), index in tops].append(index)
    enough = max(2, _PAGE_SHARE * len(pages))
    return {
        i for (text, _), where in places.items() if text and len(where) >= enough for i in where
    }


def _may_be_header(line: Line) -> bool:
    short = len(line.text.split()) <= _SHORT_WORDS
    listed = _LIST_NUMBER.match(line.text) or _MAIL_HEADER.match(line.text)
    closed = line.text.endswith(".") and len(line.text.split()) >= _SENTENCE_WORDS
    sentence = closed or line.text[0].islower() or line.quoted or line.table
    return short and not listed and not sentence and not parse_date(line.text)


def _stands_out(lines: list[Line], index: int) -> bool:
    """Whether a line is set apart from the prose around it: by space or by its capitals."""
    apart = lines[index].gap > 0 or (index + 1 < len(lines) and lines[index + 1].gap > 0)
    words = re.findall(r"[^\W\d_]{3,}", lines[index].text)
    return apart or sum(w[0].isupper() for w in words) >= 0.6 * len(words)


def _by_context(lines: list[Line]) -> set[int]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        asks = line.text.endswith((":", "?"))
        if _may_be_header(line) and not asks and _stands_out(lines, index):
            places[_folded(line.text)].append(index)
    recurring = {t: where for t, where in places.items() if t and len(where) > 1}
    strong = {i for t, w in recurring.items() if len(t.split()) >= _STRONG_WORDS for i in w}
    headers: set[int] = set()
    for text, where in recurring.items():
        near = strong if len(text.split()) >= _STRONG_WORDS else strong & headers
        beside = sum(i - 1 in near or i + 1 in near for i in where)
        cuts = sum(_cuts(lines, i, i) for i in where)
        if 2 * beside > len(where) or cuts or _opens_nothing(lines, where):
            headers.update(where)
    for text, where in recurring.items():
        beside = sum(i - 1 in headers or i + 1 in headers for i in where)
        if len(text.split()) < _STRONG_WORDS and 2 * beside > len(where):
            headers.update(where)
    return headers


def _opens_nothing(lines: list[Line], where: list[int]) -> bool:
    """Whether words that recur down the text stand above prose not even once."""
    spread = where[-1] > len(lines) // 2
    long = len(lines[where[0]].text.split()) >= _STRONG_WORDS
    return spread and long and not any(_prose(lines, i + 1) for i in where)


def _prose(lines: list[Line], index: int) -> bool:
    if index == len(lines):
        return False
    text = lines[index].text
    listed = bool(re.match(r"^(?:[-•*–]\s|\d{1,3}[.)]|\(?[a-z]\))", text))
    return listed or (ends_sentence(text) and len(text.split()) >= 6) or lines[index].table


def _cuts(lines: list[Line], first: int, last: int) -> bool:
    """Whether lines first..last stand between two halves of a sentence or of a list."""
    if first == 0 or last + 1 == len(lines):
        return False
    before, after = lines[first - 1].text, lines[last + 1].text
    sentence = after[0].islower() and not ends_sentence(before) and len(before.split()) > 4
    left, right = _LIST_NUMBER.match(before), _LIST_NUMBER.match(after)
    numbers = left and right and int(right.group(1)) == int(left.group(1)) + 1
    return sentence or bool(numbers and ends_sentence(before))


def _without_title(lines: list[Line], headers: set[int]) -> set[int]:
    """The headers less the first one, where that is the title of the text itself."""
    first = min(headers, default=len(lines))
    rest = next((i for i in range(first, len(lines)) if i not in headers), None)
    if rest is None:
        return set()
    after_prose = any(_prose(lines, i) for i in range(first))
    if after_prose or (first <= 2 and re.search(r"[\d|]", lines[first].text)):
        return headers
    signed = re.match(r"^(?:by |[IVX\d]+\.)", lines[rest].text, re.I)
    return headers - {first} if first <= 2 and (_prose(lines, rest) or signed) else headers
