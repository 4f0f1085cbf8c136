"""A source document as safe HTML, with the cited words marked; pure functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from assistant.answer import Answer
from sources.catalogue import Record
from sources.document import Block, BlockKind, Document
from ui.attribution import byline, carrier, dated, event, voice_badge


@dataclass(frozen=True, slots=True)
class View:
    """What the reader shows: which words of which document, and what is around them.

    Attributes:
        document_id: The document.
        record: Of the item that the words stand in, else of the document.
        locator: Where the words stand.
        start: First code point of the words.
        end: One past the last.
        label: What the reader is at ("Citation 2 of 5").
        marker: Of the citation, or None for a passage.
        others: Spans in the same document that the answer cites as well.
        previous: Marker of the citation before this one, or None.
        following: Marker of the citation after this one, or None.
    """

    document_id: str
    record: Record
    locator: str
    start: int
    end: int
    label: str
    marker: int | None = None
    others: tuple[tuple[int, int], ...] = ()
    previous: int | None = None
    following: int | None = None


def citation_view(answer: Answer, marker: int) -> View | None:
    """The view of a citation, or None where the answer has no such marker."""
    order = [c.marker for c in answer.citations]
    if marker not in order:
        return None
    place = order.index(marker)
    at = answer.citations[place]
    others = tuple(
        (c.start, c.end)
        for c in answer.citations
        if c.document_id == at.document_id and c is not at
    )
    return View(
        at.document_id,
        at.record,
        at.locator,
        at.start,
        at.end,
        f"Citation {marker} of {len(order)}",
        marker,
        others,
        order[place - 1] if place else None,
        order[place + 1] if place + 1 < len(order) else None,
    )


def passage_view(answer: Answer, rank: int) -> View | None:
    """The view of a considered passage, or None where the answer has no such rank."""
    for scored in answer.passages:
        if scored.rank == rank:
            p = scored.passage
            label = f"Passage {rank} of {len(answer.passages)}"
            return View(p.document_id, p.record, p.locator, p.start, p.end, label)
    return None


def reader_html(document: Document, view: View, turn: int, request: int) -> str:
    """The reader: who says it, then the whole document with the words marked.

    Args:
        document: The document that holds the words.
        view: What to show of it.
        turn: Place of the answer in the conversation, for the buttons.
        request: Number of the click that asked for it, so that a late reply is known.
    """
    return (
        f'<section class="r2p-reader" data-request="{request}" '
        'role="dialog" aria-labelledby="r2p-reader-title">'
        f'<div class="r2p-bar"><span class="r2p-at" data-turn="{turn}" '
        f'data-marker="{view.marker or ""}">{escape(view.label)}</span>'
        f"{_step(turn, view.previous, 'Previous')}{_step(turn, view.following, 'Next')}"
        '<button type="button" class="r2p-quiet r2p-close" aria-label="Close the source">'
        "Close</button></div>"
        f"{_header(view)}"
        f'<div class="r2p-document" tabindex="0" lang="{escape(view.record.language)}" '
        f'aria-label="Text of the source">{_body(document, view)}</div></section>'
    )


def missing_html(request: int) -> str:
    """What the reader shows when the source can't be had."""
    return (
        f'<section class="r2p-reader" data-request="{request}" role="dialog" '
        'aria-labelledby="r2p-reader-title"><div class="r2p-bar"><span class="r2p-at"></span>'
        '<button type="button" class="r2p-quiet r2p-close" aria-label="Close the source">Close'
        '</button></div><header class="r2p-head"><h2 id="r2p-reader-title" tabindex="-1">This '
        "source is no longer in the library</h2><p>Ask the question again to get an answer from "
        "what the library holds now.</p></header></section>"
    )


def _step(turn: int, marker: int | None, word: str) -> str:
    state = f'data-turn="{turn}" data-marker="{marker}"' if marker else "disabled"
    return (
        f'<button type="button" class="r2p-quiet r2p-step" {state} '
        f'aria-label="{word} citation">{word}</button>'
    )


def _header(view: View) -> str:
    record = view.record
    lines = [", ".join(p for p in (byline(record), dated(record)) if p)]
    if record.carried_in:
        lines.append(f"{carrier(record)}, {byline(record.carried_in)}")
    if event(record):
        lines.append(f"On an event of {event(record)}")
    rows = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        '<header class="r2p-head"><h2 id="r2p-reader-title" tabindex="-1">'
        f"{escape(record.title)}</h2>{rows}"
        f'<p class="r2p-tags">{voice_badge(record.voice)} <span>{escape(record.kind)}</span> '
        f'<span class="r2p-locator">{escape(view.locator)}</span></p>{_web(record)}</header>'
    )


def _web(record: Record) -> str:
    if not record.url.startswith(("https://", "http://")):
        return ""
    return (
        f'<p><a href="{escape(record.url)}" target="_blank" rel="noopener noreferrer">'
        "Published on the web</a> (opens outside this machine)</p>"
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
