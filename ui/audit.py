"""The log of changes to the library: who did what, when, to which document."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FILE = "changes.jsonl"
_lock = threading.Lock()


def note(home: Path, user: str, what: str, **about: str) -> None:
    """Add a line to the log.

    Args:
        home: The home folder.
        user: Who did it.
        what: "added", "removed", "corrected" or "released".
        about: On what.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps({"when": when, "user": user, "what": what, **about}, ensure_ascii=False)
    home.mkdir(parents=True, exist_ok=True)
    with _lock, (home / FILE).open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def noted(home: Path, limit: int = 100) -> tuple[dict[str, Any], ...]:
    """The latest changes, newest first; lines that can't be read are left out."""
    try:
        lines = (home / FILE).read_text("utf-8").splitlines()
    except OSError:
        return ()
    found = []
    for line in reversed(lines[-limit:]):
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            found.append(entry)
    return tuple(found)
