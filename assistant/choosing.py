"""Choosing: which reading of a follow-up the sources bear out best."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.context import NO_CONTEXT, Context
from assistant.evidence import gather
from assistant.followup import Standing
from assistant.question import Question, understand
from assistant.speaking import asked_of_them, is_by
from index.lexical import LexicalIndex
from index.passage import Passage
from index.retriever import Retrieved

Search = Callable[[str, Callable[[Passage], bool] | None], Retrieved]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading of a question with what was found for it.

    Attributes:
        standing: The reading.
        question: Understood, with what the conversation adds.
        retrieved: The passages, those of the sources last cited among them.
        relevance: Of its best sentence, 0 without any.
        near: Whether that sentence is of a source that was just cited.
    """

    standing: Standing
    question: Question
    retrieved: Retrieved
    relevance: float
    near: bool


def best_reading(
    standings: Sequence[Standing],
    context: Context,
    search: Search,
    lexical: LexicalIndex,
    keep: Callable[[Passage], bool] | None,
) -> Weighed:
    """The reading whose best sentence is the most relevant, less its cost; of equals the first.

    Args:
        standings: At least one, the likeliest first.
        context: What the conversation adds.
        search: The passages for a text among those that a filter keeps.
        lexical: Of the library.
        keep: The user's filter, or None.
    """
    cached = cache(search)
    found = [_weighed(s, context, cached, lexical, keep) for s in standings]
    return max(found, key=lambda w: w.relevance - w.standing.cost)


def _weighed(
    standing: Standing,
    context: Context,
    search: Search,
    lexical: LexicalIndex,
    keep: Callable[[Passage], bool] | None,
) -> Weighed:
    question = understand(standing.text)
    theirs = _from_them(question, search, keep)
    question, retrieved = theirs or (question, search(question.text, keep))
    if context is NO_CONTEXT:
        # Nothing to choose between, and nothing that a sentence could be near to.
        return Weighed(standing, question, retrieved, 0.0, near=False)
    if standing.leans and context.cited and not theirs:

        def within(passage: Passage) -> bool:
            return context.holds(passage) and (keep is None or keep(passage))

        retrieved = joined(retrieved, search(question.text, within))
    worth = context if standing.leans else NO_CONTEXT
    question = replace(question, said=standing.said, context=worth)
    best = next(iter(gather(question, retrieved, lexical)), None)
    if best is None:
        return Weighed(standing, question, retrieved, 0.0, near=False)
    return Weighed(standing, question, retrieved, best.relevance, context.holds(best.passage))


def _from_them(
    question: Question, search: Search, keep: Callable[[Passage], bool] | None
) -> tuple[Question, Retrieved] | None:
    """Of what someone says about a matter: the matter, and what their own sources hold of it.

    A name that is searched for leads to the sentences that introduce whoever bears it.
    """
    speakers, matter = question.speakers, asked_of_them(question.text)
    if not speakers or not matter:
        return None

    def by_them(passage: Passage) -> bool:
        return is_by(speakers, passage.record) and (keep is None or keep(passage))

    retrieved = search(matter, by_them)
    return (understand(matter), retrieved) if retrieved.passages else None


def joined(retrieved: Retrieved, near: Retrieved) -> Retrieved:
    """Both searches for the same text as one, best passages first, each once."""
    rows = {
        row[0].passage.id: row
        for r in (near, retrieved)
        for row in zip(
            r.passages,
            r.sentence_relevance,
            r.word_support,
            r.sentence_support,
            r.usual_support,
            r.sentence_closeness,
            strict=True,
        )
    }
    ordered = sorted(rows.values(), key=lambda row: -row[0].relevance)
    ranked = [replace(row[0], rank=n) for n, row in enumerate(ordered, start=1)]
    return replace(
        retrieved,
        passages=tuple(ranked),
        sentence_relevance=tuple(row[1] for row in ordered),
        word_support=tuple(row[2] for row in ordered),
        sentence_support=tuple(row[3] for row in ordered),
        usual_support=tuple(row[4] for row in ordered),
        sentence_closeness=tuple(row[5] for row in ordered),
        sentence_cosine={**near.sentence_cosine, **retrieved.sentence_cosine},
    )
