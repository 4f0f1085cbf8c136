"""A small library of made-up documents, and language models that say what a test wants."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.build import build_assistant, build_judge
from assistant.generate import Writer
from assistant.llm import NO_MODEL
from evals.scripted import Scripted
from sources.document import Document
from sources.settings import Settings

REPORT = """# Report of the river desk

The river desk at Port Sellen trained 42 monitors in March 2019. The mayor of Port Sellen opened
the course. The director of the river desk, Anna Brandt, said that “every warning deserves a
reader in the capital”.

The desk should publish its yearly figures before the rains.
"""
NOTES = """# Notes of the harbour meeting

Forty delegates met in Lisse on 4 June 2024. Ambassador Lind asked for a fund of two million
crowns. Nobody objected to the fund.
"""
QUESTION = "How many monitors did the river desk at Port Sellen train?"
Ask = Callable[[Callable[[str], str]], Answer]


@pytest.fixture(scope="session")
def small_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a library with both documents, ingested."""
    from ui.ingesting import run_ingest

    home = tmp_path_factory.mktemp("small")
    (home / "library").mkdir()
    (home / "library" / "report.md").write_text(REPORT, "utf-8")
    (home / "library" / "notes.md").write_text(NOTES, "utf-8")
    settings = Settings(home=home, sources=str(home / "none"), register_answers=False)
    run_ingest(settings)
    return settings


@pytest.fixture(scope="session")
def small_assistant(small_settings: Settings) -> Assistant:
    """An assistant without a language model over both."""
    return build_assistant(small_settings, NO_MODEL)


@pytest.fixture(scope="session")
def plain(small_assistant: Assistant) -> Answer:
    """The model-free answer to the question."""
    return small_assistant.ask(QUESTION)


@pytest.fixture
def documents(small_assistant: Assistant) -> dict[str, Document]:
    """Both documents by id."""
    return {d.id: d for d in small_assistant.documents}


@pytest.fixture
def writer_of(small_settings: Settings) -> Callable[..., Writer]:
    """A writer whose model says what the function makes of the prompt."""

    def of(reply: Callable[[str], str], timeout_s: float = 20) -> Writer:
        return Writer(Scripted(reply), "scripted", build_judge(small_settings), timeout_s)

    return of


@pytest.fixture
def written(
    plain: Answer, documents: dict[str, Document], writer_of: Callable[..., Writer]
) -> Callable[..., Answer]:
    """The answer when the model says these texts, one a request."""

    def of(*replies: str) -> Answer:
        left = list(replies)
        writer = writer_of(lambda prompt: left.pop(0) if left else "")
        return writer.write(plain, documents)

    return of
