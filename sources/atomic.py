"""Files written whole or not at all."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file so that a run cut short leaves the old one or the new one, no half.

    Of several writers at once each writes a part of its own; the last one's counts.

    Args:
        path: The file.
        data: All of it.
        mode: Who may read and write a new file, less what the process's mask takes off.
    """
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
