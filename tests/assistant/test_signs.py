from assistant.signs import depends, leans


def test_depends_on_the_sentence_before() -> None:
    assert depends("These were agreed in 2005.")
    assert depends("However, few states agreed.")
    assert not depends("Few states agreed.")


def test_leans_where_the_sentence_before_is_needed() -> None:
    assert leans("These were agreed in 2005.")
    assert not leans("However, few states agreed.")
