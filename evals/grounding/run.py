"""One run of `r2p eval grounding`: public sets, derived pairs, drafts, speed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant.build import build_checker, build_judge
from evals.grounding import report
from evals.grounding.derived import derived_pairs, score
from evals.grounding.drafts import load_drafts
from evals.grounding.drafts import score as score_drafts
from evals.grounding.gold import gold_figures, gold_text, load_gold
from evals.grounding.public import measure
from evals.grounding.speed import speed, speed_text
from sources.library import Library
from sources.settings import Settings

PARTS = ("public", "derived", "drafts", "speed")
Result = tuple[str, str, Any]


def run(parts: Iterable[str], floors: bool, limit: int | None) -> Iterator[Result]:
    """Name, text and JSON of each part as it is done."""
    settings = Settings()
    ways: dict[str, Callable[[], Result]] = {
        "public": lambda: _public(floors, limit),
        "derived": lambda: _derived(settings),
        "drafts": lambda: _drafts(settings, limit),
        "speed": lambda: _speed(settings),
    }
    for part in parts:
        yield ways[part]()


def run_gold(path: Path) -> Result:
    """Name, text and JSON of the judge's figures on a gold set.

    Raises:
        EvaluationDataError: The file isn't such a set.
    """
    found = gold_figures(load_gold(path), build_judge(Settings()))
    return "gold", gold_text(found), report.as_json(found)


def _public(floors: bool, limit: int | None) -> Result:
    found = measure(floors, limit)
    return "public", report.public_text(found), report.as_json(found)


def _derived(settings: Settings) -> Result:
    pairs = derived_pairs(Library(settings).documents)
    found = score(pairs, build_judge(settings))
    return "derived", report.derived_text(found), report.as_json(report.derived_figures(found))


def _drafts(settings: Settings, limit: int | None) -> Result:
    drafts = load_drafts()[:limit]
    found = score_drafts(drafts, build_checker(settings))
    figures = report.as_json(report.drafts_figures(drafts, found))
    return "drafts", report.drafts_text(drafts, found), figures


def _speed(settings: Settings) -> Result:
    found = speed(settings)
    return "speed", speed_text(found), report.as_json(found)
