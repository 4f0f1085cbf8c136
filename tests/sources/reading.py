"""Small helpers for tests of cleaning: a text as lines, cleaned, joined, as blocks."""

from sources.cleaning.lines import Line, Log, read_lines
from sources.digest import read_digest
from sources.document import BlockKind, Document
from sources.reader import clean


def lines_of(text: str) -> list[Line]:
    """The lines with words."""
    return read_lines(text, Log(text))


def cleaned(text: str) -> list[str]:
    """The lines that cleaning leaves, before broken ones are joined."""
    return [line.text for line in clean(text, Log(text))]


def joined(text: str) -> list[str]:
    """The lines after cleaning and joining."""
    log = Log(text)
    return [line.text for line in read_digest(clean(text, log), log).lines]


def removals(text: str) -> dict[str, list[str]]:
    """What cleaning took out, by kind."""
    log = Log(text)
    clean(text, log)
    found: dict[str, list[str]] = {}
    for repair in log.repairs:
        found.setdefault(repair.kind, []).append(repair.before)
    return found


def words_of_kind(document: Document, kind: BlockKind) -> list[str]:
    """The words of the document's blocks of one kind, in order."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]
