"""On a machine without the documents the register answers, and says that it is ours."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.assistant import Assistant
from assistant.build import build_assistant
from sources.catalogue import Voice
from sources.settings import Settings
from ui.ingesting import run_ingest


@pytest.fixture(scope="module")
def without_documents(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant in whose source folders there is nothing."""
    empty: Path = tmp_path_factory.mktemp("empty")
    settings = Settings(
        home=tmp_path_factory.mktemp("home"), sources=str(empty), register_answers=True
    )
    report = run_ingest(settings)
    assert len(report.library.missing) == 5
    return build_assistant(settings)


@pytest.mark.parametrize(
    ("question", "words", "original"),
    [
        ("What are the three pillars of the responsibility to protect?", "Pillar two", "item 2"),
        (
            "Which Ghanaian institution is a model for conflict prevention?",
            "National Peace Council",
            "NATIONAL LEVEL › Institutional Capacity",
        ),
        (
            "How many people were reported killed in Syria by the end of November 2012?",
            "59,648",
            "item B",
        ),
        (
            "Who argued that the Security Council should refer Syria to the ICC, and where?",
            "David Kaye in Foreign Policy",
            "item B1",
        ),
        ("Which countries still opposed R2P in 2012?", "Cuba and Venezuela", "item D3"),
    ],
)
def test_register_answers_with_the_place_in_the_original(
    without_documents: Assistant, question: str, words: str, original: str
) -> None:
    answer: Answer = without_documents.ask(question)
    assert answer.status is Status.ANSWERED
    assert words in answer.text
    assert "ur register, on" in answer.text
    assert {c.record.voice for c in answer.citations} == {Voice.PROJECT}
    assert any(original in c.locator for c in answer.citations)
    for citation in answer.citations:
        text = without_documents.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
