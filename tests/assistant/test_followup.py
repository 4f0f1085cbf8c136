"""What a follow-up refers to, from made-up turns."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Status
from assistant.followup import Turn, in_context, readings
from assistant.question import Kind, understand
from assistant.referents import names_in, topic_of
from assistant.rewriting import exchanged, ordinal_exchanged
from sources.catalogue import Record


def turn(question: str, quote: str, text: str = "", authors: tuple[str, ...] = ()) -> Turn:
    record = Record(title="A report", authors=authors, cite_as="the harbour report")
    citation = Citation(1, "d", "d.txt", 0, len(quote), quote, record, "§ 1", ())
    answer = Answer(question, Status.ANSWERED, text or f"{quote} [1]", (), (citation,), ())
    return Turn(question, answer)


PILLARS = turn(
    "What are the two harbours?",
    "There are two.",
    "‹The report says:› There are two. [1]\n1. Harbour one: for ships. [2]\n"
    "2. Harbour two: for boats. [3]",
)


def test_an_ordinal_that_counts_something_else_stands_by_itself() -> None:
    question = "What is the second lighthouse of Peru?"
    assert [r.text for r in readings(question, (PILLARS,))][:1] == [question]


def test_an_ordinal_with_the_lists_own_noun_is_its_item() -> None:
    read = readings("Who built the second harbour?", (PILLARS,))[0].text
    assert read == "Who built Harbour two: for boats?"


@pytest.mark.parametrize(
    ("question", "before", "standing"),
    [
        ("And the second one?", PILLARS, "harbour two: for boats"),
        (
            "Why was it built?",
            turn("Which dam stands in Peru?", "The Inca Dam stands."),
            "inca dam",
        ),
        ("What did she say?", turn("Who is Ana Ruiz?", "Ana Ruiz spoke."), "did ana ruiz say"),
        ("And in Chad?", turn("How many fled in Mali?", "Some fled."), "how many fled in chad?"),
        ("I meant Chad.", turn("How many fled in Mali?", "Some fled."), "how many fled in chad?"),
        ("Where?", turn("When was the talk held?", "In May."), "where was the talk held?"),
        ("And in 2013?", turn("Who spoke in 2012?", "Ana."), "who spoke in 2013?"),
        ("How many came to that talk?", turn("Who spoke?", "Ana."), "the harbour report"),
        ("What did he say?", turn("Did Ana Lund meet Chad?", "Ana Lund did."), "did ana lund say"),
        (
            "Why was it held?",
            turn("What did the Lima talks yield in May 2012?", "A."),
            "lima talks",
        ),
        ("Where is she doing her work?", turn("Who is Ana Ruiz?", "Ana Ruiz."), "doing her work"),
        ("What is its seat?", turn("Which pact did the OAS sign?", "The Lima Pact."), "lima pact"),
        ("Do they get help?", turn("What are the Chad rebels accused of?", "All."), "chad rebels"),
        ("Who spoke there?", turn("What happened in Peru?", "Talks."), "who spoke in peru"),
        ("And the third one?", turn("Which pillars lead?", "Two."), "and the third pillar?"),
        ("Which ones fell?", turn("How many dams stand in Peru?", "Two."), "which dams fell?"),
        ("I meant the AU.", turn("What has the EU built, says Ana?", "A."), "has the au built"),
        ("How so?", turn("Is Peru safe?", "Yes."), "how is peru safe?"),
        ("And the third pillar?", turn("What is the first pillar?", "It is."), "third pillar"),
    ],
)
def test_in_context_puts_what_is_meant_into_words(
    question: str, before: Turn, standing: str
) -> None:
    assert standing in in_context(question, (before,)).text.casefold()


def test_in_context_leaves_a_question_alone_that_stands_alone() -> None:
    question = "Which ministers signed the border treaty between Peru and Chile in 1929?"
    assert in_context(question, (PILLARS,)).text == question
    assert in_context("Why was it built?", ()).text == "Why was it built?"


def test_in_context_asks_for_the_source_of_what_was_cited() -> None:
    before = turn("Who spoke?", "Ana spoke.")
    assert in_context("Who says so?", (before,)).asked_of == before.answer.citations


def test_in_context_leaves_out_what_was_said_when_more_is_asked_for() -> None:
    before = turn("Who spoke?", "Ana spoke.")
    standing = in_context("Tell me more", (before,))
    assert (standing.text, standing.said) == ("Who spoke?", frozenset({("d", 0)}))


def test_in_context_goes_through_the_whole_conversation() -> None:
    first = turn("How many fled in Mali?", "Some fled.")
    second = turn("And in Chad?", "Others fled.")
    assert in_context("Why?", (first, second)).text.startswith("Why")
    assert "Niger" in in_context("And in Niger?", (first, second)).text


def test_exchanged_puts_the_right_name_for_the_wrong_one() -> None:
    assert (
        exchanged("What did the AU and the EU say?", "OAS", "AU")
        == "What did the OAS and the EU say?"
    )


def test_names_in_leaves_out_words_that_ask() -> None:
    assert names_in("Which envoy did Ana Ruiz send to Peru?") == ("Ana Ruiz", "Peru")


def test_topic_of_is_the_question_without_its_asking_words() -> None:
    assert topic_of("When was the border treaty signed?") == "the border treaty signed"


def texts(question: str, before: Turn) -> list[str]:
    return [r.text for r in readings(question, (before,))]


@pytest.mark.parametrize(
    ("question", "before", "standing"),
    [
        (
            "By whom?",
            turn("Where was the treaty signed?", "It was signed."),
            "by whom was the treaty signed?",
        ),
        (
            "For what purpose?",
            turn("What did Peru adopt?", "It adopted a plan."),
            "for what purpose did peru adopt?",
        ),
        (
            "No, not Mali, Chad.",
            turn("How many fled in Mali?", "Some fled."),
            "how many fled in chad?",
        ),
        (
            "I meant the summer meeting.",
            turn("When was the Lima workshop?", "In May."),
            "when was the summer meeting?",
        ),
        (
            "What about it?",
            turn("What does Ruiz say of the third dam?", "It leaks.", authors=("Ana Ruiz",)),
            "third dam",
        ),
        (
            "How many of them swam?",
            turn("How many fish died in March 2011?", "Nine died."),
            "of them",
        ),
    ],
)
def test_readings_put_what_is_meant_into_words(question: str, before: Turn, standing: str) -> None:
    assert any(standing in text.casefold() for text in texts(question, before))


def test_readings_try_each_person_that_was_named() -> None:
    before = turn("Who spoke?", "Bo Sand met Cy Dune.", authors=("Ana Ruiz",))
    found = texts("When did he resign?", before)
    assert any("Ana Ruiz" in t for t in found)
    assert any("Bo Sand" in t for t in found)


def test_readings_keep_the_question_by_itself_beside_those_with_words_put_in() -> None:
    before = turn("Which dam stands in Peru?", "The Inca Dam stands.")
    found = readings("And what did the harbour cost?", (before,))
    alone = [r for r in found if r.text == "What did the harbour cost?"]
    assert [r.leans for r in alone] == [False, True]
    assert all(r.cost >= alone[1].cost > alone[0].cost for r in found if r not in alone)


def test_readings_of_a_named_question_are_itself_alone() -> None:
    assert texts("Who is Ana Ruiz?", PILLARS) == ["Who is Ana Ruiz?"]
    assert not readings("Who is Ana Ruiz?", (PILLARS,))[0].leans


def test_readings_do_not_make_up_an_item_that_a_list_lacks() -> None:
    assert texts("And the ninth one?", PILLARS) == ["And the ninth one?"]


def test_readings_go_on_from_how_the_last_question_was_read() -> None:
    before = turn("And there?", "Some fled.")
    read = Turn(before.question, replace(before.answer, read_as="How many fled in Niger?"))
    assert texts("Why?", read) == ["Why fled in Niger?"]


def test_a_number_after_its_noun_is_exchanged_like_an_ordinal() -> None:
    assert ordinal_exchanged("What is pillar two?", "the third") == "What is pillar three?"
    assert ordinal_exchanged("What happened in 2012?", "the third") == ""


def test_a_word_for_what_something_has_asks_of_what_was_spoken_of() -> None:
    before = turn("How did the talks in Lima end?", "They ended.")
    found = readings("What was the consequence?", (before,))
    assert all(r.leans for r in found)
    assert found[0].text == "What was the consequence (the talks in Lima end)?"


def test_that_there_is_something_is_no_place() -> None:
    before = turn("What happened in Peru?", "Talks.")
    assert all("in Peru" not in r.text for r in readings("Are there new envoys now?", (before,)))


def test_a_question_in_small_letters_is_no_follow_up_for_that() -> None:
    before = turn("Who spoke in Peru?", "Ana.")
    assert readings("which crimes does R2P cover?", (before,))[0].text.endswith("R2P cover?")


def test_a_thing_first_spoken_of_is_what_it_means() -> None:
    before = turn("What did the talks propose regarding a board of envoys for trade?", "One.")
    read = [r.text for r in readings("How would it work in practice?", (before,))]
    assert "How would the board of envoys work in practice?" in read


def test_what_else_leaves_out_what_was_said() -> None:
    before = turn("What did Ana Ruiz say?", "Ana Ruiz spoke.")
    assert in_context("What else did she say?", (before,)).said == frozenset({("d", 0)})
    assert not in_context("Where else did she speak?", (before,)).said


def test_when_something_is_so_asks_for_no_date() -> None:
    assert understand("When envoys are critical of the host?").kind is Kind.OTHER
    assert understand("And when were envoys critical?").kind is Kind.WHEN
    assert understand("When in 2011 did the envoys leave?").kind is Kind.WHEN
