"""From the bytes of a file to a Document: clean, structure, attribute."""

import hashlib
from dataclasses import replace

from sources.basis import Basis, basis_of
from sources.catalogue import load_catalogue
from sources.cleaning.dropcaps import join_drop_caps, join_split_labels
from sources.cleaning.duplicates import find_duplicates
from sources.cleaning.furniture import find_furniture
from sources.cleaning.glued import part_glued_words
from sources.cleaning.lines import Line, Log, read_lines, without
from sources.cleaning.notes import raise_note_marks
from sources.digest import items_of, read_digest
from sources.document import SPEAKING, Document
from sources.errors import SourceError
from sources.headings import find_title
from sources.layout import lay_out
from sources.loaders import load
from sources.loaders.loaded import Loaded
from sources.own_record import own_record
from sources.quarantine import quarantined
from sources.structure import classify
from sources.traced import runs
from sources.un_record import masthead_lines, with_symbol

# Raise when cleaning or structure change what comes out for the same bytes.
READER_VERSION = 5


def document_id(sha256: str) -> str:
    """The id of the document with these bytes: the first twelve digits of their SHA-256."""
    return sha256[:12]


def read_document(data: bytes, name: str) -> Document:
    """The document in the bytes of the file `name`.

    Raises:
        SourceError: The bytes hold no text.
    """
    return read_loaded(load(data, name), name, hashlib.sha256(data).hexdigest())


def raw_text(data: bytes, name: str) -> str:
    """The decoded text that a document's repairs and origins refer to.

    Raises:
        SourceError: The bytes hold no text.
    """
    return load(data, name).text


def read_loaded(loaded: Loaded, name: str, sha256: str) -> Document:
    """The document in a text as its loader gave it.

    Args:
        loaded: The raw text, and what the file says of itself.
        name: Of the file.
        sha256: Of the file's bytes, hexadecimal.

    Raises:
        SourceError: The text holds no sentence.
    """
    entry = load_catalogue().find(sha256)
    log = Log(loaded.text)
    lines = clean(loaded.text, log)
    if not entry:
        lines = without(lines, masthead_lines(lines, loaded.text), log)
    digest = read_digest(lines, log)
    title = entry.title if entry else find_title(digest.lines)
    pieces = classify(digest.lines, digest.roles, digest.labels, title)
    if not any(p.kind in SPEAKING for p in pieces):
        raise SourceError(f"{name} holds no sentence.", "Add a file with running text.")
    text, blocks = lay_out(pieces)
    origins = runs(text.origin)
    if entry:
        record = entry.record()
        bases = basis_of(record, Basis.CATALOGUE)
    else:
        carries = bool(digest.spans)
        record, bases = own_record(pieces, title, name, loaded.metadata, digest=carries)
        record, bases = with_symbol(record, bases, loaded.text)
    document = Document(
        id=document_id(sha256),
        text=text.text,
        record=record,
        blocks=blocks,
        items=(),
        repairs=tuple(sorted(log.repairs, key=lambda r: (r.raw_start, r.raw_end))),
        origins=origins,
        source_file=name,
        sha256=sha256,
        record_basis=bases,
        quarantined=quarantined(text.text, blocks, origins, loaded.text, loaded.hidden),
        notes=loaded.notes,
    )
    return replace(document, items=items_of(document, digest, entry))


def clean(raw: str, log: Log) -> list[Line]:
    """The lines of the raw text, mended, without furniture and doubled text."""
    lines = join_split_labels(join_drop_caps(read_lines(raw, log), log), log)
    lines = without(lines, dict.fromkeys(find_duplicates(lines), "duplicate"), log)
    lines = without(lines, find_furniture(lines), log)
    return raise_note_marks(part_glued_words(lines, log), log)
