"""A server on loopback that answers as the test says."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[tuple[str, list[str]]]:
    """The server's address, and the requests that it gets: path, then the range asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.path} {self.headers.get('Range', '')}".strip())
            try:
                answers[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(body: bytes, kind: str = "text/plain", **headers: str) -> Answer:
    """An answer with that body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(target: str) -> Answer:
    """An answer that sends the client on."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", target)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def cut_short(body: bytes, after: int, mark: str = '"one"') -> Answer:
    """An answer that breaks off after some bytes, unless the rest is asked for."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        wanted = request.headers.get("Range", "")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        whole = not wanted or request.headers.get("If-Range") != mark
        start = 0 if whole else start
        request.send_response(200 if whole else 206)
        request.send_header("Content-Type", "text/plain")
        request.send_header("ETag", mark)
        request.send_header("Content-Length", str(len(body) - start))
        if not whole:
            span = f"bytes {start}-{len(body) - 1}/{len(body)}"
            request.send_header("Content-Range", span)
        request.end_headers()
        request.wfile.write(body[start:after] if whole else body[start:])
        request.close_connection = True

    return answer
