"""What the user has released from quarantine, kept in the home folder."""

from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sources.atomic import write_whole
from sources.document import Document
from sources.errors import SourceError

FILE = "quarantine.json"
Span = tuple[int, int]


class _Releases(BaseModel):
    model_config = ConfigDict(extra="forbid")

    released: dict[str, list[Span]] = Field(default_factory=dict)


def released_spans(home: Path, document_id: str) -> frozenset[Span]:
    """The spans of a document's blocks that the user has released.

    Raises:
        SourceError: The file that keeps them is damaged.
    """
    return frozenset(_load(home).released.get(document_id, ()))


def without_released(home: Path, document: Document) -> Document:
    """The document with nothing in quarantine that the user has released.

    Raises:
        SourceError: The file that keeps the releases is damaged.
    """
    free = released_spans(home, document.id)
    held = tuple(q for q in document.quarantined if (q.start, q.end) not in free)
    return replace(document, quarantined=held)


def release(home: Path, document: Document, spans: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Release blocks of a document, all that are in quarantine if no spans are named.

    Like `hold` it is to be called under the library's lock.

    Args:
        home: The home folder.
        document: Whose blocks they are.
        spans: Of blocks in quarantine.

    Returns:
        The spans released, in order.

    Raises:
        SourceError: A span isn't in quarantine, or the file is damaged.
    """
    held = [(q.start, q.end) for q in document.quarantined]
    for start, end in set(spans) - set(held):
        raise SourceError(
            f"{document.source_file} has nothing in quarantine at {start}–{end}.",
            "See `r2p library show`.",
        )
    chosen = tuple(sorted(spans or held))
    _change(home, document.id, add=set(chosen))
    return chosen


def hold(home: Path, document: Document, spans: tuple[Span, ...] = ()) -> None:
    """Take releases back, all of the document's if no spans are named.

    Raises:
        SourceError: The file that keeps them is damaged.
    """
    _change(home, document.id, drop=set(spans) or set(released_spans(home, document.id)))


def _change(
    home: Path, document_id: str, *, add: set[Span] | None = None, drop: set[Span] | None = None
) -> None:
    store = _load(home)
    spans = (set(store.released.get(document_id, ())) | (add or set())) - (drop or set())
    store.released[document_id] = sorted(spans)
    if not spans:
        del store.released[document_id]
    home.mkdir(parents=True, exist_ok=True)
    write_whole(home / FILE, store.model_dump_json(indent=1).encode())


def _load(home: Path) -> _Releases:
    path = home / FILE
    try:
        return _Releases.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return _Releases()
    except ValidationError:
        raise SourceError(f"{path} is damaged.", "Delete it; releases are then undone.") from None
