"""The page to sign in on, and the way out."""

from html import escape
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ui.surface import STATIC
from ui.tongue import Tongue, preferred
from ui.visitors import COOKIE, SESSION_S, Visitors

_LONGEST = 4096


def add_sign_in(app: FastAPI, visitors: Visitors) -> None:
    """Put /sign-in and /sign-out into the application."""

    @app.get("/sign-in", include_in_schema=False)
    def form(request: Request) -> Response:
        if visitors.account(request.cookies):
            return RedirectResponse("/", 303)
        return HTMLResponse(sign_in_html(_tongue(request)))

    @app.post("/sign-in", include_in_schema=False)
    async def sign_in(request: Request) -> Response:
        body = (await request.body())[:_LONGEST].decode("utf-8", "replace")
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        name, password = sent.get("name", "").strip().lower(), sent.get("password", "")
        # Hashing takes a tenth of a second, for which the others shouldn't wait.
        key = await run_in_threadpool(visitors.sign_in, name, password)
        if key is None:
            return HTMLResponse(sign_in_html(_tongue(request), failed=True), 401)
        response = RedirectResponse("/", 303)
        secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, key, SESSION_S, httponly=True, samesite="strict", secure=secure, path="/"
        )
        return response

    @app.post("/sign-out", include_in_schema=False)
    def sign_out(request: Request) -> Response:
        visitors.sign_out(request.cookies)
        response = RedirectResponse("/sign-in" if visitors.required else "/", 303)
        response.delete_cookie(COOKIE, path="/")
        return response


def sign_in_html(t: Tongue, failed: bool = False) -> str:
    """The page, whole: it needs nothing else from the server."""
    style = (STATIC / "base.css").read_text("utf-8") + (STATIC / "pages.css").read_text("utf-8")
    wrong = (
        f'<p class="r2p-status r2p-notice" role="alert">'
        f"<strong>{escape(t('Name or password is wrong.'))}</strong></p>"
        if failed
        else ""
    )
    return (
        f'<!doctype html><html lang="{t.code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(t('Sign in'))} – R2P Assistant</title>"
        f"{(STATIC / 'head.html').read_text('utf-8')}<style>{style}</style></head>"
        '<body class="r2p-plain-page"><main class="gradio-container r2p-door">'
        f'<h1>R2P Assistant</h1>{wrong}<form method="post" action="/sign-in">'
        f'<label class="r2p-field">{escape(t("Name"))}'
        '<input name="name" autocomplete="username" required autofocus></label>'
        f'<label class="r2p-field">{escape(t("Password"))}'
        '<input type="password" name="password" autocomplete="current-password" required></label>'
        f'<button class="r2p-button">{escape(t("Sign in"))}</button></form></main></body></html>'
    )


def _tongue(request: Request) -> Tongue:
    chosen = request.cookies.get("r2p_language", "")
    return preferred(chosen, request.headers.get("accept-language", ""))
