"""Selection: which candidates make the bottom line and the points, and how much of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.drafting.brief import Brief, Position
from assistant.drafting.candidates import Candidate, repeats
from assistant.drafting.leans import Lean, cuts_against
from assistant.drafting.speakable import Form
from assistant.drafting.themes import load_frame

# Less relevant than this share of the best sentence, a sentence is off the topic.
RELEVANT, BARELY_RELEVANT = 0.55, 0.42
# A sentence must serve the position so much to be said; less where there is too little.
FITTING, BARELY_FITTING = 0.2, -0.1
MOST_POINTS, FEWEST_POINTS = 7, 3
# One source may speak this share of the words while another could.
SOURCE_SHARE = 0.5
ATTRIBUTION_WORDS, CONTINUING_WORDS = 9, 4
_BOTTOM_WORDS = 30


@dataclass(slots=True)
class Planned:
    """A point in the making: its theme and candidates in speaking order."""

    theme: str
    chosen: list[Candidate] = field(default_factory=list)

    @property
    def words(self) -> int:
        """About how many words it takes to say it."""
        return sum(_cost(c, self.chosen[:i]) for i, c in enumerate(self.chosen))


def _cost(candidate: Candidate, before: Sequence[Candidate]) -> int:
    if before and candidate.follows(before[-1]):
        return candidate.words
    same = any(b.source == candidate.source for b in before)
    return candidate.words + (CONTINUING_WORDS if same else ATTRIBUTION_WORDS)


def wanted_points(minutes: float) -> int:
    """How many points suit a length: three for a minute, seven from ten on."""
    steps = ((2.5, 3), (3.5, 4), (5.5, 5), (8.5, 6))
    return next((n for most, n in steps if minutes <= most), MOST_POINTS)


def bottom_line(found: Sequence[Candidate], position: Position) -> Candidate | None:
    """The sentence that carries the position best, short enough to be remembered."""
    fitting = [
        c
        for c in found
        if not c.leaning and c.form is Form.CLAUSE and c.words <= _BOTTOM_WORDS and not c.is_figure
    ]
    if position is not Position.STOCK_TAKING:
        fitting = [c for c in fitting if c.fit >= 0.5 and not cuts_against(c.leans, position)]
    strong = [c for c in fitting if c.relevance >= RELEVANT] or fitting
    return max(strong, key=lambda c: (c.worth + 0.3 * c.fit, c.key), default=None)


def plan(
    found: Sequence[Candidate],
    brief: Brief,
    first: Candidate | None,
    budget: int,
    seeds: Sequence[Candidate] = (),
) -> list[Planned]:
    """Points whose words come to about `budget`, strongest first.

    Args:
        found: Candidates, worthiest first.
        brief: What was asked.
        first: The bottom line's, not to be said again.
        budget: Words for the points.
        seeds: What must be in.
    """
    said = [first] if first else []
    points: list[Planned] = []
    for seed in seeds:
        if not _said(seed, said):
            own = next((p for p in points if p.theme == seed.theme), None)
            if own is None:
                own = Planned(seed.theme)
                points.append(own)
            own.chosen.append(seed)
            said.append(seed)
    levels = ((RELEVANT, FITTING), (BARELY_RELEVANT, FITTING), (BARELY_RELEVANT, BARELY_FITTING))
    for relevant, fitting in levels:
        pool = [
            c
            for c in found
            if c.relevance >= relevant
            and c.fit >= fitting
            and not cuts_against(c.leans, brief.position)
        ]
        points = _opened(points, pool, wanted_points(brief.minutes), said)
        _fill(points, pool, said, budget)
        if sum(p.words for p in points) >= 0.93 * budget and len(points) >= FEWEST_POINTS:
            break
        points = _opened(points, pool, MOST_POINTS, said, budget)
        _fill(points, pool, said, budget)
    for point in points:
        point.chosen = _in_order(point.chosen)
    return sorted(points, key=lambda p: -max(c.worth for c in p.chosen))


def _opened(
    points: list[Planned],
    pool: Sequence[Candidate],
    most: int,
    said: list[Candidate],
    budget: int = 10**6,
) -> list[Planned]:
    """With further points, each opened by the worthiest sentence of its theme."""
    opened = list(points)
    themes = {p.theme for p in opened}
    while len(opened) < most and sum(p.words for p in opened) < 0.93 * budget:
        named = [c for c in pool if c.theme or len(opened) < FEWEST_POINTS]
        fresh = [c for c in named if c.theme not in themes and not c.leaning and not _said(c, said)]
        if not fresh:
            break
        speaking = Counter(p.chosen[0].source for p in opened)
        best = max(fresh, key=lambda c: (_opening_worth(c, pool, speaking), c.key))
        opened.append(Planned(best.theme, [best]))
        themes.add(best.theme)
        said.append(best)
    return opened


def _opening_worth(
    candidate: Candidate, pool: Sequence[Candidate], speaking: Counter[tuple[str, str | None]]
) -> float:
    """Its worth, more where its theme holds more, less where its source has opened points."""
    kin = [c.worth for c in pool if c.theme == candidate.theme and c.key != candidate.key]
    return candidate.worth + 0.25 * max(kin, default=0.0) - 0.15 * speaking[candidate.source]


def _fill(
    points: list[Planned], pool: Sequence[Candidate], said: list[Candidate], budget: int
) -> None:
    """Add the worthiest further sentences of the points' themes while they fit."""
    while points:
        spent = sum(p.words for p in points)
        if spent >= 0.97 * budget:
            return
        most = max(40, round(1.7 * budget / len(points)))
        spoken = _spoken(points)
        best: tuple[float, Planned, Candidate] | None = None
        for point in points:
            for candidate in pool:
                worth = _further_worth(point, candidate, said, spoken, spent)
                if worth is None or (best and worth <= best[0]):
                    continue
                cost = _cost(candidate, point.chosen)
                if spent + cost <= 1.04 * budget and point.words + cost <= most:
                    best = worth, point, candidate
        if best is None:
            return
        _, point, candidate = best
        point.chosen = _in_order([*point.chosen, candidate])
        said.append(candidate)


def _spoken(points: Sequence[Planned]) -> Counter[tuple[str, str | None]]:
    spoken: Counter[tuple[str, str | None]] = Counter()
    for point in points:
        for candidate in point.chosen:
            spoken[candidate.source] += candidate.words
    return spoken


def _further_worth(
    point: Planned,
    candidate: Candidate,
    said: Sequence[Candidate],
    spoken: Counter[tuple[str, str | None]],
    spent: int,
) -> float | None:
    """What a sentence would be worth as a further one of a point, None where it can't be."""
    chained = any(candidate.follows(c) for c in point.chosen)
    if candidate.leaning and not chained:
        return None
    if (candidate.theme != point.theme and not chained) or _said(candidate, said):
        return None
    share = (spoken[candidate.source] + candidate.words) / max(spent + candidate.words, 1)
    crowd = 0.4 if share > SOURCE_SHARE else 0.0
    fresh = 0.12 if all(c.source != candidate.source for c in point.chosen) else 0.0
    return candidate.worth + fresh + 0.05 * chained - crowd - 0.08 * len(point.chosen)


def _said(candidate: Candidate, said: Sequence[Candidate]) -> bool:
    return any(repeats(candidate, other) for other in said)


def _in_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """By source, sources in order of first use, sentences in order of the text."""
    order = list(dict.fromkeys(c.source for c in chosen))
    return sorted(chosen, key=lambda c: (order.index(c.source), c.spans[-1][0]))


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
