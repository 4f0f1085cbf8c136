"""Whether what the library keeps is what its sources say."""

import hashlib
from dataclasses import replace

from sources.catalogue import Record
from sources.document import Document
from sources.errors import SourceError
from sources.library import Library
from sources.reader import read_document
from sources.register.stand_in import is_stand_in
from sources.releases import without_released


def problems_of(library: Library, document: Document) -> tuple[str, ...]:
    """What is wrong with a stored document; empty if reading its bytes again gives the same."""
    if is_stand_in(document):
        return ()
    try:
        data = library.raw(document)
    except OSError:
        return ("its bytes are missing",)
    if hashlib.sha256(data).hexdigest() != document.sha256:
        return ("its bytes have changed",)
    try:
        read = read_document(data, document.source_file)
    except SourceError as error:
        return (f"its bytes can't be read again: {error}",)
    again = without_released(library.settings.home, read)
    found = []
    if again.text != document.text:
        found.append("its text differs from its bytes' text")
    elif _bare(again) != _bare(document):
        found.append("its structure differs from its bytes' structure")
    wrong = [b for b in document.blocks if not 0 <= b.start <= b.end <= len(document.text)]
    return (*found, *(["blocks lie outside its text"] if wrong else []))


def _bare(document: Document) -> Document:
    """The document without its records, which the user may have corrected."""
    blank = Record(title="")
    items = tuple(replace(i, record=blank, record_basis=()) for i in document.items)
    return replace(document, record=blank, record_basis=(), items=items)
