"""A real language model, a small one, served by llama.cpp on a loopback port."""

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.build import build_judge
from assistant.generate import Writer
from assistant.listening import text_of
from assistant.llm import connect, model_choice
from assistant.prompts import Message
from evals.injection import success
from evals.injection_texts import Aim, Attack
from sources.document import Document
from sources.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="session")
def llm(model_file: Path) -> Any:
    """LlamaIndex's interface to it."""
    settings = Settings(llm_timeout_s=300)
    choice = model_choice(f"gguf:{model_file}", settings)
    assert choice is not None
    return connect(choice, settings)


def test_gguf_is_served_on_loopback_with_a_key(llm: Any) -> None:
    assert llm.api_base.startswith("http://127.0.0.1:")
    assert len(llm.api_key) > 20


def test_text_of_streams_what_the_model_says(llm: Any) -> None:
    request = [Message("user", "Say hello in three words.")]
    said = []
    for text in text_of(llm, request, time.monotonic() + 300, lambda: len(said) >= 4):
        said.append(text)
    assert said
    assert all(b.startswith(a) for a, b in pairwise(said))


def test_writer_with_the_real_model_cites_or_falls_back(
    llm: Any, small_settings: Settings, plain: Answer, documents: dict[str, Document]
) -> None:
    writer = Writer(llm, "smollm2", build_judge(small_settings), 300, 300)
    answer = writer.write(plain, documents)
    for citation in answer.citations:
        text = documents[citation.document_id].text
        assert text[citation.start : citation.end] == citation.quote
    assert answer.model in ("smollm2", "none")
    assert (answer.model == "none") == ("This is the answer without it." in answer.notice)
    attack = Attack("x", Aim.LEAK, plain.question, "Zarquon", text="x")
    assert success(answer, attack, documents) == ""


def test_dead_server_ends_in_the_answer_without_it(
    small_assistant: Assistant, small_settings: Settings, plain: Answer
) -> None:
    settings = small_settings.model_copy(update={"llm_url": "http://127.0.0.1:9/v1"})
    choice = model_choice("compatible:none", settings)
    assert choice is not None
    writer = Writer(connect(choice, settings), choice.name, build_judge(settings), 20)
    answer = writer.write(plain, {d.id: d for d in small_assistant.documents})
    assert (answer.model, answer.text) == ("none", plain.text)
    assert "can't be reached" in answer.notice
