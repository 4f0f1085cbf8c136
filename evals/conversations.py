"""Conversations of two or three turns: whether each turn is answered for what it refers to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import Answer, Status
from assistant.assistant import Assistant, Turn
from evals.dataset import DATA, EvaluationDataError
from evals.measures import bootstrap, key_fact_share

CONVERSATIONS = DATA / "conversations.jsonl"
# Further ones of our own for development: "dev" was looked at, "test" was not.
FURTHER = DATA / "further_conversations.jsonl"
# By writers who had seen no answer and no other set; "dev" was looked at, "test" was not.
VISITORS = DATA / "visitor_conversations.jsonl"
# An answer that needs more room than this hasn't understood what was asked.
MOST_CHARS = 1500
# How a follow-up was read is no answer to it.
_READ_AS = re.compile(r"Read as: “[^”]*”")


class TurnRow(BaseModel):
    """One question with what its answer must say, and how it must end where that is fixed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(min_length=2)
    status: Status | None = None
    key_facts: tuple[tuple[str, ...], ...]


class ConversationRow(BaseModel):
    """A conversation, oldest turn first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Literal["dev", "test"]
    turns: tuple[TurnRow, ...] = Field(min_length=2, max_length=3)


@dataclass(frozen=True, slots=True)
class Held:
    """One conversation as it went; right when every turn after the first is."""

    id: str
    answers: tuple[Answer, ...]
    right: tuple[bool, ...]


def load_conversations(path: Path = CONVERSATIONS) -> tuple[ConversationRow, ...]:
    """The conversations of a file, in its order.

    Raises:
        EvaluationDataError: The file is missing, or a line of it breaks the schema.
    """
    if not path.is_file():
        raise EvaluationDataError(f"There are no conversations in {path}.", "Check the name.")
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            found.append(ConversationRow.model_validate_json(line))
        except ValidationError as error:
            message = error.errors()[0]["msg"]
            raise EvaluationDataError(f"{path}, line {number}: {message}.") from None
    return tuple(found)


def hold(assistant: Assistant, row: ConversationRow) -> Held:
    """The conversation held, each turn with those before it as history."""
    history: tuple[Turn, ...] = ()
    right = []
    for turn in row.turns:
        answer = assistant.ask(turn.question, history)
        history = (*history, Turn(turn.question, answer))
        right.append(is_right(turn, answer))
    return Held(row.id, tuple(t.answer for t in history), tuple(right))


def is_right(turn: TurnRow, answer: Answer) -> bool:
    """Whether the answer gives every key fact, in reasonable length, and ends as it must."""
    if turn.status is not None:
        return answer.status is turn.status
    said = key_fact_share(turn.key_facts, _READ_AS.sub("", answer.text)) == 1.0
    return said and answer.status is not Status.NOT_IN_SOURCES and len(answer.text) <= MOST_CHARS


def report(held: Sequence[Held]) -> dict[str, Any]:
    """Shares of conversations right in every later turn, and in every turn."""
    later = bootstrap([float(all(h.right[1:])) for h in held])
    whole = bootstrap([float(all(h.right)) for h in held])
    return {
        "n": len(held),
        "later_turns_right": later and {"mean": later.mean, "low": later.low, "high": later.high},
        "all_turns_right": whole and {"mean": whole.mean, "low": whole.low, "high": whole.high},
        "wrong": [h.id for h in held if not all(h.right)],
    }


def as_text(found: dict[str, Any]) -> str:
    """The report in lines."""
    lines = [f"conversations: {found['n']}"]
    for name in ("later_turns_right", "all_turns_right"):
        share = found[name]
        shown = "not scored"
        if share:
            shown = f"{share['mean']:.3f} [{share['low']:.3f}–{share['high']:.3f}]"
        lines.append(f"{name.replace('_', ' ')}: {shown}")
    return "\n".join([*lines, f"wrong: {', '.join(found['wrong']) or 'none'}"])


def main() -> None:
    """Print the figures of the other conversations: the halves looked at, and those held back."""
    from assistant.build import build_assistant
    from assistant.llm import NO_MODEL
    from sources.settings import Settings

    assistant = build_assistant(Settings(), NO_MODEL)
    for path in (FURTHER, VISITORS):
        for split in ("dev", "test"):
            rows = [row for row in load_conversations(path) if row.split == split]
            held = [hold(assistant, row) for row in rows]
            print(f"{path.stem}, {split}\n{as_text(report(held))}\n")


if __name__ == "__main__":
    main()
