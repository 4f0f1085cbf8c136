"""The application as a user starts it, in a process of its own, for the browser tests."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

START_S = 120


@pytest.fixture(scope="session")
def served_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the page over a library that was ingested into an empty home."""
    environment = {**os.environ, "R2P_HOME": str(tmp_path_factory.mktemp("home"))}
    command = [sys.executable, "-m", "ui.cli"]
    root = Path(__file__).resolve().parents[2]
    subprocess.run(
        [*command, "ingest"],
        env=environment,
        cwd=root,
        check=True,
        capture_output=True,
        timeout=600,
    )
    with subprocess.Popen(
        [*command, "serve", "--port", "0"],
        env=environment,
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            address = re.search(r"http://\S+", line)
            assert address, f"The server printed no address but {line!r}."
            yield address.group()
        finally:
            process.terminate()
            process.wait(timeout=30)
