"""Heads: the bottom line that stands over a draft, and the headline over each point."""

from collections.abc import Sequence

from assistant.drafting.brief import Position
from assistant.drafting.candidate import Candidate
from assistant.drafting.candidates import BRIEF_MINUTES
from assistant.drafting.leans import Lean, cuts_against
from assistant.drafting.selection import BARELY_RELEVANT, FITTING, RELEVANT
from assistant.drafting.speakable import Form, is_about_talk, is_dated
from assistant.drafting.themes import load_frame

_BOTTOM_WORDS, _SHORT_BOTTOM_WORDS = 38, 20
# Words, relevance and fit of a bottom line, best first; the first line for a short draft.
_BOTTOM_LEVELS = (
    (_SHORT_BOTTOM_WORDS, RELEVANT, 0.5),
    (_BOTTOM_WORDS, RELEVANT, 0.5),
    (_BOTTOM_WORDS, RELEVANT, FITTING),
    (_BOTTOM_WORDS, BARELY_RELEVANT, FITTING),
)


def bottom_line(found: Sequence[Candidate], position: Position, minutes: float) -> Candidate | None:
    """The sentence that carries the position best, short enough to be remembered."""
    fitting = [
        c
        for c in found
        if not c.leaning
        and c.form is Form.CLAUSE
        and c.words <= _BOTTOM_WORDS
        and not (c.is_figure or is_dated(c.text) or is_about_talk(c.text))
        and not cuts_against(c.leans, position)
    ]
    for words, relevant, least in _BOTTOM_LEVELS[minutes >= BRIEF_MINUTES :]:
        suited = [
            c
            for c in fitting
            if c.words <= words
            and c.relevance >= relevant
            and (c.fit >= least or position is Position.STOCK_TAKING)
        ]
        if suited:
            return max(suited, key=lambda c: (_bottom_worth(c), c.key))
    return None


def _bottom_worth(candidate: Candidate) -> float:
    """Worth as a bottom line: above all it is on the topic."""
    on_topic = candidate.relevance + 0.5 * candidate.coverage
    return candidate.worth + on_topic + 0.3 * candidate.fit


def headline(theme: str, chosen: Sequence[Candidate], position: Position) -> str:
    """The headline of a point: by its theme, and by what its first sentence does."""
    found = load_frame().theme(theme)
    if found is None:
        return "Further evidence"
    if position is Position.STOCK_TAKING:
        return found.neutral
    leans = frozenset().union(*(c.leans for c in chosen if c.theme == theme))
    warns = leans & {Lean.OBJECTION, Lean.SHORTFALL, Lean.SAFEGUARD}
    calls = leans & {Lean.CALL, Lean.AFFIRM}
    if position in (Position.CAUTIOUS, Position.OPPOSED):
        return found.wary if warns else found.neutral
    if calls:
        return found.support
    return found.wary if warns else found.neutral
