"""Receipts: an answer confirmed later, and every kind of change noticed."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.build import build_judge
from assistant.receipt import (
    Receipt,
    ReceiptError,
    load_receipt,
    made_with,
    receipt_of,
    save_receipt,
    sealed,
)
from assistant.verify_receipt import ReceiptVerifier, confirmed
from evals.tampering import CONTENT, SEALED_ONLY
from index.filters import Filters
from sources.settings import Settings


@pytest.fixture(scope="session")
def verifier(small_assistant: Assistant, small_settings: Settings) -> ReceiptVerifier:
    """Over the small library."""
    return ReceiptVerifier(small_assistant, small_settings, build_judge(small_settings))


@pytest.fixture(scope="session")
def receipt(plain: Answer, small_assistant: Assistant, verifier: ReceiptVerifier) -> Receipt:
    """Of the model-free answer."""
    return receipt_of(plain, small_assistant.documents, verifier.made)


def differing(verifier: ReceiptVerifier, receipt: Receipt) -> list[str]:
    """What differs."""
    return [f.text for f in verifier.findings(receipt) if f.differs]


def test_receipt_survives_the_file(receipt: Receipt, tmp_path: Path) -> None:
    save_receipt(tmp_path / "r.json", receipt)
    assert load_receipt(tmp_path / "r.json") == receipt


def test_receipt_holds(verifier: ReceiptVerifier, receipt: Receipt) -> None:
    found = verifier.findings(receipt)
    assert found == []
    assert "the answer was made again, the same" in confirmed(receipt, found)


@pytest.mark.parametrize("kind", [*CONTENT, *SEALED_ONLY])
def test_every_edited_field_is_noticed(
    verifier: ReceiptVerifier, receipt: Receipt, kind: str
) -> None:
    assert tampered(verifier, receipt, kind, mended=False)


@pytest.mark.parametrize("kind", [*CONTENT])
def test_content_is_noticed_even_with_the_seal_mended(
    verifier: ReceiptVerifier, receipt: Receipt, kind: str
) -> None:
    assert tampered(verifier, receipt, kind, mended=True)


def tampered(verifier: ReceiptVerifier, receipt: Receipt, kind: str, mended: bool) -> bool:
    """Whether one seeded change of that kind is noticed."""
    body = receipt.model_dump(mode="json")
    (CONTENT | SEALED_ONLY)[kind](body, random.Random(4))
    try:
        changed = Receipt.model_validate(body)
    except ValidationError:
        return True
    assert changed != receipt
    return bool(differing(verifier, sealed(changed) if mended else changed))


def test_other_version_and_library_are_notes(verifier: ReceiptVerifier, receipt: Receipt) -> None:
    made = receipt.made.model_copy(update={"r2p": "0.0.1", "library_sha256": "0" * 64})
    found = verifier.findings(sealed(receipt.model_copy(update={"made": made})))
    assert [f.differs for f in found] == [False, False]
    assert "0.0.1" in found[0].text
    assert "unconfirmed" in found[1].text


def test_library_without_the_document_is_named(receipt: Receipt, verifier: ReceiptVerifier) -> None:
    gone = receipt.documents[0].model_copy(update={"id": "0" * 12})
    citations = tuple(c.model_copy(update={"document_id": "0" * 12}) for c in receipt.citations)
    changed = receipt.model_copy(update={"documents": (gone,), "citations": citations})
    assert any("isn't in the library" in line for line in differing(verifier, changed))


def test_model_answer_holds_and_its_changes_are_noticed(
    written: Callable[..., Answer], verifier: ReceiptVerifier, small_assistant: Assistant
) -> None:
    said = "The river desk at Port Sellen trained 42 monitors in March 2019"
    receipt = receipt_of(written(f"{said} [1]."), small_assistant.documents, verifier.made)
    assert receipt.model == "scripted"
    assert differing(verifier, receipt) == []
    forged = receipt.model_dump(mode="json")
    forged["claims"][0]["text"] = forged["claims"][0]["text"].replace("42", "77")
    forged["answer"] = forged["answer"].replace("42", "77")
    assert differing(verifier, sealed(Receipt.model_validate(forged)))
    longer = receipt.model_copy(update={"answer": receipt.answer + " Force was used."})
    assert any("more than its sentences" in d for d in differing(verifier, sealed(longer)))


def test_filters_are_asked_again(
    small_assistant: Assistant, small_settings: Settings, verifier: ReceiptVerifier
) -> None:
    document = small_assistant.documents[0]
    filters = Filters(documents=(document.id,))
    keep = filters.predicate(small_assistant.retriever.index.loaded.passages)
    answer = small_assistant.ask("Who asked for a fund?", keep=keep)
    made = made_with(small_assistant.documents, small_settings, verifier.judge.model.name)
    receipt = receipt_of(answer, small_assistant.documents, made, filters)
    assert differing(verifier, receipt) == []
    assert differing(verifier, sealed(receipt.model_copy(update={"filters": {}})))
    odd = sealed(receipt.model_copy(update={"filters": {"colour": ["red"]}}))
    assert any("can't be asked again" in line for line in differing(verifier, odd))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "r2p-receipt-2"}', "\x00"])
def test_load_receipt_refuses_other_files(tmp_path: Path, text: str) -> None:
    (tmp_path / "r.json").write_text(text, "utf-8")
    with pytest.raises(ReceiptError, match="no receipt"):
        load_receipt(tmp_path / "r.json")
