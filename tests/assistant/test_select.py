"""What makes an answer, over the real documents, model and store."""

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant

pytestmark = pytest.mark.library


def _quotes(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations]


def test_no_answer_ends_a_list_before_its_first_item(assistant: Assistant) -> None:
    answer = assistant.ask("In which report were the three pillars first outlined?")
    announced = next(i for i, q in enumerate(_quotes(answer)) if q.endswith("are as follows:"))
    assert "enduring responsibility of the State" in _quotes(answer)[announced + 1]
    assert "respond collectively" in _quotes(answer)[announced + 3]


@pytest.mark.parametrize(
    "question",
    [
        "What are the three pillars of R2P?",
        "What are the pillars of RtoP?",
        "What are the pillars?",
        "List the three pillars.",
        "Name the pillars of the responsibility to protect.",
    ],
)
def test_the_pillars_are_a_list_however_they_are_asked_for(
    assistant: Assistant, question: str
) -> None:
    quotes = _quotes(assistant.ask(question))
    assert quotes[0].endswith("are as follows:")
    assert [q.split(":")[0] for q in quotes[1:4]] == ["Pillar one", "Pillar two", "Pillar three"]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("What is pillar two?", "Pillar two: "),
        ("What is the second pillar of R2P?", "Pillar two: "),
        ("What does pillar three mean?", "Pillar three: "),
        ("What is pillar I?", "Pillar one: "),
    ],
)
def test_an_entry_on_the_thing_asked_for_leads(
    assistant: Assistant, question: str, entry: str
) -> None:
    assert _quotes(assistant.ask(question))[0].startswith(entry)


def test_an_item_without_a_subject_comes_with_what_introduces_its_list(
    assistant: Assistant,
) -> None:
    quotes = _quotes(assistant.ask("What is the ICC's role?"))
    item = next(i for i, q in enumerate(quotes) if q.startswith("Encouraging local and"))
    assert quotes[item - 1].endswith("contribute to effective response by:")


def test_a_definition_leads_and_is_read_to_its_end(assistant: Assistant) -> None:
    quotes = _quotes(assistant.ask("What is R2P?"))
    assert "R2P rests on" in quotes[0]
    assert quotes[1].startswith("The first pillar focuses")
    assert quotes[2].startswith("The third pillar")


def test_a_figure_comes_with_its_sources_doubt_and_with_anothers_figure(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("How many people have died in Syria?")
    assert "59,648" in _quotes(answer)[0]
    assert "much higher" in _quotes(answer)[1]
    other = next(c for c in answer.citations if "more than 60,000" in c.quote)
    assert other.record.authors == ("David Kaye",)


def test_more_says_nothing_twice(assistant: Assistant) -> None:
    answer = assistant.ask("What did Dieng say about Syria?")
    more = assistant.more(answer)
    given = {(c.document_id, c.start) for c in answer.citations}
    assert more.citations
    assert given.isdisjoint((c.document_id, c.start) for c in more.citations)
    for citation in more.citations:
        text = assistant.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
