"""Words of a question that no source uses."""

from assistant.abstain import unmentioned
from assistant.question import understand
from index.lexical import LexicalIndex


def test_what_the_sources_call_otherwise_is_not_unmentioned() -> None:
    lexical = LexicalIndex.of(["The number of dead rose in the anchor state."])
    asked = understand("What is the death toll of the linchpin?")
    assert unmentioned(asked, lexical) == ()


def test_plain_words_for_what_no_source_has_are_unmentioned() -> None:
    lexical = LexicalIndex.of(["The number of dead rose."])
    asked = understand("What is the linchpin of the budget?")
    assert unmentioned(asked, lexical) == ("linchpin", "budget")
