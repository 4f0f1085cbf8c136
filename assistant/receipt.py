"""Receipts: an answer with all that is needed to confirm it later, offline."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import Answer, Citation, Status, VerdictKind
from index.filters import Filters
from sources.atomic import write_whole
from sources.catalogue import Record
from sources.document import Document
from sources.errors import AssistantError
from sources.reader import READER_VERSION
from sources.settings import Settings

FORMAT: Literal["r2p-receipt-1"] = "r2p-receipt-1"
MAX_BYTES = 5_000_000
_SHA256 = r"^[0-9a-f]{64}$"


class ReceiptError(AssistantError):
    """A file is no receipt."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CitedDocument(_Part):
    """A document that the answer cites, by what it holds."""

    id: str
    source_file: str
    bytes_sha256: str = Field(pattern=_SHA256)
    text_sha256: str = Field(pattern=_SHA256, description="Of the canonical text in UTF-8.")


class CitedWords(_Part):
    """A citation: the quote, where it stands, and whose words they are."""

    marker: int = Field(ge=1)
    document_id: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    locator: str
    section: tuple[str, ...]
    record: dict[str, Any]


class CitedClaim(_Part):
    """A sentence of the answer."""

    text: str
    citations: tuple[int, ...]
    verdict: VerdictKind
    probability: float = Field(ge=0, le=1)


class Made(_Part):
    """With what the answer was made: versions and settings that it depends on."""

    r2p: str
    reader: int
    embedding_model: str
    judge: str
    library_documents: int
    library_sha256: str = Field(pattern=_SHA256, description="Of all its documents and records.")


class Receipt(_Part):
    """An answer as a file. `seal` is the SHA-256 of all the rest; it is no signature."""

    format: Literal["r2p-receipt-1"]
    question: str
    history: tuple[str, ...] = ()
    filters: dict[str, Any] = Field(default_factory=dict)
    status: Status
    answer: str
    claims: tuple[CitedClaim, ...]
    citations: tuple[CitedWords, ...]
    documents: tuple[CitedDocument, ...]
    passages: tuple[tuple[str, int, int], ...]
    suggestions: tuple[str, ...]
    model: str
    notice: str
    dropped: int = Field(ge=0)
    unresolved: int = Field(ge=0)
    made: Made
    seal: str = Field(pattern=_SHA256)


def receipt_of(
    answer: Answer,
    documents: Sequence[Document],
    made: Made,
    filters: Filters | None = None,
    history: tuple[str, ...] = (),
) -> Receipt:
    """The receipt of an answer; without a language model the same for the same answer.

    Args:
        answer: As the assistant gave it.
        documents: Of the library.
        made: See `made_with`.
        filters: That the question was asked with.
        history: Earlier questions of the conversation, oldest first.
    """
    cited = {c.document_id for c in answer.citations}
    body: dict[str, Any] = {
        "format": FORMAT,
        "question": answer.question,
        "history": history,
        "filters": filters_json(filters or Filters()),
        "status": answer.status,
        "answer": answer.text,
        "claims": [
            {
                "text": c.text,
                "citations": c.citations,
                "verdict": c.verdict.kind,
                "probability": round(c.verdict.probability, 3),
            }
            for c in answer.claims
        ],
        "citations": [words_json(c) for c in answer.citations],
        "documents": [document_json(d) for d in documents if d.id in cited],
        "passages": [
            (s.passage.document_id, s.passage.start, s.passage.end) for s in answer.passages
        ],
        "suggestions": answer.suggestions,
        "model": answer.model,
        "notice": answer.notice,
        "dropped": answer.dropped,
        "unresolved": answer.unresolved,
        "made": made,
        "seal": "0" * 64,
    }
    return sealed(Receipt.model_validate(body))


def words_json(citation: Citation) -> dict[str, Any]:
    """A citation as a receipt holds it."""
    return {
        "marker": citation.marker,
        "document_id": citation.document_id,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "locator": citation.locator,
        "section": citation.section,
        "record": full_record(citation.record),
    }


def full_record(record: Record) -> dict[str, Any]:
    """All fields of a record that say something, as JSON knows them."""
    said = {k: v for k, v in asdict(record).items() if v}
    plain: dict[str, Any] = json.loads(json.dumps(said))
    return plain


def document_json(document: Document) -> dict[str, str]:
    """A document as a receipt names it."""
    return {
        "id": document.id,
        "source_file": document.source_file,
        "bytes_sha256": document.sha256,
        "text_sha256": hashlib.sha256(document.text.encode()).hexdigest(),
    }


def filters_json(filters: Filters) -> dict[str, Any]:
    """The filters that are set."""
    return {k: v for k, v in asdict(filters).items() if v}


def made_with(documents: Sequence[Document], settings: Settings, judge: str) -> Made:
    """Versions, settings and the library's fingerprint: text and records of every document."""
    digest = hashlib.sha256()
    for document in sorted(documents, key=lambda d: d.id):
        records = [document.record, *(i.record for i in document.items)]
        held = [document_json(document), *map(full_record, records)]
        digest.update(json.dumps(held, sort_keys=True).encode())
    return Made(
        r2p=version("r2p-assistant"),
        reader=READER_VERSION,
        embedding_model=settings.embedding_model,
        judge=judge,
        library_documents=len(documents),
        library_sha256=digest.hexdigest(),
    )


def sealed(receipt: Receipt) -> Receipt:
    """The receipt with the seal that its content has."""
    return receipt.model_copy(update={"seal": seal_of(receipt)})


def seal_of(receipt: Receipt) -> str:
    """SHA-256 of the receipt without its seal, keys sorted."""
    body = receipt.model_dump(mode="json", exclude={"seal"})
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def save_receipt(path: Path, receipt: Receipt) -> None:
    """Write the receipt as readable JSON, whole or not at all."""
    shown = json.dumps(receipt.model_dump(mode="json"), ensure_ascii=False, indent=1)
    write_whole(path, f"{shown}\n".encode())


def load_receipt(path: Path) -> Receipt:
    """The receipt in a file.

    Raises:
        ReceiptError: There is none, or it breaks the schema.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReceiptError(f"{path} can't be read: {error.strerror}.") from None
    if len(data) > MAX_BYTES:
        raise ReceiptError(f"{path} is too large for a receipt.")
    try:
        return Receipt.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise ReceiptError(f"{path} is no receipt: {where}: {first['msg']}.") from None
