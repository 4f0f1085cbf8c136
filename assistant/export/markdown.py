"""A draft as Markdown; whatever comes from a document is escaped."""

import re

from assistant.drafting.listing import note
from assistant.drafting.points import Origin, Sentence, State, TalkingPoints
from assistant.export.layout import FROM_NOTES, LEGEND, Heading, Said, Words, blocks, header_lines

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|#])")


def escaped(text: str, opening: bool = True) -> str:
    """Text that Markdown shows as it stands, on one line.

    Args:
        text: Of a document or of ours.
        opening: Whether it may open a line, where "1. " or "- " would begin a list.
    """
    plain = " ".join(text.split()).replace("&", "&amp;")
    shown = _SPECIAL.sub(r"\\\1", plain)
    if not opening:
        return shown
    return re.sub(r"^(\d*)([.)+-])(?=\s)", r"\1\\\2", shown)


def markdown(draft: TalkingPoints) -> str:
    """The draft with notes and list of sources."""
    lines = [f"# {escaped(draft.title)}", " · ".join(map(escaped, header_lines(draft)))]
    for block in blocks(draft):
        match block:
            case Heading(level, text):
                lines.append(f"{'#' * level} {escaped(text, opening=False)}")
            case Words(text, warning):
                lines.append(f"> **{escaped(text)}**" if warning else escaped(text))
            case Said(sentences, label, bullet):
                said = " ".join(sentence_markdown(s) for s in sentences)
                if label:
                    colon = "" if label[-1] in ".:" else ":"
                    bold = "**" if sentences else ""
                    said = f"{bold}{escaped(label)}{bold}{colon} {said}".strip()
                lines.append(f"- {said}" if bullet else said)
    if draft.citations:
        lines.append("## Notes")
        lines += [f"[{c.marker}] {escaped(note(c), opening=False)}" for c in draft.citations]
    if draft.references:
        lines.append("## Sources")
        lines += [f"{n}. {escaped(r)}" for n, r in enumerate(draft.references, start=1)]
    if draft.citations:
        lines.append(f"*{LEGEND}*")
    return _joined(lines)


def sentence_markdown(sentence: Sentence) -> str:
    """A sentence with our words in italics and its markers."""
    parts = []
    for segment in sentence.segments:
        text = escaped(segment.text)
        if segment.ours and any(c.isalnum() for c in segment.text) and sentence.evidence:
            parts.append(_padded(segment.text, f"*{text}*"))
        else:
            parts.append(_padded(segment.text, text))
    marks = "".join(f" [{m}]" for m in sentence.markers)
    notes = f" *{FROM_NOTES}*" if sentence.origin is Origin.NOTES else ""
    said = "".join(parts) + marks + notes
    if sentence.state is not State.GREEN:
        said += f" **[{sentence.state.value}: {escaped(sentence.reason)}]**"
    return said


def _padded(original: str, shown: str) -> str:
    """With the outer spaces that escaping folded away."""
    if not original.strip():
        return original and " "
    lead = " " if original[:1].isspace() else ""
    return f"{lead}{shown}{' ' if original[-1:].isspace() else ''}"


def _joined(lines: list[str]) -> str:
    """Paragraphs apart, bullets of one list and notes together."""
    text = ""
    previous = ""
    for line in lines:
        tight = line.startswith("- ") and previous.startswith("- ")
        tight = tight or bool(re.match(r"\d+\. ", line) and re.match(r"\d+\. ", previous))
        text += line if not text else f"\n{line}" if tight else f"\n\n{line}"
        previous = line
    return text + "\n"
