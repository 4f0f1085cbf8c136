"""Topics: whether the library speaks of one at all, and what stands nearest if not."""

from collections.abc import Sequence

from assistant.abstain import unknown_names
from assistant.drafting.candidate import Candidate
from assistant.evidence import idf_of
from assistant.question import Question
from index.lexical import LexicalIndex
from index.retriever import Retrieved

# Chosen on 30 topics of the library and 20 of other fields (docs/drafting.md): the
# former had 1.43 at least, the latter 1.15 at most.
ON_TOPIC = 1.28
_KNOWN_WORDS, _BEST_PASSAGES = 0.3, 5


def topic_support(question: Question, retrieved: Retrieved, lexical: LexicalIndex) -> float:
    """How well the library supports a topic, about 0..2.3.

    The best sentence's cosine, the mean similarity of the topic's words to those of
    the best passages, and the share of its words, by idf, that stand in any source.
    """
    best = [w for w in retrieved.word_support[:_BEST_PASSAGES] if w.size]
    words = sum(float(w.mean()) for w in best) / len(best) if best else 0.0
    weights = idf_of(question, lexical)
    held = sum(w for t, w in weights.items() if lexical.document_frequency.get(t))
    known = held / sum(weights.values()) if weights else 0.0
    return retrieved.best_cosine + words + _KNOWN_WORDS * known


def off_topic(
    question: Question, retrieved: Retrieved, lexical: LexicalIndex
) -> tuple[str, ...] | None:
    """None for a topic of the library; else the names in it that no source knows, perhaps none."""
    strange = unknown_names(question, lexical)
    if strange or topic_support(question, retrieved, lexical) < ON_TOPIC:
        return strange
    return None


def nearest(found: Sequence[Candidate], most: int = 3) -> list[Candidate]:
    """The nearest sentence of each of the nearest sources."""
    by_source: dict[tuple[str, str | None], Candidate] = {}
    for candidate in sorted(found, key=lambda c: (-c.relevance, c.key)):
        if not candidate.leaning:
            by_source.setdefault(candidate.source, candidate)
    return list(by_source.values())[:most]
