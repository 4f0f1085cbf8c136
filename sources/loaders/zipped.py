"""Formats that are zip archives, told apart by the parts in them."""

from sources.errors import SourceError
from sources.loaders import docx, epub
from sources.loaders.archive import Archive
from sources.loaders.loaded import Loaded


def load(data: bytes, name: str) -> Loaded:
    """The text of a DOCX or EPUB file.

    Raises:
        SourceError: It is neither, or is damaged, encrypted or too large.
    """
    archive = Archive(data, name)
    if "word/document.xml" in archive.parts or "word/document2.xml" in archive.parts:
        return docx.load(archive)
    if "META-INF/container.xml" in archive.parts:
        return epub.load(archive)
    if any(p.startswith("ppt/") for p in archive.parts):
        raise SourceError(f"{name} is a slide show.", "Save it as PDF.")
    if any(p.startswith("xl/") for p in archive.parts):
        raise SourceError(f"{name} is a spreadsheet.", "Add a document with running text.")
    if archive.read("mimetype").startswith(b"application/vnd.oasis"):
        raise SourceError(f"{name} is an OpenDocument file.", "Save it as .docx.")
    raise SourceError(f"{name} is a zip archive.", "Unpack it and add what is in it.")
