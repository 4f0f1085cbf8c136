"""Outside sets: what a unit carries with it, and which questions a limit draws."""

from evals.outside import with_surroundings
from evals.retrieval import Topic
from evals.runs import _sample
from evals.systems import Unit


def test_with_surroundings_adds_the_text_of_the_same_document() -> None:
    units = [Unit(n, "one", f"Sentence {n}.") for n in "abc"] + [Unit("d", "two", "Other.")]
    found = with_surroundings(units)
    assert [u.id for u in found] == ["a", "b", "c", "d"]
    assert found[1].text.split("\n")[-3:] == ["Sentence a.", "Sentence b.", "Sentence c."]
    assert found[3].text.strip() == "Other."


def test_sample_is_the_share_of_a_corpus_and_the_same_each_time() -> None:
    topics = [Topic(str(n), "?", ()) for n in range(40)]
    drawn = _sample(topics, 10, 80)
    assert len(drawn) == 5  # a half of all topics, so a half of the ten
    assert drawn == _sample(topics, 10, 80)
    assert [int(t.id) for t in drawn] == sorted(int(t.id) for t in drawn)
    assert _sample(topics, None, 80) == topics
    assert _sample(topics, 80, 80) == topics
