"""What was received of a file that is being fetched, kept until it is whole."""

import json
from dataclasses import dataclass
from pathlib import Path

from sources.atomic import write_whole


@dataclass(frozen=True, slots=True)
class Part:
    """The received part of a file.

    Attributes:
        path: Where it lies.
        url: Address that the fetch began with.
        mark: The server's name for the state of the file, by which it is resumed, or "".
    """

    path: Path
    url: str
    mark: str = ""

    @property
    def notes(self) -> Path:
        """The file that says what the part is a part of."""
        return self.path.with_name(self.path.name + ".json")

    @property
    def size(self) -> int:
        """Bytes received so far."""
        return self.path.stat().st_size if self.path.exists() else 0

    def begin(self, mark: str) -> None:
        """Note what is about to be received."""
        write_whole(self.notes, json.dumps({"url": self.url, "mark": mark}).encode())

    def forget(self) -> None:
        """Delete the part."""
        self.path.unlink(missing_ok=True)
        self.notes.unlink(missing_ok=True)


def known_part(path: Path, url: str) -> Part:
    """The part at that place if it is one of the same address, else an empty one."""
    part = Part(path, url)
    try:
        notes = json.loads(part.notes.read_bytes())
        if notes["url"] == url and path.exists():
            return Part(path, url, str(notes["mark"]))
    except (OSError, ValueError, KeyError, TypeError):
        notes = None
    part.forget()
    return part
