"""The filters on the command line, and what they mean for a library."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from sources.catalogue import PARTIAL_DATE, Voice

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.filters import Filters


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """The filters that `search`, `ask` and `draft` share."""
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


def chosen_filters(assistant: "Assistant", chosen: dict[str, Any]) -> "Filters":
    """What the options of `filter_options` ask for.

    Raises:
        click.BadParameter: A date is none.
        SourceError: No document has that name.
    """
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
