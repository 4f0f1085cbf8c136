"""`r2p draft`: talking points with locked evidence."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sources.catalogue import Voice
from sources.errors import AssistantError
from sources.settings import Settings
from ui.commands import ready_assistant
from ui.filter_options import filter_options

if TYPE_CHECKING:
    from assistant.drafting import Brief, TalkingPoints
    from assistant.export import Format


class _Loosely(click.Choice[str]):
    """A choice that may be shortened, or written as people say it ("Security Council debate")."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The choice that is meant; the last one named, where several are."""
        folded = re.sub(r"[\s-]+", "_", value.strip().lower())
        begun = [c for c in self.choices if folded and c.startswith(folded)]
        named = sorted((c for c in self.choices if c in folded), key=folded.rfind)
        meant = begun[0] if len(begun) == 1 else named[-1] if named else value
        return super().convert(meant, param, ctx)


_VOICES = frozenset(v.value for v in Voice)
_FILE = click.Path(dir_okay=False, path_type=Path)
_HELD = click.Path(exists=True, dir_okay=False, path_type=Path)
_OPTIONS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (
        ("--forum",),
        {
            "type": _Loosely(
                "general_assembly security_council human_rights_council regional_council "
                "bilateral parliament press".split()
            ),
            "help": "Where it will be spoken; general_assembly by default.",
        },
    ),
    (
        ("--position",),
        {
            "type": _Loosely("favour reservations cautious opposed stock_taking".split()),
            "help": "What the speaker thinks of the topic; favour by default.",
        },
    ),
    (("--minutes",), {"type": click.FloatRange(1, 15), "help": "Spoken length; 3 by default."}),
    (("--on-behalf",), {"help": "Name of the state or organisation that speaks."}),
    (
        ("--party",),
        {
            "type": _Loosely("state regional_organisation ngo neutral".split()),
            "help": "What sort of speaker that is; state by default.",
        },
    ),
    (("--must",), {"multiple": True, "help": "A point that must be in; may be repeated."}),
    (
        ("--leave-out",),
        {"multiple": True, "help": "A source (004/B1) or voice not to use; may be repeated."},
    ),
    (
        ("--manner",),
        {"type": click.Choice(["un", "chicago"]), "help": "Of the list of sources; un by default."},
    ),
    (
        ("--on",),
        {"type": click.DateTime(["%Y-%m-%d"]), "help": "Day of the meeting; today by default."},
    ),
    (
        ("--brief", "brief_file"),
        {"type": _HELD, "help": "A saved brief; what is given beside it counts instead."},
    ),
    (
        ("--report", "notes_file"),
        {"type": _HELD, "help": "Fill the yearly one-page progress report from these notes."},
    ),
    (
        ("--llm",),
        {
            "metavar": "NAME",
            "help": 'A language model that rewords what its evidence still carries; or "none".',
        },
    ),
    (("--save-brief",), {"type": _FILE, "help": "Save the brief to this file."}),
    (
        ("--format", "form"),
        {
            "type": click.Choice("md docx json html txt".split()),
            "help": 'By default the suffix of -o, else md; "txt" is for a teleprompter.',
        },
    ),
    (("-o", "--output"), {"type": _FILE, "help": "Write to this file instead of printing."}),
)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for names, settings in reversed(_OPTIONS):
        command = click.option(*names, **settings)(command)
    return command


@click.command()
@click.argument("topic", required=False)
@_options
@filter_options
def draft(
    topic: str | None,
    brief_file: Path | None,
    notes_file: Path | None,
    llm: str | None,
    save_brief: Path | None,
    form: str | None,
    output: Path | None,
    **chosen: Any,
) -> None:
    """Talking points on TOPIC, every sentence locked to the words it rests on."""
    from assistant.drafting import save_brief as save
    from assistant.drafting.build import build_drafter
    from assistant.llm import NO_MODEL

    if notes_file and not topic:
        topic = "Progress on atrocity prevention"
    brief = _brief(topic, brief_file, chosen)
    wanted = _format(form, output)
    drafter = build_drafter(Settings(), ready_assistant(NO_MODEL), llm)
    if save_brief:
        save(brief, save_brief)
    made = drafter.report(_text_of(notes_file), brief) if notes_file else drafter.draft(brief)
    deliver(made, wanted, output)


def _brief(topic: str | None, file: Path | None, chosen: dict[str, Any]) -> "Brief":
    """The brief that options and file give; options count before the file.

    Raises:
        click.UsageError: There is no topic, or a value breaks the schema.
        AssistantError: The file is no brief.
    """
    from pydantic import ValidationError

    from assistant.drafting import Brief, load_brief
    from assistant.drafting.brief import brief_faults

    values = load_brief(file).model_dump() if file else {}
    given = {name: value for name, value in chosen.items() if value not in (None, (), "")}
    if topic:
        given["topic"] = topic
    left_out = given.pop("leave_out", ())
    if left_out:
        given["leave_out"] = tuple(n for n in left_out if n not in _VOICES)
        given["leave_out_voices"] = tuple(n for n in left_out if n in _VOICES)
    if "on" in given:
        given["on"] = given["on"].date()
    if not (values | given).get("topic"):
        raise click.UsageError("Give a topic, or --brief FILE.")
    try:
        return Brief.model_validate(values | given)
    except ValidationError as error:
        raise click.UsageError(brief_faults(error)) from None


def _text_of(file: Path) -> str:
    """The text of a file.

    Raises:
        AssistantError: It is no text.
    """
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AssistantError(f"{file} is no UTF-8 text.", "Save it as plain text.") from error


def _format(form: str | None, output: Path | None) -> "Format":
    """The format asked for, else that of the file's suffix, else Markdown.

    Raises:
        click.UsageError: A Word file would go to the terminal.
    """
    from assistant.export import Format

    suffix = output.suffix.removeprefix(".").lower() if output else ""
    known = suffix if suffix in set(Format) else Format.MD
    wanted = Format(form or known)
    if not wanted.is_text and output is None:
        raise click.UsageError("A Word file can't be printed: name it with -o FILE.")
    return wanted


def deliver(made: "TalkingPoints", form: "Format", output: Path | None) -> None:
    """Print the draft or write it, with a warning of sentences that are red.

    Raises:
        AssistantError: The file can't be written.
    """
    from assistant.drafting.editing import red
    from assistant.export import export

    for sentence in red(made):
        click.echo(f"Not carried by its evidence: {sentence.text} ({sentence.reason})", err=True)
    content = export(made, form)
    if output is None:
        click.echo(content.decode("utf-8"), nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise AssistantError(f"{output} can't be written: {error}") from error
