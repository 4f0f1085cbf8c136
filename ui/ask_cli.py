"""`r2p search` and `r2p ask`."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from sources.errors import AssistantError
from ui.commands import (
    BATCH_OPTION,
    JSON_OPTION,
    print_json,
    print_result,
    questions,
    ready_assistant,
)
from ui.filter_options import chosen_passages, filter_options


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
@JSON_OPTION
@BATCH_OPTION
def ask(question: str | None, as_json: bool, batch: Path | None, **chosen: Any) -> None:
    """The answer to QUESTION, every sentence cited."""
    from assistant.contract import answer_json
    from ui.render_text import answer_text

    asked = list(questions(question, batch))
    assistant = ready_assistant()
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
        else:
            print_result(identity, answer_json(answer), as_json, partial(answer_text, answer))
    if failed:
        raise click.exceptions.Exit(1)
