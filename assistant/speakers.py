"""Who is speaking: the words of ours that introduce a source."""

from sources.catalogue import Record, Voice, date_words

OPEN, CLOSE = "‹", "›"
_SAYS = {
    Voice.MEETING_SUMMARY: "records",
    Voice.COLUMNIST: "writes",
    Voice.SCHOLAR: "writes",
    Voice.UN_OFFICIAL: "says",
}


def ours(words: str) -> str:
    """Words of ours, marked so that nobody takes them for a source's."""
    return f"{OPEN}{words}{CLOSE}"


def named(record: Record) -> str:
    """The source as the subject of a sentence, with its date and what carries it."""
    name = record.cite_as or _plain_name(record)
    details = []
    dated = date_words(record.published)
    if dated and dated not in name and (len(dated) > 4 or dated[-4:] not in name):
        details.append(dated)
    if record.carried_in:
        details.append(f"in {record.carried_in.cite_as or record.carried_in.title}")
    return f"{name} ({'; '.join(details)})" if details else name


def _plain_name(record: Record) -> str:
    who = " and ".join(record.authors) or record.publisher
    return f"{who}, “{record.title}”" if who else f"“{record.title}”"


def lead_in(record: Record) -> str:
    """The source and its verb: "David Kaye in Foreign Policy (11 January 2013; …) writes:"."""
    subject = named(record)
    verb = _SAYS.get(record.voice, "says")
    if not record.authors and record.voice is Voice.UNKNOWN:
        verb = "says"
    plural = len(record.authors) > 1 and record.cite_as.startswith(record.authors[0])
    verb = {"says": "say", "writes": "write", "records": "record"}[verb] if plural else verb
    return f"{capital(subject)} {verb}:"


def capital(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]
