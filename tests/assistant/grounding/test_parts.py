"""What a claim says beyond its evidence: words left out one by one, and the nearest sentence."""

import pytest

from assistant.entailment import Pair
from assistant.grounding.features import Compared
from assistant.grounding.parts import parts_of
from assistant.grounding.selection import select, worth_reading
from assistant.grounding.trained import TrainedJudge
from index.embedder import MiniLM

SENTENCE = "The ambassador of Norway spoke at the meeting in June 2012."


@pytest.fixture(scope="module")
def model() -> TrainedJudge:
    return TrainedJudge(MiniLM())


def test_parts_are_content_words_that_the_sentence_lacks() -> None:
    parts = parts_of("The ambassador demanded a tribunal in July 2013.", SENTENCE, ("A tribunal.",))

    # "July 2013" is left to the rules on dates.
    assert [(p.word.text, p.nearby) for p in parts] == [("demanded", False), ("tribunal", True)]
    assert parts[0].without == "The ambassador a tribunal in July 2013."


def test_a_word_that_says_more_is_missed_less_than_another_word_for_the_same(
    model: TrainedJudge,
) -> None:
    gains = {}
    for word in ("talked", "wept"):
        (compared,) = model.compared([Pair(f"Norway's ambassador {word} there.", (SENTENCE,))])
        gains[word] = {x.word.text: x.gain for x in compared.loose}[word]

    assert gains["talked"] < gains["wept"]


def test_select_takes_the_sentence_nearest_in_meaning_before_shared_words() -> None:
    evidence = ("The court met. The judges dismissed the appeal.",)

    near = select("The court rejected the complaint.", evidence, [0.2, 0.8])

    assert near.sentences[0] == "The judges dismissed the appeal."
    assert near.around == ("The court met.",)
    assert near.nearness == 0.8
    assert select("The court rejected the complaint.", evidence).sentences == ("The court met.",)


def test_worth_reading_keeps_what_shares_words_of_much() -> None:
    units = [f"Sentence {n} is about bread." for n in range(100)] + ["States met in June."]

    assert worth_reading("States met.", units[:3]) == [0, 1, 2]
    assert worth_reading("States met.", units)[-1] == 100
    assert len(worth_reading("States met.", units)) < 50


def test_context_bears_out_a_name_but_is_not_compared() -> None:
    evidence = ("The author warned of violence.",)
    claim = "Ida Sawyer warned of violence."

    alone = Compared.of(Pair(claim, evidence))
    within = Compared.of(Pair(claim, evidence, ("by Ida Sawyer, 2 January 2013",)))

    assert [d.claim for d in alone.found] == ["Ida Sawyer"]
    assert within.found == ()
    assert within.selected.sentences == evidence
