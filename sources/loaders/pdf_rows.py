"""Rows of a PDF page's words, and its running head and foot."""

import re
from collections import Counter
from dataclasses import replace
from statistics import median

from sources.loaders.pdf_words import Word

_ROWS_BACK = 3
_EDGE_ROWS = 3
# Share of a page's height in which its running head and foot stand.
_MARGIN = 0.12

RowKey = tuple[str, int]


def rows(words: list[Word]) -> list[list[Word]]:
    """The words in rows from top to bottom; a raised note mark belongs to its row."""
    usual = median(w.size for w in words) if words else 0.0
    found: list[list[Word]] = []
    # Small words last: a raised mark must find its row, and not begin one above it.
    for word in sorted(words, key=lambda w: (w.size < 0.85 * usual, w.y, w.x0)):
        middle = (word.top + word.bottom) / 2
        for row in reversed(found[-_ROWS_BACK:] if word.size >= 0.85 * usual else found):
            lead = row[0]
            if lead.y - 0.78 * lead.size < middle < lead.y + 0.12 * lead.size:
                row.append(word)
                break
        else:
            found.append([word])
    found.sort(key=lambda row: row[0].y)
    return [sorted(row, key=lambda w: w.x0) for row in found]


def drop_caps_joined(words: list[Word]) -> list[Word]:
    """The words with each single large capital set before the word that it begins."""
    usual = median(w.size for w in words) if words else 0.0
    caps = [w for w in words if len(w.text) == 1 and w.text.isupper() and w.size > 1.8 * usual]
    out = [w for w in words if w not in caps]
    for cap in caps:
        near = [
            i
            for i, w in enumerate(out)
            if w.size < 1.5 * usual
            and -usual < w.top - cap.top < 0.6 * cap.size
            and -usual < w.x0 - cap.x1 < 3 * usual
        ]
        if near:
            index = min(near, key=lambda i: (round(out[i].y), out[i].x0))
            out[index] = replace(out[index], text=cap.text + out[index].text)
        else:
            out.append(cap)
    return out


def running_rows(pages: list[list[Word]]) -> frozenset[RowKey]:
    """First and last rows that recur at the same height of several pages."""
    count: Counter[RowKey] = Counter()
    for words in pages:
        found = rows(words)
        count.update({_key(row) for row in [*found[:_EDGE_ROWS], *found[-_EDGE_ROWS:]]})
    return frozenset(key for key, times in count.items() if times > 1)


def _key(row: list[Word]) -> RowKey:
    text = re.sub(r"[\W\d_]+", " ", " ".join(w.text for w in row)).strip().casefold()
    return text, round(row[0].y / 3)


def head_body_foot(
    words: list[Word], running: frozenset[RowKey]
) -> tuple[list[Word], list[Word], list[Word]]:
    """The words of a page's running head, of its text and of its foot."""
    found = rows(words)
    first, last = 0, len(found)
    height = found[-1][0].y - found[0][0].y if found else 0.0
    while first < min(_EDGE_ROWS, last - 1) and _is_running(found[first], running):
        if found[first][0].y - found[0][0].y > _MARGIN * height:
            break
        first += 1
    while len(found) - last < _EDGE_ROWS and last - 1 > first:
        row = found[last - 1]
        if not _is_running(row, running) or found[-1][0].y - row[0].y > _MARGIN * height:
            break
        last -= 1
    parts = (found[:first], found[first:last], found[last:])
    head, body, foot = ([w for row in part for w in row] for part in parts)
    return head, body, foot


def _is_running(row: list[Word], running: frozenset[RowKey]) -> bool:
    return _key(row) in running
