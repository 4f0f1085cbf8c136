"""Invented prose for planted documents: whole sentences, each told apart by a name in it."""

import random
from dataclasses import dataclass, field

_WHO = (
    "The council of {n}",
    "A delegate from {n}",
    "The mediators in {n}",
    "Families in {n}",
    "The observers sent to {n}",
    "Two ministers of {n}",
    "The radio station of {n}",
)
_DID = (
    "asked for a public report on the events of the spring",
    "agreed that warnings should be written down on the day on which they come",
    "held a meeting with the elders of both communities before the harvest began",
    "said that the lists read out in the market had frightened many people",
    "opened a small desk that collects reports of threats against minorities",
    "promised to name an official who answers for prevention within the year",
    "kept the road to the hospital open while the talks went on",
    "refused to sign the first draft because it left out the displaced",
)
_WHY = (
    "after the events of the previous winter had been forgotten too quickly",
    "since nobody else had been given the task by the government",
    "although the funds for it had been cut by more than a third",
    "and the neighbouring districts followed the example within a few weeks",
    "so that complaints could be heard without fear of revenge",
    "while the regional organisation prepared a mission of its own",
)
_SYLLABLES = "bel mar tor vin sul kes dra lum or an eth ri sa no quel ti".split()


@dataclass(slots=True)
class Prose:
    """A source of sentences that never repeats a place name; the same seed gives the same."""

    seed: int
    _random: random.Random = field(init=False)
    _names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def name(self) -> str:
        """A place name not given before."""
        while True:
            name = "".join(self._random.choices(_SYLLABLES, k=3)).capitalize()
            if name not in self._names:
                self._names.add(name)
                return name

    def sentence(self) -> str:
        """A sentence of 15 to 30 words."""
        who = self._random.choice(_WHO).format(n=self.name())
        return f"{who} {self._random.choice(_DID)}, {self._random.choice(_WHY)}."

    def paragraph(self, sentences: int = 3) -> list[str]:
        """Sentences of one paragraph."""
        return [self.sentence() for _ in range(sentences)]

    def person(self) -> str:
        """A person's name, not given before."""
        return f"{self._random.choice(['Ada', 'Bruno', 'Clara', 'Dario', 'Elif'])} {self.name()}"
