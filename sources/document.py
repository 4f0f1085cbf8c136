"""What a source document is once it has been read: text, structure, record, repairs."""

from dataclasses import dataclass
from enum import StrEnum

from sources.catalogue import Record


class SectionKind(StrEnum):
    """What a section is made of; only prose, lists and quotations may be cited."""

    PROSE = "prose"
    LIST = "list"
    QUOTATION = "quotation"
    CONTENTS = "contents"
    FURNITURE = "furniture"


class BlockKind(StrEnum):
    """The smallest unit of layout: what one paragraph or line of the text is."""

    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    TABLE = "table"
    CONTENTS = "contents"


# The kinds that hold what the source says, as against how it is laid out.
SPEAKING = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.TABLE}
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, byline or list item of the canonical text.

    Attributes:
        start: First code point of the words, after a list item's marker.
        end: One past the last code point.
        kind: What the block is.
        path: Headings that it stands under, outermost first.
        item: Label of the digest's item that it belongs to, such as "B1", or None.
        ordinal: From 1: which paragraph of its section, or which item of its list.
        marker: The list marker as the source prints it ("7.", "-"), else "".
        depth: Nesting of a list item, 0 for the outermost.
        lead_in: Index, among the document's blocks, of the paragraph that
            introduces the list, or of the first row of the table, or None.
        page: Page of the source, from 1, where it has pages.
        number: How the source counts the list item or paragraph ("7", "b", "iv"),
            lost numbers restored; "" for bullets and uncounted paragraphs.
        speaker: Whose turn it is, as the transcript names the speaker, or "".
        locator: Where it stands, where the place can't be told from the rest; else "".
    """

    start: int
    end: int
    kind: BlockKind
    path: tuple[str, ...] = ()
    item: str | None = None
    ordinal: int = 0
    marker: str = ""
    depth: int = 0
    lead_in: int | None = None
    page: int | None = None
    number: str = ""
    speaker: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks under one heading path and in one item."""

    path: tuple[str, ...]
    start: int
    end: int
    kind: SectionKind
    item: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An article inside a digest, with a record of its own."""

    label: str
    record: Record
    start: int
    end: int
    record_basis: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that cleaning did: `before` stood at raw[start:end], `after` replaces it."""

    kind: str
    raw_start: int
    raw_end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Quarantine:
    """A block that isn't cited until the user releases it, as it looks like an attack.

    Attributes:
        start: First code point of the block.
        end: One past its last.
        reason: What it looks like.
        excerpt: The words that do.
    """

    start: int
    end: int
    reason: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole source: canonical text, structure, and where each word came from.

    Attributes:
        id: Stable, derived from the bytes of the source.
        text: Canonical text that every offset refers to (half-open code points).
        record: Bibliographic record; for a digest, the carrier's.
        blocks: Blocks in order of the text; headings included.
        items: A digest's items in order; empty for other documents.
        repairs: What cleaning removed, joined or mended, in order of the raw text.
        origins: Runs (canonical start, raw start, length) that map the canonical
            text to the decoded raw text; gaps are characters that a repair put in.
        source_file: Name of the file, without its folder.
        sha256: Of the source's bytes, hexadecimal.
        record_basis: How each field of the record is known, as (field, basis).
        quarantined: Blocks that look like an attack, in order of the text.
        notes: What the loader has to say about the file, one line each.
    """

    id: str
    text: str
    record: Record
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    repairs: tuple[Repair, ...]
    origins: tuple[tuple[int, int, int], ...]
    source_file: str
    sha256: str
    record_basis: tuple[tuple[str, str], ...] = ()
    quarantined: tuple[Quarantine, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """Runs of blocks with the same heading path and item, in order."""
        runs: list[list[Block]] = []
        for block in self.blocks:
            last = runs[-1][-1] if runs else None
            same = last and (last.path, last.item, _kind(last)) == (
                block.path,
                block.item,
                _kind(block),
            )
            if same:
                runs[-1].append(block)
            else:
                runs.append([block])
        return tuple(
            Section(r[0].path, r[0].start, r[-1].end, _kind(r[0]), r[0].item, r[0].page)
            for r in runs
        )

    def citable(self) -> tuple[Block, ...]:
        """The blocks that may become passages: all but those in quarantine."""
        held = {(q.start, q.end) for q in self.quarantined}
        return tuple(b for b in self.blocks if (b.start, b.end) not in held)

    def item(self, label: str | None) -> Item | None:
        """The item with that label, or None."""
        return next((i for i in self.items if i.label == label), None)

    def record_of(self, block: Block) -> Record:
        """The record of the item that the block belongs to, else the document's."""
        item = self.item(block.item)
        return item.record if item else self.record


def _kind(block: Block) -> SectionKind:
    if block.kind is BlockKind.LIST_ITEM:
        return SectionKind.LIST
    if block.kind is BlockKind.CONTENTS:
        return SectionKind.CONTENTS
    if block.kind is BlockKind.QUOTATION:
        return SectionKind.QUOTATION
    return SectionKind.PROSE
