"""What the commands share: options, a ready assistant, batches, printing."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sources.errors import AssistantError
from sources.loaders.loaded import storable
from sources.settings import Settings

if TYPE_CHECKING:
    from assistant.assistant import Assistant

Json = dict[str, Any]


JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
BATCH_OPTION = click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='JSON lines with "id" and "question"; prints one object a line, in order.',
)


def print_json(value: Json) -> None:
    """One object on stdout, with its non-ASCII characters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False))


def ready_assistant(llm: str | None = None) -> "Assistant":
    """An assistant over a library that holds something.

    Args:
        llm: Name of a language model; None for what the settings say.

    Raises:
        AssistantError: The library is empty, or the language model can't be had.
    """
    from assistant.build import build_assistant

    assistant = build_assistant(Settings(), llm)
    if not assistant.documents:
        raise AssistantError("The library is empty.", "Run `r2p ingest` first.")
    return assistant


def questions(question: str | None, batch: Path | None) -> Iterator[tuple[str | None, str]]:
    """The question, or those of a batch file with their ids.

    Raises:
        click.UsageError: Neither or both are given.
        AssistantError: The batch is no UTF-8 text, or a line no object with "id" and "question".
    """
    if (question is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch FILE.")
    if question is not None:
        yield None, storable(question)
    elif batch is not None:
        yield from batch_rows(batch, "question", "text")


def batch_rows(batch: Path, name: str, other: str) -> Iterator[tuple[Any, str]]:
    """The id of each line of a batch file, and the text under `name`, else under `other`.

    Raises:
        AssistantError: The file is no UTF-8 text, or a line is no object with both.
    """
    try:
        lines = batch.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        raise AssistantError(f"{batch} is no UTF-8 text.", "Save it as UTF-8.") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield row["id"], storable(str(row.get(name) or row[other]))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise AssistantError(
                f"{batch}, line {number} is not an object with an id and a {name}.",
                f'Write lines like {{"id": "1", "{name}": "…"}}.',
            ) from None


def print_result(identity: str | None, value: Json, as_json: bool, text: Callable[[], str]) -> None:
    """A batch line's object with its id, one object, or text for people."""
    if identity is not None:
        print_json({"id": identity, **value})
    elif as_json:
        print_json(value)
    else:
        click.echo(text())
