"""The benchmark of killed ingests: a tiny run of it, and how it tells homes apart."""

from pathlib import Path

import pytest

from evals.bench.home_state import differences
from evals.bench.invented import LONG, SHORT, invented
from evals.bench.killed import Killer, Outcome, Round, Stage, half_done_in, stage_of, summary


@pytest.mark.slow
def test_killer_finds_the_same_index_after_a_kill(tmp_path: Path) -> None:
    outcome = Killer(tmp_path, documents=12, seed=1).run(2)
    assert outcome.ok, list(summary(outcome))
    assert len(outcome.rounds) == 2


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
    assert half_done_in(tmp_path)
    (entries / "aa.json").touch()
    assert stage_of(tmp_path, 1) is Stage.AFTER_THE_END
    assert not half_done_in(tmp_path)


def test_summary_ends_with_the_figures() -> None:
    rounds = (
        Round(1.0, Stage.READING, False, ()),
        Round(2.0, Stage.EMBEDDING, True, ("missing: a",)),
    )
    *faults, last = summary(Outcome(rounds, 3.0, ()))
    assert faults == ["FAULT round 2, killed after 2.00 s: missing: a"]
    assert last.startswith(
        "2 rounds, 1 identical, 1 killed while reading, 1 killed while embedding, "
        "0 killed after the end (1 within a document); two at once identical; "
    )


def test_invented_is_the_same_for_the_same_seed() -> None:
    assert invented(3, SHORT, 1) == invented(3, SHORT, 1)
    assert invented(3, SHORT, 1) != invented(3, SHORT, 2)
    longest = max(len(data.split()) for data in invented(20, SHORT).values())
    words = [len(data.split()) for data in invented(20, LONG).values()]
    assert longest < 220
    assert 150 < sum(words) / 20 < 700
