"""`r2p check`: any text, sentence by sentence, against the sources."""

import json
import sys
from collections.abc import Iterator
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sources.errors import AssistantError
from sources.settings import Settings
from ui.commands import JSON_OPTION, batch_rows, print_json, print_result

if TYPE_CHECKING:
    from assistant.check import Check, Checker

_ENDINGS = (".docx", ".html", ".md", ".json")
_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@click.argument("file", required=False, type=_FILE, metavar="FILE|-")
@click.option("--against", type=_FILE, help="Hold the text against this file, not the library.")
@JSON_OPTION
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='JSON lines with "id" and "text"; prints one object a line, in order.',
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report: .docx (comments on the text), .html, .md or .json.",
)
def check(
    file: Path | None,
    against: Path | None,
    as_json: bool,
    batch: Path | None,
    output: Path | None,
) -> None:
    """Which sentences of FILE the sources support, contradict or don't know.

    FILE may be text, Markdown, Word or any other format that the library takes;
    - is standard input.
    """
    from assistant.contract import check_json
    from ui.check_text import check_text

    if output is not None and (file is None or output.suffix not in _ENDINGS):
        raise click.UsageError(f"A report is of one FILE and ends in {', '.join(_ENDINGS)}.")
    given = list(_texts(file, batch))
    checker = _checker(against)
    failed = False
    for identity, text in given:
        try:
            found = checker.check(text)
        except AssistantError as error:
            if identity is None:
                raise
            print_json({"id": identity, "error": str(error)})
            failed = True
        else:
            if output is not None and file is not None:
                _write(found, file, output)
            print_result(identity, check_json(found), as_json, partial(check_text, found))
    if failed:
        raise click.exceptions.Exit(1)


def _write(found: "Check", file: Path, output: Path) -> None:
    """The report in the format that its ending names."""
    from assistant.check_docx import annotated, as_docx
    from assistant.check_pages import as_html, as_markdown
    from assistant.contract import check_json

    title = "standard input" if str(file) == "-" else file.name
    if output.suffix == ".docx":
        original = file.read_bytes() if file.suffix.lower() == ".docx" else None
        output.write_bytes(annotated(found, original) if original else as_docx(found, title))
    elif output.suffix == ".json":
        output.write_text(json.dumps(check_json(found), ensure_ascii=False) + "\n", "utf-8")
    else:
        page = as_html if output.suffix == ".html" else as_markdown
        output.write_text(page(found, title), "utf-8")


def _checker(against: Path | None) -> "Checker":
    from assistant.build import build_checker
    from sources.reader import read_document

    settings = Settings()
    if against is None:
        return build_checker(settings)
    return build_checker(settings, read_document(against.read_bytes(), against.name))


def _texts(file: Path | None, batch: Path | None) -> Iterator[tuple[str | None, str]]:
    """The text, or those of a batch file with their ids.

    Raises:
        click.UsageError: Neither or both are given.
        AssistantError: The batch is no UTF-8 text, or a line no object with "id" and "text".
    """
    if (file is None) == (batch is None):
        raise click.UsageError("Give a file (or - for standard input), or --batch FILE.")
    if file is not None:
        yield None, read_text(file)
    elif batch is not None:
        for identity, text in batch_rows(batch, "text", "text"):
            yield str(identity), text


def read_text(file: Path) -> str:
    """The words of a file in any format that the library takes, or of standard input."""
    from sources.loaders import load

    if str(file) == "-":
        if isinstance(sys.stdin, TextIOWrapper):
            # A byte that is no text costs its sentence, not the check.
            sys.stdin.reconfigure(errors="replace")
        return sys.stdin.read()
    return load(file.read_bytes(), file.name).text
