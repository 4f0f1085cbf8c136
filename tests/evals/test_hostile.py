"""A seeded sample of hostile files; `python -m evals.bench.hostile` runs them all."""

from pathlib import Path

from evals.bench.hostile import run
from evals.bench.hostile_files import hostile_files


def test_hostile_files_are_the_same_for_the_same_seed() -> None:
    one, other = ([(f.name, f.data) for f in hostile_files(14, 3)] for _ in range(2))
    # Files with a date of their making in them differ.
    assert [n for n, _ in one] == [n for n, _ in other]
    assert sum(a == b for a, b in zip(one, other, strict=True)) >= 8


def test_no_hostile_file_harms_the_library(tmp_path: Path) -> None:
    report = run(56, 11, tmp_path / "hostile")
    assert report.faults == []
    assert report.read.total() + report.refused.total() == 56
    assert max(report.seconds.values()) < 30
