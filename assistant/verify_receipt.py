"""Whether a receipt still holds: the same documents, the same words, the same answer."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer
from assistant.assistant import Assistant, Turn
from assistant.entailment import Pair
from assistant.judge import Judge
from assistant.llm import NO_MODEL
from assistant.receipt import (
    CitedWords,
    Made,
    Receipt,
    document_json,
    full_record,
    made_with,
    receipt_of,
    seal_of,
)
from index.chunking import block_at
from index.filters import Filters
from sources.catalogue import Voice
from sources.document import Document
from sources.errors import AssistantError
from sources.locator import block_locator
from sources.settings import Settings

_MARKER = re.compile(r"\[(\d+)\]")
# Sums in another order differ a little.
_SAME_PROBABILITY = 0.01
_OURS = re.compile(r"‹[^›]*›")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line on a receipt: what differs, or what has to be known (`differs` is false)."""

    text: str
    differs: bool = True


class ReceiptVerifier:
    """Confirms receipts against a library, offline.

    Args:
        assistant: Without a language model, over that library.
        settings: Of the library.
        judge: Says again whether quotes carry a model's sentences.
    """

    def __init__(self, assistant: Assistant, settings: Settings, judge: Judge) -> None:
        self.assistant = assistant
        self.settings = settings
        self.judge = judge
        self.documents = {d.id: d for d in assistant.documents}
        self.made = made_with(assistant.documents, settings, judge.model.name)

    def findings(self, receipt: Receipt) -> list[Finding]:
        """What differs, and what has to be known; nothing that differs means it holds."""
        found = [Finding(line) for line in self._content(receipt)]
        notes = [Finding(line, differs=False) for line in _made(receipt.made, self.made)]
        if receipt.made.library_sha256 != self.made.library_sha256:
            return [*found, *notes]
        return [*found, *(Finding(line) for line in self._again(receipt)), *notes]

    def _content(self, receipt: Receipt) -> Iterator[str]:
        """What the receipt says, held against itself and the documents it cites."""
        if seal_of(receipt) != receipt.seal:
            yield "the receipt was changed after it was made: its seal doesn't fit"
        yield from self._documents(receipt)
        for citation in receipt.citations:
            yield from self._citation(citation)
        yield from _markers(receipt)
        yield from _sentences(receipt)
        if receipt.model != NO_MODEL:
            yield from self._judged(receipt)

    def _documents(self, receipt: Receipt) -> Iterator[str]:
        listed = [d.id for d in receipt.documents]
        cited = {c.document_id for c in receipt.citations}
        if sorted(listed) != sorted(cited):
            yield "the documents listed aren't those that are cited"
        for said in receipt.documents:
            document = self.documents.get(said.id)
            if document is None:
                yield f"document {said.id} ({said.source_file}) isn't in the library"
                continue
            found = document_json(document)
            data = hashlib.sha256(self.assistant.library.raw(document)).hexdigest()
            if said.bytes_sha256 != data or data != document.sha256:
                yield f"document {said.id}: its bytes aren't those of the receipt"
            if said.text_sha256 != found["text_sha256"]:
                yield f"document {said.id}: its text isn't that of the receipt"
            if said.source_file != document.source_file:
                yield f"document {said.id}: its file is called {document.source_file}"

    def _citation(self, said: CitedWords) -> Iterator[str]:
        document = self.documents.get(said.document_id)
        if document is None:
            yield f"citation {said.marker}: its document isn't in the library"
            return
        if not 0 <= said.start < said.end <= len(document.text):
            yield f"citation {said.marker}: {said.start}–{said.end} isn't a place in its document"
            return
        if document.text[said.start : said.end] != said.quote:
            yield f"citation {said.marker}: {_instead(document, said)}"
            return
        block = block_at(document, said.start)
        if full_record(document.record_of(block)) != said.record:
            yield f"citation {said.marker}: the record of its source reads otherwise"
        if block_locator(document, block) != said.locator or block.path != said.section:
            yield f"citation {said.marker}: it stands in {block_locator(document, block)}"

    def _judged(self, receipt: Receipt) -> Iterator[str]:
        """A model's sentences, judged again on their quotes."""
        quotes = {c.marker: c.quote for c in receipt.citations}
        pairs = [
            Pair(c.text, tuple(quotes[m] for m in c.citations if m in quotes))
            for c in receipt.claims
        ]
        again = self.judge.verdicts(pairs)
        for number, (said, now) in enumerate(zip(receipt.claims, again, strict=True), start=1):
            apart = abs(said.probability - now.probability)
            if said.verdict is not now.kind or apart > _SAME_PROBABILITY:
                yield f"sentence {number}: judged again, its quotes give {now.kind.value}"

    def _again(self, receipt: Receipt) -> Iterator[str]:
        """The answer made again from the same library, part by part."""
        try:
            answer = self._asked(receipt)
        except (AssistantError, TypeError, ValueError) as error:
            yield f"the question can't be asked again: {error}"
            return
        again = receipt_of(answer, self.assistant.documents, self.made)
        parts = ["passages", "suggestions"]
        if receipt.model == NO_MODEL:
            parts += ["status", "answer", "claims", "citations"]
        elif receipt.answer == again.answer:
            yield f"the text is the one without a language model, not {receipt.model}'s"
        for part in parts:
            if getattr(receipt, part) != getattr(again, part):
                yield f"{part}: made again from the same library, they differ"

    def _asked(self, receipt: Receipt) -> Answer:
        filters = read_filters(receipt.filters)
        passages = self.assistant.retriever.index.loaded.passages
        keep = filters.predicate(passages, self.assistant.documents)
        turns: tuple[Turn, ...] = ()
        for question in receipt.history:
            turns = (*turns, Turn(question, self.assistant.ask(question, turns, keep)))
        return self.assistant.ask(receipt.question, turns, keep)


def read_filters(said: dict[str, Any]) -> Filters:
    """The filters of a receipt.

    Raises:
        TypeError: A field isn't known.
        ValueError: A voice isn't known.
    """
    fields: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list | tuple) else v for k, v in said.items()
    }
    if "voices" in fields:
        fields["voices"] = tuple(map(Voice, fields["voices"]))
    return Filters(**fields)


def _instead(document: Document, said: CitedWords) -> str:
    """What is wrong with a quote that doesn't stand where the receipt says."""
    if place := document.text.find(said.quote) + 1:
        return f"the quote stands at {place - 1}, not at {said.start}"
    here = " ".join(document.text[said.start : said.end].split())
    return f"other words stand there: “{here[:60]}…”"


def _markers(receipt: Receipt) -> Iterator[str]:
    """Markers count from 1, and text, sentences and citations have the same ones."""
    listed = [c.marker for c in receipt.citations]
    if listed != list(range(1, len(listed) + 1)):
        yield "the markers of the citations don't count from 1"
    in_text = {int(m) for m in _MARKER.findall(_OURS.sub("", receipt.answer))}
    in_claims = {m for c in receipt.claims for m in c.citations}
    if in_text != set(listed):
        yield "the markers in the text aren't those of the citations"
    if in_claims != set(listed):
        yield "the markers of the sentences aren't those of the citations"
    if any(not c.citations for c in receipt.claims):
        yield "a sentence has no citation"


def _sentences(receipt: Receipt) -> Iterator[str]:
    """Every listed sentence stands in the text in order; a model's text has no other words."""
    text, place = " ".join(_OURS.sub(" ", receipt.answer).split()), 0
    left = []
    for number, claim in enumerate(receipt.claims, start=1):
        words = " ".join(claim.text.split())
        found = text.find(words, place)
        if found < 0:
            yield f"sentence {number} doesn't stand in the text"
            return
        left.append(text[place:found])
        place = found + len(words)
    left.append(text[place:])
    beside = _MARKER.sub("", " ".join(left)).split()
    if receipt.model != NO_MODEL and beside:
        yield f"the text says more than its sentences: “{' '.join(beside)[:60]}”"


def _made(then: Made, now: Made) -> Iterator[str]:
    """What has changed since in what the answer depends on."""
    names = {
        "r2p": "R2P Assistant",
        "reader": "reader",
        "embedding_model": "embedding model",
        "judge": "judge",
    }
    for field, name in names.items():
        before, after = getattr(then, field), getattr(now, field)
        if before != after:
            yield f"made with {name} {before}, verified with {after}"
    if then.library_sha256 != now.library_sha256:
        yield (
            f"the library has changed ({then.library_documents} documents then, "
            f"{now.library_documents} now), so the answer wasn't made again; "
            "words of ours between the quotes are unconfirmed"
        )


def confirmed(receipt: Receipt, findings: Sequence[Finding]) -> str:
    """The closing line for a receipt that holds."""
    quotes = len(receipt.citations)
    again = all("wasn't made again" not in f.text for f in findings)
    made = " and the answer was made again, the same" if receipt.model == NO_MODEL and again else ""
    return (
        f"{quotes} {'quote stands' if quotes == 1 else 'quotes stand'} where the receipt says, in "
        f"the same {len(receipt.documents)} document{'s' * (len(receipt.documents) != 1)}{made}."
    )
