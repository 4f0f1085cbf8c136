"""Furniture: what a page carries that its author did not say."""

import re
from collections import Counter

from sources.cleaning.headers import running_headers
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
        r"\b(?:Suite \w?\d+|\d+(?:st|nd|rd|th) Floor|P\.?O\.? Box \d+)\b",
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
    r"click here|learn more|back to top|skip to (?:main )?content|next|previous|contact|"
    r"advertisement|related (?:posts|articles)|accept (?:all )?cookies|browse [\w ]+:"
)
_CHROME = re.compile(rf"^(?:(?:{_CHROME_WORD})[\s|·•>-]*)+[.:]?$", re.I)
_CHROME_LINE = re.compile(
    r"^(?:facebook|twitter): (?:join|follow|like) us$|"
    r"protected from spambots|^(?:©|copyright\b|all rights reserved)|"
    r"^(?:we use cookies|this (?:site|website) uses cookies|by continuing to (?:use|browse))\b|"
    r"^(?:posted (?:in|by|on)|filed under|tags?|categories|share this|leave a (?:comment|reply)|"
    r"view this (?:e-?mail|message|newsletter) in your browser|unsubscribe)\b[^.]*$|"
    r"^you (?:are receiving|received|have received) this (?:e-?mail|message|newsletter)\b|"
    r"^to (?:unsubscribe|leave this list|stop receiving)\b|"
    r"^(?:\d+ )?(?:comments?|min(?:ute)? read)$|"
    r"^(?:please )?(?:read|see|view|download|click here for) (?:the|an?|our) "
    r"(?:full|complete|unofficial|original)\b",
    re.I,
)
_CREDIT = re.compile(
    r"^(?:photo(?:graph)?|image|picture)s?(?: credits?)?(?: by\b|\s*:| via\b| ©).{0,120}$", re.I
)
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|]\s*)?(?:p(?:age|\.)?\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?"
    r"(?:\s*[-–—|])?$",
    re.I,
)
# A bare year is a heading of a timeline rather than a page.
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
# The number of a United Nations print job, at the foot of a first page.
_JOB_NUMBER = re.compile(r"^\d{2}-\d{4,6}(?: \([A-Z]\))?$")
_STRAY = re.compile(r"^[^\w:…•-]{1,3}$")
_RULE = re.compile(r"^(?:([-_=*~#+.])(?: ?\1){2,})$")
_SHORT_WORDS = 15
# Longer than any line of furniture; the patterns below are slow on very long lines.
_LONGEST_CHARS = 600


# Who wrote a mail, when and about what is its byline; to whom it went is not.
_MAIL_HEADER = re.compile(r"^(?:From|Date|Subject|Message): ")
_ADDRESSEE = re.compile(r"^(?:To|Cc|Bcc|Reply-To|Message-ID|Content-Type|MIME-Version): \S")
_LIST_FOOTER = re.compile(r"^(?:[\w-]+ mailing list|end of [\w .-]+ digest\b.*|-- ?)$", re.I)


def find_furniture(lines: list[Line]) -> dict[int, str]:
    """Index of each line that is furniture, with the kind of furniture that it is."""
    found: dict[int, str] = {}
    repeated = running_headers(lines)
    for index, line in enumerate(lines):
        if index in repeated:
            found[index] = "running_header"
        elif line.table or line.level:
            continue
        elif kind := furniture_kind(line.text):
            found[index] = kind
    _add_taglines(lines, found)
    _add_contact_neighbours(lines, found)
    return found


def furniture_kind(text: str) -> str | None:
    """The kind of furniture that a line shows itself to be, whatever stands beside it."""
    if len(text) > _LONGEST_CHARS:
        return None
    if _PAGE_NUMBER.match(text) and not _YEAR.match(text) and text not in ("I", "A", "V", "X"):
        return "page_number"
    if _JOB_NUMBER.match(text):
        return "page_number"
    if _RULE.match(text):
        return "rule"
    if _STRAY.match(text):
        return "stray_mark"
    if _CREDIT.match(text):
        return "photo_credit"
    if _CHROME.match(text) or _CHROME_LINE.search(text):
        return "web_chrome"
    if _BARE_ADDRESS.match(text) or _LIST_FOOTER.match(text) or _ADDRESSEE.match(text):
        return "contact"
    if _MAIL_HEADER.match(text):
        return None
    parts = sum(bool(p.search(text)) for p in _CONTACT_PARTS)
    if parts >= 2 or (parts and not ends_sentence(text) and len(text.split()) <= _SHORT_WORDS):
        return "contact"
    return "contact" if parts and text.endswith(":") else None


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
