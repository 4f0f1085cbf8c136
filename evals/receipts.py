"""Receipts measured: those of all test answers hold, and tampered ones are caught."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from assistant.assistant import Assistant
from assistant.judge import Judge
from assistant.receipt import Receipt, receipt_of, sealed
from assistant.verify_receipt import ReceiptVerifier
from evals.dataset import QuestionRow
from evals.tampering import CONTENT, SEALED_ONLY, Tamper
from sources.settings import Settings

SEED = 11
TAMPERED = 100


@dataclass(slots=True)
class ReceiptReport:
    """How receipts fared.

    Attributes:
        answers: Receipts made.
        held: Those that verify.
        failed: Question and first difference of those that don't.
        caught: By "as edited" and "seal mended": tampered receipts that are caught.
        tried: By the same: tampered receipts.
        missed: Kinds that weren't caught, by the same.
    """

    answers: int = 0
    held: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    caught: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    missed: dict[str, Counter[str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The figures for machines."""
        return {
            "answers": self.answers,
            "held": self.held,
            "failed": [list(pair) for pair in self.failed],
            "tampered": {
                how: {
                    "tried": self.tried[how],
                    "caught": self.caught[how],
                    "missed": dict(self.missed.get(how, {})),
                }
                for how in self.tried
            },
        }

    def as_text(self) -> str:
        """The figures for people."""
        lines = [f"Receipts of answers that verify: {self.held} of {self.answers}"]
        lines += [f"  {question}: {why}" for question, why in self.failed]
        for how in self.tried:
            lines.append(f"Tampered, {how}: {self.caught[how]} of {self.tried[how]} caught")
            lines += [f"  not caught: {k} ({n})" for k, n in self.missed.get(how, {}).items()]
        return "\n".join(lines)


def measure_receipts(
    assistant: Assistant, settings: Settings, judge: Judge, questions: Sequence[QuestionRow]
) -> ReceiptReport:
    """Make, verify and tamper with the receipts of answers without a language model."""
    verifier = ReceiptVerifier(assistant, settings, judge)
    report, receipts = ReceiptReport(), []
    for row in questions:
        answer = assistant.ask(row.question)
        receipt = receipt_of(answer, assistant.documents, verifier.made)
        report.answers += 1
        differing = [f.text for f in verifier.findings(receipt) if f.differs]
        if differing:
            report.failed.append((row.question, differing[0]))
            continue
        report.held += 1
        if receipt.citations and receipt.passages:
            receipts.append(receipt)
    rng = random.Random(SEED)
    for how, kinds in (
        ("as edited", CONTENT | SEALED_ONLY),
        ("seal mended by the forger", CONTENT),
    ):
        for n in range(TAMPERED):
            kind = list(kinds)[n % len(kinds)]
            receipt = rng.choice(receipts)
            mended = how != "as edited"
            report.tried[how] += 1
            if _caught(verifier, receipt, kinds[kind], rng, mended):
                report.caught[how] += 1
            else:
                report.missed.setdefault(how, Counter())[kind] += 1
    return report


def _caught(
    verifier: ReceiptVerifier, receipt: Receipt, tamper: Tamper, rng: random.Random, mended: bool
) -> bool:
    """Whether the change shows, as a difference or as a file that is no receipt any more."""
    body = receipt.model_dump(mode="json")
    tamper(body, rng)
    try:
        changed = Receipt.model_validate(body)
    except ValidationError:
        return True
    # A change that changes nothing would count as caught by no one's merit.
    if changed == receipt:
        return False
    changed = sealed(changed) if mended else changed
    return any(f.differs for f in verifier.findings(changed))
