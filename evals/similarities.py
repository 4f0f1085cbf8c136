"""All similarities of some questions with all passages, for trying rankings quickly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.measures import evidence_recall
from evals.retrieval import BUDGETS, K, Topic
from index.embedder import Floats, Ints
from index.glossary import expanded_terms, usual_names
from index.interaction import QuestionTokens
from index.passage import Passage
from index.passage_index import PassageIndex, sentence_id
from index.settings import SEARCHED
from index.store import PASSAGES, SENTENCES

BUDGET = BUDGETS[1]


@dataclass(frozen=True, slots=True)
class Similarities:
    """What the rankings are made of; rows are questions, columns passages.

    Attributes:
        topics: The questions.
        passages: Of the library, in its order.
        questions: Unit vectors as asked and with the usual names, shape (2, q, dimension).
        passage_vectors: Shape (p, dimension).
        sentence_vectors: Shape (s, dimension).
        owners: For each sentence, the position of its passage, shape (s,).
        tokens: For each question the highest cosine of each of its tokens in each
            passage, shape (tokens, p), with the tokens' weights.
        late: Late interaction of each question as asked or with the usual names in it,
            whichever is higher, shape (q, p).
        lexical: BM25 over each question's best, shape (q, p).
    """

    topics: tuple[Topic, ...]
    passages: tuple[Passage, ...]
    questions: Floats
    passage_vectors: Floats
    sentence_vectors: Floats
    owners: Ints
    tokens: tuple[tuple[Floats, Floats], ...]
    late: Floats
    lexical: Floats

    @classmethod
    def of(cls, index: PassageIndex, topics: Sequence[Topic]) -> "Similarities":
        """Of each question with each passage of an index."""
        loaded = index.loaded
        encodings = index.embedder.encode([t.question for t in topics])
        named = index.embedder.encode([usual_names(t.question) for t in topics])
        everywhere = range(len(loaded.passages))
        tokens, late, lexical = [], [], []
        for topic, encoding, usual in zip(topics, encodings, named, strict=True):
            asked = QuestionTokens.of(topic.question, encoding, loaded, SEARCHED.stop_word)
            nearest = loaded.tokens.similarities(asked.vectors, everywhere).nearest()
            tokens.append((nearest, asked.weights))
            other = QuestionTokens.of(
                usual_names(topic.question), usual, loaded, SEARCHED.stop_word
            )
            again = loaded.tokens.similarities(other.vectors, everywhere).nearest()
            late.append(np.maximum(asked.weights @ nearest, other.weights @ again))
            bm25 = loaded.lexical.scores(expanded_terms(topic.question))
            lexical.append(bm25 / max(float(bm25.max(initial=0.0)), 1e-6))
        said = [(i, n) for i, p in enumerate(loaded.passages) for n in range(len(p.sentences))]
        return cls(
            tuple(topics),
            loaded.passages,
            np.stack([[e.vector for e in reading] for reading in (encodings, named)]),
            _vectors(index, PASSAGES, [p.id for p in loaded.passages]),
            _vectors(index, SENTENCES, [sentence_id(loaded.passages[i], n) for i, n in said]),
            np.array([i for i, _ in said], dtype=np.int32),
            tuple(tokens),
            np.stack(late),
            np.stack(lexical),
        )

    def best_sentence(self, cosines: Floats) -> Floats:
        """The highest of each passage's sentences, shape (q, p), from those of all sentences."""
        found = np.zeros((len(self.topics), len(self.passages)), dtype=np.float32)
        np.maximum.at(found.T, self.owners, cosines.T)
        return found

    def recall(self, relevance: Floats) -> Floats:
        """Evidence recall at 3,000 characters of each question, ranked by `relevance`."""
        found = []
        for topic, row in zip(self.topics, relevance, strict=True):
            order = np.argsort(-row, kind="stable")[:K].tolist()
            texts = [self.passages[i].text for i in order]
            found.append(evidence_recall([p for _, p in topic.evidence], texts, BUDGET))
        return np.array(found, dtype=np.float32)


def _vectors(index: PassageIndex, kind: str, ids: list[str]) -> Floats:
    held, vectors = index.store.vectors(kind)
    row = {identity: i for i, identity in enumerate(held)}
    return vectors[[row[i] for i in ids]]
