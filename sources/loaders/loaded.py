"""What a loader gives back, and the limits that every loader keeps."""

import re
from dataclasses import dataclass, replace

from sources.errors import SourceError

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_PAGES = 3_000
MAX_CHARS = 4_000_000
LIMIT_S = 30.0

# Code points that no text needs and that can't be stored or shown: NUL, lone surrogates.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file itself says about its text; an empty string or tuple where it is silent.

    Attributes:
        title: Title of the work.
        authors: Persons or bodies named as authors, in order.
        publisher: Publisher or site.
        published: ISO date of publication, possibly partial.
        created: ISO date on which the file was made, which need not be that of publication.
        language: ISO 639-1 code.
        url: Public address.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    created: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The raw text of a file.

    Attributes:
        text: Decoded text, with a form feed between pages where the format has pages.
        metadata: What the file says about itself.
        hidden: Half-open spans of `text` that a reader of the file would not see.
        notes: Warnings for the user, one line each.
    """

    text: str
    metadata: Metadata = Metadata()
    hidden: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


def storable(text: str) -> str:
    """The text with NUL and lone surrogates replaced, one for one, by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def checked(loaded: Loaded, name: str) -> Loaded:
    """The same, its text storable.

    Raises:
        SourceError: There is no text, or more than `MAX_CHARS`.
    """
    if not loaded.text.strip():
        raise SourceError(f"{name} holds no text.", "Add a file with text in it.")
    if len(loaded.text) > MAX_CHARS:
        raise too_large(name, f"more than {MAX_CHARS:,} characters of text")
    return replace(loaded, text=storable(loaded.text))


def too_large(name: str, what: str) -> SourceError:
    """The refusal of a file that breaks a limit; `what` it has too much of."""
    return SourceError(f"{name} is too large: {what}.", "Split it and add the parts.")


def damaged(name: str, what: str) -> SourceError:
    """The refusal of a file that can't be parsed as the format `what`."""
    return SourceError(f"{name} is a damaged {what}.", "Get a fresh copy of the file.")


def encrypted(name: str, what: str) -> SourceError:
    """The refusal of a file that needs a password."""
    return SourceError(
        f"{name} is an encrypted {what}.", "Save it without the password and add it again."
    )
