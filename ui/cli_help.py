"""The help texts of every command as one Markdown page: `python -m ui.cli_help > docs/cli.md`."""

from collections.abc import Iterator

import click

from ui.cli import cli

WIDTH = 88


def help_page() -> str:
    """The page, commands in alphabetical order, as the command line prints them."""
    parts = ["# Command line", "Made by `python -m ui.cli_help > docs/cli.md`."]
    for path, command in _commands(cli, ("r2p",)):
        context = click.Context(
            command,
            info_name=" ".join(path),
            terminal_width=WIDTH,
            max_content_width=WIDTH,
            help_option_names=cli.context_settings["help_option_names"],
        )
        parts += [f"## {' '.join(path)}", f"```\n{command.get_help(context)}\n```"]
    return "\n\n".join(parts) + "\n"


def _commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _commands(command.commands[name], (*path, name))


if __name__ == "__main__":
    print(help_page(), end="")
