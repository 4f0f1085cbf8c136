"""The speech: bottom line and points, mended until their length fits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafting.attribution import address, position_line, topic_words
from assistant.drafting.brief import Brief
from assistant.drafting.candidate import Candidate
from assistant.drafting.composing import Composer
from assistant.drafting.heads import headline
from assistant.drafting.points import DraftStatus, Point, TalkingPoints
from assistant.drafting.selection import Planned, plan

# An attribution is longer or shorter than planned for: the plan is mended so often.
_ROUNDS = 4
_CLOSE, _TOO_LONG = 0.06, 0.12


@dataclass(frozen=True, slots=True)
class Speech:
    """What is spoken.

    Attributes:
        first: The bottom line's candidate, or None.
        planned: The points' candidates.
        draft: With bottom line and points.
        composer: As it stands after them.
    """

    first: Candidate | None
    planned: list[Planned]
    draft: TalkingPoints
    composer: Composer

    @property
    def missed(self) -> int:
        """Words beyond what is asked, negative if there are too few."""
        return self.draft.spoken_words - self.draft.brief.words

    @property
    def candidates(self) -> list[Candidate]:
        """All candidates that are spoken, in order."""
        return [*([self.first] if self.first else []), *(c for p in self.planned for c in p.chosen)]


def speech_of(
    brief: Brief,
    found: Sequence[Candidate],
    first: Candidate | None,
    seeds: Sequence[Candidate],
    composer: Composer,
) -> Speech:
    """Bottom line and points for a brief.

    Where there is no time for a bottom line of a source's, the position stands alone.

    Args:
        brief: What was asked.
        found: Candidates, worthiest first.
        first: For the bottom line.
        seeds: What must be in.
        composer: As it stands before.
    """
    best = _fitted(brief, found, first, seeds, composer)
    if first and best.missed > _TOO_LONG * brief.words:
        best = _fitted(brief, found, None, seeds, composer)
    return best


def _fitted(
    brief: Brief,
    found: Sequence[Candidate],
    first: Candidate | None,
    seeds: Sequence[Candidate],
    composer: Composer,
) -> Speech:
    budget = brief.words
    best: Speech | None = None
    for _ in range(_ROUNDS):
        tried = _trial(brief, found, first, seeds, composer, budget)
        if best is None or abs(tried.missed) < abs(best.missed):
            best = tried
        if abs(best.missed) <= _CLOSE * brief.words:
            break
        budget -= tried.missed
    assert best is not None
    return best


def _trial(
    brief: Brief,
    found: Sequence[Candidate],
    first: Candidate | None,
    seeds: Sequence[Candidate],
    before: Composer,
    budget: int,
) -> Speech:
    composer = Composer(brief, before.documents, before.vocabulary)
    topic = topic_words(brief.topic, before.vocabulary)
    line = [composer.ours("bottom-1", position_line(brief, topic))]
    if first:
        line.append(composer.one("bottom-2", first))
    draft = TalkingPoints(
        brief, DraftStatus.DRAFTED, brief.topic, address=address(brief), bottom_line=tuple(line)
    )
    planned = plan(found, brief, first, budget - draft.spoken_words, seeds)
    points = tuple(
        Point(
            headline(p.theme, p.chosen, brief.position),
            composer.run(f"point-{number}", p.chosen),
            p.theme,
        )
        for number, p in enumerate(planned, start=1)
    )
    return Speech(first, planned, replace(draft, points=points), composer)
