"""The profile of an ingest: its clock, its shares, its comparison with the bare model."""

from pathlib import Path

import pytest

from evals.bench import ingest
from evals.bench.ingest import Profile, Speeds, Stopwatch, profile_lines, speed_lines
from evals.bench.invented import BRIEF, write_invented
from index.embedder import MiniLM


def test_stopwatch_counts_a_stage_inside_another_once() -> None:
    times = iter([0.0, 1.0, 4.0, 6.0])
    watch = Stopwatch(clock=lambda: next(times))
    with watch.stage("outer"), watch.stage("inner"):
        pass
    # Outer from 0 to 1 and from 4 to 6, inner from 1 to 4.
    assert watch.seconds == {"outer": 3.0, "inner": 3.0}


def test_embedding_share_is_of_all_stages() -> None:
    assert Profile({"embedding": 8.0, "Chroma": 1.0, "rest": 1.0}, []).embedding_share == 0.8
    assert Profile({}, []).embedding_share == 0.0


def test_profile_counts_every_stage_and_text(tmp_path: Path) -> None:
    write_invented(tmp_path / "sources", 2, BRIEF)
    found = ingest.profile(tmp_path / "home", tmp_path / "sources", MiniLM())
    assert set(found.seconds) == {*ingest.STAGES, ingest.REST}
    assert min(found.seconds.values()) > 0
    texts = [text for call in found.calls for text in call]
    assert len(texts) == len(set(texts)) > 4
    assert next(profile_lines(found)).startswith("reading and cleaning")
    assert MiniLM.encode.__name__ == "encode"


def test_speeds_compares_the_same_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "BATCHES", (2, 4))
    monkeypatch.setattr(ingest, "_REPETITIONS", 1)
    found = ingest.speeds([["One text.", "Another text."], ["A third."]], MiniLM())
    assert found.texts == 3
    assert found.batch in found.by_batch


def test_turns_are_spread_over_the_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "_TURN_TEXTS", 2)
    monkeypatch.setattr(ingest, "_TURNS", 2)
    calls = [["a"], ["b", "c"], ["d", "e"], ["f"], ["g"]]
    # Runs of at least two texts: a and b c, d e, f and g; the first two of every one.
    assert ingest._turns(calls) == [[["a"], ["b", "c"]], [["d", "e"]]]


def test_speed_lines_gives_the_ratio() -> None:
    lines = list(speed_lines(Speeds(8, {8: 10.0}, 3, 9.0, 10.0, (0.8, 0.9, 1.0))))
    assert "ratio 0.900 (median of 3 turns 0.900)" in lines[-1]
