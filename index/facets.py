"""Facets: what the register says that a passage bears on, and what a passage names itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from index.passage import Passage
from index.terms import fold
from sources.document import Document
from sources.register.link import link
from sources.register.stand_in import is_stand_in
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

    A passage has those of the register's statements whose anchor stands in it, or
    that it repeats where the register stands in for a source. It also has the
    pillar that its headings name and each of the register's regions, mechanisms
    and actors that its own words name, so that documents which the register
    doesn't know can be filtered too.
    """
    held = tuple(load_register() if statements is None else statements)
    places: dict[str, list[tuple[int, int, Statement]]] = {}
    for identity, start, end, statement in _places(held, tuple(documents)):
        places.setdefault(identity, []).append((start, end, statement))
    vocabulary = _Vocabulary(held)
    tagged = {}
    for p in passages:
        stated = [s for a, b, s in places.get(p.document_id, ()) if p.start < b and a < p.end]
        tagged[p.id] = _tags(p, stated, vocabulary.named(p.text))
    return {identity: tags for identity, tags in tagged.items() if tags != Tags()}


def facet_counts(tags: Mapping[str, Tags]) -> dict[str, dict[str, int]]:
    """For each facet its values with the number of passages, most frequent first."""
    counts: dict[str, dict[str, int]] = {}
    for field in fields(Tags):
        values = Counter(v for t in tags.values() for v in getattr(t, field.name))
        counts[field.name] = dict(sorted(values.items(), key=lambda pair: (-pair[1], pair[0])))
    return counts


def _places(
    statements: Sequence[Statement], documents: Sequence[Document]
) -> Iterator[tuple[str, int, int, Statement]]:
    """Document id, start and end of each place where a statement's source or it itself stands."""
    by_id = {s.id: s for s in statements}
    for identity, place in link(statements, documents).items():
        yield place.document_id, place.start, place.end, by_id[identity]
    for document in filter(is_stand_in, documents):
        for statement in statements:
            start = document.text.find(statement.statement)
            if start >= 0:
                yield document.id, start, start + len(statement.statement), statement


class _Vocabulary:
    """The register's names of regions, mechanisms and actors, found in text by their words."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._facets: dict[str, dict[str, set[str]]] = {}
        for s in statements:
            for facet, name in (
                ("regions", s.region),
                ("mechanisms", s.mechanism),
                ("actors", s.actor),
            ):
                # One word ("States") says who acts only where a reader judged that it does.
                if name and (facet != "actors" or " " in name):
                    self._facets.setdefault(fold(name), {}).setdefault(facet, set()).add(name)
        longest_first = sorted(self._facets, key=lambda n: (-len(n), n))
        names = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")

    def named(self, text: str) -> dict[str, set[str]]:
        """The names that stand in a text, by facet."""
        found: dict[str, set[str]] = {}
        for name in set(self._pattern.findall(" ".join(fold(text).split()))):
            for facet, values in self._facets[name].items():
                found.setdefault(facet, set()).update(values)
        return found


def _tags(passage: Passage, statements: Sequence[Statement], named: Mapping[str, set[str]]) -> Tags:
    return Tags(
        frozenset({str(n) for s in statements for n in s.pillars} | set(_headed(passage))),
        frozenset({s.region for s in statements if s.region} | named.get("regions", set())),
        frozenset(
            {s.mechanism for s in statements if s.mechanism} | named.get("mechanisms", set())
        ),
        frozenset({s.actor for s in statements if s.actor} | named.get("actors", set())),
    )


def _headed(passage: Passage) -> list[str]:
    """The pillars that the passage's headings name."""
    found = _PILLAR.finditer(fold(" / ".join(passage.section)))
    return [m[1] or str(_NUMBER[m[2] or m[3]]) for m in found]
