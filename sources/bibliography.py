"""Bibliography: the records of the library as CSL-JSON entries with stable keys."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.catalogue import Record, Voice
from sources.document import Document

CslValue = str | list[dict[str, str]] | dict[str, list[list[int]]]
CslEntry = dict[str, CslValue]

_BODY = re.compile(
    r"\b(?:organi[sz]ation|coalition|council|united nations|centre|center|institute|ministry|"
    r"department|office|network|committee|association|international|watch|foundation|project|"
    r"university|agency|group|union|commission|icrtop|gcr2p)\b|\(",
    re.I,
)
_PARTICLES = frozenset("de del della der den di du la le van von bin al el".split())
_TYPES = {
    Voice.COLUMNIST: "article-newspaper",
    Voice.SCHOLAR: "chapter",
    Voice.UN_OFFICIAL: "speech",
}
_KINDS = (("interview", "interview"), ("statement", "speech"), ("essay", "chapter"))


@dataclass(frozen=True, slots=True)
class Work:
    """A citable work: a document or an item of one.

    Attributes:
        key: Citation key, unique in the bibliography ("kaye2013responsibility").
        name: What the library calls it ("004/B1").
        record: Its record.
    """

    key: str
    name: str
    record: Record


def works(documents: Iterable[tuple[str, Document]]) -> tuple[Work, ...]:
    """Every document and item with a key of its own, in the given order.

    Args:
        documents: Each document with what the library calls it.
    """
    found: list[Work] = []
    taken: set[str] = set()
    for name, document in documents:
        named = [
            (name, document.record),
            *((f"{name}/{i.label}", i.record) for i in document.items),
        ]
        for label, record in named:
            key = _free(_key(record), taken)
            taken.add(key)
            found.append(Work(key, label, record))
    return tuple(found)


def _key(record: Record) -> str:
    names = record.authors or (record.publisher,)
    family = _family(names[0]) if names[0] and not is_body(names[0]) else names[0].split(" ")[0]
    words = [w for w in re.findall(r"[^\W\d_]+", record.title) if len(w) > 3] or [record.title]
    year = (record.published or "nd")[:4]
    return _plain(f"{family}{year}{words[0]}") or "work"


def _free(key: str, taken: set[str]) -> str:
    if key not in taken:
        return key
    return next(k for n in range(2, len(taken) + 3) if (k := f"{key}{n}") not in taken)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", folded.casefold())


def is_body(name: str) -> bool:
    """Whether an author is a body rather than a person."""
    return bool(_BODY.search(name)) or len(name.split()) == 1 or len(name.split()) > 5


def _family(name: str) -> str:
    return name.split()[-1]


def person(name: str) -> tuple[str, str]:
    """Given and family name of a person, particles with the family name."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _names(authors: Sequence[str]) -> list[dict[str, str]]:
    names = []
    for author in authors:
        if is_body(author):
            names.append({"literal": author})
        else:
            given, family = person(author)
            names.append({"family": family, "given": given})
    return names


def csl_type(record: Record) -> str:
    """The CSL type of a record."""
    for word, kind in _KINDS:
        if word in record.kind:
            return kind
    return _TYPES.get(record.voice, "report")


def csl_entry(work: Work) -> CslEntry:
    """The CSL-JSON entry of a work; an item names its carrier as container and archive."""
    record = work.record
    entry: CslEntry = {"id": work.key, "type": csl_type(record), "title": record.title}
    carrier = record.carried_in
    parts = {
        "author": _names(record.authors),
        "publisher": "" if record.publisher in record.authors else record.publisher,
        "event-place": record.place,
        "URL": record.url or (carrier.url if carrier else ""),
        "language": record.language,
        "genre": record.kind,
        "note": record.date_note and f"Date: {record.date_note}",
        "number": getattr(record, "symbol", ""),
        "container-title": carrier.title if carrier else "",
        "archive": carrier.publisher if carrier else "",
        "editor": _names(carrier.authors) if carrier else [],
    }
    entry |= {name: value for name, value in parts.items() if value}
    if record.published:
        entry["issued"] = {"date-parts": [[int(p) for p in record.published.split("-")]]}
    return entry
