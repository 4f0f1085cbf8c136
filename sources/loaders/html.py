"""HTML: the main text of a page as headings, paragraphs, lists and tables, with metadata."""

import re

from lxml import etree, html

from sources.bylines import is_byline, line_date
from sources.errors import SourceError
from sources.loaders.html_metadata import read_metadata
from sources.loaders.html_render import Piece, render
from sources.loaders.loaded import Loaded, Metadata, damaged
from sources.loaders.rawtext import RawText
from sources.loaders.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_UNSAFE = re.compile(r"^\s*(?:javascript|data|vbscript)\s*:", re.I)
_KEY = re.compile(r"\W+")
_KEY_CHARS = 20
_MAX_ELEMENTS = 50_000
_LINKS_SHARE = 0.6
_FRONT_PIECES = 4


def load(data: bytes, name: str) -> Loaded:
    """The page's main text.

    Raises:
        SourceError: It can't be parsed, or holds no text.
    """
    root = parse(_decoded(data, name), name)
    pieces = render(root)
    kept = _main(pieces, root)
    metadata = read_metadata(root)
    return write(kept, RawText()).loaded(metadata, _notes(root))


def parse(source: str, name: str) -> html.HtmlElement:
    """The tree of a page.

    Raises:
        SourceError: There is nothing in it to parse, or it is nested too deeply.
    """
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source.lstrip("\ufeff"))
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise damaged(name, "web page") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise SourceError(f"{name} is nested too deeply to read.", "Save it as plain text.")
    return root


def text_of(source: str, name: str) -> Loaded:
    """All visible and hidden text of HTML that has no navigation around it (e-mail, book).

    Raises:
        SourceError: There is nothing in it to parse.
    """
    root = parse(source, name)
    return write(render(root, site=False), RawText()).loaded(Metadata(), _notes(root))


def write(pieces: list[Piece], raw: RawText) -> RawText:
    """The pieces, written to the end of `raw`."""
    for piece in pieces:
        if piece.kind == "heading":
            raw.heading(piece.level, piece.runs)
        elif piece.kind == "item":
            raw.item(piece.marker, piece.level, piece.runs)
        elif piece.kind == "row":
            raw.row(piece.cells)
        elif piece.kind == "quotation":
            raw.quotation(piece.runs)
        elif piece.kind == "line":
            raw.line(piece.runs)
        else:
            raw.paragraph(piece.runs)
    return raw


def _decoded(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, name)
    return decode(data, name)


def _main(pieces: list[Piece], root: html.HtmlElement) -> list[Piece]:
    """The pieces between the first and the last that are main text, less lists of links.

    What is main text is judged by trafilatura, whose own output drops
    headings, numbers of lists and repeated words; so the pieces are ours.
    """
    from trafilatura import extract

    # Its time grows with the square of the page; no page of prose has so many elements.
    if sum(1 for _ in root.iter()) > _MAX_ELEMENTS:
        return pieces
    try:
        found = extract(
            html.tostring(root, encoding="unicode"),
            include_tables=True,
            include_comments=False,
            favor_recall=True,
        )
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        found = None
    body = _key(found or "")
    hits = [i for i, p in enumerate(pieces) if _is_in(p, body)]
    if not hits or sum(len(pieces[i].text) for i in hits) < 200:
        return pieces
    first, last = hits[0], hits[-1]
    while first and pieces[first - 1].kind == "heading":
        first -= 1
    kept = set(hits)
    return _front(pieces[:first]) + [
        p
        for i, p in enumerate(pieces[first : last + 1], first)
        if i in kept or p.linked <= _LINKS_SHARE * len(p.text)
    ]


def _front(before: list[Piece]) -> list[Piece]:
    """The title above the main text, and the lines near it that say who wrote it and when."""
    titles = [i for i, p in enumerate(before) if p.kind == "heading" and p.level == 1]
    start = titles[-1] if titles else max(0, len(before) - _FRONT_PIECES)
    return [
        p
        for i, p in enumerate(before[start:], start)
        if i in titles or is_byline(p.visible.strip()) or line_date(p.visible.strip())
    ]


def _is_in(piece: Piece, body: str) -> bool:
    key = _key(piece.visible)
    return len(key) >= _KEY_CHARS and key in body


def _key(text: str) -> str:
    return _KEY.sub("", text).casefold()


def _notes(root: html.HtmlElement) -> tuple[str, ...]:
    scripts = sum(1 for e in root.iter("script") if (e.text or "").strip() or e.get("src"))
    links = sum(1 for e in root.iter("a", "img", "iframe") if _is_unsafe(e))
    notes = []
    if scripts:
        notes.append(f"scripts left out: {scripts}")
    if links:
        notes.append(f"javascript: and data: links left out: {links}")
    return tuple(notes)


def _is_unsafe(element: html.HtmlElement) -> bool:
    address = element.get("href") or element.get("src") or ""
    harmless = str(element.tag) == "img" and address.lstrip()[:11].lower() == "data:image/"
    return bool(_UNSAFE.match(address)) and not harmless
