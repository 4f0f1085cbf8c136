"""The benchmark of killed ingests: a tiny run of it, and how it tells homes apart."""

from pathlib import Path

import pytest

from evals.bench.home_state import differences
from evals.bench.invented import BRIEF, MIDDLING, invented, questions_about
from evals.bench.killed import Killer, Outcome, Round, Stage, planned, stage_of, summary


@pytest.mark.slow
def test_killer_finds_the_same_index_after_a_kill(tmp_path: Path) -> None:
    outcome = Killer(tmp_path, documents=4, seed=1).run(1)
    assert outcome.ok, list(summary(outcome))
    assert len(outcome.rounds) == 1


def test_differences_names_each_thing() -> None:
    assert differences({"a": "1", "b": "2"}, {"b": "3", "c": "4"}) == [
        "missing: a",
        "too many: c",
        "changed: b",
    ]
    assert differences({"a": "1"}, {"a": "1"}) == []


def test_stage_of_counts_entries(tmp_path: Path) -> None:
    assert stage_of(tmp_path, 1) is Stage.READING
    entries = tmp_path / "index" / "documents"
    (entries / "aa").mkdir(parents=True)
    assert stage_of(tmp_path, 1) is Stage.EMBEDDING
    (entries / "aa" / "vectors.npy").touch()
    assert stage_of(tmp_path, 1) is Stage.WRITING
    (entries / "aa.json").touch()
    assert stage_of(tmp_path, 1) is Stage.AFTER_THE_END
    (tmp_path / "index" / "group.json").touch()
    assert stage_of(tmp_path, 1) is Stage.WRITING


def test_planned_spreads_the_kills_and_aims_every_second_one() -> None:
    plans = sorted(planned(10, 5.0, 0), key=lambda p: p.after_s)
    # One in each half second.
    assert [int(p.after_s / 0.5) for p in plans] == list(range(10))
    assert [p.within_write is None for p in plans] == [True, False] * 5
    assert planned(10, 5.0, 0) == planned(10, 5.0, 0) != planned(10, 5.0, 1)


def test_summary_ends_with_the_figures() -> None:
    rounds = (
        Round(1.0, Stage.READING, ()),
        Round(2.0, Stage.WRITING, ("missing: a",)),
    )
    *faults, last = summary(Outcome(rounds, 3.0, ()))
    assert faults == ["FAULT round 2, killed after 2.00 s: missing: a"]
    assert last.startswith(
        "2 rounds, 1 identical, 1 killed while reading, 0 killed while embedding, "
        "1 killed while writing, 0 killed after the end; two at once identical; "
    )


def test_invented_is_the_same_for_the_same_seed() -> None:
    assert invented(3, BRIEF, 1) == invented(3, BRIEF, 1)
    assert invented(3, BRIEF, 1) != invented(3, BRIEF, 2)
    longest = max(len(data.split()) for data in invented(20, BRIEF).values())
    words = [len(data.split()) for data in invented(20, MIDDLING).values()]
    assert longest < 200
    assert 60 < sum(words) / 20 < 200


def test_questions_are_about_the_documents() -> None:
    questions = questions_about(20, BRIEF, 5)
    assert len(set(questions)) == 5
    text = b" ".join(invented(20, BRIEF).values()).decode()
    assert all(q.removeprefix("What is said of ").rstrip("?") in text for q in questions)
