"""What all pages do: open a source at its words, look at a job."""

from typing import Any

from index.facets import facet_counts
from index.filters import Filters
from sources.errors import AssistantError
from ui.desk import Desk
from ui.jobs import Job
from ui.reader import missing_html, reader_html, view_of
from ui.surface import Data, Reply, Visit, number_of, text_of, texts_of
from ui.tongue import Tongue
from ui.views.filters import filters_html
from ui.wanted import wanted

WAIT_S = 1.0

_KINDS = ("citation", "passage", "evidence")


def open_source(desk: Desk, visit: Visit, data: Data) -> Reply:
    """The reader at the words that a button names."""
    request = number_of(data, "request", 0)
    try:
        document = desk.assistant.document(text_of(data, "doc", 64))
    except AssistantError:
        return Reply({"#r2p-source": missing_html(request, visit.t)})
    kind = text_of(data, "kind", 20)
    view = view_of(
        document,
        number_of(data, "start"),
        number_of(data, "end"),
        _spans(data.get("others")),
        number_of(data, "at", 0),
        number_of(data, "of", 0),
        kind if kind in _KINDS else "citation",
    )
    if view is None:
        return Reply({"#r2p-source": missing_html(request, visit.t)})
    return Reply({"#r2p-source": reader_html(document, view, request, visit.t)})


def _spans(value: Any) -> tuple[tuple[int, int], ...]:
    listed = value if isinstance(value, list) else []
    return tuple(
        (pair[0], pair[1])
        for pair in listed[:200]
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(n, int) for n in pair)
    )


def seen_job(desk: Desk, visit: Visit, data: Data) -> Job | None:
    """The job that the browser watches, after the next change or a second at most."""
    job = desk.jobs.get(visit.user, text_of(data, "job", 32))
    if job and job.state == "running":
        job.wait(number_of(data, "version", 0), WAIT_S)
    return job


def filter_fields(desk: Desk, t: Tongue) -> str:
    """The form fields that narrow a search, as far as the library has them."""
    titles = [(d.id, d.record.title) for d in desk.documents]
    voices = sorted({p.record.voice for p in desk.passages})
    regions = facet_counts(desk.tags).get("regions", {}) if titles else {}
    return filters_html(titles, voices, list(regions), t)


def chosen_filters(desk: Desk, data: Data) -> Filters:
    """What the fields of `filter_fields` say.

    Raises:
        AssistantError: A value is none of those that there are.
    """
    return wanted(
        desk,
        texts_of(data, "documents"),
        texts_of(data, "pillars"),
        texts_of(data, "regions"),
        texts_of(data, "voices"),
        text_of(data, "since", 10),
        text_of(data, "until", 10),
    )
