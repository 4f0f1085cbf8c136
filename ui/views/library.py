"""The Library page: documents and items as a table with filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sources.catalogue import Record, Voice, date_words
from sources.document import Document
from sources.register.stand_in import is_stand_in
from ui.attribution import byline, voice_badge
from ui.tongue import Tongue
from ui.views.filters import select
from ui.views.frame import page_head

FORMATS = (
    ("bibtex", "BibTeX"),
    ("ris", "RIS"),
    ("csl-json", "CSL-JSON"),
    ("un", "UN style"),
    ("chicago", "Chicago"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A document or an item of one, as a row.

    Attributes:
        name: What the library calls it ("004/B1").
        record: Its record.
        passages: How many of it are indexed.
        state: In words, "" where there is nothing to say.
        item: Whether it is an item of the row above.
        words: Everything that a search looks in, folded.
    """

    name: str
    record: Record
    passages: int
    state: str = ""
    item: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the table is narrowed to; "" leaves all."""

    text: str = ""
    voice: str = ""
    state: str = ""

    def admits(self, row: Row) -> bool:
        """Whether the row is shown."""
        wanted = self.text.casefold().split()
        return (
            all(word in row.words for word in wanted)
            and (not self.voice or row.record.voice == self.voice)
            and (not self.state or bool(row.state))
        )


def rows_of(document: Document, key: str, passages: dict[str | None, int], t: Tongue) -> list[Row]:
    """The rows of a document: its own, then its items'.

    Args:
        document: Of the library.
        key: What the library calls it.
        passages: How many are indexed, by label of the item.
        t: Language of the labels.
    """
    state = []
    if document.quarantined:
        state.append(t("{n} set apart", n=len(document.quarantined)))
    if is_stand_in(document) or document.record.voice is Voice.PROJECT:
        state.append(t("our register answers"))
    own = Row(
        key,
        document.record,
        sum(passages.values()),
        "; ".join(state),
        words=_words(document.record, document.source_file, key),
    )
    items = [
        Row(
            f"{key}/{i.label}",
            i.record,
            passages.get(i.label, 0),
            item=True,
            words=_words(i.record, document.source_file, f"{key}/{i.label}"),
        )
        for i in document.items
    ]
    return [own, *items]


def library_html(rows: Sequence[Row], add: str, can_change: bool, t: Tongue) -> str:
    """The whole page: filters, table, and the place where documents are added."""
    documents = sum(not r.item for r in rows)
    items = len(rows) - documents
    lead = t(
        "{documents} documents and {items} items inside them, in {passages} passages.",
        documents=documents,
        items=items,
        passages=sum(r.passages for r in rows if not r.item),
    )
    tools = _exports(t)
    return (
        f'<div class="r2p-wide">{page_head(t("Library"), lead, tools)}{views_html("", t)}'
        f"{add if can_change else ''}{_filters(rows, t)}"
        f'<div id="r2p-table">{table_html(rows, t)}</div></div>'
    )


def table_html(rows: Sequence[Row], t: Tongue) -> str:
    """The table, or that nothing matches."""
    if not rows:
        return f'<p class="r2p-none">{escape(t("Nothing here matches."))}</p>'
    heads = "".join(
        f'<th scope="col">{escape(t(h))}</th>'
        for h in ("Title", "Who", "When", "Voice", "Passages")
    )
    body = "".join(_row(row, t) for row in rows)
    return (
        '<table class="r2p-table-list"><caption class="r2p-live">'
        f"{escape(t('Documents'))}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def empty_html(add: str, t: Tongue) -> str:
    """The page of a library that holds nothing."""
    return (
        f'<div class="r2p-wide">{page_head(t("Library"), t("The library is empty."))}'
        f"<p>{escape(t('Add documents here, or on the command line with:'))}</p>"
        f'<pre class="r2p-pre">r2p ingest</pre>{add}</div>'
    )


def _row(row: Row, t: Tongue) -> str:
    kind = "r2p-item-row" if row.item else "r2p-document-row"
    state = f'<span class="r2p-state">{escape(row.state)}</span>' if row.state else ""
    when = date_words(row.record.published) or t("no date")
    cells = (
        ("Who", escape(byline(row.record) or t("no author stated"))),
        ("When", escape(when)),
        ("Voice", voice_badge(row.record.voice, t)),
        ("Passages", str(row.passages)),
    )
    return (
        f'<tr class="{kind}"><th scope="row"><a href="/library?d={escape(row.name)}">'
        f"{escape(row.record.title)}</a>{state}</th>"
        + "".join(f'<td data-label="{escape(t(label))}">{cell}</td>' for label, cell in cells)
        + "</tr>"
    )


def _filters(rows: Sequence[Row], t: Tongue) -> str:
    voices = sorted({r.record.voice for r in rows}, key=lambda v: v.label)
    listed = [("", t("all")), *((v.value, t(v.label)) for v in voices)]
    states = [("", t("all")), ("noted", t("with something to look at"))]
    return (
        '<form class="r2p-toolbar" role="search" data-act="filter" data-change="filter" '
        f'data-typing="filter"><label class="r2p-field r2p-grow">{escape(t("Search the list"))}'
        '<input type="search" name="text" maxlength="100" '
        f'placeholder="{escape(t("Title, author, publisher, year"))}"></label>'
        f"{select('voice', t('Voice'), listed)}{select('state', t('State'), states)}</form>"
    )


def views_html(current: str, t: Tongue) -> str:
    """The ways between the table, the pictures and the log of changes; `current` is the view."""
    links = "".join(
        f'<a href="/library{query}"{_at(view == current)}>{escape(t(label))}</a>'
        for view, query, label in (
            ("", "", "Documents"),
            ("explore", "?view=explore", "Explore"),
            ("changes", "?view=changes", "Changes"),
        )
    )
    return f'<nav class="r2p-views" aria-label="{escape(t("Views of the library"))}">{links}</nav>'


def _at(here: bool) -> str:
    return ' aria-current="page"' if here else ""


def _exports(t: Tongue) -> str:
    links = "".join(
        f'<li><a href="/api/v1/library/bibliography?format={form}" download>{label}</a></li>'
        for form, label in FORMATS
    )
    return (
        f'<details class="r2p-menu" id="r2p-exports"><summary class="r2p-quiet">'
        f"{escape(t('Export bibliography'))}</summary><ul>{links}</ul></details>"
    )


def _words(record: Record, source_file: str, name: str) -> str:
    carrier = record.carried_in.title if record.carried_in else ""
    parts = (record.title, byline(record), record.published or "", record.kind, record.voice.label)
    return " ".join((*parts, carrier, source_file, name)).casefold()
