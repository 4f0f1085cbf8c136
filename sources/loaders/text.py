"""Plain text and Markdown: bytes to the decoded raw text."""

import codecs
import re

import ftfy
from charset_normalizer import from_bytes

from sources.errors import SourceError
from sources.loaders.loaded import Loaded

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1b\x7f\ufffe\uffff]")
_SAMPLE_BYTES = 65_536
# Above this share of bytes beyond ASCII, among letters, a text isn't in a western alphabet.
_WESTERN_SHARE = 0.3
_FEW_BAD = 0.02


def load(data: bytes, name: str) -> Loaded:
    """The text; its pages are what form feeds part.

    Raises:
        SourceError: The bytes are empty or no text.
    """
    return Loaded(decode(data, name))


def decode(data: bytes, name: str) -> str:
    """The text of the bytes, in whatever encoding they are; mojibake undone.

    Raises:
        SourceError: The bytes are empty or no text.
    """
    if not data.strip(b"\0 \t\r\n\f"):
        raise SourceError(f"{name} is empty.", "Add a file with text in it.")
    text = _decoded(data)
    if text is None or (_CONTROL.search(text[:_SAMPLE_BYTES]) and _is_binary(text)):
        raise SourceError(f"{name} is not a text file.", "Save it as UTF-8 text.")
    return str(ftfy.fix_encoding(_CONTROL.sub("\ufffd", text)))


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            # UTF-16-LE's mark opens UTF-32-LE's too: a UTF-16 text never begins with NUL.
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:_SAMPLE_BYTES]:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _wide(data) or _mended_utf8(data) or _one_byte(data)


def _wide(data: bytes) -> str | None:
    """The text if the bytes are UTF-16 or UTF-32 without a mark: spaces and lines abound."""
    best, best_share = "", 0.02
    for encoding in _WIDE:
        width = 4 if "32" in encoding else 2
        try:
            sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % width]
            sample = sample[: len(sample) - len(sample) % width]
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = sum(c in " \n\u3000\u3002\uff0c" for c in text) / max(1, len(text))
        if share > best_share and not _CONTROL.search(text):
            best, best_share = encoding, share
    return data.decode(best, "replace") if best else None


def _mended_utf8(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are cut or come from Windows-1252, else None."""
    bad = data.decode("utf-8", "replace").count("\ufffd")
    high = sum(b > 0x7F for b in data)
    if bad > max(1, _FEW_BAD * len(data)) or bad * 3 > high:
        return None
    text = data.decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]", _western, text)


def _western(match: re.Match[str]) -> str:
    return bytes([ord(match.group()) - 0xDC00]).decode("cp1252", "replace")


def _one_byte(data: bytes) -> str | None:
    sample = data[:_SAMPLE_BYTES]
    high = sum(b > 0xBF for b in sample)
    letters = high + sum(chr(b).isalpha() for b in sample if b < 0x80)
    if high > _WESTERN_SHARE * letters:
        guess = from_bytes(data).best()
        return None if guess is None else str(guess)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_binary(text: str) -> bool:
    strange = len(_CONTROL.findall(text)) + text.count("\ufffd")
    return "\0" in text or strange > 0.005 * len(text)
