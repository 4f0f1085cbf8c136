"""Exports of a draft: `export(draft, Format.DOCX)` gives the bytes of a file."""

from assistant.export.formats import Format, export

__all__ = ["Format", "export"]
