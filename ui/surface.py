"""A page as one Gradio component: the browser sends acts, the server replies with HTML.

Gradio carries the calls (`server.act` in the browser); what an act does is the
page's own code, what it shows is made by pure functions in `ui.views`.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import gradio as gr

from sources.errors import AssistantError
from sources.loaders.loaded import storable
from ui.accounts import Role
from ui.tongue import ENGLISH, Tongue, preferred
from ui.views.frame import frame_html, skeleton_html
from ui.visitors import Visitors

STATIC = Path(__file__).with_name("static")
Data = Mapping[str, Any]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Visit:
    """Who calls, and how to speak to them.

    Attributes:
        user: Name of the account; "local" where nobody signs in.
        role: What they may do.
        t: Language of the interface.
        signed_in: Whether there is an account to sign out of.
    """

    user: str = "local"
    role: Role = Role.LIBRARIAN
    t: Tongue = ENGLISH
    signed_in: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the browser is to do after an act.

    Attributes:
        html: New content by CSS selector.
        say: Announced to screen readers.
        focus: Selector of what gets the focus, "" to leave it.
        url: Address to show, "" to leave it.
        job: Id of a job to go on watching, "".
        version: Of the job, as shown.
        error: One line on what failed.
        hint: One line on what to do.
        data: For the page's own script.
    """

    html: dict[str, str] = field(default_factory=dict)
    say: str = ""
    focus: str = ""
    url: str = ""
    job: str = ""
    version: int = 0
    error: str = ""
    hint: str = ""
    data: dict[str, Any] = field(default_factory=dict)


class Page(Protocol):
    """One page: its first content and its acts."""

    @property
    def name(self) -> str:
        """The path below the root, and the id of the component."""

    @property
    def title(self) -> str:
        """In English."""

    @property
    def scripts(self) -> tuple[str, ...]:
        """Files in `static` that the page runs after `app.js`."""

    def open(self, visit: Visit, query: Data) -> Reply:
        """The content of `#r2p-page` for an address."""

    def act(self, visit: Visit, name: str, data: Data) -> Reply:
        """What an act of the user changes."""


def add_surface(page: Page, visitors: Visitors) -> None:
    """Put the page into the gr.Blocks that is open."""

    def act(call: Any, request: gr.Request) -> dict[str, Any]:
        return asdict(_answered(page, visitors, call, request))

    scripts = "\n".join((STATIC / name).read_text("utf-8") for name in ("app.js", *page.scripts))
    gr.Navbar(visible=False)
    gr.HTML(
        skeleton_html(page.name, page.title),
        elem_id=f"r2p-surface-{page.name}",
        elem_classes="r2p-surface",
        js_on_load=scripts,
        server_functions=[act],
        apply_default_css=False,
    )


def _answered(page: Page, visitors: Visitors, call: Any, request: gr.Request) -> Reply:
    """The reply, or the failure in one line."""
    cookies = dict(request.cookies or {})
    account = visitors.account(cookies)
    if account is None:
        return Reply(error="Please sign in again.", url="/sign-in")
    t = preferred(cookies.get("r2p_language", ""), request.headers.get("accept-language", ""))
    visit = Visit(account.name, account.role, t, visitors.required)
    name, data = _call(call)
    try:
        if name == "open":
            reply = page.open(visit, data)
            frame = frame_html(page.name, visit.t, visit.user if visit.signed_in else "")
            return _with_html(reply, {"#r2p-frame": frame})
        return page.act(visit, name, data)
    except AssistantError as error:
        return Reply(error=error.message, hint=error.hint)
    except Exception:  # the edge of the program: a page must not show a traceback
        log.exception("An act of the page failed: %s %s", page.name, name[:40])
        return Reply(
            error=t("This could not be done."),
            hint=t("The terminal that runs the assistant says why."),
        )


def _with_html(reply: Reply, more: dict[str, str]) -> Reply:
    values = {name: getattr(reply, name) for name in Reply.__dataclass_fields__}
    return Reply(**{**values, "html": {**more, **reply.html}})


def _call(call: Any) -> tuple[str, Data]:
    """Name and data of a call; anything else than the browser's own form is empty."""
    if not isinstance(call, dict):
        return "", {}
    name, data = call.get("act"), call.get("data")
    return (name if isinstance(name, str) else ""), (data if isinstance(data, dict) else {})


def text_of(data: Data, name: str, limit: int = 2000) -> str:
    """A string that the browser sent, cut at the limit; "" for anything else."""
    value = data.get(name)
    return storable(value[:limit]) if isinstance(value, str) else ""


def texts_of(data: Data, name: str) -> tuple[str, ...]:
    """The strings that the browser sent under that name: one, several or none."""
    value = data.get(name)
    listed = value if isinstance(value, list) else [value]
    return tuple(v[:500] for v in listed[:200] if isinstance(v, str) and v)


def number_of(data: Data, name: str, other: int = -1) -> int:
    """A whole number that the browser sent, `other` for anything else."""
    value = data.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value[:12])
    return value if isinstance(value, int) and not isinstance(value, bool) else other
