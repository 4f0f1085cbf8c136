"""One document or item: its record and how it is known, what was read, what was mended."""

from html import escape
from urllib.parse import quote

from sources.catalogue import Record, Voice, date_words
from sources.document import BlockKind, Document, Item, Repair
from ui.attribution import voice_badge
from ui.tongue import Tongue
from ui.views.filters import select

_FIELDS = (
    ("title", "Title"),
    ("authors", "Authors"),
    ("publisher", "Publisher"),
    ("published", "Published"),
    ("date_note", "Note on the date"),
    ("event_dates", "Dates of the event"),
    ("place", "Place"),
    ("url", "Web address"),
    ("kind", "Kind of text"),
    ("voice", "Voice"),
    ("language", "Language"),
)
_EDITED = ("title", "authors", "publisher", "published", "place", "url", "kind", "language")
_SHOWN_REPAIRS = 400


def record_html(
    name: str, document: Document, item: Item | None, passages: int, can_change: bool, t: Tongue
) -> str:
    """The page of a document or item."""
    record = item.record if item else document.record
    start, end = (item.start, item.end) if item else (0, len(document.text))
    read = (
        f'<button type="button" class="r2p-button" data-doc="{document.id}" data-start="{start}" '
        f'data-end="{min(end, start + 1)}" data-kind="passage">'
        f"{escape(t('Read the text'))}</button>"
    )
    ask = t("What does “{title}” say?", title=record.title)
    tools = (
        f'{read}<a class="r2p-button r2p-second" href="/?q={quote(ask)}">'
        f"{escape(t('Ask about it'))}</a>"
    )
    parts = [
        f'<p class="r2p-back"><a href="/library">← {escape(t("All documents"))}</a></p>',
        f"<h1>{escape(record.title)}</h1>",
        f'<p class="r2p-tags">{voice_badge(record.voice, t)} <span>{escape(name)}</span> '
        f"<span>{escape(document.source_file)}</span> "
        f"<span>{escape(t('{n} passages', n=passages))}</span></p>",
        f'<p class="r2p-actions">{tools}</p>',
        _notes(document),
        _record(record, item.record_basis if item else document.record_basis, t),
        _items(name, document, t) if not item else "",
        outline_html(document, item, t),
        quarantine_html(document, can_change, t) if not item else "",
        repairs_html(document, t) if not item else "",
        _edit(name, record, t) if can_change else "",
        _remove(document, t) if can_change and not item else "",
    ]
    return f'<div class="r2p-wide r2p-record">{"".join(parts)}</div>'


def outline_html(document: Document, item: Item | None, t: Tongue) -> str:
    """The headings in order, each opening the text at its place."""
    rows = []
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING or (item and block.item != item.label):
            continue
        depth = min(len(block.path), 3)
        rows.append(
            f'<li class="r2p-depth-{depth}"><button type="button" class="r2p-passage" '
            f'data-doc="{document.id}" data-start="{block.start}" data-end="{block.end}" '
            f'data-kind="passage">{escape(document.text[block.start : block.end])}</button></li>'
        )
    if not rows:
        return ""
    return _folded(
        "outline", t("Sections"), len(rows), f"<ol class='r2p-outline'>{''.join(rows)}</ol>"
    )


def quarantine_html(document: Document, can_change: bool, t: Tongue) -> str:
    """What is set apart and why, each with a way to release it."""
    rows = []
    for held in document.quarantined:
        release = (
            f'<button type="button" class="r2p-quiet" data-act="release" '
            f'data-document="{document.id}" data-from="{held.start}" data-to="{held.end}" '
            f'data-confirm="{escape(t("Let it be cited?"))}">{escape(t("Release"))}</button>'
            if can_change
            else ""
        )
        rows.append(
            f"<li><q>{escape(held.excerpt)}</q> <span class='r2p-quietly'>"
            f"{escape(held.reason)}</span> {release}</li>"
        )
    if not rows:
        return ""
    note = t("These words look like an attack on a reader or a model. They are never cited.")
    body = f"<p>{escape(note)}</p><ul class='r2p-lines'>{''.join(rows)}</ul>"
    return _folded("quarantine", t("Set apart"), len(rows), body, opened=True)


def repairs_html(document: Document, t: Tongue) -> str:
    """Every removal and join of the cleaning."""
    if not document.repairs:
        return ""
    rows = "".join(_repair(r) for r in document.repairs[:_SHOWN_REPAIRS])
    heads = "".join(
        f'<th scope="col">{escape(t(h))}</th>' for h in ("Place", "What", "Before", "After")
    )
    note = t("Cleaning removes what the page added and joins what it cut; it never rewrites.")
    body = (
        f"<p>{escape(note)}</p><div class='r2p-scroll' tabindex='0' role='region' "
        f"aria-label='{escape(t('Repairs'))}'><table class='r2p-small'>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return _folded("repairs", t("Repairs"), len(document.repairs), body)


def _repair(repair: Repair) -> str:
    return (
        f"<tr><td>{repair.raw_start}–{repair.raw_end}</td><td>{escape(repair.kind)}</td>"
        f"<td><code>{escape(_short(repair.before))}</code></td>"
        f"<td><code>{escape(_short(repair.after))}</code></td></tr>"
    )


def _short(text: str) -> str:
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= 160 else f"{shown[:160]} …"


def _record(record: Record, bases: tuple[tuple[str, str], ...], t: Tongue) -> str:
    known = dict(bases)
    rows = []
    for field, label in _FIELDS:
        value = value_of(record, field)
        if not value:
            continue
        basis = known.get(field, "")
        rows.append(
            f"<div><dt>{escape(t(label))}</dt><dd>{escape(value)}"
            f"<span class='r2p-basis'>{escape(t(basis))}</span></dd></div>"
        )
    if record.carried_in:
        rows.append(
            f"<div><dt>{escape(t('In'))}</dt><dd>{escape(record.carried_in.title)}</dd></div>"
        )
    return f"<h2>{escape(t('Record'))}</h2><dl class='r2p-fields'>{''.join(rows)}</dl>"


def value_of(record: Record, field: str) -> str:
    """A field of a record in words."""
    value = getattr(record, field)
    if field == "published":
        return date_words(value)
    if field == "event_dates":
        return " – ".join(dict.fromkeys(date_words(d) for d in value))
    if isinstance(value, Voice):
        return value.label
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _items(name: str, document: Document, t: Tongue) -> str:
    if not document.items:
        return ""
    rows = "".join(
        f'<li><a href="/library?d={escape(name)}/{escape(i.label)}">{escape(i.record.title)}</a> '
        f"<span class='r2p-quietly'>{escape(', '.join(i.record.authors) or i.record.publisher)}"
        "</span></li>"
        for i in document.items
    )
    return _folded(
        "items", t("Items"), len(document.items), f"<ul class='r2p-lines'>{rows}</ul>", True
    )


def _notes(document: Document) -> str:
    rows = "".join(f"<li>{escape(note)}</li>" for note in document.notes)
    return f"<ul class='r2p-notes'>{rows}</ul>" if rows else ""


def _edit(name: str, record: Record, t: Tongue) -> str:
    labels = dict(_FIELDS)
    fields = "".join(_field(f, t(labels[f]), _raw(record, f)) for f in _EDITED)
    voices = [(v.value, t(v.label)) for v in Voice]
    hint = t("Several authors stand on one line, separated by semicolons. Dates: 2013-01-11.")
    body = (
        f'<form class="r2p-edit" data-act="correct"><input type="hidden" name="name" '
        f'value="{escape(name)}"><p class="r2p-quietly">{escape(hint)}</p>'
        f'<div class="r2p-two">{fields}'
        f"{select('voice', t('Voice'), voices, record.voice.value)}</div>"
        f'<p><button class="r2p-button">{escape(t("Keep these corrections"))}</button></p></form>'
    )
    return _folded("edit", t("Correct the record"), None, body)


def _field(name: str, label: str, value: str) -> str:
    return (
        f'<label class="r2p-field">{escape(label)}<input type="text" name="{name}" '
        f'value="{escape(value)}" maxlength="500" autocomplete="off"></label>'
    )


def _raw(record: Record, field: str) -> str:
    value = getattr(record, field)
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def _remove(document: Document, t: Tongue) -> str:
    return (
        f'<p class="r2p-danger"><button type="button" class="r2p-quiet" data-act="remove" '
        f'data-document="{document.id}" data-confirm="{escape(t("Remove it for good?"))}">'
        f"{escape(t('Remove this document'))}</button></p>"
    )


def _folded(key: str, title: str, count: int | None, body: str, opened: bool = False) -> str:
    number = f' <span class="r2p-count">{count}</span>' if count is not None else ""
    return (
        f'<details class="r2p-fold" id="r2p-fold-{key}"{" open" if opened else ""}>'
        f"<summary><h2>{escape(title)}</h2>{number}</summary>{body}</details>"
    )
