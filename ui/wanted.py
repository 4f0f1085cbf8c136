"""The filters that somebody chose, on a page or through the API."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.filters import Filters
from sources.catalogue import PARTIAL_DATE, Voice, date_words
from sources.errors import AssistantError
from ui.tongue import ENGLISH, Tongue

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from ui.desk import Desk


def wanted(
    desk: "Desk",
    documents: Sequence[str] = (),
    pillars: Sequence[str] = (),
    regions: Sequence[str] = (),
    voices: Sequence[str] = (),
    since: str = "",
    until: str = "",
) -> Filters:
    """The filters of these values; documents by id, file name or key, items after "/".

    Raises:
        AssistantError: A value is none of those that there are.
    """
    for date in (since, until):
        if date and not re.match(PARTIAL_DATE, date):
            raise AssistantError(
                f"{date!r} is no date.", "Write a date as 2013, 2013-01 or 2013-01-11."
            )
    known = {v.value for v in Voice}
    if unknown := [v for v in voices if v not in known]:
        raise AssistantError(f"There is no voice {unknown[0]!r}.", f"Voices: {', '.join(known)}.")
    if unknown := [p for p in pillars if p not in ("1", "2", "3")]:
        raise AssistantError(f"There is no pillar {unknown[0]!r}.", "Pillars: 1, 2, 3.")
    return Filters(
        documents=tuple(named(desk.assistant, name) for name in documents),
        voices=tuple(Voice(v) for v in voices),
        pillars=tuple(pillars),
        regions=tuple(regions),
        since=since,
        until=until,
    )


def named(assistant: "Assistant", name: str) -> str:
    """The id of a document by its id, file name or key, with the item's label after "/" if any.

    Raises:
        SourceError: No document has that name.
    """
    whole, _, label = name.partition("/")
    identity = assistant.document(whole).id
    return f"{identity}/{label}" if label else identity


def in_words(filters: Filters, desk: "Desk", t: Tongue = ENGLISH) -> str:
    """The filters as a line for people, "" without any."""
    titles = {d.id: d.record.title for d in desk.documents}
    parts = [titles.get(d, d) for d in filters.documents]
    parts += [t("pillar {n}", n=p) for p in filters.pillars]
    parts += filters.regions
    parts += [t(v.label) for v in filters.voices]
    if filters.since:
        parts.append(t("since {when}", when=date_words(filters.since)))
    if filters.until:
        parts.append(t("until {when}", when=date_words(filters.until)))
    return "; ".join(parts)
