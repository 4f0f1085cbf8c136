"""Values of metadata, made plain: dates, languages, names and titles that mean something."""

import re
from email.utils import parsedate_to_datetime

from sources.catalogue import MONTHS, parse_date

_ISO = re.compile(r"^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d])")
_PACKED = re.compile(r"^(?:D:)?(\d{4})(\d{2})(\d{2})")
_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\b.*|untitled.*|document\s*\d*|slide \d+|title|"
    r"(?:no|without) (?:sub)?title.*|template.*|layout \d+|"
    r"\S+\.(?:docx?|pdf|indd|qxd|rtf|odt|pptx?|wpd|tmp|html?)|[\d\W_]*)$",
    re.I,
)
_JUNK_AUTHOR = re.compile(
    r"^(?:admin(?:istrator)?|user|owner|unknown|author|staff|editor|webmaster|anonymous|guest|"
    r"default|microsoft(?: office)?(?: user)?|hp|dell|lenovo|asus|acer|python-docx)$",
    re.I,
)
_ADDRESS = re.compile(r"\w+://|@|^www\.")


def one_line(text: str) -> str:
    """The text on one line, white space collapsed."""
    return " ".join(text.split())


def iso_date(text: str) -> str:
    """The ISO date in a metadata value ("2016-05-09T10:00Z", "D:20160509…"), else ""."""
    text = text.strip()
    if match := _PACKED.match(text) or _ISO.match(text):
        year, month, day = match.group(1), match.group(2), match.group(3)
        return _valid(int(year), int(month or 0), int(day or 0))
    if found := parse_date(re.sub(r"^[A-Za-z]+day,\s*", "", text)):
        return found
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _valid(year: int, month: int, day: int) -> str:
    if not 1500 <= year <= 2100:
        return ""
    if not 1 <= month <= len(MONTHS):
        return f"{year}"
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= 31 else f"{year}-{month:02d}"


def language_code(tag: str) -> str:
    """The ISO 639-1 code of a language tag ("en-GB" gives "en"), else ""."""
    code = re.split(r"[-_]", tag.strip().lower())[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def real_title(text: str) -> str:
    """The title, or "" where it is only what a program puts in."""
    title = re.sub(r"^Microsoft (?:Word|PowerPoint) - ", "", one_line(text))
    return "" if _JUNK_TITLE.match(title) else title


def person_names(values: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The names in author fields; log-in names, addresses and doubles left out."""
    names: list[str] = []
    for value in values:
        for part in re.split(r"\s*(?:;|\band\b|&|\|)\s*", one_line(value)):
            name = re.sub(r"^by\s+", "", part, flags=re.I).strip(" ,")
            if not name or _JUNK_AUTHOR.match(name) or _ADDRESS.search(name):
                continue
            # A single word in small letters or with figures is a log-in name.
            if " " not in name and (name.islower() or any(c.isdigit() for c in name)):
                continue
            names.append(name)
    return tuple(dict.fromkeys(names))
