"""What the real documents only touch on is refused; what they tell is not."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant

pytestmark = pytest.mark.library


@pytest.mark.parametrize(
    "question",
    [
        "Which Rwandan military officials support the M23?",
        "In what year was the National Peace Council initially created?",
        "How many soldiers does the African Stand-by Force have?",
        "What prize did Savita Pawnday win?",
        "What medal did Beatriz Borges receive?",
        "What did Secretary of State John Kerry say about Syria?",
        "Who was behind the 2012 coup in Mali?",
        "Who are the members of the Inter-American Commission on Human Rights?",
        "Which civil society organizations took part in the dialogue of 5 September 2012?",
    ],
)
def test_what_is_not_told_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_IN_SOURCES


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which senior leaders of the M23 are under sanctions?", "Bosco Ntaganda"),
        ("Which regional arrangements have situation rooms?", "the EU and the OSCE"),
        ("Which UN officials warned of sectarian violence in Syria?", "Adama Dieng"),
        ("Who represented Qatar at the meeting?", "Al-Qahtani"),
        ("Who represented South Africa on the IPU panel?", "Ramatlakane"),
        ("Where did the M23 talks take place?", "Kampala"),
        ("How many states took part in the dialogue of September 2012?", "fifty-eight"),
        ("When did the M23 take control of Goma?", "November"),
    ],
)
def test_what_is_told_leads(assistant: Assistant, question: str, words: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is not Status.NOT_IN_SOURCES
    assert words in " ".join(c.quote for c in answer.citations[:2])
