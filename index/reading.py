"""What the embedder reads of a document's passages."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.passage import Passage
from index.settings import IndexSettings

# About what a model with a limit of 256 word pieces reads.
READ_CHARS = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """Texts to embed.

    Attributes:
        passages: Each passage after its title and heading, for its one vector.
        windows: The same with the text around it, for its token vectors.
        spans: Where in its window each passage begins and ends.
        sentences: Each sentence of each passage, alone.
    """

    passages: list[str]
    windows: list[str]
    spans: list[tuple[int, int]]
    sentences: list[str]

    @property
    def count(self) -> int:
        """How many texts."""
        return len(self.passages) + len(self.windows) + len(self.sentences)


def readings(passages: Sequence[Passage], text: str | None, settings: IndexSettings) -> Reading:
    """What to embed of the passages of one document, whose canonical text is `text`."""
    heads = [context_of(p) + "\n" if settings.titled else "" for p in passages]
    windows, spans = [], []
    for head, p in zip(heads, passages, strict=True):
        room = max(0, READ_CHARS - len(head) - len(p.text)) // 2
        before, after = around(p, text, min(room, settings.window_chars)) if text else ("", "")
        start = len(head) + len(before)
        windows.append(head + before + p.text + after)
        spans.append((start, start + len(p.text)))
    return Reading(
        [h + p.text for h, p in zip(heads, passages, strict=True)],
        windows,
        spans,
        [p.text[s.start - p.start : s.end - p.start] for p in passages for s in p.sentences],
    )


def context_of(passage: Passage) -> str:
    """A passage's source and the heading that it stands under."""
    heading = passage.section[-1] if passage.section else ""
    return ". ".join(part for part in (passage.record.title, heading) if part)


def around(passage: Passage, text: str, chars: int) -> tuple[str, str]:
    """Up to `chars` characters before and after a passage, whole words only."""
    left = max(0, passage.start - chars)
    if left:
        left = next((i for i in range(left, passage.start) if text[i].isspace()), passage.start)
    right = min(len(text), passage.end + chars)
    if right < len(text):
        right = next((i for i in range(right, passage.end, -1) if text[i].isspace()), passage.end)
    return text[left : passage.start], text[passage.end : right]
