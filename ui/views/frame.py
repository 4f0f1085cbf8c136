"""The frame round every page: name, ways to the other pages, who is signed in."""

from html import escape

from ui.tongue import Tongue

# Path of each page below the root, its name, and what it is for.
PAGES = (
    ("ask", "/", "Ask"),
    ("draft", "/draft", "Draft"),
    ("check", "/check", "Check"),
    ("library", "/library", "Library"),
    ("evaluate", "/evaluate", "Evaluate"),
    ("settings", "/settings", "Settings"),
)


def frame_html(current: str, t: Tongue, user: str = "") -> str:
    """The head of the page with its links; `user` is who can sign out."""
    links = "".join(
        f'<li><a href="{path}"{_current(name, current)}>{escape(t(label))}</a></li>'
        for name, path, label in PAGES
    )
    who = (
        f'<form class="r2p-who-am-i" method="post" action="/sign-out"><span>{escape(user)}</span>'
        f'<button class="r2p-quiet">{escape(t("Sign out"))}</button></form>'
        if user
        else ""
    )
    return (
        f'<a class="r2p-skip" href="#r2p-page">{escape(t("Skip to the content"))}</a>'
        f"{_spoken(t)}"
        f'<header class="r2p-top" data-language="{t.code}" '
        f'data-title="{escape(_title(current, t))}">{_brand()}'
        f'<nav aria-label="{escape(t("Pages"))}"><ul>{links}</ul></nav>{who}</header>'
    )


def skeleton_html(name: str, title: str) -> str:
    """What stands there until the first reply: the name, and that the page is coming."""
    return (
        f'<div class="r2p-shell" data-page="{escape(name)}"><div id="r2p-frame">'
        f'<header class="r2p-top">{_brand()}</header></div>'
        f'<div id="r2p-page" tabindex="-1"><p class="r2p-wait">{escape(title)} …</p></div>'
        '</div><div id="r2p-source"></div><div id="r2p-toast" role="alert"></div>'
    )


def page_head(title: str, lead: str, tools: str = "") -> str:
    """The heading of a page with one line on what it is for; `tools` is HTML beside it."""
    aside = f'<div class="r2p-tools">{tools}</div>' if tools else ""
    return (
        f'<div class="r2p-head-row"><div><h1>{escape(title)}</h1>'
        f"<p>{escape(lead)}</p></div>{aside}</div>"
    )


def _spoken(t: Tongue) -> str:
    """What the pages' scripts say, in the language of the page."""
    words = {
        "lost": "The assistant doesn’t answer.",
        "losthint": "Check that it is still running, then try again.",
        "copied": "Copied",
        "again": "Press again:",
    }
    data = " ".join(f'data-{name}="{escape(t(said))}"' for name, said in words.items())
    return f'<span id="r2p-words" hidden {data}></span>'


def _brand() -> str:
    return '<a class="r2p-brand" href="/">R2P Assistant</a>'


def _current(name: str, current: str) -> str:
    return ' aria-current="page"' if name == current else ""


def _title(current: str, t: Tongue) -> str:
    label = next((label for name, _, label in PAGES if name == current), "")
    return f"{t(label)} – R2P Assistant"
