"""The command line: `r2p` with all its commands, and what plugs in."""

import sys
import threading
from importlib.metadata import entry_points

import click
from pydantic import ValidationError

from sources.errors import AssistantError
from sources.settings import Settings
from ui.accounts_cli import accounts
from ui.acquire_cli import fetch_command, release_command
from ui.ask_cli import ask, search
from ui.check_cli import check
from ui.commands import JSON_OPTION, print_json
from ui.draft_cli import draft
from ui.library_cli import library
from ui.mcp_cli import mcp
from ui.verify_cli import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="r2p-assistant", prog_name="r2p")
def cli() -> None:
    """Cited answers from source material on the Responsibility to Protect."""


library.add_command(fetch_command)
library.add_command(release_command)
for command in (library, search, ask, check, draft, verify, mcp, accounts):
    cli.add_command(command)
for plugin in sorted(entry_points(group="r2p.commands"), key=lambda p: p.name):
    cli.add_command(plugin.load(), plugin.name)


@cli.command()
@click.argument("what", nargs=-1, metavar="[FILE|FOLDER|URL]...")
@JSON_OPTION
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
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Serve the pages and the API."""
    from ui.app import serve as serve_app
    from ui.desk import Desk

    desk = Desk(Settings())
    threading.Thread(target=desk.warm, daemon=True).start()
    serve_app(desk, host, port)


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
    except ValidationError as error:
        if error.title != Settings.__name__:
            raise
        fault = error.errors()[0]
        name = f"R2P_{fault['loc'][0]}".upper()
        click.echo(f"Error: The setting {name} won't do: {fault['msg']}.", err=True)
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
