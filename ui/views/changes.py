"""The log of changes to the library."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ui.tongue import Tongue
from ui.views.frame import page_head
from ui.views.library import views_html

_WHAT = {
    "added": "added",
    "removed": "removed",
    "corrected": "corrected",
    "released": "released from quarantine",
}


def changes_html(entries: Sequence[Mapping[str, Any]], t: Tongue) -> str:
    """Who changed what, newest first."""
    rows = "".join(_row(entry, t) for entry in entries)
    heads = "".join(
        f'<th scope="col">{escape(t(h))}</th>' for h in ("When", "Who", "What", "Document")
    )
    table = (
        f'<table class="r2p-small"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        if rows
        else f'<p class="r2p-none">{escape(t("Nothing was changed through these pages yet."))}</p>'
    )
    lead = t("Who added, corrected, released or removed what.")
    return (
        f'<div class="r2p-wide">{page_head(t("Library"), lead)}{views_html("changes", t)}'
        f"{table}</div>"
    )


def _row(entry: Mapping[str, Any], t: Tongue) -> str:
    when = str(entry.get("when", ""))[:16].replace("T", " ")
    what = t(_WHAT.get(str(entry.get("what")), "changed"))
    about = " · ".join(
        str(entry[k]) for k in ("title", "document", "fields", "span") if entry.get(k)
    )
    cells = (f"{when} UTC", str(entry.get("user", "")), what, about)
    return "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in cells) + "</tr>"
