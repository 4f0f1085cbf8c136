"""Fetching by URL, against a server on loopback."""

import socket
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from sources.addresses import checked_url, is_public
from sources.errors import SourceError
from sources.fetch import Limits, fetch
from tests.sources.web import cut_short, page, redirect, serving

OPEN = Limits(allow_private=True)
WORDS = b"The desk wrote to the council. " * 400


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0"),
        *("fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
        *("::127.0.0.1", "ff02::1", "2001:db8::1", "fec0::1", "no address"),
    ],
)
def test_is_public_refuses_addresses_inside_a_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_is_public_takes_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "data:text/plain,a"),
        *(
            "//example.org",
            "http://",
            "http://user:word@example.org/",
            "http://[::1",
            "http://a:x/",
        ),
        "gopher://example.org",
    ],
)
def test_checked_url_refuses_what_is_no_web_address(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        checked_url(url)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "0177.0.0.1"]
)
def test_fetch_refuses_loopback_however_it_is_written(host: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"isn't a public address|can't be (?:found|fetched)"):
        fetch(f"http://{host}:9/a.txt", tmp_path)


def test_fetch_brings_a_file_and_tells_progress(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with serving({"/a.txt": page(WORDS)}) as (address, _):
        fetched = fetch(
            f"{address}/a.txt", tmp_path, limits=OPEN, progress=lambda n, of: told.append((n, of))
        )
    assert fetched.path == tmp_path / "a.txt"
    assert fetched.path.read_bytes() == WORDS
    assert told[-1] == (len(WORDS), len(WORDS))
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/report", "application/pdf", "report.pdf"),
        ("/page?id=3", "text/html; charset=utf-8", "page-id-3.html"),
        ("/notes.md", "text/plain", "notes.md"),
        ("/book.epub", "application/octet-stream", "book.epub"),
        ("/..%2f..%2fetc%2fpasswd", "text/plain", "passwd.txt"),
    ],
)
def test_fetch_names_the_file_by_address_and_type(
    path: str, kind: str, name: str, tmp_path: Path
) -> None:
    with serving({path: page(WORDS, kind)}) as (address, _):
        assert fetch(address + path, tmp_path, limits=OPEN).path == tmp_path / name


def test_fetch_follows_redirects_and_says_where_they_led(tmp_path: Path) -> None:
    answers = {"/old": redirect("/new.txt"), "/new.txt": page(WORDS)}
    with serving(answers) as (address, _):
        assert fetch(f"{address}/old", tmp_path, limits=OPEN).url == f"{address}/new.txt"


def test_fetch_stops_after_five_redirects(tmp_path: Path) -> None:
    with serving({"/a": redirect("/a")}) as (address, asked):
        with pytest.raises(SourceError, match="redirects too often"):
            fetch(f"{address}/a", tmp_path, limits=OPEN)
        assert len(asked) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", ""])
def test_fetch_checks_where_a_redirect_leads(target: str, tmp_path: Path) -> None:
    with serving({"/a": redirect(target)}) as (address, _), pytest.raises(SourceError):
        fetch(f"{address}/a", tmp_path, limits=OPEN)


def test_fetch_refuses_a_redirect_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # To the fetch, the server's own address is public and any other on loopback isn't.
    monkeypatch.setattr("sources.addresses.is_public", lambda address: address == "127.0.0.1")
    inside = redirect("http://127.0.0.2:9/secret")
    with (
        serving({"/a": inside}) as (address, _),
        pytest.raises(SourceError, match=r"127\.0\.0\.2, which isn't a public address"),
    ):
        fetch(f"{address}/a", tmp_path)


def test_fetch_connects_to_the_address_that_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with serving({"/a.txt": page(WORDS)}) as (address, _):
        port = address.rsplit(":", 1)[1]
        monkeypatch.setattr("sources.addresses.socket.getaddrinfo", getaddrinfo)
        fetch(f"http://desk.invalid:{port}/a.txt", tmp_path, limits=OPEN)
    assert looked_up == ["desk.invalid", "127.0.0.1"]


@pytest.mark.parametrize("declared", [True, False])
def test_fetch_refuses_what_is_too_large(declared: bool, tmp_path: Path) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(WORDS)

    with serving({"/a.txt": page(WORDS * 9) if declared else endless}) as (address, _):
        limits = Limits(max_bytes=2 * len(WORDS), allow_private=True)
        with pytest.raises(SourceError, match="is larger than"):
            fetch(f"{address}/a.txt", tmp_path, limits=limits)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4", "application/json"])
def test_fetch_refuses_other_types(kind: str, tmp_path: Path) -> None:
    with (
        serving({"/a": page(WORDS, kind)}) as (address, _),
        pytest.raises(SourceError, match=f"is of type {kind}"),
    ):
        fetch(f"{address}/a", tmp_path, limits=OPEN)


def test_fetch_refuses_compressed_and_failed_answers(tmp_path: Path) -> None:
    answers = {"/a": page(WORDS, Content_Encoding="gzip"), "/b": lambda r: r.send_error(404)}
    with serving(answers) as (address, _):
        with pytest.raises(SourceError, match="compressed"):
            fetch(f"{address}/a", tmp_path, limits=OPEN)
        with pytest.raises(SourceError, match="answers 404"):
            fetch(f"{address}/b", tmp_path, limits=OPEN)


def test_fetch_goes_on_where_it_was_cut(tmp_path: Path) -> None:
    with serving({"/a.txt": cut_short(WORDS, 5_000)}) as (address, asked):
        with pytest.raises(SourceError, match=r"can't be fetched|broke off"):
            fetch(f"{address}/a.txt", tmp_path, limits=OPEN)
        fetched = fetch(f"{address}/a.txt", tmp_path, limits=OPEN)
    assert asked == ["/a.txt", "/a.txt bytes=5000-"]
    assert fetched.path.read_bytes() == WORDS
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_fetch_begins_anew_when_the_file_has_changed(tmp_path: Path) -> None:
    with serving({"/a.txt": cut_short(WORDS, 5_000)}) as (address, _):
        with pytest.raises(SourceError):
            fetch(f"{address}/a.txt", tmp_path, limits=OPEN)
        notes = tmp_path / ".a.part.json"
        notes.write_text(notes.read_text().replace("one", "older"))
        with pytest.raises(SourceError):
            # The mark no longer holds, so the server sends all of it, and cuts it again.
            fetch(f"{address}/a.txt", tmp_path, limits=OPEN)
        assert (tmp_path / ".a.part").stat().st_size == 5_000
        assert fetch(f"{address}/a.txt", tmp_path, limits=OPEN).path.read_bytes() == WORDS


@pytest.mark.parametrize("where", ["head", "body"])
def test_fetch_gives_up_on_a_slow_server(where: str, tmp_path: Path) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        if where == "body":
            page(b"")(request)
        for _ in range(100):
            request.wfile.write(b"H")
            request.wfile.flush()
            time.sleep(0.05)

    def slow_body(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.send_header("Content-Length", "1000")
        request.end_headers()
        slow(request)

    answer = slow if where == "head" else slow_body
    limits = Limits(total_s=0.4, allow_private=True)
    start = time.monotonic()
    with serving({"/a.txt": answer}) as (address, _):
        with pytest.raises(SourceError, match=r"too slow: not complete within 0\.4 s"):
            fetch(f"{address}/a.txt", tmp_path, limits=limits)
        assert time.monotonic() - start < 3


def test_fetch_says_that_nothing_answers(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't be fetched"):
        fetch("http://127.0.0.1:9/a.txt", tmp_path, limits=OPEN)
    with pytest.raises(SourceError, match="there is no network, or no such host"):
        fetch("http://desk.invalid/a.txt", tmp_path)
