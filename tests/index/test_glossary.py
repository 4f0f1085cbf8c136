"""Other names for the same thing."""

import tomllib
from collections import Counter

from index.glossary import (
    GLOSSARY,
    capitalised,
    equivalents,
    expanded_terms,
    other_names,
    places,
    usual_names,
)
from index.terms import fold, terms


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


def test_places_are_known_by_their_people_too() -> None:
    assert places("Kenyan and Rwandan officers met the AU in Kigali.") == {"Kenya", "Rwanda"}
    assert places("The Security Council met.") == frozenset()


def test_expanded_terms_weigh_the_questions_own_words_most() -> None:
    weighted = expanded_terms("What does Accra say?", 0.4)
    assert weighted[terms("Accra")[0]] == 1.0
    assert weighted[terms("Ghana")[0]] == 0.4


def test_names_typed_in_small_letters_get_their_capitals() -> None:
    assert capitalised("what did the icc say on syrian refugees in new york?") == (
        "what did the ICC say on Syrian refugees in new york?"
    )
    assert capitalised("who is us to tell the Un?") == "who is us to tell the Un?"


def test_usual_names_put_the_sources_name_in_each_names_place() -> None:
    assert usual_names("Did the UN chief meet contact persons?") == (
        "Did the Secretary-General meet focal points?"
    )


def test_usual_names_leave_what_has_none_or_several_meanings() -> None:
    # "regional bodies" stands for organizations and for arrangements.
    for text in ("Which regional bodies met?", "Who opened the day?", ""):
        assert usual_names(text) == text


def test_usual_names_read_plain_words_as_the_sources_say_it() -> None:
    assert usual_names("What should New York's fifteen-member chamber tell the OAS boss?") == (
        "What should New York's Security Council tell the Secretary General of the OAS?"
    )
    assert usual_names("Which tell-tale signs did presidents and prime ministers see?") == (
        "Which indicators did Heads of State and Government see?"
    )


def test_plain_words_are_read_one_way_and_name_nothing() -> None:
    assert other_names("Prosecuted, the culprits showed tell-tale signs.") == ()
    signs, indicators = (frozenset(terms(t)) for t in ("tell-tale signs", "indicators"))
    assert equivalents("Which tell-tale signs?") == ((signs, (indicators,)),)
    assert equivalents("Which indicators?") == ((indicators, ()),)
    assert set(expanded_terms("Which indicators?")) == indicators
    assert set(expanded_terms("Which tell-tale signs?")) == signs | indicators


def test_dotted_initials_are_names_and_the_pronoun_is_none() -> None:
    assert usual_names("Did the U.N. chief praise the U.S. for it?") == (
        "Did the Secretary-General praise the United States for it?"
    )
    assert usual_names("What can this teach us?") == "What can this teach us?"
    assert other_names("It concerns us.") == ()


def test_each_name_stands_on_one_line() -> None:
    tables = tomllib.loads(GLOSSARY.read_text("utf-8"))
    lines = [line for table in tables.values() for line in table]
    assert all(len(line) > 1 for line in lines)
    # The first of a line of plain words may have a line of its own.
    places = Counter(
        name
        for table, held in tables.items()
        for line in held
        for name in {fold(n).replace("-", " ") for n in line[table == "words" :]}
    )
    assert {name for name, times in places.items() if times > 1} == {"regional bodies"}
