"""Any sequence-classification model, here a tiny one made on the spot."""

from pathlib import Path

import pytest

from assistant.build import build_judge
from assistant.entailment import Pair
from assistant.grounding.hub import HubModel
from sources.errors import AssistantError
from sources.settings import Settings

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "states", "met", "in", "june", "may"]
PAIRS = [
    Pair("States met in June.", ("In June states met.",)),
    Pair("States met in May.", ("In June states met.", "Nobody met in May.")),
]


def _model(folder: Path, labels: list[str]) -> str:
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(1)
    (folder / "vocab.txt").write_text("\n".join(WORDS), "utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=64,
        id2label=dict(enumerate(labels)),
        label2id={label: n for n, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


@pytest.mark.parametrize(
    "labels", [["contradiction", "neutral", "ENTAILMENT"], ["LABEL_0", "LABEL_1"], ["LABEL_0"]]
)
def test_entailment_probs_reads_the_label_that_means_support(
    tmp_path: Path, labels: list[str]
) -> None:
    import torch

    model = HubModel(_model(tmp_path, labels))

    found = model.entailment_probs(PAIRS)

    tokenizer, network = model._loaded
    features = tokenizer("In June states met.", "States met in June.", return_tensors="pt")
    with torch.inference_mode():
        logits = network(**features).logits[0]
    expected = logits.sigmoid()[0] if len(labels) == 1 else logits.softmax(0)[-1]
    assert found.shape == (2,)
    assert found[0] == pytest.approx(float(expected), abs=1e-4)


def test_entailment_probs_refuses_labels_that_say_nothing(tmp_path: Path) -> None:
    model = HubModel(_model(tmp_path, ["apples", "pears", "plums"]))

    with pytest.raises(AssistantError, match="apples, pears, plums"):
        model.entailment_probs(PAIRS)


def test_a_missing_model_is_said_in_one_line(tmp_path: Path) -> None:
    judge = build_judge(Settings(home=tmp_path, entailment_model=str(tmp_path / "none")))

    with pytest.raises(AssistantError, match="can't be loaded") as caught:
        judge.verdicts(PAIRS)
    assert "R2P_ENTAILMENT_MODEL" in caught.value.hint
    assert "\n" not in str(caught.value)
