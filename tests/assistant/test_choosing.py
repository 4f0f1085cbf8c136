"""Two searches joined: a follow-up looks everywhere and in the sources last cited."""

from dataclasses import fields

import pytest

from assistant.assistant import Assistant
from assistant.choosing import joined

pytestmark = pytest.mark.library

QUESTION = "What should focal points do?"


def test_joined_searches_keep_each_passage_with_its_own_measures(assistant: Assistant) -> None:
    everywhere = assistant.retriever.search(QUESTION, 6)
    document = everywhere.passages[-1].passage.document_id
    near = assistant.retriever.search(QUESTION, 6, lambda p: p.document_id == document)
    both = joined(everywhere, near)
    assert {p.passage.id for p in both.passages} == {
        p.passage.id for r in (everywhere, near) for p in r.passages
    }
    assert [p.rank for p in both.passages] == list(range(1, len(both.passages) + 1))
    measured = [
        f.name
        for f in fields(both)
        if f.name != "passages" and isinstance(getattr(both, f.name), tuple)
    ]
    assert len(measured) == 5
    for source in (near, everywhere):
        for place, passage in enumerate(source.passages):
            now = [p.passage.id for p in both.passages].index(passage.passage.id)
            for name in measured:
                there, here = getattr(source, name)[place], getattr(both, name)[now]
                assert there.shape == here.shape, name
