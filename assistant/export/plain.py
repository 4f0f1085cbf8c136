"""A draft for a teleprompter: only what is spoken, in short lines, without marks."""

import textwrap

from assistant.drafting.points import TalkingPoints
from assistant.export.layout import clock

LINE_CHARS = 44


def teleprompter(draft: TalkingPoints) -> str:
    """The spoken words: the address, then a paragraph for each sentence, headlines in brackets."""
    paragraphs = [f"[{clock(draft.spoken_seconds)}]"] if draft.spoken else list(draft.notices)
    if draft.address:
        paragraphs.append(draft.address)
    paragraphs += [s.spoken for s in draft.bottom_line]
    for point in draft.points:
        paragraphs.append(f"[{point.headline}]")
        paragraphs += [s.spoken for s in point.sentences]
    return (
        "\n\n".join(textwrap.fill(p, LINE_CHARS, break_on_hyphens=False) for p in paragraphs) + "\n"
    )
