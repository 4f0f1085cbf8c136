"""A visit to the pages in Chromium: what it does, what it asked for, what went wrong."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, expect

WAIT_MS = 120_000  # the first use of a model loads it


@dataclass
class Visit:
    """A page with what it asked for and what it complained about."""

    page: Page
    url: str
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Opens a page and waits until it can be used."""
        self.page.goto(self.url + path)
        self.page.wait_for_selector("[data-ready]", timeout=WAIT_MS)
        return self.page

    def ask(self, question: str) -> None:
        """Asks in a new conversation and waits for the answer."""
        self.go("?new=1")
        self.page.get_by_label("Your question").fill(question)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".r2p-answer")).to_have_count(1, timeout=WAIT_MS)

    def check(self, text: str) -> None:
        """Checks a text and waits for the verdicts."""
        self.go("check")
        self.page.get_by_label("Text to check").fill(text)
        self.page.get_by_role("button", name="Check", exact=True).click()
        expect(self.page.locator(".r2p-claim").first).to_be_visible(timeout=WAIT_MS)

    def draft(self, topic: str) -> None:
        """Drafts on a topic and waits for the editor."""
        self.go("draft")
        self.page.get_by_label("Topic or question").fill(topic)
        self.page.get_by_role("button", name="Draft", exact=True).click()
        expect(self.page.locator("[data-edit]").first).to_be_visible(timeout=WAIT_MS)


def visit(browser: Browser, url: str, **options: object) -> Visit:
    """A visit in a browser that can reach this machine only."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    made = Visit(context.new_page(), url)

    def gate(route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", None):
            route.continue_()
        else:
            made.outside.append(route.request.url)
            route.abort()

    context.route("**/*", gate)
    made.page.on("dialog", lambda dialog: made.dialogs.append(dialog.message))
    made.page.on("pageerror", lambda error: made.errors.append(str(error)))
    made.page.on("console", lambda m: made.errors.append(m.text) if m.type == "error" else None)
    return made
