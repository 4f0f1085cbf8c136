"""The one-page progress report: the user's own notes beside what the sources ask for."""

from collections.abc import Callable, Sequence

from assistant.drafting.brief import Brief, Position
from assistant.drafting.candidate import Candidate, repeats
from assistant.drafting.composing import Composer
from assistant.drafting.leans import Lean
from assistant.drafting.notes import Note, read_notes
from assistant.drafting.points import (
    DraftStatus,
    Gap,
    Origin,
    Point,
    Segment,
    Sentence,
    TalkingPoints,
    word_count,
)
from assistant.drafting.themes import load_frame

# The words that a page holds, its notes at the foot not counted.
PAGE_WORDS = 380
# What asks for the report, and what it should tell of.
_ASKED_FOR = "one-page report on progress in atrocity prevention by each focal point"
_EXPECTED = "recommendations: focal points and governments should prevent atrocities"
_RELEVANT, _MOST_MISSING = 0.45, 3

Find = Callable[[str], list[Candidate]]


def report_brief(brief: Brief) -> Brief:
    """The brief as a report takes it: it takes stock, for a reader."""
    return brief.model_copy(update={"position": Position.STOCK_TAKING})


def report(text: str, brief: Brief, find: Find, composer: Composer) -> TalkingPoints:
    """A page from notes and library; each sentence is marked as from either.

    Args:
        text: The notes.
        brief: Whose report it is, for which meeting.
        find: The candidates for a text, worthiest first.
        composer: Makes the sentences.

    Raises:
        AssistantError: The notes are empty or too long.
    """
    notes = read_notes(text)
    used: list[Candidate] = []
    line = _why(find, composer, used)
    groups = _grouped(notes)
    room = PAGE_WORDS - sum(word_count(s.spoken) for s in line)
    room -= sum(word_count(n.text) for n in notes)
    points: list[Point] = []
    for number, (headline, held) in enumerate(groups.items(), start=1):
        sentences = [
            Sentence(f"point-{number}-{n}", (Segment(note.text, False),), origin=Origin.NOTES)
            for n, note in enumerate(held, start=1)
        ]
        asked = _asked_of(held, find, used)
        if asked and asked.words + 10 <= room:
            used.append(asked)
            sentences.append(composer.one(f"point-{number}-source", asked))
            room -= word_count(sentences[-1].spoken)
        points.append(Point(headline, tuple(sentences)))
    gaps = _missing(notes, find, composer, used)
    title = f"Progress report {brief.on.year}" + (f": {brief.on_behalf}" if brief.on_behalf else "")
    notices = () if room >= 0 else ("The notes alone fill more than a page: shorten them.",)
    return TalkingPoints(
        brief,
        DraftStatus.DRAFTED,
        title,
        notices=notices,
        bottom_line=line,
        points=tuple(points),
        gaps=gaps,
    )


def _why(find: Find, composer: Composer, used: list[Candidate]) -> tuple[Sentence, ...]:
    """Who asked for the report, in a source's words."""
    asking = next((c for c in find(_ASKED_FOR) if "report" in c.text and not c.leaning), None)
    if asking is None:
        return ()
    used.append(asking)
    return (composer.one("bottom-1", asking),)


def _grouped(notes: Sequence[Note]) -> dict[str, list[Note]]:
    """Notes under their own headings, else under what they are about."""
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(note.heading or _theme_heading(note.text), []).append(note)
    return groups


def _theme_heading(text: str) -> str:
    weighed = [(t.weight(text) * (0.45 if t.broad else 1), t) for t in load_frame().themes]
    weight, theme = max(weighed, key=lambda w: w[0])
    return theme.neutral.partition(":")[0] if weight else "Further steps"


def _asked_of(held: Sequence[Note], find: Find, used: Sequence[Candidate]) -> Candidate | None:
    """What the sources ask for where these notes tell what was done."""
    found = find(" ".join(n.text for n in held))
    fitting = [
        c
        for c in found
        if Lean.CALL in c.leans
        and not c.leaning
        and c.relevance >= _RELEVANT
        and not any(repeats(c, u) for u in used)
    ]
    about = {t.id for t in load_frame().themes for n in held if t.weight(n.text)}
    return max(fitting, key=lambda c: (c.theme in about, c.relevance, c.key), default=None)


def _missing(
    notes: Sequence[Note], find: Find, composer: Composer, used: Sequence[Candidate]
) -> tuple[Gap, ...]:
    """What the sources ask focal points for and the notes don't mention."""
    frame = load_frame()
    told = {t.id for t in frame.themes for n in notes if t.weight(n.text)}
    found: dict[str, Candidate] = {}
    for candidate in find(_EXPECTED):
        asks = Lean.CALL in candidate.leans and not candidate.leaning
        fresh = candidate.theme not in told and not any(repeats(candidate, u) for u in used)
        if asks and fresh and candidate.theme:
            found.setdefault(candidate.theme, candidate)
    missing = list(found.values())[:_MOST_MISSING]
    if not missing:
        return ()
    sentences = tuple(composer.one(f"gap-asked-{n}", c) for n, c in enumerate(missing, start=1))
    return (Gap("The notes don't say what was done on this:", sentences),)
