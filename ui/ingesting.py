"""Ingest with a progress bar: the library in step with its folders, then the index."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.build import build_index
from sources.library import Library, SyncReport
from sources.settings import Settings
from ui.acquire_cli import fetched


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did to the library and its index."""

    library: SyncReport
    documents: int
    embedded: int

    def as_json(self) -> dict[str, Any]:
        """Counts and names for machines."""
        names = ("added", "updated", "unchanged", "removed", "skipped", "missing")
        return {
            **{name: getattr(self.library, name) for name in names},
            "documents": self.documents,
            "passages_embedded": self.embedded,
        }

    def as_text(self) -> str:
        """A few lines for people."""
        lines = [f"{self.documents} documents in the library, {self.embedded} passages embedded."]
        for name in ("added", "updated", "removed", "skipped"):
            lines += [f"  {name}: {title}" for title in getattr(self.library, name)]
        lines += [
            f"  not found, our register answers for it: {title}" for title in self.library.missing
        ]
        return "\n".join(lines)


def run_ingest(settings: Settings, what: Iterable[str] = ()) -> IngestReport:
    """Bring files, folders and web addresses into the library, then all in step.

    Raises:
        SourceError: A path or address can't be read.
    """
    library = Library(settings)
    refused: list[str] = []
    with library.lock():
        for one in what:
            if re.match(r"(?i)[a-z][a-z0-9+.-]+://", one):
                fetched(one, settings)
            else:
                refused += library.add(Path(one))
        report = library.sync(lambda files: tqdm(files, desc="reading", unit="file", leave=False))
        report.skipped[:0] = refused
        with tqdm(desc="embedding", unit="text", leave=False) as bar:

            def advance(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            embedded = build_index(settings).sync(library.documents, advance)
    return IngestReport(report, len(library.documents), embedded)
