"""Articles inside a digest: found by their title, byline and date, each with its own record."""

import re
from dataclasses import dataclass, replace

from sources.catalogue import Record, Voice, parse_date
from sources.cleaning.lines import Line
from sources.sentences import ends_sentence

SECTION_GAP = 3
_NUMBERED = re.compile(r"^(\d{1,2})\.\s*(?=\D)")
_TAKEN_FROM = re.compile(r"^(?:article |essay |chapter )?taken from\s+(.*)$", re.I)
_PUBLICATION_OF = re.compile(r"^a publication (?:from|of|by)\s+(?:the\s+)?(.*)$", re.I)
_NAME = r"[A-Z][\w'’.-]+(?: (?:[A-Z]\.|de|van|von|bin|al-\w+|[A-Z][\w'’-]+)){1,3}"
_NAMES = re.compile(rf"^(?:by )?({_NAME})(?:(?:,| and|, and|;) ({_NAME}))*$", re.I)
_ORGANISATION = re.compile(
    r"\b(?:centre|center|council|international|watch|office|policy|nations|institute|foundation|"
    r"university|times|post|network|coalition|group|commission|committee|ministry|department|"
    r"union|association|initiative|affairs|relations|society|agency|journal|review|news|un|uk)\b",
    re.I,
)
_COLOPHON = re.compile(
    r"^(?:thanks to\b|compiled by\b|edited by\b).*(?:compil|edit|listserv|newsletter|mailing|by)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The lines that open an item: `title` at `first`, bylines up to `last`, inclusive."""

    first: int
    last: int
    number: int
    title: str
    bylines: tuple[str, ...]
    published: str


@dataclass(frozen=True, slots=True)
class ItemSpan:
    """Lines [first, last) of an item; `head` is None for an introduction without a title."""

    label: str
    first: int
    last: int
    head: ItemHead | None


def find_heads(lines: list[Line]) -> list[ItemHead]:
    """Numbered titles that are followed at once by short bylines ending in a date."""
    heads: list[ItemHead] = []
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        if not match:
            continue
        for last in range(index + 1, min(index + 6, len(lines))):
            if lines[last].gap or _NUMBERED.match(lines[last].text):
                break
            if published := parse_date(lines[last].text):
                bylines = tuple(x.text for x in lines[index + 1 : last])
                title = line.text[match.end() :].strip()
                heads.append(ItemHead(index, last, int(match.group(1)), title, bylines, published))
                break
            if ends_sentence(lines[last].text):
                break
    return heads if len(heads) > 1 else []


def contents_lines(lines: list[Line], heads: list[ItemHead]) -> set[int]:
    """Numbered lines before the first item that name the items again, in whatever words."""
    if not heads:
        return set()
    listed = [i for i in range(heads[0].first) if _NUMBERED.match(lines[i].text)]
    named = [i for i in listed if any(_same_title(lines[i].text, h.title) for h in heads)]
    return set(listed) if len(named) >= 0.6 * len(listed) else set(named)


def _same_title(text: str, title: str) -> bool:
    words, wanted = (set(re.findall(r"\w{3,}", t.casefold())) for t in (text, title))
    return len(words & wanted) >= 0.5 * max(1, len(wanted))


def item_spans(lines: list[Line], heads: list[ItemHead], skip: set[int]) -> list[ItemSpan]:
    """The items in order, labelled by section letter and number ("B1"); introductions "B".

    A new section begins after a wide gap or where the numbering starts again.
    What comes before the first section and the colophon stay with the carrier.
    """
    if not heads:
        return []
    opening = {head.first: head for head in heads}
    after_contents = max(skip, default=-1) + 1
    starts: list[tuple[int, str, ItemHead | None]] = []
    letter, number = "@", 0
    for index in range(after_contents, len(lines)):
        head = opening.get(index)
        wide = lines[index].gap >= SECTION_GAP or index == after_contents
        restart = head is not None and head.number <= number
        if wide or restart:
            letter, number = chr(ord(letter) + 1), 0
        if head:
            number = head.number
            starts.append((index, f"{letter}{number}", head))
        elif wide and not _in_byline(index, heads):
            starts.append((index, letter, None))
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    return [
        ItemSpan(label, start, _before_colophon(lines, start, end), head)
        for (start, label, head), end in zip(starts, ends, strict=True)
        if start < _before_colophon(lines, start, end)
    ]


def _in_byline(index: int, heads: list[ItemHead]) -> bool:
    return any(h.first <= index <= h.last for h in heads)


def _before_colophon(lines: list[Line], start: int, end: int) -> int:
    colophon = (i for i in range(start, end) if _COLOPHON.match(lines[i].text))
    return next(colophon, end)


def item_record(span: ItemSpan, lines: list[Line], carrier: Record) -> Record:
    """The record of an item from its title, bylines and first lines."""
    base = Record(title="", language=carrier.language, carried_in=carrier)
    if span.head is None:
        title = " ".join(lines[span.first].text.split()[:8]) + " …"
        return replace(
            base, title=title, publisher=carrier.publisher, voice=carrier.voice, kind="introduction"
        )
    authors, publisher, container = _bylines(span.head.bylines)
    text = " ".join(line.text for line in lines[span.head.last + 1 : span.last])
    if not authors:
        authors = _author_in_text(span.head.title, publisher, text)
    if container:
        publisher = f"{publisher}, in {container}" if publisher else container
    return replace(
        base,
        title=span.head.title,
        authors=authors,
        publisher=publisher,
        published=span.head.published,
        kind="article in a digest",
        voice=_voice(publisher, span.head.title),
    )


def _bylines(bylines: tuple[str, ...]) -> tuple[tuple[str, ...], str, str]:
    authors: tuple[str, ...] = ()
    publisher = container = ""
    for line in bylines:
        if match := _TAKEN_FROM.match(line):
            container = match.group(1)
        elif match := _PUBLICATION_OF.match(line):
            publisher = match.group(1).replace(" – ", "-")
        elif not authors and not publisher and _are_names(line):
            names = re.sub(r"^by\s+", "", line, flags=re.I)
            authors = tuple(n.strip() for n in re.split(r",? and |[,;]", names) if n.strip())
        else:
            publisher = f"{publisher}, {line}" if publisher else line
    return authors, publisher, container


def _are_names(line: str) -> bool:
    return bool(_NAMES.match(line)) and not _ORGANISATION.search(line)


def _author_in_text(title: str, publisher: str, text: str) -> tuple[str, ...]:
    """The speaker of a "Statement of the ROLE …", or who "is a PUBLISHER researcher"."""
    if match := re.match(
        r"(?:statement|remarks|speech|address) (?:of|by) the (.+?)(?: on the situation.*)?$",
        title,
        re.I,
    ):
        role = re.escape(match.group(1))
        if named := re.search(rf"(?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? )?({_NAME}), (?:the )?{role}", text):
            return (re.sub(r"^(?:Mr|Ms|Mrs|Dr)\.? ", "", named.group(1)),)
    if publisher and (named := re.match(rf"({_NAME}) is an? {re.escape(publisher)} ", text)):
        return (named.group(1),)
    return ()


def _voice(publisher: str, title: str) -> Voice:
    """A first guess at who speaks; the catalogue or the user corrects it."""
    guesses = (
        (r"(?i)\bstatement of the special advis", Voice.UN_OFFICIAL),
        (r"(?i)^(?:\W?\w+\W? ){0,6}summary of\b", Voice.MEETING_SUMMARY),
        (r"(?i)\b(?:policy|times|post|guardian|courier|journal)\b", Voice.COLUMNIST),
        (
            r"(?i)\b(?:council on foreign relations|institute|centre for the responsib)",
            Voice.THINK_TANK,
        ),
        (r"(?i)\b(?:amnesty|human rights watch|refugees|coalition)\b", Voice.NGO),
        (r"(?i)\b(?:united nations|un) office\b", Voice.UN_OFFICIAL),
    )
    for pattern, voice in guesses:
        if re.search(pattern, title) or re.search(pattern, publisher):
            return voice
    return Voice.UNKNOWN
