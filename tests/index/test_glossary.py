"""Other names for the same thing."""

from index.glossary import expanded_terms, other_names, usual_names
from index.terms import terms


def test_other_names_know_acronyms_both_ways() -> None:
    assert "International Criminal Court" in other_names("Should the ICC act?")
    assert "ICC" in other_names("the International Criminal Court's docket")


def test_other_names_know_capitals_and_demonyms() -> None:
    assert "Ghana" in other_names("a Ghanaian institution")
    assert "Ghana" in other_names("the government in Accra")


def test_other_names_take_the_longest_name() -> None:
    assert "United States" not in other_names("Latin American states")
    assert "Niger" not in other_names("in Nigeria")


def test_other_names_of_plain_words_are_none() -> None:
    assert other_names("What was said about it?") == ()


def test_expanded_terms_weigh_the_questions_own_words_most() -> None:
    weighted = expanded_terms("What does Accra say?", 0.4)
    assert weighted[terms("Accra")[0]] == 1.0
    assert weighted[terms("Ghana")[0]] == 0.4


def test_usual_names_put_the_sources_name_in_each_names_place() -> None:
    assert usual_names("Did the UN chief meet contact persons?") == (
        "Did the Secretary-General meet focal points?"
    )


def test_usual_names_leave_what_has_none_or_several_meanings() -> None:
    # "regional bodies" stands for organizations and for arrangements.
    for text in ("Which regional bodies met?", "Who opened the day?", ""):
        assert usual_names(text) == text
