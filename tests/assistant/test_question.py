import pytest

from assistant.question import Kind, understand


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many states took part?", Kind.HOW_MANY),
        ("How long did the talks last?", Kind.HOW_MANY),
        ("What was the number of refugees?", Kind.HOW_MANY),
        ("When was the report released?", Kind.WHEN),
        ("In which year did the mandate begin?", Kind.WHEN),
        ("Where was the meeting held?", Kind.WHERE),
        ("In which city did they meet?", Kind.WHERE),
        ("Who compiled it?", Kind.WHO),
        ("What are the three pillars?", Kind.LIST),
        ("What are envoys?", Kind.DEFINITION),
        ("List the recommendations.", Kind.LIST),
        ("What is a focal point?", Kind.DEFINITION),
        ("How do the two sources differ?", Kind.COMPARISON),
        ("Did the Council act?", Kind.YES_NO),
        ("Why is prevention difficult?", Kind.OTHER),
    ],
)
def test_understand_tells_the_kind(text: str, kind: Kind) -> None:
    assert understand(text).kind is kind


def test_understand_finds_what_is_counted() -> None:
    assert understand("How many member states spoke in the debate?").counted == (
        "member",
        "state",
        "spoke",
    )


def test_understand_reads_numbers_in_any_form_alike() -> None:
    assert set(understand("the second pillar").terms) == set(understand("pillar 2").terms)


def test_understand_keeps_names_apart_from_the_first_word() -> None:
    assert understand("Which office did Annan lead in 2007?").names == ("Annan", "2007")


def test_understand_knows_a_denial() -> None:
    assert understand("Why has nobody never asked?").negated
    assert not understand("Why did they ask?").negated


def test_named_otherwise_wants_the_other_name_whole() -> None:
    question = understand("Who wants the file sent to The Hague?")
    whole = frozenset({"intern", "crimin", "court", "file"})
    assert question.named_otherwise(whole) == {"hagu"}
    assert not question.named_otherwise(frozenset({"crime", "war", "intern", "world"}))


def test_a_name_with_an_apostrophe_is_one() -> None:
    for written in ("Côte d'Ivoire", "Côte d’Ivoire"):
        assert understand(f"Who met in {written} in 2010?").names == (written, "2010")
