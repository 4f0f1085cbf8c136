"""Facets: what the register says that a passage bears on."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from index.passage import Passage
from index.terms import fold
from sources.document import Document
from sources.register.link import link
from sources.register.statements import Statement, load_register

_PILLAR = re.compile(r"\bpillars? (?:([123])|(one|two|three))\b|\b(first|second|third) pillar\b")
_NUMBER = {"one": 1, "two": 2, "three": 3, "first": 1, "second": 2, "third": 3}


@dataclass(frozen=True, slots=True)
class Tags:
    """What one passage bears on; each field may be empty.

    Attributes:
        pillars: Of the responsibility to protect, 1 to 3.
        regions: Of the world.
        mechanisms: What it speaks about.
        actors: Who acts or speaks.
    """

    pillars: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    mechanisms: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()


def tags_of(
    passages: Sequence[Passage],
    documents: Iterable[Document],
    statements: Sequence[Statement] | None = None,
) -> dict[str, Tags]:
    """Tags by passage id, for the passages that have any.

    A passage has those of the register's statements whose anchor stands in it,
    and the pillar that its headings name.
    """
    held = {s.id: s for s in (load_register() if statements is None else statements)}
    found: dict[str, list[Statement]] = {}
    for identity, place in link(held.values(), documents).items():
        for p in passages:
            if p.document_id == place.document_id and p.start < place.end and place.start < p.end:
                found.setdefault(p.id, []).append(held[identity])
    tagged = {p.id: _tags(p, found.get(p.id, ())) for p in passages}
    return {identity: tags for identity, tags in tagged.items() if tags != Tags()}


def facet_counts(tags: Mapping[str, Tags]) -> dict[str, dict[str, int]]:
    """For each facet its values with the number of passages, most frequent first."""
    counts: dict[str, dict[str, int]] = {}
    for field in fields(Tags):
        values = Counter(v for t in tags.values() for v in getattr(t, field.name))
        counts[field.name] = dict(sorted(values.items(), key=lambda pair: (-pair[1], pair[0])))
    return counts


def _tags(passage: Passage, statements: Sequence[Statement]) -> Tags:
    pillars = {str(n) for s in statements for n in s.pillars} | set(_headed(passage))
    return Tags(
        frozenset(pillars),
        frozenset(s.region for s in statements if s.region),
        frozenset(s.mechanism for s in statements if s.mechanism),
        frozenset(s.actor for s in statements if s.actor),
    )


def _headed(passage: Passage) -> list[str]:
    """The pillars that the passage's headings name."""
    found = _PILLAR.finditer(fold(" / ".join(passage.section)))
    return [m[1] or str(_NUMBER[m[2] or m[3]]) for m in found]
