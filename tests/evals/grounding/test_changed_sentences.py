"""Sentences made false by one change, or said otherwise; the drafts and their labels."""

import random

import pytest

from assistant.grounding.differences import differences
from assistant.grounding.names import names_of
from evals.grounding.derived import KINDS, derived_pairs
from evals.grounding.drafts import agreement, load_drafts
from evals.grounding.perturb import change
from evals.grounding.reword import reworded
from sources.library import Library
from sources.settings import Settings

SENTENCE = (
    "On 15 March 2011 France warned Kenya that many of the 40 states should not leave Geneva."
)
POOL = names_of("Norway met Peru in Lima.")
MAX_RUN = 15


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "role"])
def test_change_makes_one_difference_that_is_named(kind: str) -> None:
    made = change(SENTENCE, kind, POOL, random.Random(4))

    assert made is not None
    assert made.text != SENTENCE
    assert kind in {d.kind for d in differences(made.text, [SENTENCE])}


def test_change_swaps_roles() -> None:
    made = change(SENTENCE, "role", POOL, random.Random(4))

    assert made is not None
    assert "Kenya warned France" in made.text


def test_change_of_what_is_not_there_is_none() -> None:
    assert change("Nothing here.", "number", POOL, random.Random(4)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2012, states reported progress (see below) on prevention.",
        "On 15 March 2011 the report noted that 12% of people had fled.",
    ],
)
def test_reworded_differs_but_says_the_same(sentence: str) -> None:
    texts = {reworded(sentence, random.Random(seed)) for seed in range(8)}

    assert len(texts) > 2
    assert all(differences(text, [sentence]) == () for text in texts)


def test_drafts_are_enough_and_both_passes_agree() -> None:
    drafts = load_drafts()
    same, kappa = agreement(drafts)

    assert len(drafts) == 100
    assert sum(len(d.sentences) for d in drafts) >= 500
    assert same >= 0.9
    assert kappa >= 0.8
    for draft in drafts:
        for sentence in draft.sentences:
            assert sentence.label in (sentence.first, sentence.second)


@pytest.mark.library
def test_drafts_borrow_no_long_run_of_words(library_settings: Settings) -> None:
    held = set()
    for document in Library(library_settings).documents:
        words = document.text.casefold().split()
        held |= {tuple(words[i : i + MAX_RUN + 1]) for i in range(len(words) - MAX_RUN)}

    for draft in load_drafts():
        words = draft.text.casefold().split()
        runs = {tuple(words[i : i + MAX_RUN + 1]) for i in range(len(words) - MAX_RUN)}
        assert not runs & held, draft.id


@pytest.mark.library
def test_derived_pairs_are_seeded_and_half_of_them_true(library_settings: Settings) -> None:
    documents = Library(library_settings).documents[:1]

    first, second = derived_pairs(documents, 60), derived_pairs(documents, 60)

    assert first == second
    assert sum(p.change is None for p in first) == 30
    assert all(p.change is None or p.change.after in p.pair.claim for p in first)
