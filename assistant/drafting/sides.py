"""Sides: how much of what the sources say on a topic is for a position, and how much against."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.brief import Position
from assistant.drafting.candidate import Candidate
from assistant.drafting.leans import Lean, cuts_against

# The most relevant sentences are counted.
_COUNTED = 30
# Against a position by this many times those for it, the sources dispute it.
_OUTWEIGHED = 1.5


@dataclass(frozen=True, slots=True)
class Sides:
    """How many of the most relevant sentences serve a position, and how many speak against it.

    Attributes:
        serving: Sentences that serve it.
        against: Sentences that speak against it, plainest first.
        counted: Sentences looked at.
    """

    serving: int
    against: tuple[Candidate, ...]
    counted: int

    @property
    def disputed(self) -> bool:
        """Whether the sources speak against the position rather than for it."""
        return len(self.against) >= 3 and len(self.against) > _OUTWEIGHED * self.serving


def sides_of(found: Sequence[Candidate], position: Position) -> Sides:
    """Who serves and who speaks against a position among the most relevant candidates."""
    relevant = sorted(found, key=lambda c: (-c.relevance, c.key))[:_COUNTED]
    against = [c for c in relevant if cuts_against(c.leans, position)]
    against.sort(key=lambda c: Lean.MOMENTUM not in c.leans)
    serving = sum(c.fit >= 0.5 and not cuts_against(c.leans, position) for c in relevant)
    return Sides(serving, tuple(against), len(relevant))
