"""British and American forms of a word, and words that only look like them."""

import pytest

from index.spelling import one_spelling
from index.terms import stem, terms


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("criticising", "criticized"),
        ("organisations", "organization"),
        ("labourers", "laborer"),
        ("neighbouring", "neighboring"),
        ("centred", "centered"),
        ("theatres", "theater"),
        ("defence", "defense"),
        ("programmes", "program"),
        ("analysed", "analyzed"),
        ("dialogue", "dialog"),
        ("counsellors", "counselor"),
        ("judgement", "judgment"),
    ],
)
def test_both_spellings_have_one_stem(british: str, american: str) -> None:
    assert terms(british) == terms(american)


@pytest.mark.parametrize(
    "word", ["promise", "expertise", "exercising", "improvisation", "hour", "source", "crises"]
)
def test_what_is_spelt_alike_everywhere_stays(word: str) -> None:
    assert one_spelling(word) == word


def test_words_of_another_meaning_keep_apart() -> None:
    assert stem("expertise") != stem("expert")
    assert stem("wise") != stem("size")
