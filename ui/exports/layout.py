"""The layout that all exports of a conversation share: blocks in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ui.attribution import reference
from ui.history import Conversation, Exchange
from ui.render import LIST_LINE, STATUS_LINES

LEGEND = (
    "Words set apart like this are connecting words of ours; all others are the sources', "
    "verbatim, at the places named."
)
_OURS = re.compile(r"‹([^‹›]*)›")


@dataclass(frozen=True, slots=True)
class Run:
    """Words, a source's or ours."""

    text: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block.

    Attributes:
        kind: "question", "status", "text", "item" or "source".
        runs: Its words in order.
        label: A list item's number or a source's marker, "" for none.
    """

    kind: str
    runs: tuple[Run, ...]
    label: str = ""


def blocks(conversation: Conversation) -> Iterator[Block]:
    """The conversation in reading order; each answer with its own list of sources."""
    for exchange in conversation.exchanges:
        yield Block("question", (Run(exchange.question),))
        if exchange.filters:
            yield Block("status", (Run(f"Only from: {exchange.filters}", ours=True),))
        if exchange.answer is None:
            yield Block("status", (Run(f"{exchange.notice} {exchange.hint}".strip(), ours=True),))
        else:
            yield from _answer(exchange)


def _answer(exchange: Exchange) -> Iterator[Block]:
    answer = exchange.answer
    assert answer is not None
    if answer.status in STATUS_LINES:
        yield Block("status", (Run(STATUS_LINES[answer.status], ours=True),))
    for line in answer.text.splitlines():
        if not line.strip():
            continue
        item = LIST_LINE.fullmatch(line)
        if item:
            number = f"{item['number']}." if item["number"] else "•"
            yield Block("item", _runs(item["words"]), number)
        else:
            yield Block("text", _runs(line.strip()))
    for c in answer.citations:
        yield Block("source", (Run(reference(c.record, c.locator)),), f"[{c.marker}]")


def _runs(text: str) -> tuple[Run, ...]:
    runs, position = [], 0
    for match in _OURS.finditer(text):
        runs += [Run(text[position : match.start()]), Run(match[1], ours=True)]
        position = match.end()
    runs.append(Run(text[position:]))
    return tuple(Run(r.text.replace("‹", "").replace("›", ""), r.ours) for r in runs if r.text)
