"""How soon each page can be used, in Chromium: `python -m evals.bench.pages`.

A page can be used once its content is there and its buttons work (`data-ready`).
Interactions are timed from the key or click to the change on the page; what a model
has to work out is left out, as its time is `evals.bench.latency`'s matter.
"""

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from evals.bench.load import served
from evals.bench.machine import machine_line, percentiles

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATHS = ("", "draft", "check", "library", "library?view=explore", "evaluate", "settings")
ROUNDS = 5
_TOPIC = "regional organisations and the prevention of mass atrocities"
CHROMIUM = "/usr/bin/chromium"


def main() -> None:
    """Print how long pages and interactions take; each page in a browser without a cache."""
    from playwright.sync_api import sync_playwright

    with served() as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        print(machine_line())
        for path in PATHS:
            times = []
            for _ in range(ROUNDS):
                with chromium.new_context() as context:
                    page = context.new_page()
                    times.append(_timed(lambda page=page, path=path: _open(page, url + path)))  # type: ignore[misc]
            print(f"/{path}: usable {percentiles(times)}")
        with chromium.new_context() as context:
            page = context.new_page()
            for name, prepare, act in _interactions(url):
                prepare(page)
                act(page)
                times = [_timed(lambda act=act: act(page)) for _ in range(ROUNDS)]  # type: ignore[misc]
                print(f"{name}: {percentiles(times)}")
        with chromium.new_context() as context:
            for name, times in _edits(context.new_page(), url).items():
                print(f"{name}: first {times[0]:.0f} ms, all {percentiles(times)}")
        chromium.close()


Step = Callable[["Page"], object]


def _interactions(url: str) -> list[tuple[str, Step, Step]]:
    """Each with what has to be there first."""
    return [
        ("filter the table", lambda p: _open(p, url + "library"), _filter),
        ("open a cell of the register", lambda p: _open(p, url + "library?view=explore"), _cell),
        ("open a source", lambda p: _open(p, url + "library?d=001"), _source),
    ]


def _edits(page: "Page", url: str) -> dict[str, list[float]]:
    """From a change of a drafted sentence to its colour, the pause after the last key included.

    Each sentence of the points gets a number, a name and a denial of its own, and is undone.
    """
    _open(page, url + "draft")
    page.get_by_label("Topic or question").fill(_TOPIC)
    page.get_by_role("button", name="Draft", exact=True).click()
    page.wait_for_selector("[data-edit^=point]")
    areas = page.locator("[data-edit^=point]")
    times: dict[str, list[float]] = {}

    def edit(n: int, text: str, colour: str) -> float:
        def act() -> None:
            areas.nth(n).fill(text)
            # Looked for at every frame: a locator's own wait looks twice a second.
            page.wait_for_function(
                "([n, mark]) => document.querySelectorAll('[data-sentence^=point]')[n]"
                ".querySelector(mark)",
                arg=[n, f".r2p-s-{colour}"],
            )

        return _timed(act)

    for n in range(areas.count()):
        before = areas.nth(n).input_value()
        first, _, rest = before.partition(" ")
        changes = {
            "a number": re.sub(r"\d+", "77", before, count=1),
            "a name": f"{first} Brazil's {rest}",
            "the sense": f"It is not true that {before}",
        }
        for what, text in changes.items():
            if text != before:
                times.setdefault(f"change {what}: red", []).append(edit(n, text, "red"))
                times.setdefault("undo it: green", []).append(edit(n, before, "green"))
    return times


def _open(page: "Page", address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-ready]")


def _filter(page: "Page") -> None:
    """Narrow the table and widen it again, by a choice: typing waits on purpose."""
    page.get_by_label("Voice").select_option("un_official")
    page.wait_for_function("document.querySelectorAll('#r2p-table tbody tr').length === 1")
    page.get_by_label("Voice").select_option("")
    page.wait_for_function("document.querySelectorAll('#r2p-table tbody tr').length > 1")


def _cell(page: "Page") -> None:
    page.evaluate("document.querySelector('#r2p-cell').replaceChildren()")
    page.locator("button.r2p-square").first.click()
    page.wait_for_selector("#r2p-cell h2")


def _source(page: "Page") -> None:
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_selector("mark.r2p-focus")
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('#r2p-source').replaceChildren()")


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
