"""Where the items of a digest begin: by number, heading, plain title or mail header."""

import re
from collections import Counter
from dataclasses import dataclass

from sources.bylines import is_byline, line_date, mail_date, mail_sender
from sources.catalogue import parse_date
from sources.cleaning.lines import Line
from sources.headings import heading_mark
from sources.sentences import ends_sentence

NUMBERED = re.compile(r"^(\d{1,2})\.\s*(?=\D)")
_SIGNED = re.compile(r"^by\s+\S", re.I)
_MAIL = re.compile(r"^(Message|From|To|Cc|Reply-To|Date|Subject|Message-ID):\s+(.*)$")
_LIST_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|aw):|\s*\[[^\]]{1,40}\])+\s*", re.I)
_TITLE_WORDS = 40
_MOST_BYLINES = 5


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The lines that open an item: bylines up to `last`, inclusive.

    Attributes:
        first: First line of the head.
        last: Last line of the head.
        number: As the source numbers the item, else counted from 1.
        title: Without number or mark.
        bylines: Lines under the title, in order.
        published: ISO date, or None.
        title_at: The line that holds the title.
        level: Level of the title among headings, 0 for other titles.
    """

    first: int
    last: int
    number: int
    title: str
    bylines: tuple[str, ...]
    published: str | None
    title_at: int
    level: int = 0


def find_heads(lines: list[Line]) -> list[ItemHead]:
    """The heads of a digest's items in order; empty for a text that is one article."""
    for find in (_mail_heads, _numbered_heads, _headed, _plain_heads):
        heads = find(lines)
        if len(heads) > 1:
            return heads
    return []


def _numbered_heads(lines: list[Line]) -> list[ItemHead]:
    """Numbered titles with short bylines at once under them, ending in a date or signed."""
    heads: list[ItemHead] = []
    for index, line in enumerate(lines):
        match = NUMBERED.match(line.text)
        if match and (found := _byline_block(lines, index + 1)):
            last, published = found
            bylines = tuple(x.text for x in lines[index + 1 : last + 1] if not parse_date(x.text))
            title = line.text[match.end() :].strip()
            number = int(match.group(1))
            heads.append(ItemHead(index, last, number, title, bylines, published, index))
    return _with_bare_titles(lines, heads) if len(heads) > 1 else []


def _byline_block(lines: list[Line], start: int) -> tuple[int, str | None] | None:
    """Last line of the bylines from `start` on, and their date; None if they are none."""
    signed: int | None = None
    for last in range(start, min(start + _MOST_BYLINES, len(lines))):
        text = lines[last].text
        if lines[last].gap or NUMBERED.match(text):
            break
        if published := parse_date(text):
            return last, published
        if ends_sentence(text):
            break
        if last == start and _SIGNED.match(text):
            signed = last
    return None if signed is None else (signed, line_date(lines[signed].text))


def _with_bare_titles(lines: list[Line], heads: list[ItemHead]) -> list[ItemHead]:
    """With the unsigned items whose numbered titles the contents list announced."""
    listed = {x.text.casefold() for x in lines[: heads[0].first] if NUMBERED.match(x.text)}
    known = {h.first for h in heads}
    found = list(heads)
    for index in range(heads[0].first, len(lines)):
        match = NUMBERED.match(lines[index].text)
        if match and index not in known and lines[index].text.casefold() in listed:
            title = lines[index].text[match.end() :].strip()
            found.append(ItemHead(index, index, int(match.group(1)), title, (), None, index))
    return sorted(found, key=lambda h: h.first)


def _headed(lines: list[Line]) -> list[ItemHead]:
    """Marked headings of one level with a byline under them, or a date where others have one."""
    heads: list[ItemHead] = []
    for index, line in enumerate(lines):
        level = line.level or len(re.match(r"#*", line.text).group())  # type: ignore[union-attr]
        if not level or index + 1 == len(lines):
            continue
        last = _last_byline(lines, index)
        if last > index:
            heads.append(_head(lines, index, last, line.text[heading_mark(line.text) :], level))
    levels = Counter(h.level for h in heads)
    best = max(levels, key=lambda n: (levels[n], n), default=0)
    chosen = [h for h in heads if h.level == best]
    signed = sum(any(is_byline(b) for b in h.bylines) for h in chosen)
    return _counted(chosen) if 2 * signed >= len(chosen) else []


def _last_byline(lines: list[Line], index: int) -> int:
    """The last of the lines under a title that name an author or a date."""
    last = index
    for place in range(index + 1, min(index + 4, len(lines))):
        text = lines[place].text
        if lines[place].gap > 1 or not (is_byline(text) or line_date(text)):
            break
        last = place
    return last


def _plain_heads(lines: list[Line]) -> list[ItemHead]:
    """Short unmarked titles, each with "By …" under it, or with a name and a date."""
    heads: list[ItemHead] = []
    for index, line in enumerate(lines[:-1]):
        titled = line.gap > 0 or index == 0
        short = len(line.text.split()) <= _TITLE_WORDS and not _SIGNED.match(line.text)
        if not titled or not short or line.text.endswith((".", ",", ";")):
            continue
        if lines[index + 1].gap or heading_mark(line.text):
            continue
        last = _last_byline(lines, index)
        signed = any(_SIGNED.match(x.text) for x in lines[index + 1 : last + 1])
        if last > index + (0 if signed else 1):
            heads.append(_head(lines, index, last, line.text, 0))
    return _counted(heads)


def _head(lines: list[Line], index: int, last: int, title: str, level: int) -> ItemHead:
    bylines = tuple(x.text for x in lines[index + 1 : last + 1])
    dates = [d for d in map(line_date, bylines) if d]
    return ItemHead(index, last, 0, title, bylines, dates[0] if dates else None, index, level)


def _counted(heads: list[ItemHead]) -> list[ItemHead]:
    return [
        ItemHead(h.first, h.last, n, h.title, h.bylines, h.published, h.title_at, h.level)
        for n, h in enumerate(heads, start=1)
    ]


def _mail_heads(lines: list[Line]) -> list[ItemHead]:
    """Blocks of mail headers with a sender and a subject, as list digests carry them."""
    heads: list[ItemHead] = []
    index = 0
    while index < len(lines):
        end, fields = _mail_block(lines, index)
        if "From" in fields and "Subject" in fields:
            heads.append(_mail_head(fields, index, end - 1, len(heads) + 1))
        index = max(end, index + 1)
    return heads


def _mail_block(lines: list[Line], start: int) -> tuple[int, dict[str, tuple[int, str]]]:
    """One past the block of header lines at `start`, and its fields with their lines."""
    fields: dict[str, tuple[int, str]] = {}
    index = start
    while index < len(lines) and (match := _MAIL.match(lines[index].text)):
        if index > start and lines[index].gap and "Message" not in fields:
            break
        fields.setdefault(match.group(1), (index, match.group(2)))
        index += 1
    return index, fields


def _mail_head(fields: dict[str, tuple[int, str]], first: int, last: int, n: int) -> ItemHead:
    at, subject = fields["Subject"]
    title = _LIST_PREFIX.sub("", subject) or subject
    sender = f"By {mail_sender(fields['From'][1])}"
    date = mail_date(fields["Date"][1]) if "Date" in fields else None
    return ItemHead(first, last, n, title, (sender,), date, at)
