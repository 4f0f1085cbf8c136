"""Blind grading: agreement by hand arithmetic, and what becomes gold."""

import json
from pathlib import Path
from threading import Thread

import pytest

from sources.errors import AssistantError
from ui.grading import Grading, gold_lines, kappa


def test_kappa_of_a_worked_example() -> None:
    # Of 10, agreed on 7: po = .7. Ana says yes 6, no 4; Ben yes 5, no 5:
    # pe = .6 * .5 + .4 * .5 = .5; kappa = (.7 - .5) / (1 - .5) = .4.
    ana = dict(zip("abcdefghij", "yyyyyynnnn", strict=True))
    ben = dict(zip("abcdefghij", "yyyynnnnny", strict=True))
    assert kappa(ana, ben) == (pytest.approx(0.4), 10)


def test_kappa_is_undefined_without_common_sentences_or_variation() -> None:
    assert kappa({"a": "y"}, {"b": "y"}) == (None, 0)
    assert kappa({"a": "y", "b": "y"}, {"a": "y", "b": "y"}) == (None, 2)


def test_kappa_counts_only_what_both_labelled() -> None:
    assert kappa({"a": "y", "b": "n", "c": "y"}, {"a": "y", "b": "n"}) == (1.0, 2)


def test_gold_holds_what_two_agree_on_and_nothing_else(tmp_path: Path) -> None:
    grading = Grading(tmp_path)
    made = grading.make("First", [("One.", ("q1",)), ("Two.", ("q2",)), ("One.", ("q1",))])
    assert len(made.items) == 2
    first, second = made.items
    for grader, labels in {
        "ana": ("supported", "supported"),
        "ben": ("supported", "contradicted"),
    }.items():
        for item, label in zip((first, second), labels, strict=True):
            made = grading.label(made.id, grader, item.id, label)
    rows = [json.loads(line) for line in gold_lines(made).splitlines()]
    assert [(r["claim"], r["label"], r["graders"]) for r in rows] == [(first.claim, "supported", 2)]
    assert grading.load(made.id) == made


@pytest.mark.parametrize(
    ("grader", "item", "label"),
    [("../x", "001", "supported"), ("ana", "999", "supported"), ("ana", "001", "maybe")],
)
def test_label_refuses_what_is_not_there(
    tmp_path: Path, grader: str, item: str, label: str
) -> None:
    grading = Grading(tmp_path)
    made = grading.make("First", [("One.", ("q1",))])
    with pytest.raises(AssistantError):
        grading.label(made.id, grader, item, label)


def test_make_refuses_an_empty_set(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="no sentences"):
        Grading(tmp_path).make("Empty", [(" ", ())])


def test_graders_at_once_lose_no_label(tmp_path: Path) -> None:
    grading = Grading(tmp_path)
    made = grading.make("First", [(f"Sentence {n}.", ("q",)) for n in range(20)])

    def grade(grader: str) -> None:
        for item in made.items:
            grading.label(made.id, grader, item.id, "supported")

    graders = [Thread(target=grade, args=(name,)) for name in ("ana", "ben", "cleo")]
    for grader in graders:
        grader.start()
    for grader in graders:
        grader.join()
    after = grading.load(made.id)
    assert after
    assert {name: len(labels) for name, labels in after.labels.items()} == {
        "ana": 20,
        "ben": 20,
        "cleo": 20,
    }
