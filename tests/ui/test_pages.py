"""All pages in Chromium, over the real application: main roads, faults, attacks, access."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.ui.visits import WAIT_MS, Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.library, pytest.mark.slow]

PATHS = ("", "draft", "check", "library", "library?view=explore", "library?view=changes",
         "library?d=004", "evaluate", "settings")  # fmt: skip
WCAG = {"runOnly": {"type": "tag", "values": "wcag2a wcag2aa wcag21a wcag21aa wcag22aa".split()}}
# The themes differ in their colours only.
RULES = {"light": WCAG, "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}}}
TEXT = "In Syria, 60,000 individuals were reported killed between 2011 and 2012.\n\nBananas rest."
# What an attack would have left behind, wherever it was shown.
INJECTED = ".r2p-surface :is(img, script, iframe, object, [onerror], [onload], a[href^=javascript])"


@pytest.fixture
def desktop(browser: Browser, served_url: str) -> Iterator[Visit]:
    made = visit(browser, served_url, viewport={"width": 1440, "height": 900})
    yield made
    made.page.context.close()


@pytest.fixture
def phone(browser: Browser, served_url: str) -> Iterator[Visit]:
    size = {"width": 390, "height": 844}
    made = visit(browser, served_url, viewport=size, is_mobile=True, has_touch=True)
    yield made
    made.page.context.close()


def test_pages_open_without_a_fault_and_ask_nothing_of_other_machines(desktop: Visit) -> None:
    for path in PATHS:
        page = desktop.go(path)
        expect(page.locator("#r2p-page h1").first).to_be_visible()
        assert page.title().endswith("R2P Assistant"), path
    assert (desktop.errors, desktop.outside, desktop.dialogs) == ([], [], [])


def test_pages_fit_a_phone(phone: Visit) -> None:
    for path in PATHS:
        page = phone.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_break_no_rule_of_wcag(browser: Browser, served_url: str, scheme: str) -> None:
    made, rules = visit(browser, served_url, color_scheme=scheme), RULES[scheme]
    for path in PATHS:
        page = made.go(path)
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        found = Axe().run(page, options=rules).response["violations"]
        assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == [], path
    made.ask("What are the three pillars of the responsibility to protect?")
    made.page.locator(".r2p-text .r2p-marker").first.click()
    expect(made.page.get_by_role("dialog")).to_be_visible()
    made.page.wait_for_timeout(400)
    assert [v["id"] for v in Axe().run(made.page, options=rules).response["violations"]] == []
    made.check(TEXT)
    assert [v["id"] for v in Axe().run(made.page, options=rules).response["violations"]] == []
    made.draft("regional organisations and prevention")
    assert [v["id"] for v in Axe().run(made.page, options=rules).response["violations"]] == []
    made.page.context.close()


def unharmed(made: Visit) -> None:
    """Nothing of the attack has run, loaded or become part of the page."""
    assert made.page.locator(INJECTED).count() == 0
    assert (made.dialogs, made.outside, made.errors) == ([], [], [])


def test_hostile_document_is_harmless_wherever_it_is_shown(desktop: Visit) -> None:
    page = desktop.go("library")
    link = page.get_by_role("link", name="Early warning in Zorbistan")
    expect(link).to_contain_text("<img src=x onerror=alert(1)>")
    unharmed(desktop)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<svg onload=alert(2)>")
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    page.get_by_role("button", name="Read the text").click()
    expect(page.locator(".r2p-document")).to_contain_text("<script>alert(3)</script>")
    unharmed(desktop)
    desktop.ask("How many warnings did the envoy to Zorbistan speak of in Oslo?")
    expect(page.locator("#r2p-chat")).to_contain_text("Zorbistan")
    page.locator(".r2p-passages summary").click()
    page.locator(".r2p-marker").first.hover()
    unharmed(desktop)
    page.reload()
    page.wait_for_selector("[data-ready]")
    unharmed(desktop)
    desktop.check("The envoy to Zorbistan said that 4,800 warnings <b onclick=alert(9)>came</b>.")
    unharmed(desktop)
    desktop.draft("warnings sent to the council of Zorbistan")
    unharmed(desktop)


def test_hostile_upload_is_harmless_and_can_be_discarded(desktop: Visit, tmp_path: Path) -> None:
    attack = tmp_path / "<svg onload=alert(1)>.md"
    attack.write_text("# <img src=x onerror=alert(1)>\n\nA sentence about <script>x</script>.\n")
    page = desktop.go("library")
    page.locator("#r2p-add summary").first.click()
    page.locator("#r2p-files").set_input_files(attack)
    card = page.locator(".r2p-card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("characters")
    unharmed(desktop)
    page.get_by_role("button", name="Discard").click()
    expect(card).to_have_count(0)


def test_upload_that_cannot_be_read_says_why(desktop: Visit, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    page = desktop.go("library")
    page.locator("#r2p-add summary").first.click()
    page.locator("#r2p-files").set_input_files(broken)
    expect(page.locator("#r2p-toast")).to_contain_text("broken.pdf")
    assert page.locator(".r2p-card").count() == 0


def test_table_is_narrowed_as_one_types(desktop: Visit) -> None:
    page = desktop.go("library")
    page.get_by_label("Search the list").fill("kaye")
    expect(page.locator("#r2p-table tbody tr")).to_have_count(1)
    expect(page.get_by_label("Search the list")).to_be_focused()
    page.get_by_label("Search the list").fill("no such words")
    expect(page.locator("#r2p-table")).to_contain_text("Nothing here matches.")


def test_cell_of_the_register_leads_to_the_words_and_to_a_question(desktop: Visit) -> None:
    page = desktop.go("library?view=explore")
    page.get_by_role("button", name="Pillar 1, Regional: ").click()
    expect(page.locator("#r2p-cell h2")).to_have_text("Pillar 1 · Regional")
    page.locator("#r2p-cell").get_by_role("button", name="See the source").first.click()
    expect(page.locator("mark.r2p-focus").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#r2p-cell [data-ask]").click()
    page.wait_for_url("**/?c=*", timeout=WAIT_MS)
    expect(page.locator(".r2p-asked")).to_contain_text("regional organisations")


def test_check_shows_what_differs_and_opens_the_evidence(desktop: Visit) -> None:
    desktop.check(TEXT)
    page = desktop.page
    expect(page.locator(".r2p-finding:visible")).to_contain_text("“60,000”")
    expect(page.locator(".r2p-finding:visible")).to_contain_text("“59,648”")
    expect(page.locator(".r2p-claim .r2p-sign").first).to_have_text("✗")
    page.locator(".r2p-finding:visible").get_by_role("button", name="Open the source").first.click()
    expect(page.locator("mark.r2p-focus").first).to_contain_text("59,648")
    page.keyboard.press("Escape")
    page.locator(".r2p-claim").last.click()
    expect(page.locator(".r2p-finding:visible")).to_have_count(1)
    page.reload()
    page.wait_for_selector("[data-ready]")
    expect(page.locator(".r2p-claim").first).to_be_visible()


def test_edited_sentence_is_rechecked_and_can_be_restored(desktop: Visit) -> None:
    desktop.draft("regional organisations and the prevention of mass atrocities")
    page = desktop.page
    area = page.locator("[data-edit^=point]").first
    before = area.input_value()
    area.fill("In 1999 the African Union spent 90 per cent of 12,345 euros on bananas.")
    row = page.locator("[data-sentence^=point]").first
    expect(row.locator(".r2p-s-red")).to_be_visible()
    expect(row.locator(".r2p-reason-line")).to_contain_text("Not carried by its evidence")
    page.reload()
    page.wait_for_selector("[data-ready]")
    expect(row.locator(".r2p-s-red")).to_be_visible()
    row.get_by_role("button", name="As drafted").click()
    expect(row.locator(".r2p-s-green")).to_be_visible()
    assert area.input_value() == before


def test_conversation_survives_a_reload_with_its_citations(desktop: Visit) -> None:
    desktop.ask("What are the three pillars of the responsibility to protect?")
    page = desktop.page
    shown = page.locator(".r2p-text").inner_text()
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert page.locator(".r2p-text").inner_text() == shown
    page.locator(".r2p-text .r2p-marker").nth(1).click()
    expect(page.locator(".r2p-at")).to_contain_text("Citation 2 of ")
    expect(page.locator("mark.r2p-focus").first).to_be_visible()


def test_link_to_words_opens_them(desktop: Visit) -> None:
    page = desktop.go("library")
    href = desktop.url + "library?d=001"
    page.goto(href)
    page.get_by_role("button", name="Read the text").click()
    link = page.get_by_role("button", name="Copy link").get_attribute("data-link") or ""
    page.goto(desktop.url.rstrip("/") + link)
    expect(page.locator("mark.r2p-focus").first).to_be_visible()


def test_thumb_with_its_reason_is_kept(desktop: Visit) -> None:
    desktop.ask("What are the three pillars of the responsibility to protect?")
    page = desktop.page
    page.get_by_role("button", name="Not helpful").click()
    page.get_by_label("Why?").fill("too long")
    page.get_by_label("Why?").press("Enter")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_selector("[data-ready]")
    expect(page.get_by_role("button", name="Not helpful")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("Why?")).to_have_value("too long")


def test_filters_limit_the_sources(desktop: Visit) -> None:
    page = desktop.go("?new=1")
    page.locator("#r2p-filter-list summary").click()
    page.get_by_label("Selling R2P to the Americas").check()
    page.get_by_label("Your question").fill("What does R2P rest on?")
    page.keyboard.press("Enter")
    expect(page.locator(".r2p-answer")).to_have_count(1, timeout=WAIT_MS)
    expect(page.locator(".r2p-filtered")).to_contain_text("Selling R2P to the Americas")
    for title in page.locator(".r2p-passage").all_text_contents():
        assert title == "Selling R2P to the Americas"


def test_lost_connection_is_said_and_the_question_kept(desktop: Visit) -> None:
    page = desktop.go("?new=1")
    page.context.set_offline(True)
    page.get_by_label("Your question").fill("What are the three pillars?")
    page.keyboard.press("Enter")
    expect(page.locator("#r2p-toast")).to_contain_text("doesn’t answer")
    expect(page.get_by_label("Your question")).to_have_value("What are the three pillars?")
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator(".r2p-answer")).to_have_count(1, timeout=WAIT_MS)


def test_interface_speaks_the_chosen_language(desktop: Visit) -> None:
    page = desktop.go("settings")
    page.get_by_label("Français").check()
    expect(page.get_by_role("heading", level=1)).to_have_text("Réglages")
    assert page.evaluate("document.documentElement.lang") == "fr"
    expect(desktop.go("library").get_by_role("heading", level=1)).to_have_text("Bibliothèque")


def test_theme_is_kept(desktop: Visit) -> None:
    page = desktop.go("settings")
    page.get_by_label("Dark").check()
    desktop.go("check")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_check_and_library_work_with_the_keyboard_alone(desktop: Visit) -> None:
    page = desktop.go("check")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Text to check")).to_be_focused()
    page.keyboard.type("R2P rests on three core pillars.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    claim = page.locator(".r2p-claim").first
    expect(claim).to_be_visible(timeout=WAIT_MS)
    for _ in range(12):
        page.keyboard.press("Tab")
        if claim.evaluate("(element) => element === document.activeElement"):
            break
    expect(claim).to_be_focused()
    page.keyboard.press("Enter")
    expect(claim).to_have_attribute("aria-pressed", "true")
