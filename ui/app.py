"""The web application: builds the pages and serves them from this machine only."""

import contextlib
import os
import socket
import sys
from pathlib import Path

# Before the import: Gradio reads it when it is loaded.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.assistant import Assistant
from sources.errors import AssistantError
from ui.pages.ask import add_ask_page

TITLE = "R2P Assistant"
FAVICON = Path(__file__).with_name("static") / "favicon.png"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FONTS = ("Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Arial")
# Gradio evaluates its own templates, hence unsafe-eval; no origin but our own is
# reachable from the page, whatever a document or a later version tries to load.
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def build_app(assistant: Assistant) -> gr.Blocks:
    """The application with its pages, not served yet."""
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as blocks:
        add_ask_page(assistant)
    return blocks


def build_server(assistant: Assistant, host: str = "127.0.0.1") -> FastAPI:
    """The application behind our headers; only answers to the machine's own names.

    Args:
        assistant: Where answers and documents come from.
        host: The address that it will be served on.
    """
    app = FastAPI(openapi_url=None)
    app.add_middleware(_Headers)
    names = [*LOOPBACK, host] if host not in ("0.0.0.0", "::") else ["*"]
    # Otherwise a page on the web could reach the library under a name of its own.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False)
    theme = gr.themes.Base(
        font=[*FONTS, "sans-serif"], font_mono=["Consolas", "Liberation Mono", "monospace"]
    )
    served: FastAPI = gr.mount_gradio_app(
        app,
        build_app(assistant),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        favicon_path=str(FAVICON),
        theme=theme,
    )
    return served


def serve(assistant: Assistant, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the page until it is interrupted; prints its address on one line.

    Raises:
        AssistantError: The address can't be had, for example because the port is in use.
    """
    listener = _listen(host, port)
    app = build_server(assistant, host)
    shown = f"[{host}]" if ":" in host else host
    print(f"{TITLE}: http://{shown}:{listener.getsockname()[1]}/ (Ctrl+C stops it)", flush=True)
    if host not in LOOPBACK:
        print("Anyone who can reach this address can read the library.", file=sys.stderr)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        listener = socket.socket(family, kind, protocol)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        raise AssistantError(
            f"The page can't be served on {host}, port {port}: {error.strerror}.",
            "Choose another with --port.",
        ) from None
    return listener


class _Headers:
    """Adds our headers to every response, without buffering it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        await self.app(scope, receive, with_headers)
