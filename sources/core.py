"""The field's founding texts: fetched from where they are published, and checked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sources.addresses import NoNetworkError
from sources.catalogue import CoreEntry, load_catalogue
from sources.errors import SourceError
from sources.fetch import Fetched, Limits, Progress, fetch
from sources.loaders import SUFFIXES, load
from sources.symbols import find_symbols, same_document

_HEAD_CHARS = 20_000


class CoreState(StrEnum):
    """What became of a founding text that was to be fetched."""

    FETCHED = "fetched"
    PRESENT = "already there"
    NO_ADDRESS = "no public address known"
    FAILED = "not fetched"


@dataclass(frozen=True, slots=True)
class CoreResult:
    """What became of one founding text; `message` is one line for the user."""

    entry: CoreEntry
    state: CoreState
    message: str
    path: Path | None = None


def core_entries(names: Sequence[str] = ()) -> tuple[CoreEntry, ...]:
    """The founding texts with these keys or symbols, in that order; all of them by default.

    Raises:
        SourceError: One isn't in the catalogue.
    """
    catalogue = load_catalogue()
    entries = []
    for name in names:
        entry = catalogue.find_core(name)
        if entry is None:
            keys = ", ".join(e.key for e in catalogue.core)
            raise SourceError(f"{name!r} is no founding text.", f"There are: {keys}.")
        entries.append(entry)
    return tuple({e.key: e for e in entries}.values()) if names else catalogue.core


def fetch_core(
    entries: Sequence[CoreEntry],
    folder: Path,
    *,
    limits: Limits | None = None,
    progress: Callable[[CoreEntry], Progress] | None = None,
) -> Iterator[CoreResult]:
    """Fetch founding texts one by one; those that are there already aren't asked for.

    Args:
        entries: What to fetch.
        folder: Where the files go, named by key.
        limits: Of each fetch.
        progress: Makes the callback that is told of one text's progress.

    Yields:
        What became of each, in order; after a failure of the network itself
        the rest isn't tried.
    """
    offline = ""
    for entry in entries:
        present = next((p for s in SUFFIXES if (p := folder / f"{entry.key}{s}").exists()), None)
        if present:
            yield CoreResult(entry, CoreState.PRESENT, f"{entry.title}: already there", present)
        elif not entry.address:
            message = f"{entry.title}: no public address is known; add the file by hand"
            yield CoreResult(entry, CoreState.NO_ADDRESS, message)
        elif offline:
            yield CoreResult(entry, CoreState.FAILED, f"{entry.title}: {offline}")
        else:
            try:
                told = progress(entry) if progress else None
                fetched = fetch(entry.address, folder, name=entry.key, limits=limits, progress=told)
                _check(entry, fetched)
            except NoNetworkError as error:
                offline = str(error)
                yield CoreResult(entry, CoreState.FAILED, f"{entry.title}: {error}")
            except SourceError as error:
                yield CoreResult(entry, CoreState.FAILED, f"{entry.title}: {error}")
            else:
                message = f"{entry.title}: fetched from {fetched.url}"
                yield CoreResult(entry, CoreState.FETCHED, message, fetched.path)


def _check(entry: CoreEntry, fetched: Fetched) -> None:
    """Delete what was fetched unless it names the document that was asked for."""
    try:
        text = load(fetched.path.read_bytes(), fetched.path.name).text[:_HEAD_CHARS]
    except SourceError:
        fetched.path.unlink()
        raise
    symbols = find_symbols(text)
    if entry.symbol and not any(same_document(s.text, entry.symbol) for s in symbols):
        fetched.path.unlink()
        raise SourceError(
            f"{fetched.url} gave a file that doesn't name {entry.symbol}.",
            "Get the document with a browser and add it.",
        )
