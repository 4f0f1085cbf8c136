"""Plain text and Markdown: bytes to the decoded raw text."""

import ftfy
from charset_normalizer import from_bytes

from sources.errors import SourceError


def decode(data: bytes, name: str) -> str:
    """The text of the bytes, in whatever encoding they are; mojibake undone.

    Raises:
        SourceError: The bytes are empty or no text.
    """
    if not data.strip():
        raise SourceError(f"{name} is empty.", "Add a file with text in it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guess = from_bytes(data).best()
        if guess is None or b"\0" in data:
            raise SourceError(f"{name} is not a text file.", "Save it as UTF-8 text.") from None
        text = str(guess)
    if "\0" in text:
        raise SourceError(f"{name} is not a text file.", "Save it as UTF-8 text.")
    return str(ftfy.fix_encoding(text))
