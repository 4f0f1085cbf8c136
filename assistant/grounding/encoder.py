"""The cross-encoder: reads evidence and claim together and says what one is to the other.

Its word vectors and lowest layers are those of the bundled embedder; only the
layers above them were trained, and only they ship with the package.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embedder import Floats, bundled_model

if TYPE_CHECKING:
    import torch

# What keeps the embedder's own values.
FROZEN = ("embeddings.", "pooler.", "encoder.layer.0.", "encoder.layer.1.")
WEIGHTS = Path(__file__).with_name("encoder.npz")
MAX_TOKENS = 192
LABELS = 3
_BATCH = 32


class Network:
    """The embedder's network with a head of three labels: supports, refutes, neither."""

    def __init__(self) -> None:
        import torch
        from transformers import AutoModel, AutoTokenizer

        folder = str(bundled_model())
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.body = AutoModel.from_pretrained(folder)
        self.head = torch.nn.Linear(2 * self.body.config.hidden_size, LABELS)

    def features(self, evidence: Sequence[str], claims: Sequence[str]) -> dict[str, Any]:
        """The word pieces of pairs; what is too long loses the end of its evidence."""
        return dict(
            self.tokenizer(
                list(evidence),
                list(claims),
                truncation="only_first" if max(map(len, claims)) < 400 else True,
                max_length=MAX_TOKENS,
                padding=True,
                return_tensors="pt",
            )
        )

    def logits(self, features: dict[str, Any]) -> "torch.Tensor":
        """Shape (n, 3), from the first token and the mean of all."""
        import torch

        hidden = self.body(**features).last_hidden_state
        mask = features["attention_mask"].unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return self.head(torch.cat([hidden[:, 0], mean], dim=1))  # type: ignore[no-any-return]

    def trained(self) -> dict[str, "torch.Tensor"]:
        """The tensors that training changes: all that isn't frozen."""
        body = {
            f"body.{n}": t for n, t in self.body.state_dict().items() if not n.startswith(FROZEN)
        }
        return body | {f"head.{n}": t for n, t in self.head.state_dict().items()}

    def save(self, path: Path) -> None:
        """Matrices as bytes with one scale a row, the rest as half precision."""
        arrays: dict[str, Any] = {}
        for name, tensor in self.trained().items():
            values = tensor.detach().float().numpy()
            if values.ndim == 2 and name.startswith("body."):
                scale = np.abs(values).max(axis=1, keepdims=True) / 127
                arrays[name] = np.round(values / scale).astype(np.int8)
                arrays[f"{name}/scale"] = scale.astype(np.float32)
            else:
                arrays[name] = values.astype(np.float16)
        np.savez_compressed(path, **arrays)

    def load(self, path: Path) -> None:
        """The tensors that `save` wrote."""
        import torch

        with np.load(path) as data:
            values = {
                name: torch.from_numpy(_restored(data, name))
                for name in data.files
                if not name.endswith("/scale")
            }
        for part, module in (("body.", self.body), ("head.", self.head)):
            own = {n.removeprefix(part): t for n, t in values.items() if n.startswith(part)}
            module.load_state_dict(own, strict=False)


def _restored(data: Any, name: str) -> Floats:
    array: Floats = data[name].astype(np.float32)
    return array * data[f"{name}/scale"] if f"{name}/scale" in data.files else array


class CrossEncoder:
    """Logits of the shipped network."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._network = Network()
        self._network.load(weights)
        self._network.body.eval()

    def logits(self, evidence: Sequence[str], claims: Sequence[str]) -> Floats:
        """Shape (n, 3), in order: supports, refutes, neither."""
        import torch

        order = sorted(range(len(claims)), key=lambda i: len(evidence[i]) + len(claims[i]))
        found = np.zeros((len(claims), LABELS), dtype=np.float32)
        # Trained in half precision; where the processor has it, it reads twice as fast.
        halved = torch.ops.mkldnn._is_mkldnn_bf16_supported()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=halved):
            for start in range(0, len(order), _BATCH):
                batch = order[start : start + _BATCH]
                features = self._network.features(
                    [evidence[i] for i in batch], [claims[i] for i in batch]
                )
                found[batch] = self._network.logits(features).float().numpy()
        return found
