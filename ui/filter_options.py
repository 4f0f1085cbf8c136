"""The filters on the command line, and what they mean for a library."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from sources.catalogue import PARTIAL_DATE, Voice

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.filters import Filters
    from index.passage import Passage

_OPTIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "--document",
        "documents",
        {"help": "Only this document (id, file name or key, such as 004 or 004/B1)."},
    ),
    (
        "--pillar",
        "pillars",
        {"type": click.Choice(["1", "2", "3"]), "help": "Only what bears on this pillar."},
    ),
    ("--region", "regions", {"help": "Only what bears on this region (Africa)."}),
    ("--mechanism", "mechanisms", {"help": "Only what bears on this mechanism (early warning)."}),
    ("--actor", "actors", {"help": "Only what is said of or by this actor (Security Council)."}),
    (
        "--voice",
        "voices",
        {"type": click.Choice([v.value for v in Voice]), "help": "Only this voice."},
    ),
    ("--publisher", "publishers", {"help": "Only this publisher, by words of its name."}),
    (
        "--language",
        "languages",
        {"metavar": "CODE", "help": "Only this language, by its ISO 639-1 code (en)."},
    ),
)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """The filters that `search`, `ask` and `draft` share; all but the dates may be repeated.

    A repeated one admits each of its values; different ones must all hold.
    """
    for name, when in (("--until", "before"), ("--since", "after")):
        command = click.option(
            name, default="", help=f"Published in or {when} this date (2013, 2013-01)."
        )(command)
    for flag, name, more in reversed(_OPTIONS):
        command = click.option(flag, name, multiple=True, **more)(command)
    return command


def chosen_filters(assistant: "Assistant", chosen: dict[str, Any]) -> "Filters":
    """What the options of `filter_options` ask for.

    Raises:
        click.BadParameter: A date is none.
        SourceError: No document has that name.
    """
    from index.filters import Filters
    from ui.wanted import named

    for name in ("since", "until"):
        if chosen[name] and not re.match(PARTIAL_DATE, chosen[name]):
            raise click.BadParameter("give a date as 2013, 2013-01 or 2013-01-11", param_hint=name)
    given = {name: chosen[name] for _, name, _ in _OPTIONS}
    given["documents"] = tuple(named(assistant, name) for name in chosen["documents"])
    given["voices"] = tuple(Voice(v) for v in chosen["voices"])
    return Filters(since=chosen["since"], until=chosen["until"], **given)


def chosen_passages(
    assistant: "Assistant", chosen: dict[str, Any]
) -> "Callable[[Passage], bool] | None":
    """The `keep` of a search for what the options ask for; None where they ask for nothing.

    Raises:
        click.BadParameter: A date is none.
        SourceError: No document has that name.
        RetrievalError: No passage passes.
    """
    passages = assistant.retriever.index.loaded.passages
    return chosen_filters(assistant, chosen).predicate(passages, assistant.documents)
