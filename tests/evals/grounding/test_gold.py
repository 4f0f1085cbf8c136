"""Gold sets: from blind grading to the judge's figures, and what a broken file says."""

from pathlib import Path

import pytest

from assistant.build import build_judge
from evals.dataset import EvaluationDataError
from evals.grounding.gold import gold_figures, gold_text, load_gold
from sources.settings import Settings
from ui.grading import Grading, gold_lines

QUOTE = "The council of Ulm met in Sandoria in May 2014."


def exported(folder: Path, labels: dict[str, str]) -> Path:
    """A gold set as two people who agree make it."""
    grading = Grading(folder)
    made = grading.make("Ulm", [(claim, (QUOTE,)) for claim in labels])
    for item in made.items:
        for grader in ("ana", "ben"):
            made = grading.label(made.id, grader, item.id, labels[item.claim])
    path = folder / "gold.jsonl"
    path.write_text(gold_lines(made), "utf-8")
    return path


def test_gold_set_is_held_against_the_judge(tmp_path: Path) -> None:
    wrong = "The council of Ulm met in Sandoria in May 2016."
    labels = {QUOTE: "supported", wrong: "contradicted", "Fishing quotas rose.": "supported"}
    found = gold_figures(load_gold(exported(tmp_path, labels)), build_judge(Settings()))
    assert found["n"] == 3
    assert found["right"].mean == pytest.approx(2 / 3)
    assert found["supported_is_wrong"].mean == 0
    assert found["labelled_then_said"]["contradicted, contradicted"] == 1
    assert "verdicts right: 0.667" in gold_text(found)


def test_broken_gold_set_names_its_line(tmp_path: Path) -> None:
    path = exported(tmp_path, {QUOTE: "supported"})
    path.write_text(path.read_text("utf-8") + '{"id": "x"}\n', "utf-8")
    with pytest.raises(EvaluationDataError, match="line 2"):
        load_gold(path)
    with pytest.raises(EvaluationDataError, match="can't be read"):
        load_gold(tmp_path / "none.jsonl")
