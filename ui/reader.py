"""A source document as safe HTML, with the cited words marked; pure functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from sources.catalogue import Record
from sources.document import SPEAKING, Block, BlockKind, Document
from sources.locator import block_locator, locator
from ui.attribution import byline, carrier, dated, event, voice_badge
from ui.tongue import ENGLISH, Tongue


@dataclass(frozen=True, slots=True)
class View:
    """What the reader shows: which words of which document, and what is around them.

    Attributes:
        document_id: The document.
        record: Of the item that the words stand in, else of the document.
        locator: Where the words stand.
        start: First code point of the words.
        end: One past the last.
        others: Spans in the same document that are cited as well.
        at: Place among the citations or passages that the reader steps through, from 1.
        of: How many those are; 0 for words that were opened by themselves.
        kind: "citation", "passage" or "evidence".
    """

    document_id: str
    record: Record
    locator: str
    start: int
    end: int
    others: tuple[tuple[int, int], ...] = ()
    at: int = 0
    of: int = 0
    kind: str = "citation"


_LABELS = {
    "citation": "Citation {at} of {of}",
    "passage": "Passage {at} of {of}",
    "evidence": "Evidence {at} of {of}",
}


def view_of(
    document: Document,
    start: int,
    end: int,
    others: tuple[tuple[int, int], ...] = (),
    at: int = 0,
    of: int = 0,
    kind: str = "citation",
) -> View | None:
    """The view of a span, or None where the document has no such words."""
    if not 0 <= start < end <= len(document.text):
        return None
    blocks = [b for b in document.blocks if b.start < end and start < b.end]
    first = next((b for b in blocks if b.kind in SPEAKING), blocks[0] if blocks else None)
    record = document.record_of(first) if first else document.record
    where = block_locator(document, first) if first else ""
    if kind == "passage" and first:
        where = locator(tuple(blocks), record.symbol)
    sound = tuple((a, b) for a, b in others if 0 <= a < b <= len(document.text))
    return View(document.id, record, where, start, end, sound, at, of, kind)


def reader_html(document: Document, view: View, request: int, t: Tongue = ENGLISH) -> str:
    """The reader: who says it, then the whole document with the words marked.

    Args:
        document: The document that holds the words.
        view: What to show of it.
        request: Number of the click that asked for it, so that a late reply is known.
        t: Language of the labels.
    """
    stepping = f"{_step(view.at > 1, -1, t)}{_step(view.at < view.of, 1, t)}" if view.of else ""
    label = t(_LABELS.get(view.kind, ""), at=view.at, of=view.of) if view.of else t("Source")
    link = f"/library?doc={document.id}&start={view.start}&end={view.end}"
    return (
        f'<section class="r2p-reader" data-request="{request}" '
        'role="dialog" aria-labelledby="r2p-reader-title">'
        f'<div class="r2p-bar"><span class="r2p-at">{escape(label)}</span>{stepping}'
        f'<button type="button" class="r2p-quiet" data-link="{escape(link)}">'
        f"{escape(t('Copy link'))}</button>{_close(t)}</div>"
        f"{_header(view, t)}"
        '<div class="r2p-document" tabindex="0" role="region" '
        f'lang="{escape(view.record.language)}" '
        f'aria-label="{escape(t("Text of the source"))}">{_body(document, view)}</div></section>'
    )


def missing_html(request: int, t: Tongue = ENGLISH) -> str:
    """What the reader shows when the source can't be had."""
    return (
        f'<section class="r2p-reader" data-request="{request}" role="dialog" '
        'aria-labelledby="r2p-reader-title"><div class="r2p-bar"><span class="r2p-at"></span>'
        f'{_close(t)}</div><header class="r2p-head"><h2 id="r2p-reader-title" tabindex="-1">'
        f"{escape(t('This source is no longer in the library'))}</h2><p>"
        f"{escape(t('Ask again to get an answer from what the library holds now.'))}</p>"
        "</header></section>"
    )


def _close(t: Tongue) -> str:
    return (
        '<button type="button" class="r2p-quiet r2p-close" '
        f'aria-label="{escape(t("Close the source"))}">{escape(t("Close"))}</button>'
    )


def _step(there: bool, by: int, t: Tongue) -> str:
    word, name = ("Previous", "Previous citation") if by < 0 else ("Next", "Next citation")
    return (
        f'<button type="button" class="r2p-quiet r2p-step" data-step="{by}"'
        f'{"" if there else " disabled"} aria-label="{escape(t(name))}">{escape(t(word))}</button>'
    )


def _header(view: View, t: Tongue) -> str:
    record = view.record
    lines = [", ".join(p for p in (byline(record), dated(record)) if p)]
    if record.carried_in:
        lines.append(f"{carrier(record)}, {byline(record.carried_in)}")
    if event(record):
        lines.append(t("On an event of {when}", when=event(record)))
    rows = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        '<header class="r2p-head"><h2 id="r2p-reader-title" tabindex="-1">'
        f"{escape(record.title)}</h2>{rows}"
        f'<p class="r2p-tags">{voice_badge(record.voice, t)} <span>{escape(record.kind)}</span> '
        f'<span class="r2p-locator">{escape(view.locator)}</span></p>{_web(record, t)}</header>'
    )


def _web(record: Record, t: Tongue) -> str:
    if not record.url.startswith(("https://", "http://")):
        return ""
    return (
        f'<p><a href="{escape(record.url)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(t('Published on the web'))}</a> "
        f"({escape(t('opens outside this machine'))})</p>"
    )


def _body(document: Document, view: View) -> str:
    out = []
    pieces = list(_pieces(document))
    for is_list, group in groupby(pieces, key=lambda p: _is_list(p[2])):
        rows = "".join(_piece(document, view, *piece) for piece in group)
        out.append(f"<ul>{rows}</ul>" if is_list else rows)
    return "".join(out)


def _is_list(block: Block | None) -> bool:
    return block is not None and block.kind is BlockKind.LIST_ITEM


def _pieces(document: Document) -> Iterator[tuple[int, int, Block | None]]:
    """Blocks in order, and whatever words stand between them, so that nothing is left out."""
    position = 0
    for block in document.blocks:
        gap = document.text[position : block.start]
        if gap.strip() and gap.strip() != block.marker.strip():
            yield from _paragraphs(document.text, position, block.start)
        yield block.start, block.end, block
        position = max(position, block.end)
    yield from _paragraphs(document.text, position, len(document.text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int, None]]:
    for part in text[start:end].split("\n\n"):
        if part.strip():
            yield start, start + len(part), None
        start += len(part) + 2


def _piece(document: Document, view: View, start: int, end: int, block: Block | None) -> str:
    words = marked_html(document.text, start, end, (view.start, view.end), view.others)
    if block is None or block.kind is BlockKind.PARAGRAPH:
        number = f"{escape(block.marker)} " if block and block.marker else ""
        return f"<p>{number}{words}</p>"
    if block.kind is BlockKind.LIST_ITEM:
        depth = min(max(block.depth, 0), 4)
        bullet = block.marker or (f"{block.number}." if block.number else "")
        return (
            f'<li class="r2p-depth-{depth}"><span class="r2p-bullet">{escape(bullet)}</span>'
            f"<span>{words}</span></li>"
        )
    if block.kind is BlockKind.TITLE:
        ruled = ' class="r2p-item-start"' if start else ""
        return f"<h3{ruled}>{words}</h3>"
    if block.kind is BlockKind.HEADING:
        level = min(4 + len(block.path), 6)
        return f"<h{level}>{words}</h{level}>"
    if block.kind is BlockKind.QUOTATION:
        return f"<blockquote><p>{words}</p></blockquote>"
    return f'<p class="r2p-{block.kind.value}">{words}</p>'


def marked_html(
    text: str, start: int, end: int, focus: tuple[int, int], others: tuple[tuple[int, int], ...]
) -> str:
    """`text[start:end]`, escaped, with <mark> round the focus and, fainter, round the others."""
    edges = {start, end}
    for span in (focus, *others):
        edges.update(e for e in span if start < e < end)
    out = []
    for a, b in pairwise(sorted(edges)):
        words = escape(text[a:b])
        if focus[0] <= a and b <= focus[1]:
            words = f'<mark class="r2p-focus">{words}</mark>'
        elif any(s <= a and b <= e for s, e in others):
            words = f'<mark class="r2p-also">{words}</mark>'
        out.append(words)
    return "".join(out)
