"""What a conversation adds to a sentence's relevance, from made-up citations."""

from dataclasses import replace

import pytest

from assistant.answer import Citation
from assistant.context import PLACE, SAME_SECTION, SAME_SOURCE, TOPIC, Context
from index.lexical import LexicalIndex
from index.passage import Passage
from sources.catalogue import Record

RECORD = Record(title="A report")
PASSAGE = Passage("d:0", "d", "d.txt", 0, 50, "x" * 50, ("I",), "§ I", None, RECORD, ())
CITED = Context(cited=(("d", RECORD, ("I",), 10),), topic=(("dam", 3.0), ("leak", 1.0)))


@pytest.mark.parametrize(
    ("passage", "share"),
    [
        (PASSAGE, 1.0),
        (replace(PASSAGE, start=50, end=99), SAME_SECTION),
        (replace(PASSAGE, start=50, end=99, section=("II",)), SAME_SOURCE),
        (replace(PASSAGE, record=Record(title="Another")), 0.0),
        (replace(PASSAGE, document_id="e"), 0.0),
    ],
)
def test_worth_falls_with_the_distance_from_what_was_cited(passage: Passage, share: float) -> None:
    assert CITED.worth(passage, frozenset(), frozenset()) == pytest.approx(PLACE * share)
    assert CITED.holds(passage) is (share > 0)


def test_worth_counts_the_topic_by_idf_and_half_around_the_sentence() -> None:
    elsewhere = replace(PASSAGE, document_id="e")
    found = CITED.worth(elsewhere, frozenset({"dam"}), frozenset({"dam", "leak"}))
    # Three of four parts in the sentence, one beside it for half.
    assert found == pytest.approx(TOPIC * 3.5 / 4)


def test_no_context_is_worth_nothing() -> None:
    assert Context().worth(PASSAGE, frozenset({"dam"}), frozenset()) == 0.0


def test_of_takes_the_first_places_and_the_words_of_the_question_before() -> None:

    lexical = LexicalIndex.of(["dam lake", "lake"])
    quote = Citation(1, "d", "d.txt", 10, 20, "0123456789", RECORD, "§ I", ("I",))
    found = Context.of([quote] * 5, "Which dam is by the lake?", lexical)
    assert len(found.cited) == 3
    assert [t for t, _ in found.topic] == ["dam", "lake"]
    assert found.topic[0][1] > found.topic[1][1]
