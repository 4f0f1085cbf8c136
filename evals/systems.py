"""What is compared: retrieval systems behind one small interface, and ours as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.retriever import Retriever


@dataclass(frozen=True, slots=True)
class Unit:
    """What a system can return: its own piece of a document."""

    id: str
    source_file: str
    text: str


class System(Protocol):
    """A retrieval system with its pieces."""

    @property
    def name(self) -> str:
        """As the tables call it."""

    @property
    def units(self) -> Sequence[Unit]:
        """All that it can return."""

    def search(self, question: str, k: int) -> list[str]:
        """Ids of at most `k` units, best first."""


class Ours:
    """This project's retriever."""

    def __init__(self, retriever: Retriever, name: str = "r2p") -> None:
        self.name = name
        self.retriever = retriever
        passages = retriever.index.loaded.passages
        self.units = tuple(Unit(p.id, p.source_file, p.text) for p in passages)

    def search(self, question: str, k: int) -> list[str]:
        """Ids of passages, best first."""
        return [s.passage.id for s in self.retriever.search(question, k).passages]
