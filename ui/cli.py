"""The command line: `r2p ingest | library | search | ask | serve`, and what plugs in."""

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sources.catalogue import PARTIAL_DATE, Voice
from sources.errors import AssistantError
from sources.settings import Settings
from ui.acquire_cli import fetch_command, release_command
from ui.library_cli import library

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.filters import Filters

Json = dict[str, Any]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="r2p-assistant", prog_name="r2p")
def cli() -> None:
    """Cited answers from source material on the Responsibility to Protect."""


library.add_command(fetch_command)
library.add_command(release_command)
cli.add_command(library)
for plugin in sorted(entry_points(group="r2p.commands"), key=lambda p: p.name):
    cli.add_command(plugin.load(), plugin.name)


def print_json(value: Json) -> None:
    """One object on stdout, with its non-ASCII characters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False))


_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_BATCH = click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='JSON lines with "id" and "question"; prints one object a line, in order.',
)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """The filters that `search` and `ask` share."""
    for option in (
        click.option(
            "--until", default="", help="Published in or before this date (2013, 2013-01)."
        ),
        click.option(
            "--since", default="", help="Published in or after this date (2013, 2013-01)."
        ),
        click.option(
            "--voice",
            "voices",
            multiple=True,
            type=click.Choice([v.value for v in Voice]),
            help="Only this voice; may be given several times.",
        ),
        click.option(
            "--document",
            "documents",
            multiple=True,
            help="Only this document (id, file name or key, such as 004 or 004/B1).",
        ),
    ):
        command = option(command)
    return command


@cli.command()
@click.argument("what", nargs=-1, metavar="[FILE|FOLDER|URL]...")
@_JSON
def ingest(what: tuple[str, ...], as_json: bool) -> None:
    """Read documents into the library and index them.

    Without arguments: what the source folders hold (R2P_SOURCES, and the
    library's own folder). Files, folders and web addresses are copied into the
    library's own folder first.
    """
    from ui.ingesting import run_ingest

    report = run_ingest(Settings(), what)
    if as_json:
        print_json(report.as_json())
    else:
        click.echo(report.as_text())


@cli.command()
@click.argument("question", required=False)
@click.option("-k", default=20, show_default=True, type=click.IntRange(1, 200), help="How many.")
@filter_options
@_JSON
@_BATCH
def search(question: str | None, k: int, as_json: bool, batch: Path | None, **chosen: Any) -> None:
    """The passages that bear on QUESTION, best first."""
    from assistant.contract import search_json
    from ui.render_text import passages_text

    questions = list(_questions(question, batch))
    assistant = ready_assistant()
    keep = _filters(assistant, chosen).predicate(assistant.retriever.index.loaded.passages)
    for identity, text in questions:
        retrieved = assistant.retriever.search(text, k, keep)
        _print(identity, search_json(retrieved), as_json, partial(passages_text, retrieved))


@cli.command()
@click.argument("question", required=False)
@filter_options
@_JSON
@_BATCH
def ask(question: str | None, as_json: bool, batch: Path | None, **chosen: Any) -> None:
    """The answer to QUESTION, every sentence cited."""
    from assistant.contract import answer_json
    from ui.render_text import answer_text

    questions = list(_questions(question, batch))
    assistant = ready_assistant()
    keep = _filters(assistant, chosen).predicate(assistant.retriever.index.loaded.passages)
    failed = False
    for identity, text in questions:
        try:
            answer = assistant.ask(text, keep=keep)
        except AssistantError as error:
            if identity is None:
                raise
            # One bad line must not cost the answers to the others.
            print_json({"id": identity, "error": str(error)})
            failed = True
        else:
            _print(identity, answer_json(answer), as_json, partial(answer_text, answer))
    if failed:
        raise click.exceptions.Exit(1)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Serve the chat page."""
    from assistant.build import build_assistant
    from ui.app import serve as serve_app

    assistant = build_assistant(Settings())
    threading.Thread(target=assistant.warm, daemon=True).start()
    serve_app(assistant, host, port)


def ready_assistant() -> "Assistant":
    """An assistant over a library that holds something.

    Raises:
        AssistantError: The library is empty.
    """
    from assistant.build import build_assistant

    assistant = build_assistant(Settings())
    if not assistant.documents:
        raise AssistantError("The library is empty.", "Run `r2p ingest` first.")
    return assistant


def _filters(assistant: "Assistant", chosen: Json) -> "Filters":
    from index.filters import Filters

    for name in ("since", "until"):
        if chosen[name] and not re.match(PARTIAL_DATE, chosen[name]):
            raise click.BadParameter("give a date as 2013, 2013-01 or 2013-01-11", param_hint=name)
    documents = []
    for name in chosen["documents"]:
        document, _, item = name.partition("/")
        identity = assistant.document(document).id
        documents.append(f"{identity}/{item}" if item else identity)
    voices = tuple(Voice(v) for v in chosen["voices"])
    return Filters(tuple(documents), voices, chosen["since"], chosen["until"])


def _questions(question: str | None, batch: Path | None) -> Iterator[tuple[str | None, str]]:
    """The question, or those of a batch file with their ids.

    Raises:
        click.UsageError: Neither or both are given.
        AssistantError: A line of the batch is no object with "id" and "question".
    """
    if (question is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch FILE.")
    if question is not None:
        yield None, question
        return
    assert batch is not None
    for number, line in enumerate(batch.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield row["id"], str(row.get("question") or row["text"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise AssistantError(
                f"{batch}, line {number} is not an object with an id and a question.",
                'Write lines like {"id": "1", "question": "…"}.',
            ) from None


def _print(identity: str | None, value: Json, as_json: bool, text: Callable[[], str]) -> None:
    if identity is not None:
        print_json({"id": identity, **value})
    elif as_json:
        print_json(value)
    else:
        click.echo(text())


def main() -> None:
    """Run the command line: exit 0 done, 1 failed, 2 wrong use; errors in one line."""
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(1)
    except AssistantError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except ModuleNotFoundError as error:
        click.echo(
            f"Error: the package {error.name} is missing. "
            "Evaluations need the extra: pip install -c constraints.txt -e '.[dev]'",
            err=True,
        )
        sys.exit(1)
    except OSError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
