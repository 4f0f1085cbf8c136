"""`r2p accounts`: who may sign in where others can reach the pages."""

import sys

import click

from sources.errors import AssistantError
from sources.settings import Settings
from ui.accounts import Accounts, Role


@click.group()
def accounts() -> None:
    """Accounts of a team; needed to serve on any address but this machine's own."""


@accounts.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([r.value for r in Role]),
    default=Role.READER.value,
    show_default=True,
    help="Librarians may change the library.",
)
@click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input, one line."
)
def add(name: str, role: str, password_stdin: bool) -> None:
    """Add an account, or give one a new password and role."""
    if password_stdin:
        password = _line_of_stdin()
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    account = Accounts(Settings().home).add(name, password, Role(role))
    click.echo(f"{account.name}: {account.role.value}")


@accounts.command("list")
def listed() -> None:
    """Every account with its role."""
    listed = Accounts(Settings().home).all()
    click.echo("\n".join(f"{a.name}: {a.role.value}" for a in listed) or "There are no accounts.")


@accounts.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove an account; whoever is signed in with it is out at once."""
    Accounts(Settings().home).remove(name)
    click.echo(f"Removed: {name}")


def _line_of_stdin() -> str:
    try:
        return sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise AssistantError("The password is no UTF-8 text.", "Choose another.") from None
