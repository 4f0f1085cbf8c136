"""Zip archives and the XML in them, read within limits."""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sources.errors import SourceError
from sources.loaders.loaded import MAX_UNPACKED_BYTES, damaged, encrypted, too_large

MAX_PARTS = 20_000
MAX_PART_BYTES = 64 * 1024 * 1024


class Archive:
    """The parts of a zip archive; what they unpack to is counted, whatever they declare.

    Args:
        data: The archive.
        name: Its file's name, for refusals.

    Raises:
        SourceError: It is damaged, encrypted or has too many parts.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MAX_UNPACKED_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, EOFError):
            raise damaged(name, "zip archive") from None
        self.parts = frozenset(self._zip.namelist())
        if len(self._zip.filelist) > MAX_PARTS:
            raise too_large(name, f"more than {MAX_PARTS:,} parts")
        if any(info.flag_bits & 1 for info in self._zip.filelist):
            raise encrypted(name, "archive")

    def read(self, part: str) -> bytes:
        """The bytes of a part, b"" if there is no such part.

        Raises:
            SourceError: The part is damaged, or unpacks to more than a limit.
        """
        if part not in self.parts:
            return b""
        limit = min(MAX_PART_BYTES, self._left)
        try:
            with self._zip.open(part) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            raise damaged(self.name, "archive") from None
        if len(data) > limit:
            raise too_large(self.name, f"{part} unpacks to more than {limit // 1024**2} MB")
        self._left -= len(data)
        return data

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, None if there is no such part.

        Raises:
            SourceError: It isn't well-formed, or declares entities.
        """
        data = self.read(part)
        if not data:
            return None
        try:
            root: Element = fromstring(data)
        except DefusedXmlException:
            raise SourceError(
                f"{self.name} declares XML entities, which can be an attack.", "Save it again."
            ) from None
        except (ParseError, ValueError, LookupError):
            raise damaged(self.name, f"archive ({part})") from None
        return root
