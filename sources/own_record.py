"""A record for a document that the catalogue doesn't know: from its text, then its file."""

import re
from dataclasses import replace
from pathlib import PurePath

from sources.basis import Bases, Basis, basis_of
from sources.bylines import dated_body, is_byline, line_date, read_bylines
from sources.catalogue import PARTIAL_DATE, Record, date_words
from sources.document import BlockKind
from sources.item_records import guess_voice
from sources.language import detect_language
from sources.layout import Piece
from sources.loaders.loaded import Metadata

_LANGUAGE_PIECES = 200
_FIRST_PART = re.compile(
    r"(?:\W|\d|[ivx]+\.)*(?:introduction|foreword|preface|contents|table of contents|chapter|part|"
    r"summary|executive summary|abstract|acknowledge?ments|cover|background)\W*\w{0,4}\W*$",
    re.I,
)
_FRONT = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.HEADING)


def own_record(
    pieces: list[Piece], title: str, name: str, said: Metadata, *, digest: bool
) -> tuple[Record, Bases]:
    """The record and how each of its fields is known.

    What the text states goes before what the file says of itself, and that
    before what is guessed from the file's name.

    Args:
        pieces: The text's pieces, in order.
        title: As the text shows it, or "".
        name: Of the file.
        said: The file's own metadata.
        digest: Whether the text carries items; their bylines aren't the carrier's.
    """
    front = _front(pieces, title)
    found = read_bylines(tuple(t for t in front if is_byline(t)) if not digest else ())
    date = next((d for d in map(line_date, front) if d), None) or found.published
    body = next((b for b in map(dated_body, front) if b), "")
    stated = dict.fromkeys(("title", "authors", "publisher", "published", "language"), Basis.TEXT)
    choices = {
        "title": (_own_title(title, said.title), said.title, _stem(name)),
        "authors": (found.authors, said.authors, ()),
        "publisher": (found.publisher or body, said.publisher, ""),
        "published": (date, _date(said.published), None),
        "language": (_language(pieces), said.language, "en"),
    }
    chosen: dict[str, object] = {}
    for field, options in choices.items():
        place = next((i for i, option in enumerate(options) if option), 2)
        chosen[field] = options[place]
        stated[field] = (Basis.TEXT, Basis.METADATA, Basis.GUESSED)[place]
    made = said.created and not chosen["published"]
    note = f"not stated; the file was made on {date_words(said.created)}" if made else ""
    record = Record(**chosen, url=said.url, date_note=note)  # type: ignore[arg-type]
    record = replace(record, voice=guess_voice(record.publisher, record.title))
    return record, basis_of(record, Basis.GUESSED, [*stated.items(), ("url", Basis.METADATA)])


def _own_title(shown: str, said: str) -> str:
    """The title that the text shows, unless it is only that of its first part."""
    return "" if said and _FIRST_PART.match(shown) else shown


def _language(pieces: list[Piece]) -> str:
    return detect_language("\n".join(p.words.text for p in pieces[:_LANGUAGE_PIECES]))


def _front(pieces: list[Piece], title: str) -> list[str]:
    """The lines beside the title, before the first prose."""
    lines: list[str] = []
    for piece in pieces:
        text = piece.words.text
        if piece.item or (piece.kind not in _FRONT and piece.kind is not BlockKind.QUOTATION):
            break
        if piece.kind in _FRONT and text != title:
            lines.append(text)
    return lines


def _stem(name: str) -> str:
    return re.sub(r"[_-]+", " ", PurePath(name).stem).strip() or name


def _date(said: str) -> str | None:
    return said if re.match(PARTIAL_DATE, said) else None
