"""What was understood of an uploaded file, before it counts; and how adding gets on."""

from html import escape

from sources.document import Document
from sources.loaders import SUFFIXES
from ui.attribution import byline, dated, voice_badge
from ui.tongue import Tongue
from ui.uploads import MAX_BYTES, Upload
from ui.views.record import outline_html, quarantine_html, repairs_html


def add_html(uploads: tuple[Upload, ...], known: dict[str, str], t: Tongue) -> str:
    """The place to add documents: choose files, look at what waits, add or discard.

    Args:
        uploads: The waiting files.
        known: Ids of the library's documents by file name, and by id.
        t: Language of the labels.
    """
    accepted = ",".join(SUFFIXES)
    waiting = waiting_html(uploads, known, t)
    return (
        f'<details class="r2p-fold r2p-add" id="r2p-add"{" open" if uploads else ""}>'
        f"<summary><h2>{escape(t('Add documents'))}</h2></summary>"
        f'<div class="r2p-drop" id="r2p-drop"><label class="r2p-button" for="r2p-files">'
        f"{escape(t('Choose files'))}</label>"
        f'<input type="file" id="r2p-files" multiple accept="{escape(accepted)}">'
        f"<span>{escape(t('or drop them here'))}</span><small>"
        + escape(
            t(
                "{formats}; at most {n} MB each. You see what was understood before it counts.",
                formats=" ".join(s.removeprefix(".").upper() for s in SUFFIXES),
                n=MAX_BYTES // 2**20,
            )
        )
        + '</small></div><div id="r2p-sending"></div>'
        f'<div id="r2p-waiting">{waiting}</div></details>'
    )


def waiting_html(uploads: tuple[Upload, ...], known: dict[str, str], t: Tongue) -> str:
    """The waiting files with what was understood of each."""
    if not uploads:
        return ""
    cards = "".join(_card(u, known, t) for u in uploads)
    return (
        f"{cards}<p class='r2p-actions'><button type='button' class='r2p-button' data-act='add'>"
        f"{escape(t('Add {n} to the library', n=len(uploads)))}</button></p>"
    )


def progress_html(note: str, done: int, total: int, t: Tongue) -> str:
    """How far adding is."""
    label = {
        "reading": t("Reading the files …"),
        "indexing": t("Indexing: {done} of {total} texts", done=done, total=total),
    }.get(note, t("Working …"))
    value = f' value="{done}" max="{total}"' if total else ""
    return (
        f'<div class="r2p-progress"><label for="r2p-bar">{escape(label)}</label>'
        f'<progress id="r2p-bar"{value}></progress></div>'
    )


def _card(upload: Upload, known: dict[str, str], t: Tongue) -> str:
    document = upload.document
    record = document.record
    counts = ", ".join(
        t(words, n=n)
        for words, n in (
            ("{n} characters", len(document.text)),
            ("{n} sections", len(document.sections)),
            ("{n} items", len(document.items)),
            ("{n} repairs", len(document.repairs)),
            ("{n} set apart", len(document.quarantined)),
        )
        if n
    )
    who = ", ".join(p for p in (byline(record) or t("no author stated"), dated(record)) if p)
    items = "".join(f"<li>{escape(i.record.title)}</li>" for i in document.items)
    listed = (
        f"<details class='r2p-fold'><summary><h4>{escape(t('Items'))}</h4></summary>"
        f"<ul class='r2p-lines'>{items}</ul></details>"
        if items
        else ""
    )
    return (
        f'<article class="r2p-card"><h3>{escape(record.title)}</h3>'
        f'<p class="r2p-tags">{voice_badge(record.voice, t)} '
        f"<span>{escape(upload.path.name)}</span></p>"
        f"<p>{escape(who)}</p><p class='r2p-quietly'>{escape(counts)}</p>"
        f"{_already(document, known, t)}<blockquote>{escape(_opening(document))}</blockquote>"
        f"{listed}{outline_html(document, None, t)}{quarantine_html(document, False, t)}"
        f"{repairs_html(document, t)}"
        f'<p><button type="button" class="r2p-quiet" data-act="discard" data-id="{upload.id}">'
        f"{escape(t('Discard'))}</button></p></article>"
    )


def _already(document: Document, known: dict[str, str], t: Tongue) -> str:
    if document.id in known:
        note = t("The library holds the same file already.")
    elif document.source_file in known:
        note = t("The library holds another file of this name; this one replaces it.")
    else:
        return ""
    return f'<p class="r2p-status r2p-status-not_in_sources">{escape(note)}</p>'


def _opening(document: Document) -> str:
    text = " ".join(document.text.split())
    return text if len(text) < 320 else text[:320].rsplit(" ", 1)[0] + " …"
