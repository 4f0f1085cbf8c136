"""Fetching documents by URL: checked addresses, limits, and resuming after a cut."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from sources.addresses import checked_url
from sources.errors import SourceError
from sources.loaders import MAX_BYTES, SUFFIXES
from sources.partial import Part, known_part
from sources.transport import CheckedTransport

LIMIT_S = 60.0
MAX_REDIRECTS = 5
READ_S = 15.0
_AGENT = "R2P-Assistant/0.1 (document fetch)"
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
# Types that servers give to any file; what it is shows in the bytes.
_ANY_TYPE = ("application/octet-stream", "binary/octet-stream", "application/download", "")

Progress = Callable[[int, int | None], None]
"""Called with the bytes received so far and the whole size, None if it isn't known."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take."""

    max_bytes: int = MAX_BYTES
    total_s: float = LIMIT_S
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched.

    Attributes:
        path: Where it lies.
        url: Address that it came from, redirects followed.
    """

    path: Path
    url: str


def fetch(
    url: str,
    folder: Path,
    *,
    name: str = "",
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Fetch a document into a folder; a fetch that was cut goes on where it stopped.

    Args:
        url: http or https address.
        folder: Where the file goes; made if need be.
        name: Of the file without suffix; by default, from the address.
        limits: Bytes, time and addresses allowed.
        progress: Told of what has been received.

    Raises:
        SourceError: The address isn't allowed, can't be reached or answers with
            something that is no document; or a limit is broken.
    """
    limits = limits or Limits()
    start = checked_url(url)
    folder.mkdir(parents=True, exist_ok=True)
    stem = name or _stem(start)
    part = known_part(folder / f".{stem}.part", start)
    transport = CheckedTransport(
        time.monotonic() + limits.total_s, allow_private=limits.allow_private
    )
    with httpx.Client(transport=transport, timeout=READ_S, trust_env=False) as client:
        try:
            return _fetch(client, start, part, folder / stem, limits, progress)
        except httpx.TimeoutException:
            raise SourceError(
                f"{start} is too slow: not complete within {limits.total_s:g} s.",
                "Try again; it goes on where it stopped." if part.size else "Try again later.",
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            reason = " ".join(str(error).split())[:120] or "no answer"
            raise SourceError(
                f"{start} can't be fetched: {reason}.", "Check the connection and try again."
            ) from None


def _fetch(
    client: httpx.Client,
    start: str,
    part: Part,
    target: Path,
    limits: Limits,
    progress: Progress | None,
) -> Fetched:
    url = start
    for _ in range(MAX_REDIRECTS + 1):
        request = client.build_request("GET", url, headers=_headers(part))
        response = client.send(request, stream=True)
        try:
            if response.is_redirect:
                url = checked_url(urljoin(url, response.headers.get("location", "")))
                continue
            if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and part.size:
                part.forget()
                continue
            return _receive(response, url, part, target, limits, progress)
        finally:
            response.close()
    raise SourceError(f"{start} redirects too often.", "Check the address.")


def _headers(part: Part) -> dict[str, str]:
    headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity", "Accept": "*/*"}
    if part.size and part.mark:
        headers |= {"Range": f"bytes={part.size}-", "If-Range": part.mark}
    return headers


def _receive(
    response: httpx.Response,
    url: str,
    part: Part,
    target: Path,
    limits: Limits,
    progress: Progress | None,
) -> Fetched:
    suffix = _suffix(response, url)
    resumed, whole = _place(response, part)
    if whole is not None and whole > limits.max_bytes:
        raise _oversize(url, limits)
    if not resumed:
        part.forget()
        mark = response.headers.get("etag") or response.headers.get("last-modified") or ""
        part.begin("" if mark.startswith("W/") else mark)
    received = part.size
    with part.path.open("ab" if resumed else "wb") as file:
        for chunk in response.iter_raw():
            received += len(chunk)
            if received > limits.max_bytes:
                file.close()
                part.forget()
                raise _oversize(url, limits)
            file.write(chunk)
            if progress:
                progress(received, whole)
    if whole is not None and received != whole:
        if received > whole:
            part.forget()
        raise SourceError(
            f"{url} broke off after {received:,} of {whole:,} bytes.",
            "Try again; it goes on where it stopped.",
        )
    if not received:
        part.forget()
        raise SourceError(f"{url} is empty.", "Check the address.")
    path = target.with_name(target.name + suffix)
    part.path.replace(path)
    part.forget()
    return Fetched(path, url)


def _place(response: httpx.Response, part: Part) -> tuple[bool, int | None]:
    """Whether the answer goes on where the part ends, and the size of the whole file."""
    length = response.headers.get("content-length", "")
    size = int(length) if length.isascii() and length.isdigit() else None
    if response.status_code == httpx.codes.PARTIAL_CONTENT:
        found = re.fullmatch(
            r"bytes (\d+)-(\d+)/(\d+|\*)", response.headers.get("content-range", "").strip()
        )
        if not found or int(found[1]) != part.size:
            part.forget()
            raise SourceError(
                f"{response.url} answers with the wrong part of the file.", "Try again."
            )
        return True, None if found[3] == "*" else int(found[3])
    return False, size


def _suffix(response: httpx.Response, url: str) -> str:
    """The suffix of the file that the answer holds.

    Raises:
        SourceError: The answer is an error, or no document.
    """
    if response.status_code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        raise SourceError(
            f"{url} answers {response.status_code} {response.reason_phrase}.".replace(" .", "."),
            "Check the address.",
        )
    if response.headers.get("content-encoding", "identity") != "identity":
        raise SourceError(
            f"{url} sends compressed data that was not asked for.", "Fetch it with a browser."
        )
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    own = PurePosixPath(urlsplit(url).path).suffix.lower()
    if kind in _TYPES:
        return own if kind == "text/plain" and own in SUFFIXES else _TYPES[kind]
    if kind in _ANY_TYPE and own in SUFFIXES:
        return own
    if kind in _ANY_TYPE:
        return ".txt"
    raise SourceError(f"{url} is of type {kind}, which holds no text.", "Check the address.")


def _oversize(url: str, limits: Limits) -> SourceError:
    return SourceError(
        f"{url} is larger than {limits.max_bytes / 1024**2:g} MB.", "Fetch it by hand and split it."
    )


def _stem(url: str) -> str:
    """A file name, without suffix, from an address."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).stem or parts.hostname or "document"
    query = f"-{parts.query}" if parts.query else ""
    return re.sub(r"[^\w-]+", "-", last + query).strip("-")[:80] or "document"
