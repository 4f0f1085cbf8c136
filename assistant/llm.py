"""Language models by name: which provider, where the text goes, and LlamaIndex's `LLM` for it."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sources.errors import AssistantError
from sources.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

NO_MODEL = "none"
MAX_ANSWER_TOKENS = 300
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class GenerationError(AssistantError):
    """A language model could not be used, or didn't answer."""


class Provider(StrEnum):
    """Who runs a language model."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    OLLAMA = "ollama"
    VLLM = "vllm"
    LLAMACPP = "llamacpp"
    COMPATIBLE = "compatible"
    GGUF = "gguf"


# Where each listens unless R2P_LLM_URL says otherwise. The two companies' addresses are
# fixed, so that no variable of their own programs can send the text elsewhere.
_ADDRESSES = {
    Provider.OPENAI: "https://api.openai.com/v1",
    Provider.ANTHROPIC: "https://api.anthropic.com",
    Provider.OLLAMA: "http://127.0.0.1:11434/v1",
    Provider.VLLM: "http://127.0.0.1:8000/v1",
    Provider.LLAMACPP: "http://127.0.0.1:8080/v1",
}
_KEYS = {Provider.OPENAI: "OPENAI_API_KEY", Provider.ANTHROPIC: "ANTHROPIC_API_KEY"}


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A language model that the user has chosen.

    Attributes:
        provider: Who runs it.
        model: What the provider calls it; for a GGUF its path.
        url: Address that text is sent to, "" for a model in this process.
    """

    provider: Provider
    model: str
    url: str

    @property
    def name(self) -> str:
        """As answers and receipts show it; of a path the file's name."""
        model = Path(self.model).name if self.provider is Provider.GGUF else self.model
        return f"{self.provider}:{model}"

    @property
    def remote(self) -> bool:
        """Whether text leaves this machine."""
        return bool(self.url) and (urlsplit(self.url).hostname or "") not in _LOOPBACK

    @property
    def where(self) -> str:
        """In a sentence, where the question and the quoted passages go."""
        if not self.url:
            return f"Answers are written by {self.name} on this machine; nothing leaves it."
        host = urlsplit(self.url).netloc
        if self.remote:
            return (
                f"Each question, the conversation before it and the passages found for it are "
                f"sent to {host}, where {self.name} writes the answer."
            )
        return f"Answers are written by {self.name} at {host} on this machine."


def model_choice(name: str | None, settings: Settings) -> ModelChoice | None:
    """The model of that name, else of the settings; None where none is chosen.

    Args:
        name: PROVIDER:MODEL, "none", or None for what the settings say.
        settings: For the default, and the address of a server.

    Raises:
        GenerationError: The name says no provider, or the server's address is missing.
    """
    chosen = settings.llm if name is None else name
    if not chosen or chosen == NO_MODEL:
        return None
    word, colon, model = chosen.partition(":")
    if word not in set(Provider) or not colon or not model:
        known = ", ".join(f"{p}:MODEL" for p in Provider)
        raise GenerationError(f"No language model is called {chosen!r}.", f"Known: {known}, none.")
    provider = Provider(word)
    if provider is Provider.GGUF:
        return ModelChoice(provider, model, "")
    own = "" if provider in _KEYS else settings.llm_url
    url = own or _ADDRESSES.get(provider, "")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise GenerationError(
            f"The address of the server for {chosen} is {'missing' if not url else 'no address'}.",
            "Set R2P_LLM_URL, for example to http://127.0.0.1:8000/v1.",
        )
    return ModelChoice(provider, model, url)


def connect(choice: ModelChoice, settings: Settings) -> "LLM":
    """LlamaIndex's `LLM` for a choice; nothing is sent until it is asked.

    Raises:
        GenerationError: A key is missing, or the extra isn't installed.
    """
    try:
        if choice.provider is Provider.ANTHROPIC:
            return _anthropic(choice, settings)
        return _openai_like(choice, settings)
    except ModuleNotFoundError as error:
        # A module that an installed package lacks is its own fault, and shown as such.
        if (error.name or "").split(".")[0] not in ("llama_index", "xllamacpp", "openai"):
            raise
        raise GenerationError(
            f"The language model {choice.name} needs the package {error.name}.",
            "Install the extra: pip install -c constraints.txt -e '.[llm]'",
        ) from None


def _anthropic(choice: ModelChoice, settings: Settings) -> "LLM":
    from llama_index.llms.anthropic import Anthropic

    return Anthropic(
        model=choice.model,
        api_key=_key(choice.provider),
        base_url=choice.url,
        temperature=0.0,
        max_tokens=MAX_ANSWER_TOKENS,
        timeout=settings.llm_timeout_s,
        max_retries=0,
    )


def _openai_like(choice: ModelChoice, settings: Settings) -> "LLM":
    from llama_index.llms.openai_like import OpenAILike

    url, key = choice.url, settings.llm_key.get_secret_value() or "none"
    if choice.provider is Provider.OPENAI:
        key = _key(choice.provider)
    elif choice.provider is Provider.GGUF:
        from assistant.gguf import serve_gguf

        url, key = serve_gguf(choice.model)
    return OpenAILike(
        model=choice.model,
        api_base=url,
        api_key=key,
        is_chat_model=True,
        # One request that hangs or is left must not hold up the next.
        reuse_client=False,
        temperature=0.0,
        max_tokens=MAX_ANSWER_TOKENS,
        timeout=settings.llm_timeout_s,
        max_retries=0,
    )


def _key(provider: Provider) -> str:
    name = _KEYS[provider]
    key = os.environ.get(name, "")
    if not key:
        raise GenerationError(
            f"The key for {provider} is missing.", f"Set {name} in the environment."
        )
    return key
