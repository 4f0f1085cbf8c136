"""Answers and passages as plain text for a terminal."""

from assistant.answer import Answer
from index.retriever import Retrieved
from sources.catalogue import Record, date_words


def answer_text(answer: Answer) -> str:
    """The answer with its list of sources; our own words lose their marks."""
    body = answer.text.replace("‹", "").replace("›", "")
    sources = [f"[{c.marker}] {reference(c.record)}. {c.locator}" for c in answer.citations]
    return "\n\n".join(part for part in (body, "\n".join(sources)) if part)


def passages_text(retrieved: Retrieved) -> str:
    """Ranked passages with where they stand."""
    return "\n\n".join(
        f"{s.rank}. {reference(s.passage.record)}. {s.passage.locator}\n{s.passage.text}"
        for s in retrieved.passages
    )


def reference(record: Record) -> str:
    """Author, title, publisher, date and voice in one line, with what carries it."""
    parts = [" and ".join(record.authors), f"“{record.title}”", record.publisher]
    parts.append(date_words(record.published))
    line = ", ".join(part for part in parts if part)
    carrier = f"; in {record.carried_in.title}" if record.carried_in else ""
    return f"{line}{carrier} ({record.voice.label})"
