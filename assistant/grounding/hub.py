"""Any sequence-classification model for inference or grounding, from a hub or a folder."""

import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from assistant.entailment import Pair
from assistant.grounding.selection import select
from assistant.grounding.window import window
from sources.errors import AssistantError

if TYPE_CHECKING:
    import torch

_SUPPORT = re.compile(r"^(?:entail|support|consistent|factual|grounded|faithful|yes|true)", re.I)
_UNNAMED = re.compile(r"^LABEL_\d+$")
_BATCH = 16
_MAX_TOKENS = 512


class HubModel:
    """A model named in the settings: its evidence goes first, the claim second.

    Which output means support is read from the model's own label names; without
    names, one output is a logit for support, and the second of two is support.
    """

    def __init__(self, model: str) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model

    def entailment_probs(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        """As the model gives them; calibration is the model's own.

        Raises:
            AssistantError: The model can't be loaded, or doesn't say what supports.
        """
        import torch

        tokenizer, model = self._loaded
        read = [(window(p.evidence, select(p.claim, p.evidence)), p.claim) for p in pairs]
        found: list[float] = []
        with torch.inference_mode():
            for start in range(0, len(read), _BATCH):
                batch = read[start : start + _BATCH]
                features = tokenizer(
                    [e for e, _ in batch],
                    [c for _, c in batch],
                    truncation="longest_first",
                    max_length=min(tokenizer.model_max_length, _MAX_TOKENS),
                    padding=True,
                    return_tensors="pt",
                )
                found += self._support(model(**features).logits)
        return np.array(found, dtype=np.float64)

    def _support(self, logits: "torch.Tensor") -> list[float]:
        if logits.shape[1] == 1:
            return [float(p) for p in logits[:, 0].sigmoid()]
        return [float(p) for p in logits.softmax(dim=1)[:, self._index]]

    @cached_property
    def _index(self) -> int:
        """Which output means that the evidence supports the claim."""
        labels: dict[int, str] = self._loaded[1].config.id2label
        for index, label in labels.items():
            if _SUPPORT.match(label):
                return int(index)
        if len(labels) == 2 and all(_UNNAMED.match(label) for label in labels.values()):
            return 1
        raise AssistantError(
            f"The labels of {self._model!r} don't say which means support: "
            f"{', '.join(labels.values())}.",
            "Name a model with a label like “entailment” or “supported”.",
        )

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        try:
            tokenizer = AutoTokenizer.from_pretrained(self._model)
            model = AutoModelForSequenceClassification.from_pretrained(self._model)
        except (OSError, ValueError, ImportError) as error:
            raise AssistantError(
                f"The entailment model {self._model!r} can't be loaded: {error}".splitlines()[0],
                "Name another in R2P_ENTAILMENT_MODEL; for one from a hub set HF_HUB_OFFLINE=0.",
            ) from None
        model.eval()
        return tokenizer, model
