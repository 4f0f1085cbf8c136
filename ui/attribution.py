"""Who says it, in words and as HTML: bylines, dates, carriers, voice badges.

Every function that returns HTML escapes what it is given.
"""

from html import escape

from sources.catalogue import Record, Voice, date_words
from ui.tongue import ENGLISH, Tongue

_UNITED_NATIONS = {Voice.INTERGOVERNMENTAL, Voice.UN_REPORT, Voice.UN_OFFICIAL}
_GOVERNMENTS = {Voice.STATE, Voice.REGIONAL_ORGANISATION, Voice.MEETING_SUMMARY}
_UNATTRIBUTED = {Voice.PROJECT, Voice.UNKNOWN}


def byline(record: Record) -> str:
    """Authors, then the publisher unless an author's name is the same; "" for neither."""
    names = list(record.authors)
    if record.publisher and record.publisher not in names:
        names.append(record.publisher)
    return ", ".join(names)


def dated(record: Record) -> str:
    """The date in words with its note in brackets, or that the source states none."""
    words = date_words(record.published) or "no date stated"
    return f"{words} ({record.date_note})" if record.date_note else words


def event(record: Record) -> str:
    """When and where what it reports took place ("5 September 2012, New York"), or ""."""
    dates = " to ".join(dict.fromkeys(date_words(d) for d in record.event_dates))
    return ", ".join(part for part in (dates, record.place) if part)


def carrier(record: Record) -> str:
    """For an item of a digest, "in" and the digest's title; "" for other records."""
    return f"in {record.carried_in.title}" if record.carried_in else ""


def reference(record: Record, locator: str = "") -> str:
    """The whole reference on one line, as it is copied into a text.

    Authors and publisher, title, date, locator, carrier, then the voice in brackets.
    """
    parts = (byline(record), f"“{record.title}”", dated(record), locator, carrier(record))
    return f"{', '.join(p for p in parts if p)} [{record.voice.label}]"


def voice_badge(voice: Voice, t: Tongue = ENGLISH) -> str:
    """The voice as a badge; its class tells the group, its text the voice itself."""
    group = "civil"
    if voice in _UNITED_NATIONS:
        group = "un"
    elif voice in _GOVERNMENTS:
        group = "state"
    elif voice in _UNATTRIBUTED:
        group = "none"
    said = t(voice.label)
    label = said[:1].upper() + said[1:]
    return f'<span class="r2p-voice r2p-voice-{group}">{escape(label)}</span>'
