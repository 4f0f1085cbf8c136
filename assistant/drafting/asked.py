"""If asked: the objections that the sources raise, and what they reply."""

import re
from collections.abc import Sequence

from assistant.drafting.brief import Brief
from assistant.drafting.candidate import Candidate, repeats
from assistant.drafting.composing import Composer
from assistant.drafting.leans import Lean
from assistant.drafting.points import Asked
from assistant.drafting.pool import Pool
from assistant.drafting.speakable import Form
from assistant.drafting.themes import Objection, load_frame

_PASSAGES = 25
_FIT_FOR_REPLY = {Lean.AFFIRM, Lean.CALL, Lean.SAFEGUARD}
_MOST_REPLIES = 2
_WORRY = re.compile(
    r"\b(?:tension|concerns?|fears?|critics|critiques?|perception|accused|vexed|challenges?|"
    r"debate|disagreement|hesitant|controversial)\b",
    re.I,
)


def wanted_objections(brief: Brief) -> int:
    """How many objections suit a draft's length."""
    return 2 if brief.minutes < 2 else 3 if brief.minutes < 4 else 4 if brief.minutes < 8 else 6


def objections(
    pool: Pool, near: frozenset[str], said: Sequence[Candidate], composer: Composer
) -> tuple[tuple[Asked, ...], list[Candidate]]:
    """The objections nearest to the topic with replies, and the candidates used.

    Args:
        pool: What may be drawn on.
        near: Ids of the passages on the topic.
        said: What the points say already; it isn't said again as a reply.
        composer: Makes the sentences.
    """
    brief = pool.brief
    found: list[tuple[float, int, Objection, Candidate, list[Candidate]]] = []
    for place, objection in enumerate(load_frame().objections):
        if objection.positions and brief.position not in objection.positions:
            continue
        raised = _raised(pool, objection, near)
        if raised is None:
            continue
        replies = _replies(pool, objection, raised, near, said)
        closeness = (
            (raised.passage.id in near) + 0.6 * bool(replies) + 0.5 * bool(objection.positions)
        )
        found.append((-closeness, place, objection, raised, replies))
    asked: list[Asked] = []
    used: list[Candidate] = []
    for _, _, objection, raised, replies in sorted(found, key=lambda f: f[:2]):
        if len(asked) == wanted_objections(brief):
            break
        if any(repeats(raised, u) for u in used):
            continue
        fresh = [r for r in replies if not any(repeats(r, u) for u in used)]
        prefix = f"asked-{len(asked) + 1}"
        asked.append(
            Asked(
                objection.question,
                composer.one(f"{prefix}-raised", raised),
                tuple(composer.one(f"{prefix}-reply-{n}", r) for n, r in enumerate(fresh, start=1)),
            )
        )
        used += [raised, *fresh]
    return tuple(asked), used


def _raised(pool: Pool, objection: Objection, near: frozenset[str]) -> Candidate | None:
    """The clearest sentence that raises the objection, one on the topic before others."""
    found = [
        c
        for c in pool.sentences(objection.terms, objection.is_raised, _PASSAGES)
        if not c.leaning and c.form is not Form.LISTED
    ]
    ranked = sorted(
        enumerate(found),
        key=lambda f: (-_clearness(f[1], near) + 0.06 * f[0], f[1].key),
    )
    return ranked[0][1] if ranked else None


def _clearness(candidate: Candidate, near: frozenset[str]) -> float:
    """How plainly a sentence raises an objection to the topic."""
    worries = bool(_WORRY.search(candidate.text))
    settles = Lean.SAFEGUARD in candidate.leans
    objects = Lean.OBJECTION in candidate.leans
    return (candidate.passage.id in near) + 0.7 * objects + 0.5 * worries - 0.4 * settles


def _replies_well(candidate: Candidate) -> bool:
    """Whether a sentence answers rather than adds to what is held against the matter."""
    leans = candidate.leans
    return bool(leans & _FIT_FOR_REPLY) and not (Lean.SHORTFALL in leans and Lean.CALL not in leans)


def _replies(
    pool: Pool,
    objection: Objection,
    raised: Candidate,
    near: frozenset[str],
    said: Sequence[Candidate],
) -> list[Candidate]:
    """The best replies, from different sources; those already said in a point come last."""
    found = [
        c
        for c in pool.sentences(objection.terms, objection.is_answered, _PASSAGES)
        if not c.leaning and _replies_well(c) and not repeats(c, raised)
    ]

    def worth(numbered: tuple[int, Candidate]) -> float:
        rank, c = numbered
        told = any(repeats(c, other) for other in said)
        cues = min(2, objection.is_answered(c.text))
        strangers = len(c.names - set(pool.brief.topic.split()))
        worth = cues + 0.5 * (c.passage.id in near) - 0.05 * rank - 0.8 * told
        return worth - 0.3 * min(2, strangers)

    ranked = sorted(enumerate(found), key=lambda f: (-worth(f), f[1].key))
    chosen: list[Candidate] = []
    for _, candidate in ranked:
        if len(chosen) == _MOST_REPLIES:
            break
        if all(c.source != candidate.source and not repeats(c, candidate) for c in chosen):
            chosen.append(candidate)
    return chosen
