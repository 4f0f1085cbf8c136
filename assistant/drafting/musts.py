"""Points that must be in: each is held against the sources before it is drafted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Verdict, VerdictKind
from assistant.drafting.candidate import Candidate
from assistant.drafting.composing import Composer
from assistant.drafting.points import Gap
from assistant.drafting.speakable import has_verb
from assistant.entailment import Pair
from assistant.judge import Judge
from index.terms import term_set

_LOOKED_AT = 6
# A point that is no sentence ("the African Standby Force") is in where its words are.
_NAMED_SHARE = 0.75
_BREAKING = frozenset({"number", "date", "name", "negation", "role", "verb"})


@dataclass(frozen=True, slots=True)
class Must:
    """A point that must be in.

    Attributes:
        text: As the user put it.
        held: The candidate that carries it, or None.
        contradicted: Whether the nearest one says otherwise.
        nearest: What stands nearest, or None.
    """

    text: str
    held: Candidate | None
    contradicted: bool
    nearest: Candidate | None


def musts(
    texts: Sequence[str], find: Callable[[str], list[Candidate]], judge: Judge
) -> tuple[Must, ...]:
    """What the sources say to each point.

    Args:
        texts: The points.
        find: The candidates for a text, most relevant first.
        judge: Holds claims against evidence.
    """
    return tuple(_must(text, find(text), judge) for text in texts)


def _must(text: str, found: Sequence[Candidate], judge: Judge) -> Must:
    near = [c for c in sorted(found, key=lambda c: -c.relevance) if not c.leaning][:_LOOKED_AT]
    if not near:
        return Must(text, None, False, None)
    asked = term_set(text)
    if not has_verb(text):
        named = [c for c in near if len(asked & c.terms) >= _NAMED_SHARE * len(asked)]
        return Must(text, named[0] if named else None, False, near[0])
    verdicts = judge.verdicts([Pair(text, (c.text, c.passage.text)) for c in near])
    carried = [c for c, v in zip(near, verdicts, strict=True) if _carries(v)]
    if carried:
        return Must(text, carried[0], False, near[0])
    against = [c for c, v in zip(near, verdicts, strict=True) if v.kind is VerdictKind.CONTRADICTED]
    return Must(text, None, bool(against), (against or near)[0])


def _carries(verdict: Verdict) -> bool:
    return verdict.kind is VerdictKind.SUPPORTED and not any(
        d.kind in _BREAKING for d in verdict.differences
    )


def must_gaps(found: Sequence[Must], composer: Composer) -> tuple[Gap, ...]:
    """The points that can't be in as they are put, with what stands nearest."""
    gaps = []
    for number, must in enumerate(found, start=1):
        if must.held:
            continue
        says = "the sources say otherwise" if must.contradicted else "the sources don't say this"
        near = (composer.one(f"gap-must-{number}", must.nearest),) if must.nearest else ()
        closing = ":" if must.contradicted else ". Nearest:" if near else "."
        gaps.append(Gap(f"“{must.text}”: {says}{closing}", near))
    return tuple(gaps)
