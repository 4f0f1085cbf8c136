"""Which sentence answers, over the real documents, model and store."""

import numpy as np
import pytest

from assistant.assistant import CONSIDERED, Assistant
from assistant.evidence import Evidence, gather
from assistant.question import understand
from assistant.ranking import likenesses, ranked
from index.glossary import usual_names

pytestmark = pytest.mark.library


def _ranked(assistant: Assistant, text: str) -> list[Evidence]:
    retriever = assistant.retriever
    question, retrieved = understand(text), retriever.search(text, CONSIDERED)
    lexical = retriever.index.loaded.lexical
    return ranked(question, gather(question, retrieved, lexical), retrieved, lexical)


def test_chances_sum_to_one_and_fall(assistant: Assistant) -> None:
    chances = [e.chance for e in _ranked(assistant, "Who opened the meeting of 2022?")]
    assert sum(chances) == pytest.approx(1)
    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which racial system did New Delhi denounce in New York?", "apartheid"),
        ("Which kind of talk does Dieng want everyone to denounce?", "hate speech"),
        ("What should R2P focal points do?", "should raise awareness"),
        ("What sort of tool is the ICC, in David Kaye's words?", "blunt and limited instrument"),
    ],
)
def test_the_sentence_that_answers_comes_first(
    assistant: Assistant, question: str, words: str
) -> None:
    assert words in _ranked(assistant, question)[0].text


def test_support_is_measured_against_the_other_sentences(assistant: Assistant) -> None:
    # It has the usual names already, so that both readings of it are the same.
    text = "Which institution is a model for conflict prevention in Ghana?"
    assert usual_names(text) == text
    retriever = assistant.retriever
    question, retrieved = understand(text), retriever.search(text, CONSIDERED)
    lexical = retriever.index.loaded.lexical
    evidence = gather(question, retrieved, lexical)
    support = [s.support for s in likenesses(question, evidence, retrieved, lexical)]
    # Each word's similarities are standardised, so over all sentences they average 0.
    assert np.mean(support) == pytest.approx(0, abs=1e-4)
    best = evidence[int(np.argmax(support))]
    assert "National Peace Council" in best.text


def test_a_question_without_content_words_is_ranked(assistant: Assistant) -> None:
    assert _ranked(assistant, "What is it?")
    assert ranked(understand("What is it?"), [], assistant.retriever.search("it"), None) == []  # type: ignore[arg-type]
