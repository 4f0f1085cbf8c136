"""Fixtures that all tests share: a home of their own, and one library for the session."""

import os
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from sources.settings import Settings

LIBRARY_FILES = 5


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own library, or meets the register unasked."""
    monkeypatch.setenv("R2P_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("R2P_REGISTER_ANSWERS", "0")


@pytest.fixture(scope="session")
def source_folder() -> Path:
    """The folder with the real source documents; tests that need it are skipped without it.

    On the build server they must be there, so that skipping can't hide a failure.
    """
    for folder in Settings().source_folders:
        if len(list(folder.glob("00[0-4]_*.txt"))) == LIBRARY_FILES:
            return folder
    if os.environ.get("CI") == "true":
        pytest.fail("The source documents are missing: set R2P_SOURCES.")
    pytest.skip("needs the five source documents: set R2P_SOURCES")


@pytest.fixture(scope="session")
def library_settings(source_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a home in which the real documents have been ingested."""
    from ui.ingesting import run_ingest

    settings = Settings(home=tmp_path_factory.mktemp("library"), sources=str(source_folder))
    run_ingest(settings)
    return settings


@pytest.fixture(scope="session")
def assistant(library_settings: Settings) -> Assistant:
    """An assistant over the real documents."""
    return build_assistant(library_settings)
