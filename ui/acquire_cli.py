"""Commands of the `library` group that bring documents in: fetch, release, hold."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import click
from tqdm import tqdm

from sources.catalogue import CoreEntry
from sources.core import CoreState, core_entries, fetch_core
from sources.errors import AssistantError
from sources.fetch import Limits, Progress, fetch
from sources.fetched import note_address
from sources.folders import document_id_of
from sources.library import Library
from sources.releases import hold, release
from sources.settings import Settings


@click.command("fetch")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--core", is_flag=True, help="All founding texts of the field.")
def fetch_command(names: tuple[str, ...], core: bool) -> None:
    """Fetch founding texts of the field by key or symbol, then ingest them.

    Without ID and --core: list what can be fetched.
    """
    from ui.ingesting import run_ingest

    settings = Settings()
    if not names and not core:
        for entry in core_entries():
            click.echo(f"{entry.key}: {entry.title} {entry.symbol}".rstrip())
        return
    folder = settings.home / "library" / "core"
    results = fetch_core(core_entries(names), folder, limits=limits(settings), progress=_entry_bar)
    states = []
    for result in results:
        click.echo(result.message)
        states.append(result.state)
    if CoreState.FETCHED in states:
        click.echo(run_ingest(settings).as_text())
    if CoreState.FAILED in states:
        raise AssistantError(
            f"{states.count(CoreState.FAILED)} of {len(states)} were not fetched.",
            "Try again with a network, or add the files with `r2p ingest FILE`.",
        )


@click.command("release")
@click.argument("name", metavar="ID")
@click.option("--hold", "again", is_flag=True, help="Put back into quarantine instead.")
def release_command(name: str, again: bool) -> None:
    """Let the text of a document that is in quarantine be cited."""
    from ui.ingesting import run_ingest

    held = Library(Settings())
    document = held.document(name)
    if again:
        with held.lock():
            hold(held.settings.home, document)
        click.echo(f"{document.source_file}: in quarantine again.")
    else:
        with held.lock():
            spans = release(held.settings.home, document)
        click.echo(f"{document.source_file}: {len(spans)} passages released.")
    run_ingest(held.settings)


def limits(settings: Settings) -> Limits:
    """What a fetch may take, by the settings."""
    return Limits(allow_private=settings.allow_private_addresses)


def fetched(url: str, settings: Settings) -> Path:
    """The file that a URL was fetched into, in the library folder; its address is kept.

    Raises:
        SourceError: The address isn't allowed or can't be fetched.
    """
    folder = settings.home / "library" / "web" / _site(url)
    with tqdm(desc=url[:60], unit="B", unit_scale=True, leave=False) as bar:
        found = fetch(url, folder, limits=limits(settings), progress=_told(bar))
    note_address(settings.home, document_id_of(found.path), found.url)
    return found.path


def _site(url: str) -> str:
    """A folder name from all of an address but its last part, so that no page replaces another."""
    parts = urlsplit(url)
    above = f"{parts.hostname or ''}/{parts.path.rpartition('/')[0]}"
    return re.sub(r"[^\w.]+", "-", above).strip("-.")[:100] or "page"


def _entry_bar(entry: CoreEntry) -> Progress:
    return _told(tqdm(desc=entry.key, unit="B", unit_scale=True, leave=False))


def _told(bar: "tqdm[None]") -> Callable[[int, int | None], None]:
    def tell(received: int, whole: int | None) -> None:
        bar.total = whole
        bar.update(received - bar.n)

    return tell
