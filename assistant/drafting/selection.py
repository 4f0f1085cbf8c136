"""Selection: which candidates make the points, and how much of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.drafting.brief import Brief
from assistant.drafting.candidate import Candidate, repeats
from assistant.drafting.leans import cuts_against

# Less relevant than this share of the best sentence, a sentence is off the topic.
RELEVANT, BARELY_RELEVANT, REMOTE = 0.55, 0.42, 0.34
# A sentence must serve the position so much to be said; less where there is too little.
FITTING, BARELY_FITTING = 0.2, -0.1
MOST_POINTS, FEWEST_POINTS = 7, 3
# One source may speak this share of the words while another could.
SOURCE_SHARE = 0.5
ATTRIBUTION_WORDS, CONTINUING_WORDS = 9, 4
# Relevance and fit of further sentences, best first.
_LEVELS = (
    (RELEVANT, FITTING),
    (BARELY_RELEVANT, FITTING),
    (BARELY_RELEVANT, BARELY_FITTING),
    (REMOTE, BARELY_FITTING),
)
# What a word costs an opening sentence beyond its share of the time.
_OVERLONG = 0.05
_TOLERABLE = 0.9
# What each word of difference in length costs a swap.
_UNEVEN = 0.02


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
    points = _seeded(seeds, said)
    places = {(c.source, c.block, c.order): c for c in found}
    for relevant, fitting in _LEVELS:
        # What is remote from the topic fills up to a tolerable length, no further.
        enough = 0.97 if relevant > REMOTE else _TOLERABLE
        pool = [
            c
            for c in found
            if c.relevance >= relevant
            and c.fit >= fitting
            and not cuts_against(c.leans, brief.position)
        ]
        points = _opened(points, pool, wanted_points(brief.minutes), said, budget)
        _fill(points, pool, said, budget, places, enough)
        if sum(p.words for p in points) >= 0.93 * budget and len(points) >= FEWEST_POINTS:
            break
        points = _opened(points, pool, MOST_POINTS, said, budget)
        _fill(points, pool, said, budget, places, enough)
    _second_voice(points, [c for c in found if _servable(c, brief)], said, first)
    for point in points:
        point.chosen = _in_order(point.chosen)
    return sorted(points, key=lambda p: -max(c.worth for c in p.chosen))


def _seeded(seeds: Sequence[Candidate], said: list[Candidate]) -> list[Planned]:
    """A point for each theme of what must be in; what isn't said yet is added to `said`."""
    points: dict[str, Planned] = {}
    for seed in seeds:
        if not _said(seed, said):
            points.setdefault(seed.theme, Planned(seed.theme)).chosen.append(seed)
            said.append(seed)
    return list(points.values())


def _servable(candidate: Candidate, brief: Brief) -> bool:
    """Whether a speaker of the position can say it alone."""
    near = candidate.relevance >= REMOTE and candidate.fit >= BARELY_FITTING
    return near and not candidate.leaning and not cuts_against(candidate.leans, brief.position)


def _second_voice(
    points: Sequence[Planned],
    pool: Sequence[Candidate],
    said: Sequence[Candidate],
    first: Candidate | None,
) -> None:
    """Where one voice speaks alone and another has something to say, let it say one sentence.

    It takes the place of one that nothing hangs on, in a point on its theme or as
    the whole of a point on another.
    """
    chosen = [c for p in points for c in p.chosen]
    voices = {c.voice for c in [*chosen, *([first] if first else [])]}
    others = [c for c in pool if c.voice not in voices and not _said(c, said)]
    themes = {p.theme for p in points}
    swaps = [
        (other.worth - one.worth - _UNEVEN * abs(other.words - one.words), other, one, point)
        for point in points
        for one in point.chosen
        for other in others
        if not any(c.follows(one) for c in point.chosen)
        and (other.theme == point.theme or (len(point.chosen) == 1 and other.theme not in themes))
    ]
    if len(voices) != 1 or not swaps:
        return
    _, other, one, point = max(swaps, key=lambda s: (s[0], s[1].key, s[2].key))
    point.theme = other.theme
    point.chosen = [other if c is one else c for c in point.chosen]


def _opened(
    points: list[Planned],
    pool: Sequence[Candidate],
    most: int,
    said: list[Candidate],
    budget: int,
) -> list[Planned]:
    """With further points, each opened by the worthiest sentence of its theme."""
    opened = list(points)
    themes = {p.theme for p in opened}
    while len(opened) < most:
        left = budget - sum(p.words for p in opened)
        if left < 0.07 * budget and len(opened) >= FEWEST_POINTS:
            break
        named = [c for c in pool if c.theme or len(opened) < FEWEST_POINTS]
        fresh = [c for c in named if c.theme not in themes and not c.leaning and not _said(c, said)]
        if not fresh:
            break
        speaking = Counter(p.chosen[0].source for p in opened)
        # The first point may be long: it is the one that must be on the topic.
        share = left / (most - len(opened)) if opened else left / 2
        best = max(fresh, key=lambda c: (_opening_worth(c, pool, speaking, share), c.key))
        opened.append(Planned(best.theme, [best]))
        themes.add(best.theme)
        said.append(best)
    return opened


def _opening_worth(
    candidate: Candidate,
    pool: Sequence[Candidate],
    speaking: Counter[tuple[str, str | None]],
    share: float,
) -> float:
    """Its worth, more where its theme holds more, less where its source has opened points.

    What is longer than its share of the time is worth less for every word.
    """
    kin = [c.worth for c in pool if c.theme == candidate.theme and c.key != candidate.key]
    over = max(0.0, _cost(candidate, ()) - share)
    worth = candidate.worth + 0.25 * max(kin, default=0.0) - _OVERLONG * over
    return worth - 0.15 * speaking[candidate.source]


_Places = Mapping[tuple[tuple[str, str | None], int, int], Candidate]


def _fill(
    points: list[Planned],
    pool: Sequence[Candidate],
    said: list[Candidate],
    budget: int,
    places: _Places,
    enough: float,
) -> None:
    """Add the worthiest further sentences of the points' themes while they fit.

    A sentence that leans on the one before it comes with that one or not at all.
    """
    while points:
        spent = sum(p.words for p in points)
        if spent >= enough * budget:
            return
        most = max(40, round(1.7 * budget / len(points)))
        spoken = _spoken(points)
        best: tuple[float, Planned, list[Candidate]] | None = None
        for point in points:
            for candidate in pool:
                unit = _unit(candidate, point, places)
                worth = _further_worth(point, unit, said, spoken, spent) if unit else None
                if worth is None or (best and worth <= best[0]):
                    continue
                cost = Planned("", _in_order([*point.chosen, *unit])).words - point.words
                if spent + cost <= 1.04 * budget and point.words + cost <= most:
                    best = worth, point, unit
        if best is None:
            return
        _, point, unit = best
        point.chosen = _in_order([*point.chosen, *unit])
        said += unit


def _unit(candidate: Candidate, point: Planned, places: _Places) -> list[Candidate]:
    """What has to be said together: the candidate, after the one it leans on; or nothing."""
    if not candidate.leaning or any(candidate.follows(c) for c in point.chosen):
        return [candidate]
    before = places.get((candidate.source, candidate.block, candidate.order - 1))
    if before is None or before.leaning or not candidate.follows(before):
        return []
    return [before, candidate]


def _spoken(points: Sequence[Planned]) -> Counter[tuple[str, str | None]]:
    spoken: Counter[tuple[str, str | None]] = Counter()
    for point in points:
        for candidate in point.chosen:
            spoken[candidate.source] += candidate.words
    return spoken


def _further_worth(
    point: Planned,
    unit: Sequence[Candidate],
    said: Sequence[Candidate],
    spoken: Counter[tuple[str, str | None]],
    spent: int,
) -> float | None:
    """What sentences would be worth as further ones of a point, None where they can't be."""
    chained = any(unit[0].follows(c) for c in point.chosen)
    on_theme = chained or any(c.theme == point.theme for c in unit)
    if not on_theme or any(_said(c, said) for c in unit):
        return None
    source, words = unit[0].source, sum(c.words for c in unit)
    share = (spoken[source] + words) / max(spent + words, 1)
    crowd = 0.4 if share > SOURCE_SHARE else 0.0
    fresh = 0.12 if all(c.source != source for c in point.chosen) else 0.0
    worth = sum(c.worth for c in unit) / len(unit)
    return worth + fresh + 0.05 * chained - crowd - 0.08 * len(point.chosen)


def _said(candidate: Candidate, said: Sequence[Candidate]) -> bool:
    return any(repeats(candidate, other) for other in said)


def _in_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """By source, sources in order of first use, sentences in order of the text."""
    order = list(dict.fromkeys(c.source for c in chosen))
    return sorted(chosen, key=lambda c: (order.index(c.source), c.spans[-1][0]))
