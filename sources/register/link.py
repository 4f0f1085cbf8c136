"""Links: where the documents of the library hold what the register's statements say."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sources.catalogue import load_catalogue
from sources.document import Block, Document
from sources.register.statements import Statement

_APART = r"\W*\s\W*"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a statement's anchor stands.

    Attributes:
        document_id: Of the document that holds the anchor.
        start: First code point of the anchor in the canonical text.
        end: One past the last.
        block: Index of its block.
        in_item: Whether that block belongs to the item that the statement names.
        in_section: Whether it stands under the headings and the list item named.
    """

    document_id: str
    start: int
    end: int
    block: int
    in_item: bool
    in_section: bool


def link(
    statements: Iterable[Statement], documents: Iterable[Document], keys: Mapping[str, str] = {}
) -> dict[str, Link]:
    """The place of each statement whose document is there and holds its anchor, by id.

    Of several places of the same words, the first in the right item, section
    and list item is taken, then the first in the right item, then the first.

    Args:
        statements: Of the register.
        documents: Of the library.
        keys: Catalogue key by SHA-256, for documents that aren't in the catalogue.
    """
    names = {e.sha256: e.key for e in load_catalogue().documents} | dict(keys)
    by_key = {names[d.sha256]: d for d in documents if d.sha256 in names}
    found: dict[str, Link] = {}
    for statement in statements:
        document = by_key.get(statement.document)
        places = list(_places(document, statement)) if document else []
        if places:
            found[statement.id] = max(places, key=lambda p: (p.in_item, p.in_section, -p.start))
    return found


def _places(document: Document, statement: Statement) -> Iterable[Link]:
    pattern = _APART.join(re.escape(word) for word in statement.anchor.split())
    for match in re.finditer(pattern, document.text):
        for index, block in enumerate(document.blocks):
            if block.start <= match.start() < block.end:
                yield Link(
                    document.id,
                    match.start(),
                    match.end(),
                    index,
                    block.item == statement.item,
                    _in_section(document, block, statement),
                )


def _in_section(document: Document, block: Block, statement: Statement) -> bool:
    """Under the headings named, of which the register may give the beginning alone."""
    path = tuple(heading.casefold() for heading in block.path)
    wanted = tuple(heading.rstrip(":").casefold() for heading in statement.section)
    if len(wanted) > len(path):
        return False
    if not all(p.startswith(w) for w, p in zip(wanted, path, strict=False)):
        return False
    return statement.list_item is None or statement.list_item == list_place(document, block)


def list_place(document: Document, block: Block) -> str:
    """The number of a list item as the register writes it: "7", nested "6.2"; "" for no item."""
    if not block.marker:
        return ""
    own = block.number or str(block.ordinal)
    parent = document.blocks[block.lead_in] if block.depth and block.lead_in is not None else None
    return f"{list_place(document, parent)}.{own}" if parent and parent.marker else own
