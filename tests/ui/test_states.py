"""The pages when something is missing, dead or too large; models, exports and runs in Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.conftest import serving
from tests.ui.visits import WAIT_MS, Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.library, pytest.mark.slow]

LOOKS = {
    "desktop, light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "phone, dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
QUESTION = "Which Secretary-General's report formulated the three pillars?"


@pytest.fixture(params=LOOKS.values(), ids=LOOKS)
def look(request: pytest.FixtureRequest) -> dict[str, object]:
    """Width and theme of the browser."""
    return dict(request.param)


@pytest.fixture
def empty(browser: Browser, tmp_path: Path, look: dict[str, object]) -> Iterator[Visit]:
    """The pages of a library that holds nothing."""
    sources = tmp_path / "none"
    sources.mkdir()
    with serving(tmp_path / "home", str(sources), R2P_REGISTER_ANSWERS="0") as url:
        yield visit(browser, url, **look)


def with_model(
    browser: Browser, look: dict[str, object], home: Path, into: Path, **more: str
) -> Iterator[Visit]:
    """The pages with a language model, over a copy of a home."""
    shutil.copytree(home, into)
    with serving(into, "", **more) as url:
        yield visit(browser, url, **look)


@pytest.fixture
def dead(
    browser: Browser, look: dict[str, object], served_home: Path, tmp_path: Path
) -> Iterator[Visit]:
    """The pages with a language model that nobody serves."""
    more = {"R2P_LLM": "compatible:none", "R2P_LLM_URL": "http://127.0.0.1:9/v1"}
    yield from with_model(browser, look, served_home, tmp_path / "home", **more)


@pytest.fixture
def living(
    browser: Browser, served_home: Path, tmp_path: Path, model_file: Path
) -> Iterator[Visit]:
    """The pages with a small language model that is really served."""
    look = LOOKS["desktop, light"]
    yield from with_model(
        browser, look, served_home, tmp_path / "home", R2P_LLM=f"gguf:{model_file}"
    )


def test_empty_library_says_on_each_page_what_to_do(empty: Visit) -> None:
    page = empty.go("")
    expect(page.get_by_role("heading", name="The library is empty")).to_be_visible()
    expect(page.get_by_role("link", name="Open the library")).to_be_visible()
    expect(empty.go("library").locator("main, .r2p-surface").first).to_contain_text("r2p ingest")
    page = empty.go("check")
    page.get_by_label("Text to check").fill("In Syria, 60,000 people were killed.")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#r2p-toast")).to_contain_text("The library is empty.", timeout=WAIT_MS)
    page = empty.go("draft")
    page.get_by_label("Topic or question").fill("Early warning")
    page.get_by_role("button", name="Draft", exact=True).click()
    expect(page.locator("#r2p-toast")).to_contain_text("The library is empty.", timeout=WAIT_MS)


def test_dead_model_is_said_and_the_answer_without_it_is_given(dead: Visit) -> None:
    dead.ask(QUESTION)
    answer = dead.page.locator(".r2p-answer")
    expect(answer).to_contain_text("can't be reached")
    expect(answer).to_contain_text("2009")
    expect(answer.locator("[data-marker], .r2p-marker").first).to_be_visible()
    expect(dead.go("settings").locator(".r2p-surface").first).to_contain_text("127.0.0.1:9")


def test_living_model_shows_only_checked_sentences(living: Visit) -> None:
    living.ask(QUESTION)
    answer = living.page.locator(".r2p-answer")
    expect(answer).to_contain_text("2009")
    for sentence in answer.locator(".r2p-text p").all():
        expect(sentence.locator("[data-marker], .r2p-marker").first).to_be_visible()


def test_upload_that_is_too_large_says_so_and_adds_nothing(
    browser: Browser, served_url: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    made = visit(browser, served_url, **LOOKS["desktop, light"])
    page = made.go("library")
    page.locator("#r2p-add summary").first.click()
    page.locator("#r2p-files").set_input_files(large)
    expect(page.locator("#r2p-toast")).to_contain_text("50 MB", timeout=WAIT_MS)
    assert page.locator(".r2p-card").count() == 0


def test_draft_and_check_are_saved_as_files(
    browser: Browser, served_url: str, look: dict[str, object]
) -> None:
    made = visit(browser, served_url, **look)
    made.draft("early warning of mass atrocities")
    with made.page.expect_download() as saved:
        made.page.get_by_role("link", name="Word").first.click()
    assert Path(saved.value.path()).read_bytes().startswith(b"PK")
    made.check("In Syria, 60,000 individuals were reported killed.")
    with made.page.expect_download() as saved:
        made.page.get_by_role("link", name="Markdown").first.click()
    assert "60,000" in Path(saved.value.path()).read_text("utf-8")


def test_evaluation_runs_from_the_page_and_its_figures_open(
    browser: Browser, served_url: str
) -> None:
    made = visit(browser, served_url, **LOOKS["desktop, light"])
    page = made.go("evaluate")
    page.get_by_role("button", name="Run: drafts").click()
    expect(page.locator("#r2p-running progress")).to_be_visible()
    run = page.locator("#r2p-runs a").first
    expect(run).to_be_visible(timeout=3 * WAIT_MS)
    run.click()
    expect(page.locator("table").first).to_contain_text("1.000")
