"""Sides: what each of the sources that a question names says of its topic."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.compose import Draft
from assistant.evidence import gather
from assistant.question import Question, understand
from assistant.ranking import ranked
from assistant.select import choose
from assistant.spans import Group
from assistant.speakers import capital, named
from index.lexical import LexicalIndex
from index.passage import Passage
from index.retriever import Retrieved
from index.terms import term_set, terms
from sources.catalogue import Record
from sources.document import Document

MOST_SENTENCES = 2
# Below this cosine of its best sentence a source doesn't speak of the topic.
SPEAKS_OF_IT = 0.35
_FRAME = frozenset(
    terms("compare comparison contrast differ difference say word think view position source both")
)


@dataclass(frozen=True, slots=True)
class Side:
    """A source that the question names, by the words that name it."""

    document_id: str
    item: str | None
    record: Record
    words: frozenset[str]

    def holds(self, passage: Passage) -> bool:
        """Whether the passage is this source's."""
        return (passage.document_id, passage.item) == (self.document_id, self.item)


def named_sides(question: Question, documents: Sequence[Document]) -> tuple[Side, ...]:
    """The sources that the question names by author, publisher or place, in library order.

    Where a document's items share a name, the question means none of them in particular.
    """
    asked = frozenset(question.terms)
    found: dict[frozenset[str], list[Side]] = {}
    for document in documents:
        records: list[tuple[str | None, Record]] = [(i.label, i.record) for i in document.items]
        for label, record in records or [(None, document.record)]:
            words = max(_names(record), key=lambda n: len(n & asked) * (n <= asked), default=None)
            if words and words <= asked:
                found.setdefault(words, []).append(Side(document.id, label, record, words))
    return tuple(sides[0] for sides in found.values() if len(sides) == 1)


def _names(record: Record) -> list[frozenset[str]]:
    """Word sets of which each alone names the source."""
    surnames = [author.split()[-1] for author in record.authors if "(" not in author]
    publishers = re.findall(r"\((\w+)\)", record.publisher)
    publishers.append(re.split(r"[(,]", record.publisher)[0])
    return [s for name in (*surnames, *publishers, record.place) if (s := term_set(name))]


def set_side_by_side(
    question: Question,
    sides: Sequence[Side],
    search: Callable[[str, Callable[[Passage], bool]], Retrieved],
    lexical: LexicalIndex,
    documents: dict[str, Document],
) -> Draft:
    """What each side says of what is left of the question without their names."""
    draft = Draft(documents)
    topic = _topic(question, sides)
    for side in sides:
        retrieved = search(topic.text, side.holds)
        groups: Sequence[Group] = ()
        if retrieved.best_cosine >= SPEAKS_OF_IT:
            evidence = gather(topic, retrieved, lexical)
            groups = choose(topic, ranked(topic, evidence, retrieved, lexical), documents)
        if not groups:
            draft.say(f"{capital(named(side.record))} doesn't speak of this.")
        for group in groups[:1]:
            # What introduces a list stands last before it.
            kept = MOST_SENTENCES - bool(group.items)
            draft.quote(Group((*group.spans[:kept], *group.spans[kept:][-kept:]), group.items))
    return draft


def _topic(question: Question, sides: Sequence[Side]) -> Question:
    gone = frozenset().union(*(s.words for s in sides)) | _FRAME
    kept = [w for w in question.text.split() if not (set(terms(w)) and set(terms(w)) <= gone)]
    return understand(" ".join(kept))
