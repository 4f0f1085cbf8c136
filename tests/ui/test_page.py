"""The Ask page in Chromium, over the real application and the real documents."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.library, pytest.mark.slow]

PILLARS = "What are the three pillars of the responsibility to protect?"
ANSWER_MS = 120_000  # the first question loads the models


@dataclass
class Visit:
    """A page with what it complained about."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Types the question, presses Enter and waits for the answer to it."""
        answers = self.page.locator(".r2p-answer")
        before = answers.count()
        self.page.get_by_label("Your question").fill(question)
        self.page.keyboard.press("Enter")
        expect(answers).to_have_count(before + 1, timeout=ANSWER_MS)


def opened(context: BrowserContext, url: str) -> Visit:
    context.set_default_timeout(30_000)
    visit = Visit(context.new_page())
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("console", lambda m: visit.errors.append(m.text) if m.type == "error" else None)

    def dismissed(dialog: object) -> None:
        visit.dialogs.append(str(dialog))

    visit.page.on("dialog", dismissed)
    visit.page.goto(f"{url}?new=1")
    expect(visit.page.get_by_label("Your question")).to_be_visible()
    return visit


@pytest.fixture
def desktop(browser: Browser, served_url: str) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield opened(context, served_url)


@pytest.fixture
def phone(browser: Browser, served_url: str) -> Iterator[Visit]:
    with browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    ) as context:
        yield opened(context, served_url)


def highlighted(page: Page) -> str:
    return "".join("".join(page.locator("mark.r2p-focus").all_text_contents()).split())


def in_view(page: Page) -> bool:
    """Whether all highlighted words lie within the part of the source that is to be seen."""
    page.wait_for_timeout(400)  # the scroll and the fade are over
    return bool(
        page.evaluate(
            """() => {
              const frame = document.querySelector('.r2p-document').getBoundingClientRect();
              return [...document.querySelectorAll('mark.r2p-focus')].every((mark) => {
                const box = mark.getBoundingClientRect();
                return box.top >= frame.top && box.bottom <= Math.min(frame.bottom, innerHeight)
                  && box.left >= frame.left && box.right <= frame.right;
              });
            }"""
        )
    )


def focused(page: Page, attribute: str) -> str | None:
    value: str | None = page.evaluate("(a) => document.activeElement.getAttribute(a)", attribute)
    return value


def test_answer_lists_the_pillars_and_a_marker_opens_the_words(desktop: Visit) -> None:
    page = desktop.page
    desktop.ask(PILLARS)
    items = page.locator(".r2p-text ol > li")
    assert items.count() == 3
    for item in items.all():
        marker = item.locator(".r2p-marker").first
        number = marker.get_attribute("data-n")
        quote = page.locator(f"#r2p-tip-0-{number} .r2p-tip-quote").text_content() or ""
        marker.click()
        expect(page.locator(".r2p-at")).to_contain_text(f"Citation {number} of ")
        assert highlighted(page) == "".join(quote.split())
        assert in_view(page)


def test_reader_steps_through_the_citations(desktop: Visit) -> None:
    page = desktop.page
    desktop.ask(PILLARS)
    page.locator(".r2p-text .r2p-marker").first.click()
    expect(page.locator(".r2p-at")).to_contain_text("Citation 1 of ")
    expect(page.get_by_role("button", name="Previous citation")).to_be_disabled()
    page.get_by_role("button", name="Next citation").click()
    expect(page.locator(".r2p-at")).to_contain_text("Citation 2 of ")
    assert focused(page, "aria-label") == "Next citation"
    assert in_view(page)


def test_whole_road_works_with_the_keyboard_alone(desktop: Visit) -> None:
    page = desktop.page
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type(PILLARS)
    page.keyboard.press("Enter")
    expect(page.locator(".r2p-answer")).to_be_focused(timeout=ANSWER_MS)
    page.keyboard.press("Tab")
    assert focused(page, "data-n") == "1"
    expect(page.locator(".r2p-tip:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#r2p-reader-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert focused(page, "data-n") == "1"
    page.keyboard.press("W")
    expect(page.get_by_label("Your question")).to_have_value("W")


def test_hovering_a_marker_shows_quote_author_and_voice(desktop: Visit) -> None:
    page = desktop.page
    desktop.ask(PILLARS)
    page.locator(".r2p-text .r2p-marker").first.hover()
    tip = page.locator(".r2p-tip:visible")
    expect(tip.locator(".r2p-voice")).not_to_be_empty()
    expect(tip.locator(".r2p-tip-where")).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def test_phone_shows_no_sideways_scroll_and_lays_the_source_over(phone: Visit) -> None:
    page = phone.page
    phone.ask(PILLARS)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".r2p-text .r2p-marker").first.click()
    reader = page.get_by_role("dialog")
    expect(reader).to_be_visible()
    assert in_view(page)
    box = reader.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Close the source").click()
    expect(reader).to_be_hidden()


@pytest.mark.parametrize(
    "question", ["<img src=x onerror=alert(1)>", "${alert(1)} {{value}} `", "‹b› [1] <b>x</b>"]
)
def test_question_is_shown_as_text(desktop: Visit, question: str) -> None:
    desktop.ask(question)
    expect(desktop.page.locator(".r2p-asked")).to_have_text(question)
    assert desktop.page.locator("#r2p-chat img").count() == 0
    assert desktop.dialogs == []


def test_dead_end_says_that_it_is_not_in_the_sources(desktop: Visit) -> None:
    desktop.ask("What is the capital of France?")
    expect(desktop.page.locator(".r2p-status")).to_contain_text("Not in the sources")


def test_empty_question_is_ignored(desktop: Visit) -> None:
    box = desktop.page.get_by_label("Your question")
    box.fill("   ")
    box.press("Enter")
    desktop.page.wait_for_timeout(500)
    assert desktop.page.locator(".r2p-turn").count() == 0


def test_conversation_grows_and_can_be_begun_anew(desktop: Visit) -> None:
    page = desktop.page
    page.get_by_role("button", name=PILLARS, exact=True).click()
    expect(page.locator(".r2p-answer")).to_have_count(1, timeout=ANSWER_MS)
    desktop.ask("What is the capital of France?")
    page.get_by_role("link", name="New conversation").click()
    expect(page.locator(".r2p-turn")).to_have_count(0)
    expect(page.get_by_role("button", name=PILLARS, exact=True)).to_be_visible()


def test_answer_is_copied_with_its_references(desktop: Visit) -> None:
    page = desktop.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.ask(PILLARS)
    page.get_by_role("button", name="Copy with references").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(PILLARS)
    assert "\n[1] " in copied
    assert "‹" not in copied


def test_considered_passage_opens_at_its_words(desktop: Visit) -> None:
    page = desktop.page
    desktop.ask(PILLARS)
    page.locator(".r2p-passages summary").click()
    page.locator(".r2p-passage").first.click()
    expect(page.locator(".r2p-at")).to_contain_text("Passage 1 of ")
    assert highlighted(page) != ""
