"""What stands before every request: headers, sign-in, size and pace of requests."""

import json
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.visitors import Visitors

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
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
OPEN = ("/sign-in", "/sign-out", "/favicon.ico")
# Ways of Gradio's to files and other addresses; our pages use none of them.
SHUT = ("/gradio_api/upload", "/gradio_api/file", "/gradio_api/proxy", "/gradio_api/stream")
_SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one client may send.

    Attributes:
        body_bytes: Of one request; an upload may be as large.
        requests: That change or compute something, in one window.
        sign_ins: Attempts in one window.
        window_s: Length of the window.
    """

    body_bytes: int = 60 * 1024 * 1024
    requests: int = 6000
    sign_ins: int = 10
    window_s: float = 60.0


# Of one account; a page that waits for an answer asks about once a second.
TEAM = Limits(requests=600)


class Guard:
    """Refuses what is too large, too often, from elsewhere or not signed in."""

    def __init__(self, app: ASGIApp, visitors: Visitors, limits: Limits) -> None:
        self.app = app
        self.visitors = visitors
        self.limits = limits
        self._seen: dict[tuple[str, str], deque[float]] = defaultdict(deque)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal:
            await _refuse(with_headers, *refusal, wants_page=_wants_page(scope, headers))
            return
        await self.app(scope, _counted(receive, self.limits.body_bytes), with_headers)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        path, method = scope["path"], scope["method"]
        if path.startswith(SHUT):
            return 404, "There is nothing here."
        if method not in _SAFE and not _same_origin(headers):
            return 403, "This request comes from another site."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.limits.body_bytes:
            return 413, f"At most {self.limits.body_bytes // 2**20} MB can be sent."
        client = (scope.get("client") or ("", 0))[0]
        allowed = self.limits.sign_ins if path == "/sign-in" else self.limits.requests
        bucket = "sign-in" if path == "/sign-in" else "all"
        account = self.visitors.account(cookies_of(headers))
        who = account.name if account and self.visitors.required else client
        if method not in _SAFE and self._too_often((bucket, who), allowed):
            return 429, "Too many requests. Wait a minute."
        if account is None and path not in OPEN:
            return 401, "Please sign in."
        scope.setdefault("state", {})["account"] = account
        return None

    def _too_often(self, key: tuple[str, str], allowed: int) -> bool:
        now = time.monotonic()
        times = self._seen[key]
        while times and now - times[0] > self.limits.window_s:
            times.popleft()
        if len(times) >= allowed:
            return True
        times.append(now)
        return False


def cookies_of(headers: dict[str, str]) -> dict[str, str]:
    """The cookies of a request; none for a header that can't be read."""
    try:
        return {k: m.value for k, m in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _same_origin(headers: dict[str, str]) -> bool:
    """Whether a browser says that our own page sent it, or no browser did."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    return urlsplit(origin).netloc == headers.get("host", "")


def _wants_page(scope: Scope, headers: dict[str, str]) -> bool:
    return scope["method"] == "GET" and "text/html" in headers.get("accept", "")


def _counted(receive: Receive, limit: int) -> Receive:
    """The request's body, cut off where it is longer than it said."""
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            return {"type": "http.disconnect"}
        return message

    return counted


async def _refuse(send: Send, status: int, message: str, wants_page: bool) -> None:
    headers = [(b"content-type", b"application/json")]
    body = json.dumps({"error": message, "hint": ""}).encode()
    if status == 401 and wants_page:
        status, body = 303, b""
        headers = [(b"location", b"/sign-in")]
    if status == 429:
        headers.append((b"retry-after", b"60"))
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
