"""`r2p mcp`: the library for assistants that speak MCP, over standard input and output."""

import click

from sources.settings import Settings


@click.command()
def mcp() -> None:
    """Serve the library to an assistant over MCP (standard input and output).

    Tools: ask, search, check, read_passage, list_documents; all with citations.
    """
    from ui.desk import Desk
    from ui.mcp_server import build_mcp

    build_mcp(Desk(Settings())).run()
