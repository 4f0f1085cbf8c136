"""Questions about the sources themselves."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant

pytestmark = pytest.mark.library


@pytest.mark.parametrize(
    ("question", "author"),
    [
        ("Who wrote Responsibility to Object?", "David Kaye"),
        ("Who wrote about Kenya?", "Joel Barkan"),
        ("Who wrote the article on Mali?", "Andrea Lari and Alice Thomas"),
    ],
)
def test_who_wrote_gives_the_author_of_the_item(
    assistant: Assistant, question: str, author: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith(f"‹{author}, ")
    assert [" and ".join(c.record.authors) for c in answer.citations] == [author]


def test_a_topic_of_no_title_is_looked_for_in_the_texts(assistant: Assistant) -> None:
    answer = assistant.ask("Who wrote Pride and Prejudice?")
    assert answer.status is Status.NOT_IN_SOURCES


def test_what_the_library_holds_are_its_documents(assistant: Assistant) -> None:
    answer = assistant.ask("Which documents are in the library?")
    assert "Documents in the library: 5." in answer.text
    assert {c.document_id for c in answer.citations} == {d.id for d in assistant.documents}
