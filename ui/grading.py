"""Blind grading: people label sentences against quotes, without seeing any verdict."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from pydantic import TypeAdapter

from assistant.answer import VerdictKind
from sources.errors import AssistantError
from ui.accounts import NAME
from ui.shelf import Shelf, new_id

FOLDER = "grading"


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence and the quotes that it is to be held against."""

    id: str
    claim: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GradingSet:
    """Sentences to be labelled, in an order that tells nothing.

    Attributes:
        id: Sixteen hexadecimal digits.
        name: In the words of who made it.
        items: Shuffled.
        labels: For each grader, the label of each item graded so far, by item id.
    """

    id: str
    name: str
    items: tuple[Item, ...]
    labels: dict[str, dict[str, VerdictKind]]


_STORED = TypeAdapter(GradingSet)


class Grading:
    """The grading sets of the home folder; graders share them."""

    def __init__(self, home: Path) -> None:
        self._shelf = Shelf(home / FOLDER, _STORED)

    def make(self, name: str, pairs: Iterable[tuple[str, Sequence[str]]]) -> GradingSet:
        """A set of these sentences and quotes, doubles left out.

        Raises:
            AssistantError: There is no sentence.
        """
        unique = {(claim.strip(), tuple(quotes)) for claim, quotes in pairs if claim.strip()}
        listed = sorted(unique)
        if not listed:
            raise AssistantError("There are no sentences to grade.", "Ask or check something.")
        identity = new_id()
        random.Random(identity).shuffle(listed)
        items = tuple(Item(f"{n:03d}", c, quotes) for n, (c, quotes) in enumerate(listed, start=1))
        made = GradingSet(identity, name.strip()[:80] or "Grading", items, {})
        self._shelf.save(identity, made)
        return made

    def load(self, identity: str) -> GradingSet | None:
        """The set with that id; None if there is none or its file is damaged."""
        return self._shelf.load(identity)

    def all(self) -> tuple[GradingSet, ...]:
        """Every set, by name."""
        return tuple(sorted(self._shelf.latest(), key=lambda s: (s.name, s.id)))

    def label(self, identity: str, grader: str, item: str, label: str) -> GradingSet:
        """The set with one more label.

        Raises:
            AssistantError: There is no such set, item or label, or the name won't do.
        """
        found = self.load(identity)
        if found is None or item not in {i.id for i in found.items}:
            raise AssistantError("This sentence is no longer there.", "Load the page again.")
        if not re.fullmatch(NAME, grader):
            raise AssistantError(
                f"{grader!r} can't be a grader's name.", "Use lower-case letters and digits."
            )
        if label not in set(VerdictKind):
            raise AssistantError(f"There is no label {label!r}.", "Choose one of the four.")

        def labelled(graded: GradingSet) -> GradingSet:
            mine = {**graded.labels.get(grader, {}), item: VerdictKind(label)}
            return replace(graded, labels={**graded.labels, grader: mine})

        return self._shelf.change(identity, found, labelled)


def kappa(a: Mapping[str, str], b: Mapping[str, str]) -> tuple[float | None, int]:
    """Cohen's kappa of two graders over what both labelled, and how many that are.

    None where it is undefined: nothing in common, or chance alone explains all
    (Cohen 1960, A coefficient of agreement for nominal scales).
    """
    both = sorted(a.keys() & b.keys())
    n = len(both)
    if not n:
        return None, 0
    agreed = sum(a[i] == b[i] for i in both) / n
    of_a, of_b = Counter(a[i] for i in both), Counter(b[i] for i in both)
    chance = sum(of_a[label] * of_b[label] for label in of_a) / n**2
    return (None if chance == 1 else (agreed - chance) / (1 - chance)), n


def agreements(graded: GradingSet) -> tuple[tuple[str, str, float | None, int], ...]:
    """Each two graders with their kappa and how many sentences both labelled."""
    return tuple(
        (a, b, *kappa(graded.labels[a], graded.labels[b]))
        for a, b in combinations(sorted(graded.labels), 2)
    )


def gold_lines(graded: GradingSet) -> str:
    """The sentences on whose label all who graded them agree, as JSON lines.

    Sentences that only one person labelled are left out: agreement is what makes gold.
    """
    rows = []
    for item in graded.items:
        said = [labels[item.id] for labels in graded.labels.values() if item.id in labels]
        if len(said) > 1 and len(set(said)) == 1:
            row = {
                "id": f"{graded.id}-{item.id}",
                "claim": item.claim,
                "evidence": list(item.evidence),
                "label": said[0].value,
                "graders": len(said),
            }
            rows.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(rows)
