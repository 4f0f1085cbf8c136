"""Formats, told by what the bytes are; the file's suffix decides only between text formats."""

import re
from enum import StrEnum
from pathlib import PurePath

from sources.errors import SourceError


class Format(StrEnum):
    """A format that can be loaded; the value names the module that loads it."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    ZIPPED = "zipped"
    EMAIL = "email_message"


SUFFIXES = (
    *(".txt", ".md", ".markdown"),
    *(".html", ".htm", ".xhtml"),
    *(".pdf", ".docx", ".epub", ".eml"),
)

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", "Save it as .docx."),
    (b"{\\rtf", "a rich text file (RTF)", "Save it as .docx."),
    (b"%!PS", "a PostScript file", "Save it as PDF."),
    (b"\x89PNG", "an image", "Run text recognition (OCR) on it and add the text."),
    (b"\xff\xd8\xff", "an image", "Run text recognition (OCR) on it and add the text."),
    (b"GIF8", "an image", "Run text recognition (OCR) on it and add the text."),
    (b"II*\0", "an image", "Run text recognition (OCR) on it and add the text."),
    (b"MM\0*", "an image", "Run text recognition (OCR) on it and add the text."),
    (b"\x1f\x8b", "a compressed archive", "Unpack it and add what is in it."),
    (b"BZh", "a compressed archive", "Unpack it and add what is in it."),
    (b"\xfd7zXZ", "a compressed archive", "Unpack it and add what is in it."),
    (b"7z\xbc\xaf", "a compressed archive", "Unpack it and add what is in it."),
    (b"Rar!", "a compressed archive", "Unpack it and add what is in it."),
    (b"\x7fELF", "a program", "Add a document."),
    (b"MZ\x90\0", "a program", "Add a document."),
    (b"SQLite format 3\0", "a database", "Add a document."),
    (b"ID3", "a recording", "Add a transcript of it."),
    (b"OggS", "a recording", "Add a transcript of it."),
    (b"RIFF", "a recording or image", "Add a transcript of it."),
)
_HTML_HEAD = re.compile(
    rb"^(?:\s|<\?xml[^>]*\?>|<!--.{0,4000}?-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML_HEAD = re.compile(rb"^\s*<\?xml\b")
_ANY_TAG = re.compile(rb"<(?:p|div|h[1-6]|article|section|table|ul|ol|br|span)\b[^<>]*>", re.I)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):[ \t]*\S", re.M)
_MAIL_ONLY = {b"mime-version", b"received", b"message-id", b"return-path", b"x-mailer"}
_MAIL_BASIC = {b"from", b"to", b"subject", b"date"}


def detect(data: bytes, name: str) -> Format:
    """The format of the bytes of the file `name`.

    Raises:
        SourceError: They are of a known format that holds no text, or that can't be read.
    """
    suffix = PurePath(name).suffix.lower()
    head = data[:8192]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.ZIPPED
    for magic, what, hint in _REFUSED:
        if head.startswith(magic) and not (magic.isalnum() and _is_ascii(head)):
            raise SourceError(f"{name} is {what}.", hint)
    plain = _narrowed(head)
    if _HTML_HEAD.match(plain) or (
        suffix in (".html", ".htm", ".xhtml") and _ANY_TAG.search(plain)
    ):
        return Format.HTML
    if _is_mail(plain, suffix):
        return Format.EMAIL
    if _XML_HEAD.match(plain):
        raise SourceError(
            f"{name} is an XML file without a page in it.", "Save it as text or HTML."
        )
    if suffix in (".pdf", ".docx", ".epub") and not _is_ascii(head):
        raise SourceError(
            f"{name} is named {suffix} but isn't one.", "Get a fresh copy of the file."
        )
    return Format.TEXT


def _is_ascii(head: bytes) -> bool:
    return all(b in (9, 10, 12, 13) or 32 <= b < 127 for b in head)


def _narrowed(head: bytes) -> bytes:
    """The head without byte order mark and, if it is UTF-16 or UTF-32, without the NULs."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")


def _is_mail(head: bytes, suffix: str) -> bool:
    block = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    names = {m.group(1).lower() for m in _HEADER.finditer(block)}
    first = block.split(b"\n", 1)[0]
    if not (_HEADER.match(first) or first.startswith(b"From ")):
        return False
    if suffix == ".eml":
        return bool(names & (_MAIL_BASIC | _MAIL_ONLY))
    # A memo also opens with "From:" and "Date:"; only a mailer writes the others.
    return bool(names & _MAIL_ONLY) and bool(names & _MAIL_BASIC)
