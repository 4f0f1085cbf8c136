"""E-mail (.eml): the text of a message, its subject, sender and date as metadata."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from sources.bylines import are_names
from sources.errors import SourceError
from sources.loaders.html import text_of
from sources.loaders.loaded import Loaded, Metadata, damaged
from sources.loaders.text import decode
from sources.loaders.values import iso_date, one_line, person_names

MAX_PARTS = 1_000
# A text part this much shorter than the HTML is only a pointer to it.
_STUB_SHARE = 0.2


def load(data: bytes, name: str) -> Loaded:
    """The message's text part, or its HTML part where there is no text part worth reading.

    Raises:
        SourceError: The message is damaged or holds no text.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise damaged(name, "e-mail")
    parts = _leaves(message, name)
    plain = _joined([p for p in parts if p.get_content_type() == "text/plain"], name)
    pages = [p for p in parts if p.get_content_type() == "text/html"]
    loaded = Loaded(plain)
    if pages:
        rich = text_of(_content(pages[0], name), name)
        if len(plain) < _STUB_SHARE * len(rich.text) or not plain.strip():
            loaded = rich
    if not loaded.text.strip():
        raise SourceError(f"{name} is an e-mail without text.", "Add what is attached to it.")
    return replace(loaded, metadata=_metadata(message), notes=loaded.notes + _notes(message))


def _leaves(message: EmailMessage, name: str) -> list[EmailMessage]:
    """The text parts that are no attachments."""
    leaves: list[EmailMessage] = []
    for count, part in enumerate(message.walk()):
        if count > MAX_PARTS:
            raise damaged(name, "e-mail (more parts than any mailer sends)")
        text = part.get_content_maintype() == "text"
        if text and isinstance(part, EmailMessage) and not _filename(part):
            leaves.append(part)
    return leaves


def _joined(parts: list[EmailMessage], name: str) -> str:
    return "\n\n".join(_content(part, name).strip("\r\n") for part in parts[:20])


def _content(part: EmailMessage, name: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if not data.strip():
        return ""
    try:
        return data.decode(charset) if charset else decode(data, name)
    except (LookupError, UnicodeDecodeError, SourceError):
        return data.decode("utf-8", "replace")


def _metadata(message: EmailMessage) -> Metadata:
    display, address = parseaddr(_header(message, "from"))
    person = are_names(display) or not display
    sender = person_names([display]) or ((address,) if "@" in address else ())
    language = _header(message, "content-language").lower()[:2]
    return Metadata(
        title=_header(message, "subject"),
        authors=sender if person else (),
        publisher=_header(message, "organization")
        or (display if not person else "")
        or _header(message, "list-id").split("<")[0].strip(),
        published=iso_date(_header(message, "date")),
        language=language if language.isalpha() else "",
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line, "" where it is missing or can't be parsed."""
    try:
        return one_line(str(message.get(name, "")))
    # The standard library's header parser fails in many ways on damaged headers.
    except Exception:
        return ""


def _filename(part: EmailMessage) -> str:
    try:
        named = part.get_filename() or ""
        return named or ("attachment" if part.get_content_disposition() == "attachment" else "")
    # As above.
    except Exception:
        return "attachment"


def _notes(message: EmailMessage) -> tuple[str, ...]:
    names = [_filename(p) for p in message.walk() if isinstance(p, EmailMessage)]
    attached = [one_line(n) for n in names if n]
    return (f"attachments not read: {', '.join(attached[:10])}",) if attached else ()
