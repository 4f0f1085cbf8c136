"""The application as a user starts it, in a process of its own, for the browser tests."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from sources.settings import Settings
from ui.ingesting import run_ingest

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()
# Wherever a source can carry words: file name, title, section, sentence.
ATTACK = "<img src=x onerror=alert(1)><svg onload=alert(2)><script>alert(3)</script>"
HOSTILE_NAME = "<img src=x onerror=alert(4)>.txt"
HOSTILE_TEXT = f"""Early warning in Zorbistan {ATTACK}

1. Findings ${{alert(5)}} {{{{value}}}} {ATTACK}

The envoy to Zorbistan said in Oslo that 4,711 warnings {ATTACK} were sent to the council in 2014.

The council of Zorbistan [read them](javascript:alert(6)) and ![them](http://evil.example/x.png) \
were kept in the archive of Zorbistan for **nine** years.
"""


@pytest.fixture(scope="session")
def served_home(library_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the real documents and one that attacks whoever shows it."""
    home = tmp_path_factory.mktemp("served") / "home"
    # What others of the session's tests keep beside the library isn't this one's.
    apart = shutil.ignore_patterns("uploads", "conversations", "drafts")
    shutil.copytree(library_settings.home, home, ignore=apart)
    (home / "library").mkdir(exist_ok=True)
    (home / "library" / HOSTILE_NAME).write_text(HOSTILE_TEXT, "utf-8")
    run_ingest(Settings(home=home, sources=library_settings.sources))
    return home


@pytest.fixture(scope="session")
def served_url(served_home: Path, library_settings: Settings) -> Iterator[str]:
    """Address of the pages over that library."""
    with serving(served_home, library_settings.sources) as address:
        yield address


@contextmanager
def serving(home: Path, sources: str, **more: str) -> Iterator[str]:
    """The address of a server over a home; `more` are further settings."""
    environment = {**os.environ, "R2P_HOME": str(home), "R2P_SOURCES": sources, **more}
    with subprocess.Popen(
        [sys.executable, "-m", "ui.cli", "serve", "--port", "0"],
        env=environment,
        cwd=ROOT,
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()
