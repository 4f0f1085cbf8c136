"""Bylines: names, publishers and dates in the lines between a title and its text."""

import re
from dataclasses import dataclass
from email.utils import parseaddr, parsedate_to_datetime

from sources.catalogue import MONTHS, parse_date

_TAKEN_FROM = re.compile(r"^(?:article |essay |chapter )?taken from\s+(.*)$", re.I)
_PUBLICATION_OF = re.compile(r"^a publication (?:from|of|by)\s+(?:the\s+)?(.*)$", re.I)
NAME = r"[A-Z][\w'’.-]+(?: (?:[A-Z]\.|de|van|von|bin|al-\w+|[A-Z][\w'’-]+)){1,3}"
_NAMES = re.compile(rf"^(?:by )?({NAME})(?:(?:,| and|, and|;) ({NAME}))*$")
_BY = re.compile(r"^(?:(?:written |posted |words )?by|author:|from:)\s+", re.I)
_BARS = re.compile(r"\s*[|·•]\s*")
_NUMERAL = re.compile(r"^[IVXLC]{1,6}\.\s")
_GENRE = re.compile(
    r"^(?:opinion|editorial|analysis|commentary|comment|blog|news|press release|feature|"
    r"interview)$",
    re.I,
)
_ORGANISATION = re.compile(
    r"\b(?:centre|center|council|international|watch|office|policy|nations|institute|foundation|"
    r"university|times|post|network|coalition|group|commission|committee|ministry|department|"
    r"union|association|initiative|affairs|relations|society|agency|journal|review|news|un|uk|"
    r"desk|circle|project|press|tribune|courier|herald|gazette|quarterly|magazine|the)\b",
    re.I,
)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.I)
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—]\s+")
_MONTH = "|".join(MONTHS)
_TAIL_DATE = re.compile(
    rf",?\s+(?:\d{{1,2}} (?:{_MONTH}) \d{{4}}|(?:{_MONTH}) (?:\d{{1,2}}, )?\d{{4}})\.?$"
)
_DATELINE_WORDS = 12
# Cities that could be taken for persons by their form, as a dateline gives them.
_CITIES = frozenset(
    "new york|addis ababa|the hague|cape town|san francisco|los angeles|buenos aires|mexico city|"
    "new delhi|kuala lumpur|abu dhabi|tel aviv|hong kong|sao paulo|são paulo|port moresby|"
    "port louis|phnom penh|guatemala city|panama city|san jose|san josé|san salvador|st petersburg|"
    "santo domingo|kuwait city|washington dc|washington d.c.|lake success|port au prince|"
    "saint petersburg|dar es salaam|sri lanka|south sudan|"
    "south africa|new zealand|burkina faso|sierra leone|costa rica|el salvador|north korea".split(
        "|"
    )
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What the lines under a title say."""

    authors: tuple[str, ...] = ()
    publisher: str = ""
    container: str = ""
    published: str | None = None


def line_date(text: str) -> str | None:
    """The ISO date that a short line states, alone, behind a weekday, or as its last part."""
    for part in [text, *_PARTS.split(text)]:
        if found := parse_date(_WEEKDAY.sub("", part.strip())):
            return found
    tail = _TAIL_DATE.search(text)
    if tail and tail.group()[0] == "," and text[-1] != "." and len(text.split()) < _DATELINE_WORDS:
        return parse_date(tail.group().strip(" ,"))
    return None


def is_byline(text: str) -> bool:
    """Whether a line names an author: "By X", or nothing but names of persons."""
    parts = [_without_date(part)[0] for part in _BARS.split(text)]
    return any((_BY.match(p) and len(p.split()) <= 20) or are_names(p) for p in parts)


def are_names(text: str) -> bool:
    """Whether a line is nothing but one or more names of persons."""
    place = text.casefold() in _CITIES
    unlike = place or _ORGANISATION.search(text) or text.isupper() or _NUMERAL.match(text)
    return bool(_NAMES.match(text)) and not unlike


def dated_body(text: str) -> str:
    """The organisation of a line that gives one and a date ("Lake Institute, May 2023"), or ""."""
    words, date = _without_date(text)
    body = words.strip(" ,")
    return body if date and _ORGANISATION.search(body) and not is_byline(text) else ""


def read_bylines(lines: tuple[str, ...]) -> Byline:
    """Authors, publisher, container and date that the lines under a title give."""
    authors: tuple[str, ...] = ()
    publisher = container = ""
    published: str | None = None
    for line in (part for whole in lines for part in _BARS.split(whole)):
        words, date = _without_date(line)
        published = published or date
        if not words or _GENRE.match(words):
            continue
        if match := _TAKEN_FROM.match(words):
            container = match.group(1)
        elif match := _PUBLICATION_OF.match(words):
            publisher = match.group(1).replace(" – ", "-")
        elif not authors and not publisher and (_BY.match(words) or are_names(words)):
            authors, affiliation = _authors(words)
            publisher = affiliation or publisher
        else:
            publisher = f"{publisher}, {words}" if publisher else words
    return Byline(authors, publisher, container, published)


def _without_date(line: str) -> tuple[str, str | None]:
    """The line's words and its date."""
    parts = _PARTS.split(line)
    rest = [p for p in parts if not parse_date(_WEEKDAY.sub("", p.strip()))]
    if len(rest) < len(parts):
        return " ".join(rest).strip(), line_date(line)
    if match := _TAIL_DATE.search(line):
        return line[: match.start()], parse_date(match.group().strip(" ,"))
    return line, None


def _authors(words: str) -> tuple[tuple[str, ...], str]:
    """The persons of "By A and B, Affiliation", and the affiliation."""
    signed = _BY.match(words)
    names = words[signed.end() :] if signed else words
    if " and " in names:
        left, _, right = names.rpartition(" and ")
        last, _, affiliation = right.partition(", ")
        people = [*re.split(r"[,;]\s*", left), last]
    elif signed:
        first, _, affiliation = names.partition(", ")
        people = [first]
    else:
        people, affiliation = re.split(r"[,;]\s*", names), ""
    kept = tuple(p.strip() for p in people if p.strip() and p.strip()[0].isupper())
    return kept, affiliation


def mail_sender(value: str) -> str:
    """The person in the From line of a mail: "Jane Doe <j@x.org>", "j at x.org (Jane Doe)"."""
    if match := re.search(r"\(([^)]+)\)\s*$", value):
        return match.group(1)
    name, address = parseaddr(value)
    return name or address or value


def mail_date(value: str) -> str | None:
    """The ISO date of a mail's Date line, or None."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError):
        return line_date(value)
