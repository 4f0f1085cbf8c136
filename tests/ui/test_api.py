"""The HTTP API over the real library: the contract's JSON, clear errors, and its own schema."""

import io
from pathlib import Path

import pytest
import schemathesis
from docx import Document as WordFile
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from pypdfium2 import PdfDocument

from assistant.assistant import Assistant
from assistant.receipt import Receipt, seal_of
from sources.settings import Settings
from ui.accounts import Accounts
from ui.api.app import build_api
from ui.app import build_server
from ui.desk import Desk
from ui.history import Exchange, History
from ui.visitors import Visitors

pytestmark = [pytest.mark.library, pytest.mark.slow]

PILLARS = "What are the three pillars of the responsibility to protect?"
NOTE = b"A note on early warning\n\nEarly warning saves lives, the envoy said in Oslo in 2014.\n"


@pytest.fixture(scope="module")
def desk(library_settings: Settings, assistant: Assistant) -> Desk:
    return Desk(library_settings, assistant)


@pytest.fixture(scope="module")
def server(desk: Desk) -> FastAPI:
    return build_server(desk)


@pytest.fixture(scope="module")
def client(server: FastAPI) -> TestClient:
    return TestClient(server, base_url="http://127.0.0.1")


def test_ask_answers_with_verbatim_citations(client: TestClient, desk: Desk) -> None:
    answer = client.post("/api/v1/ask", json={"question": PILLARS}).json()
    assert answer["status"] == "answered"
    assert answer["model"] == "none"
    for c in answer["citations"]:
        text = client.get(f"/api/v1/library/{c['document_id']}/text").text
        assert text[c["start"] : c["end"]] == c["quote"]


def test_ask_takes_a_follow_up_and_filters(client: TestClient) -> None:
    body = {
        "question": "And the second one?",
        "history": [PILLARS],
        "filters": {"documents": ["001"]},
    }
    answer = client.post("/api/v1/ask", json=body).json()
    assert {c["source_file"][:3] for c in answer["citations"]} <= {"001"}
    assert "assist" in answer["answer"].lower()


def test_search_check_and_draft_give_the_contract_s_json(client: TestClient) -> None:
    found = client.post("/api/v1/search", json={"question": PILLARS, "k": 3}).json()
    assert [p["rank"] for p in found["passages"]] == [1, 2, 3]
    text = "In Syria, 60,000 individuals were reported killed between 2011 and 2012."
    checked = client.post("/api/v1/check", json={"text": text}).json()
    assert checked["claims"][0]["verdict"] == "contradicted"
    assert {"kind": "number", "claim": "60,000", "source": "59,648"} in (
        checked["claims"][0]["differences"]
    )
    draft = client.post("/api/v1/draft", json={"topic": "regional organisations"}).json()
    assert draft["status"] in ("drafted", "short")
    assert draft["points"]


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("ask", {"question": ""}, 422),
        ("ask", {"question": "x", "color": "red"}, 422),
        ("ask", {"question": "x", "filters": {"since": "yesterday"}}, 422),
        ("ask", {"question": "x", "filters": {"since": "2013-13"}}, 422),
        ("ask", {"question": "x", "filters": {"documents": ["nowhere"]}}, 409),
        ("search", {"question": "x", "k": 0}, 422),
        ("check", {}, 422),
        ("draft", {"topic": "   "}, 422),
    ],
)
def test_wrong_requests_are_told_what_is_wrong(
    client: TestClient, path: str, body: dict[str, object], code: int
) -> None:
    response = client.post(f"/api/v1/{path}", json=body)
    assert response.status_code == code
    assert set(response.json()) == {"error", "hint"}
    assert response.json()["error"]


def test_library_lists_shows_and_exports(client: TestClient) -> None:
    listed = client.get("/api/v1/library").json()
    assert len(listed["documents"]) == 5
    item = client.get("/api/v1/library/004~B1").json()
    assert item["authors"] == ["David Kaye"]
    assert client.get("/api/v1/library/nowhere").status_code == 404
    for form, part in (("bibtex", "@"), ("ris", "TY  - "), ("csl-json", "["), ("un", "Kaye")):
        assert part in client.get(f"/api/v1/library/bibliography?format={form}").text


def test_upload_is_read_and_does_not_count_yet(client: TestClient, desk: Desk) -> None:
    sent = client.post("/api/v1/library/uploads", files={"file": ("note.txt", NOTE)})
    assert sent.status_code == 201
    assert sent.json()["title"] == "A note on early warning"
    assert len(client.get("/api/v1/library").json()["documents"]) == 5
    waiting = f"/api/v1/library/uploads/{sent.json()['upload']}"
    assert client.delete(waiting).status_code == 204
    assert client.post(f"{waiting}/add").status_code == 409


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [("a.exe", b"MZ", "can't be read"), ("a.txt", b"", ""), ("a.pdf", b"%PDF-broken", "")],
)
def test_upload_of_something_unreadable_says_so(
    client: TestClient, name: str, data: bytes, part: str
) -> None:
    response = client.post("/api/v1/library/uploads", files={"file": (name, data)})
    assert response.status_code == 409
    assert part in response.json()["error"]


@pytest.fixture(scope="module")
def conversation(desk: Desk) -> str:
    history = History(desk.settings.home, "local")
    hostile = Exchange("<script>alert(1)</script> **x** [a](http://b)", notice="<img src=x>")
    talk = history.new().with_exchange(Exchange(PILLARS, desk.ask(PILLARS)))
    history.save(talk.with_exchange(hostile))
    return talk.id


def test_conversation_is_exported_with_its_references(
    client: TestClient, conversation: str
) -> None:
    address = f"/api/v1/conversations/{conversation}/export?format="
    markdown = client.get(address + "md").text
    assert "International Coalition for the Responsibility to Protect" in markdown
    assert "<script>" not in markdown
    assert "**x**" not in markdown
    word = WordFile(io.BytesIO(client.get(address + "docx").content))
    words = "\n".join(p.text for p in word.paragraphs)
    assert PILLARS in words
    assert "<script>alert(1)</script>" in words
    assert "‹" not in words
    pdf = PdfDocument(client.get(address + "pdf").content)
    shown = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "three pillars" in shown
    assert "<script>" in shown


def test_receipt_has_a_true_seal(client: TestClient, conversation: str) -> None:
    response = client.get(f"/api/v1/conversations/{conversation}/receipt/0")
    receipt = Receipt.model_validate_json(response.content)
    assert receipt.seal == seal_of(receipt)
    assert client.get(f"/api/v1/conversations/{conversation}/receipt/1").status_code == 404


def test_api_page_of_the_docs_runs(client: TestClient) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "api.md"
    code = page.read_text("utf-8").split("```python\n")[1].split("```")[0]
    said: list[str] = []
    scope = {"print": lambda *words: said.append(" ".join(map(str, words))), "client": client}
    exec(code.replace('client = httpx.Client(base_url="http://127.0.0.1:7860")', ""), scope)
    assert any(line.startswith("[1] ") for line in said)


def test_api_keeps_to_its_own_schema(desk: Desk) -> None:
    desk.assistant.warm()  # a request that waited for the models would pass for one that hangs
    api = build_api(desk, Visitors(Accounts(desk.settings.home)))
    schema = schemathesis.openapi.from_asgi("/openapi.json", api)
    # Adding would change the library that the other tests read.
    operations = [r.ok() for r in schema.exclude(path_regex="/add$").get_all_operations()]
    assert len(operations) >= 14
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=4,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def keeps(case: schemathesis.Case) -> None:
            case.call_and_validate()

        keeps()
