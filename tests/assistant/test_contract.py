import json

import pytest

from assistant.assistant import Assistant
from assistant.contract import answer_json, search_json

pytestmark = pytest.mark.library

PASSAGE = {"rank", "document_id", "source_file", "start", "end", "text", "section", "locator"}
RECORD = {"title", "authors", "publisher", "published", "voice", "carried_in"}
CITATION = {"marker", "document_id", "source_file", "start", "end", "quote", "locator"}
ANSWER = {"question", "status", "answer", "claims", "citations", "passages", "suggestions"}
WRITTEN = {"notice", "dropped", "unresolved_markers"}


def test_search_json_has_the_fields_of_the_contract(assistant: Assistant) -> None:
    value = json.loads(json.dumps(search_json(assistant.retriever.search("veto", 3))))
    assert set(value) == {"question", "passages", "timings_ms"}
    assert [p["rank"] for p in value["passages"]] == [1, 2, 3]
    for passage in value["passages"]:
        assert set(passage) >= PASSAGE | RECORD


def test_answer_json_has_the_fields_of_the_contract(assistant: Assistant) -> None:
    value = json.loads(json.dumps(answer_json(assistant.ask("Who refers Syria to the ICC?"))))
    assert set(value) == ANSWER | WRITTEN | {"model", "timings_ms"}
    assert set(value["timings_ms"]) == {"retrieve", "compose", "verify", "total"}
    assert value["model"] == "none"
    assert (value["notice"], value["dropped"], value["unresolved_markers"]) == ("", 0, 0)
    for claim in value["claims"]:
        assert set(claim) == {"text", "citations", "verdict", "probability"}
        assert 0 <= claim["probability"] <= 1
    for citation in value["citations"]:
        assert set(citation) >= CITATION | RECORD
