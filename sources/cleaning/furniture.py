"""Furniture: what a page carries that its author did not say."""

import re
from collections import Counter, defaultdict

from sources.catalogue import parse_date
from sources.cleaning.lines import Line
from sources.sentences import ends_sentence

_DOMAIN = (
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|int|edu|gov|info|eu)(?:/\S*)?"
)
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"\+?\(?\d{1,4}\)?[\s.-]\d{3}[\s.-]\d{3,4}(?:[\s.-]\d{3,4})?"
_BARE_ADDRESS = re.compile(rf"^(?:{_DOMAIN}|{_EMAIL}|{_PHONE})$", re.I)
_CONTACT_PARTS = tuple(
    re.compile(p)
    for p in (
        _EMAIL,
        rf"(?i)\b(?:tel|fax|phone|t|f)\b\.?:?\s*{_PHONE}",
        r"\d+ [\w. ]*\b(?:Avenue|Ave|Street|St|Road|Rd|Boulevard|Blvd|Place)\b",
        r"\b(?:Suite|Floor|P\.?O\.? Box)\b",
        r",? [A-Z]{2} \d{5}\b",
        r"^c/o\b",
        r"(?i)^(?:website|blog|facebook|twitter|web|e-?mail|tel|fax|phone|info|contact us)\s*:",
        r"(?i)^(?:for more information,? (?:please )?visit|sign up for)",
        r"(?i)^(?:follow us|contact us|contact$)",
    )
)
_CHROME_WORD = (
    r"(?:member |user )?(?:sign|log)[ -]?(?:in|up|out)|pdf|print|e-?mail|share|tweet|like|menu|"
    r"home|search|register|subscribe(?: now)?|join us|follow us|read (?:more|on)|"
    r"click here|learn more|back to top|skip to (?:main )?content|next|previous|contact|advertisement|"
    r"related (?:posts|articles)|accept (?:all )?cookies|browse [\w ]+:"
)
_CHROME = re.compile(rf"^(?:(?:{_CHROME_WORD})[\s|·•>-]*)+[.:]?$", re.I)
_CHROME_LINE = re.compile(
    r"^(?:facebook|twitter): (?:join|follow|like) us$|"
    r"protected from spambots|^(?:©|copyright\b|all rights reserved)|"
    r"^(?:please )?(?:read|see|view|download|click here for) (?:the|an?|our) "
    r"(?:full|complete|unofficial|original)\b",
    re.I,
)
_CREDIT = re.compile(
    r"^(?:photo(?:graph)?|image|picture)s?(?: credits?)?(?: by\b|\s*:| via\b| ©).{0,120}$", re.I
)
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?(?:\s*[-–—])?$", re.I
)
_STRAY = re.compile(r"^[^\w:…•-]{1,3}$")
_SHORT_WORDS = 15


def find_furniture(lines: list[Line]) -> dict[int, str]:
    """Index of each line that is furniture, with the kind of furniture that it is."""
    found: dict[int, str] = {}
    repeated = _running_headers(lines)
    for index, line in enumerate(lines):
        if index in repeated:
            found[index] = "running_header"
        elif kind := _alone(line.text):
            found[index] = kind
    _add_taglines(lines, found)
    _add_contact_neighbours(lines, found)
    return found


def _alone(text: str) -> str | None:
    """The kind of furniture that a line shows itself to be, whatever stands beside it."""
    if _PAGE_NUMBER.match(text):
        return "page_number"
    if _STRAY.match(text):
        return "stray_mark"
    if _CREDIT.match(text):
        return "photo_credit"
    if _CHROME.match(text) or _CHROME_LINE.search(text):
        return "web_chrome"
    if _BARE_ADDRESS.match(text):
        return "contact"
    parts = sum(bool(p.search(text)) for p in _CONTACT_PARTS)
    if parts >= 2 or (parts and not ends_sentence(text) and len(text.split()) <= _SHORT_WORDS):
        return "contact"
    return "contact" if parts and text.endswith(":") else None


def _folded(text: str) -> str:
    return re.sub(r"[\W\d_]+", " ", text).strip().casefold()


def _running_headers(lines: list[Line]) -> set[int]:
    """Short lines that recur and, where they recur, stand together or cut a text.

    A sub-heading that recurs is not furniture: each time it opens prose of its
    own. A running header stands beside other recurring lines, or between two
    halves of a sentence or list.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text.split()) <= _SHORT_WORDS and not parse_date(line.text):
            places[_folded(line.text)].append(index)
    recurring = {i for text, where in places.items() if text and len(where) > 1 for i in where}
    headers: set[int] = set()
    for where in places.values():
        if where[0] not in recurring:
            continue
        beside = sum(i - 1 in recurring or i + 1 in recurring for i in where)
        cuts = sum(_cuts(lines, i) for i in where)
        if 2 * beside >= len(where) or (cuts and len(where) > 2):
            headers.update(where)
    return headers


def _cuts(lines: list[Line], index: int) -> bool:
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1].text, lines[index + 1].text
    return after[0].islower() and not ends_sentence(before) and len(before.split()) > 4


def _add_taglines(lines: list[Line], found: dict[int, str]) -> None:
    """A site's motto: a short lower-case line beside a bare address."""
    for index, line in enumerate(lines):
        beside = any(
            0 <= i < len(lines) and _BARE_ADDRESS.match(lines[i].text)
            for i in (index - 1, index + 1)
        )
        short = len(line.text.split()) <= 8 and not ends_sentence(line.text)
        if index not in found and beside and short and line.text[0].islower():
            found[index] = "web_chrome"


def _add_contact_neighbours(lines: list[Line], found: dict[int, str]) -> None:
    """Names and self-descriptions that stand between the lines of a contact block."""
    contact = Counter(found.values())["contact"]
    if contact < 2:
        return
    kinds = ("contact", "web_chrome", "running_header")
    for index, line in enumerate(lines):
        if index in found:
            continue
        near = [found.get(i) for i in (index - 1, index + 1)]
        if near[0] not in kinds or near[1] not in kinds or "contact" not in near:
            continue
        at_end = index > 0.75 * len(lines)
        if not ends_sentence(line.text) or at_end:
            found[index] = "contact" if not ends_sentence(line.text) else "boilerplate"
