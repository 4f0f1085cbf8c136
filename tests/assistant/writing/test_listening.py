"""What becomes of a model that isn't listened to any more."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.listening import text_of
from assistant.llm import connect, model_choice
from assistant.prompts import Message
from sources.settings import Settings

PIECE = {"choices": [{"index": 0, "delta": {"content": "and so on "}}]}


class _Endless(ThreadingHTTPServer):
    """A server whose model never ends; `left` once its reader has gone."""

    daemon_threads = True

    def __init__(self) -> None:
        self.left = threading.Event()
        super().__init__(("127.0.0.1", 0), _Writing)


class _Writing(BaseHTTPRequestHandler):
    server: _Endless

    def do_POST(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                self.wfile.write(f"data: {json.dumps(PIECE)}\n\n".encode())
                time.sleep(0.01)
        except OSError:
            self.server.left.set()

    def log_message(self, *_: object) -> None:
        """Nothing: the output is the test's."""


@pytest.fixture
def endless() -> Iterator[_Endless]:
    server = _Endless()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_text_of_lets_go_of_a_model_that_is_left(endless: _Endless) -> None:
    address = f"http://127.0.0.1:{endless.server_address[1]}/v1"
    settings = Settings(llm_url=address)
    choice = model_choice("compatible:endless", settings)
    assert choice is not None
    said: list[str] = []
    request = [Message("user", "Go on.")]
    llm = connect(choice, settings)
    for text in text_of(llm, request, time.monotonic() + 60, lambda: len(said) >= 3):
        said.append(text)
    assert len(said) == 3
    assert endless.left.wait(30)
