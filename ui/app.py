"""The web application: its pages, the API beside them, and the guard before both."""

import contextlib
import os
import socket
import warnings

# Before the import: Gradio reads it when it is loaded.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from sources.errors import AssistantError
from ui.accounts import Accounts
from ui.api.app import PATH as API_PATH
from ui.api.app import build_api
from ui.desk import Desk
from ui.guard import TEAM, Guard, Limits
from ui.pages.ask import AskPage
from ui.pages.check import CheckPage
from ui.pages.draft import DraftPage
from ui.pages.evaluate import EvaluatePage
from ui.pages.library import LibraryPage
from ui.pages.settings import SettingsPage
from ui.sign_in import add_sign_in
from ui.surface import STATIC, Page, add_surface
from ui.visitors import Visitors

TITLE = "R2P Assistant"
FAVICON = STATIC / "favicon.png"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FONTS = ("Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Arial")
STYLES = ("base.css", "ask.css", "source.css", "pages.css")


def pages_of(desk: Desk) -> tuple[Page, ...]:
    """The pages; the first is the root."""
    return (
        AskPage(desk),
        DraftPage(desk),
        CheckPage(desk),
        LibraryPage(desk),
        EvaluatePage(desk),
        SettingsPage(desk),
    )


def build_app(desk: Desk, visitors: Visitors) -> gr.Blocks:
    """The application with its pages, not served yet."""
    first, *others = pages_of(desk)
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as blocks:
        add_surface(first, visitors)
    for page in others:
        with blocks.route(page.title, f"/{page.name}"):
            add_surface(page, visitors)
    return blocks


def build_server(desk: Desk, host: str = "127.0.0.1", accounts: bool | None = None) -> FastAPI:
    """The application behind our guard; only answers to the machine's own names.

    Args:
        desk: Where answers and documents come from.
        host: The address that it will be served on.
        accounts: Whether people must sign in; by default where others can reach it.
    """
    required = accounts if accounts is not None else host not in LOOPBACK
    visitors = Visitors(Accounts(desk.settings.home), required)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.add_middleware(Guard, visitors=visitors, limits=TEAM if required else Limits())
    names = [*LOOPBACK, host] if host not in ("0.0.0.0", "::") else ["*"]
    # Otherwise a page on the web could reach the library under a name of its own.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False)
    add_sign_in(app, visitors)
    app.mount(API_PATH, build_api(desk, visitors))
    theme = gr.themes.Base(
        font=[*FONTS, "sans-serif"], font_mono=["Consolas", "Liberation Mono", "monospace"]
    )
    style = "\n".join((STATIC / name).read_text("utf-8") for name in STYLES)
    with warnings.catch_warnings():
        # Gradio warns that several pages can't be rendered on the server, which we don't ask.
        warnings.filterwarnings("ignore", message="SSR mode")
        served: FastAPI = gr.mount_gradio_app(
            app,
            build_app(desk, visitors),
            path="/",
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            favicon_path=str(FAVICON),
            theme=theme,
            head=(STATIC / "head.html").read_text("utf-8") + f"<style>{style}</style>",
            blocked_paths=[str(Path(desk.settings.home).resolve())],
        )
    return served


def serve(desk: Desk, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the pages until it is interrupted; prints its address on one line.

    Raises:
        AssistantError: The address can't be had, for example because the port is in
            use, or others could reach it and there are no accounts.
    """
    if host not in LOOPBACK and not Accounts(desk.settings.home).all():
        raise AssistantError(
            f"{host} can be reached by others and there are no accounts.",
            "Add one with `r2p accounts add NAME --role librarian`.",
        )
    listener = _listen(host, port)
    app = build_server(desk, host)
    shown = f"[{host}]" if ":" in host else host
    print(f"{TITLE}: http://{shown}:{listener.getsockname()[1]}/ (Ctrl+C stops it)", flush=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with contextlib.ExitStack() as unless_it_listens:
            listener = unless_it_listens.enter_context(socket.socket(family, kind, protocol))
            if os.name == "posix":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
            unless_it_listens.pop_all()
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no name of a machine"
        raise AssistantError(
            f"The page can't be served on {host}, port {port}: {why}.",
            "Choose another with --port.",
        ) from None
    return listener
