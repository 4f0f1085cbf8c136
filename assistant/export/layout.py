"""The layout that all exports share: a draft as blocks in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.brief import WORDS_PER_MINUTE
from assistant.drafting.editing import red
from assistant.drafting.points import DraftStatus, Origin, Sentence, TalkingPoints
from sources.catalogue import date_words

# What marks a sentence as the user's own.
FROM_NOTES = "[notes]"
LEGEND = (
    "Words set apart like this are connecting words of ours; all others are the sources', "
    "verbatim. “…” stands where the end of a sentence was left out."
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of ours: plain, or a warning."""

    text: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences with their evidence: a paragraph, or a bullet under `label`."""

    sentences: tuple[Sentence, ...]
    label: str = ""
    bullet: bool = False


Block = Heading | Words | Said


def blocks(draft: TalkingPoints) -> Iterator[Block]:
    """The draft in reading order, without title and list of sources."""
    if broken := red(draft):
        count = "One sentence is" if len(broken) == 1 else f"{len(broken)} sentences are"
        yield Words(f"{count} not carried by the evidence and marked in red.", warning=True)
    for notice in draft.notices:
        yield Words(notice, warning=True)
    if draft.bottom_line:
        yield Heading(2, "Why this report" if is_report(draft) else "Bottom line")
        if draft.address:
            yield Words(draft.address)
        yield Said(draft.bottom_line)
    if draft.points:
        yield Heading(2, "What was done" if is_report(draft) else "Points")
    for number, point in enumerate(draft.points, start=1):
        yield Heading(3, f"{number}. {point.headline}")
        yield Said(point.sentences)
    yield from _beside(draft)


def _beside(draft: TalkingPoints) -> Iterator[Block]:
    """What is not spoken unless it is needed."""
    if draft.asked:
        yield Heading(2, "If asked")
    for asked in draft.asked:
        yield Heading(3, asked.question)
        yield Said((asked.raised,), "Raised", bullet=True)
        for reply in asked.replies:
            yield Said((reply,), "Reply", bullet=True)
        if not asked.replies:
            yield Words("The sources raise this and don't answer it.")
    if draft.examples:
        yield Heading(2, "Examples and figures")
    for example in draft.examples:
        yield Said((example,), bullet=True)
    if draft.care:
        yield Heading(2, "Handle with care")
    for care in draft.care:
        yield Said(care.sentences, care.note, bullet=True)
    if draft.gaps:
        refused = draft.status is DraftStatus.NOT_IN_SOURCES
        beyond = "Not reported on" if is_report(draft) else "What the sources don't support"
        yield Heading(2, "Nearest" if refused else beyond)
    for gap in draft.gaps:
        yield Said(gap.nearest, gap.note, bullet=True)


def header_lines(draft: TalkingPoints) -> tuple[str, ...]:
    """What stands under the title: forum, speaker, position, length, day."""
    brief = draft.brief
    if is_report(draft):
        marks = f"Sentences marked {FROM_NOTES} are our own, all others the cited sources'"
        return (date_words(brief.on.isoformat()), marks)
    position = brief.position.label
    if brief.on_behalf:
        position = f"{brief.on_behalf}: {position}"
    length = (
        f"{draft.spoken_words} words, {clock(draft.spoken_seconds)} at {WORDS_PER_MINUTE} a minute"
    )
    lines = [brief.forum.label, position]
    if draft.spoken:
        lines.append(length)
    return (*lines, date_words(brief.on.isoformat()))


def is_report(draft: TalkingPoints) -> bool:
    """Whether the draft is a report from notes rather than talking points."""
    return any(s.origin is Origin.NOTES for s in draft.spoken)


def clock(seconds: int) -> str:
    """Seconds as minutes and seconds: "2 min 55 s"."""
    return f"{seconds // 60} min {seconds % 60:02d} s"
