"""From bytes to a loaded text: the format found, the limits kept, the right loader called."""

from sources.errors import SourceError
from sources.loaders import text
from sources.loaders.formats import Format, detect
from sources.loaders.loaded import MAX_BYTES, Loaded, checked, too_large
from sources.loaders.sandbox import shared_sandbox


def load(data: bytes, name: str) -> Loaded:
    """The text, pages and metadata in the bytes of the file `name`.

    Plain text is read here; every other format in a process of its own, which
    is ended when it takes too long.

    Raises:
        SourceError: The bytes hold no text, are in no format that can be read,
            or break a limit; one line says which.
    """
    if not data:
        raise SourceError(f"{name} is empty.", "Add a file with text in it.")
    if len(data) > MAX_BYTES:
        raise too_large(name, f"more than {MAX_BYTES // 1024**2} MB")
    form = detect(data, name)
    loaded = (
        text.load(data, name) if form is Format.TEXT else shared_sandbox().load(form, data, name)
    )
    return checked(loaded, name)
