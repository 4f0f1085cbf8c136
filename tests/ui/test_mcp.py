"""The MCP server as a real client of the `mcp` package sees it, over standard input and output."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from sources.settings import Settings

pytestmark = [pytest.mark.library, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]


def with_server(settings: Settings, work: Callable[[ClientSession], Awaitable[None]]) -> None:
    async def run() -> None:
        environment = {
            **os.environ,
            "R2P_HOME": str(settings.home),
            "R2P_SOURCES": settings.sources,
        }
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "ui.cli", "mcp"], env=environment, cwd=ROOT
        )
        with anyio.fail_after(300):
            async with stdio_client(server) as streams, ClientSession(*streams) as session:
                await session.initialize()
                await work(session)

    anyio.run(run)


def said(result: Any) -> dict[str, Any]:
    """The object that a tool returned."""
    value: dict[str, Any] = json.loads(result.content[0].text)
    return value


def test_tools_answer_search_check_and_read_with_citations(library_settings: Settings) -> None:
    async def work(session: ClientSession) -> None:
        tools = {tool.name for tool in (await session.list_tools()).tools}
        assert tools == {"ask", "search", "check", "read_passage", "list_documents"}
        question = "What are the three pillars of the responsibility to protect?"
        answer = said(await session.call_tool("ask", {"question": question}))
        assert answer["status"] == "answered"
        first = answer["citations"][0]
        place = {name: first[name] for name in ("document_id", "start", "end")}
        read = said(await session.call_tool("read_passage", place))
        assert read["text"] == first["quote"]
        assert read["voice"] == first["voice"]
        found = said(await session.call_tool("search", {"question": question, "k": 2}))
        assert len(found["passages"]) == 2
        text = "R2P rests on three core pillars."
        checked = said(await session.call_tool("check", {"text": text}))
        assert checked["claims"][0]["evidence"]
        listed = said(await session.call_tool("list_documents", {}))
        assert len(listed["documents"]) == 5

    with_server(library_settings, work)


def test_wrong_calls_are_told_what_is_wrong(library_settings: Settings) -> None:
    async def work(session: ClientSession) -> None:
        for tool, arguments, part in (
            ("ask", {"question": "  "}, "empty"),
            ("read_passage", {"document_id": "nowhere"}, "nowhere"),
            ("read_passage", {"document_id": "001", "start": 10**9}, "no text"),
            ("search", {"question": "x", "voices": ["martian"]}, "martian"),
        ):
            result: Any = await session.call_tool(tool, arguments)
            failed = getattr(result, "is_error", getattr(result, "isError", None))
            assert failed, tool
            assert part in result.content[0].text
            assert "Traceback" not in result.content[0].text

    with_server(library_settings, work)
