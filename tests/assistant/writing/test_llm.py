"""Which language model a name means, where text goes, and what is said when it can't be had."""

import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.llm import GenerationError, connect, model_choice
from sources.settings import Settings


def _connected(name: str) -> Any:
    choice = model_choice(name, Settings())
    assert choice is not None
    return connect(choice, Settings())


@pytest.mark.parametrize(
    ("name", "url", "remote"),
    [
        ("openai:gpt-x", "https://api.openai.com/v1", True),
        ("anthropic:claude-x", "https://api.anthropic.com", True),
        ("ollama:llama3.2:1b", "http://127.0.0.1:11434/v1", False),
        ("vllm:m", "http://127.0.0.1:8000/v1", False),
        ("llamacpp:m", "http://127.0.0.1:8080/v1", False),
        ("gguf:/models/a.gguf", "", False),
    ],
)
def test_model_choice_knows_where_text_goes(name: str, url: str, remote: bool) -> None:
    choice = model_choice(name, Settings())
    assert choice is not None
    assert (choice.url, choice.remote) == (url, remote)
    assert ("sent to" in choice.where) is remote


def test_model_choice_follows_the_address_for_servers_only() -> None:
    settings = Settings(llm="compatible:m", llm_url="https://models.ministry.test/v1")
    chosen = model_choice(None, settings)
    assert chosen is not None
    assert chosen.remote
    assert "models.ministry.test" in chosen.where
    company = model_choice("openai:gpt-x", settings)
    assert company is not None
    assert company.url == "https://api.openai.com/v1"


@pytest.mark.parametrize("name", [None, "", "none"])
def test_model_choice_is_none_unless_chosen(name: str | None) -> None:
    assert model_choice(name, Settings()) is None


def test_none_overrules_the_settings() -> None:
    assert model_choice("none", Settings(llm="ollama:m")) is None


@pytest.mark.parametrize("name", ["gpt-4", "openai:", ":m", "mystery:m", "compatible:m"])
def test_model_choice_says_what_it_does_not_know(name: str) -> None:
    with pytest.raises(GenerationError) as error:
        model_choice(name, Settings())
    assert error.value.hint


@pytest.mark.parametrize(
    ("name", "key"),
    [("openai:gpt-x", "OPENAI_API_KEY"), ("anthropic:claude-x", "ANTHROPIC_API_KEY")],
)
def test_connect_names_the_missing_key(
    name: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(key, raising=False)
    with pytest.raises(GenerationError, match="key"):
        _connected(name)


def test_connect_ignores_addresses_of_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("OPENAI_API_BASE", "https://elsewhere.test/v1")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://elsewhere.test/v1")
    llm = _connected("openai:gpt-x")
    assert str(llm._get_client().base_url) == "https://api.openai.com/v1/"


def test_connect_names_the_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llama_index.llms.openai_like", None)
    with pytest.raises(GenerationError, match=r"\.\[llm\]"):
        _connected("ollama:m")


def test_connect_says_that_a_model_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="no model file"):
        _connected(f"gguf:{tmp_path}/none.gguf")
