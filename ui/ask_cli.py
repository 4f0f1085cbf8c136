"""`r2p search` and `r2p ask`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sources.errors import AssistantError
from sources.settings import Settings
from ui.commands import (
    BATCH_OPTION,
    JSON_OPTION,
    print_json,
    print_result,
    questions,
    ready_assistant,
)
from ui.filter_options import chosen_filters, chosen_passages, filter_options

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant
    from index.filters import Filters


@click.command()
@click.argument("question", required=False)
@click.option("-k", default=20, show_default=True, type=click.IntRange(1, 200), help="How many.")
@filter_options
@JSON_OPTION
@BATCH_OPTION
def search(question: str | None, k: int, as_json: bool, batch: Path | None, **chosen: Any) -> None:
    """The passages that bear on QUESTION, best first."""
    from assistant.contract import search_json
    from ui.render_text import passages_text

    asked = list(questions(question, batch))
    assistant = ready_assistant()
    keep = chosen_passages(assistant, chosen)
    for identity, text in asked:
        retrieved = assistant.retriever.search(text, k, keep)
        print_result(identity, search_json(retrieved), as_json, partial(passages_text, retrieved))


@click.command()
@click.argument("question", required=False)
@filter_options
@click.option(
    "--llm",
    metavar="NAME",
    help='Language model as PROVIDER:MODEL, or "none"; else what R2P_LLM says.',
)
@click.option(
    "--receipt",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a receipt that `r2p verify` confirms later.",
)
@JSON_OPTION
@BATCH_OPTION
def ask(
    question: str | None,
    as_json: bool,
    batch: Path | None,
    llm: str | None,
    receipt: Path | None,
    **chosen: Any,
) -> None:
    """The answer to QUESTION, every sentence cited."""
    from assistant.contract import answer_json
    from ui.render_text import answer_text

    if receipt and batch:
        raise click.UsageError("A receipt is for one question, not for --batch.")
    asked = list(questions(question, batch))
    assistant = ready_assistant(llm)
    if assistant.sends_away:
        click.echo(assistant.where, err=True)
    keep = chosen_passages(assistant, chosen)
    failed = False
    for identity, text in asked:
        try:
            answer = assistant.ask(text, keep=keep)
        except AssistantError as error:
            if identity is None:
                raise
            # One bad line must not cost the answers to the others.
            print_json({"id": identity, "error": str(error)})
            failed = True
            continue
        if answer.notice and not as_json:
            click.echo(f"Note: {answer.notice}", err=True)
        if receipt:
            write_receipt(receipt, assistant, answer, chosen_filters(assistant, chosen))
        print_result(identity, answer_json(answer), as_json, partial(answer_text, answer))
    if failed:
        raise click.exceptions.Exit(1)


def write_receipt(path: Path, assistant: "Assistant", answer: "Answer", filters: "Filters") -> None:
    """Write the receipt of an answer, and say where."""
    from assistant.build import build_judge
    from assistant.receipt import made_with, receipt_of, save_receipt

    settings = Settings()
    made = made_with(assistant.documents, settings, build_judge(settings).model.name)
    save_receipt(path, receipt_of(answer, assistant.documents, made, filters))
    click.echo(f"Receipt: {path}", err=True)
