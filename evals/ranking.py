"""Fit which sentence answers on dev questions: `python -m evals.ranking`.

A conditional logit (McFadden, 1974) over the sentences of the retrieved passages:
the probability of those that hold pinned evidence is made as high as six
coefficients can. The further documents count as much as the library's own; of the
varied questions every second one is left out, and measured only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

from assistant.assistant import CONSIDERED
from assistant.evidence import gather
from assistant.question import understand
from assistant.ranking import COEFFICIENTS, likenesses
from evals.corpora import SetName, index_of
from evals.dataset import SETS, QuestionKind, QuestionRow, load_questions
from evals.measures import holds
from index.embedder import MiniLM
from index.retriever import Retriever
from sources.settings import Settings

Array = npt.NDArray[np.float64]

# Keeps the coefficients of standardised signs small.
STRENGTH = 2.0
FOLDS = 6
# Sentences from the first on among which evidence is looked for.
DEPTHS = (1, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences at hand for a question.

    Attributes:
        name: Of the question's set, with "held" for what isn't fitted on.
        signs: What speaks for each sentence, shape (sentences, 6), as `gather` orders them.
        holds: Which evidence phrases each holds, shape (sentences, phrases).
    """

    name: str
    signs: Array
    holds: npt.NDArray[np.bool_]


def choices(settings: Settings) -> Iterator[Choice]:
    """The dev questions of all sets with pinned evidence, each in its library."""
    embedder = MiniLM()
    asked: dict[SetName, tuple[str, ...]] = {
        "own": ("own", "varied"),
        "mixed": ("further", "varied_further"),
    }
    for corpus, names in asked.items():
        retriever = Retriever(index_of(corpus, settings, embedder))
        for name in names:
            for row in load_questions(SETS[name]):
                wanted = row.split == "dev" and row.kind is not QuestionKind.FALSE_PREMISE
                if wanted and row.evidence:
                    yield _choice(name + " held" * left_out(row), row, retriever)


def left_out(row: QuestionRow) -> bool:
    """Whether the question is measured only: every second one of the varied."""
    return row.id[0] in "vx" and int(row.id[1:]) % 2 == 0


def _choice(name: str, row: QuestionRow, retriever: Retriever) -> Choice:
    question = understand(row.question)
    lexical = retriever.index.loaded.lexical
    retrieved = retriever.search(row.question, CONSIDERED)
    evidence = gather(question, retrieved, lexical)
    signs = [astuple(s) for s in likenesses(question, evidence, retrieved, lexical)]
    held = [[holds(e.phrase, piece.text) for e in row.evidence] for piece in evidence]
    return Choice(name, np.array(signs), np.array(held))


def fitted(rows: Sequence[Choice]) -> Array:
    """The coefficients; a question of which no evidence was retrieved says nothing."""
    from scipy.optimize import minimize

    told = [c for c in rows if c.holds.any()]
    spread = np.concatenate([c.signs for c in told]).std(axis=0)

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = STRENGTH * float(weights @ weights) / 2, STRENGTH * weights
        for choice in told:
            signs, right = choice.signs / spread, choice.holds.any(axis=1)
            share = _softmax(signs @ weights)
            held = float(share[right].sum())
            total -= float(np.log(held))
            slope = slope - (share[right] @ signs[right]) / held + share @ signs
        return total, slope

    found = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread, dtype=np.float64)


def _softmax(logits: Array) -> Array:
    found = np.exp(logits - logits.max())
    return np.asarray(found / found.sum(), dtype=np.float64)


def depths(choice: Choice, order: npt.NDArray[np.int64]) -> list[list[bool]]:
    """For each phrase whether it stands in the first sentences of an order, at each depth."""
    held = choice.holds[order]
    return [[bool(held[:k, phrase].any()) for k in DEPTHS] for phrase in range(held.shape[1])]


def main() -> None:
    """Print the coefficients, and how far in front the evidence stands."""
    rows = list(choices(Settings()))
    ours = [c for c in rows if "held" not in c.name]
    print("COEFFICIENTS =", tuple(round(float(c), 2) for c in fitted(ours)))
    fold = np.random.default_rng(0).integers(0, FOLDS, len(ours))
    by_fold = [fitted([c for c, g in zip(ours, fold, strict=True) if g != f]) for f in range(FOLDS)]
    crossed = {id(c): by_fold[g] for c, g in zip(ours, fold, strict=True)}
    print(f"evidence among the first {', '.join(map(str, DEPTHS))} sentences")
    for name in dict.fromkeys(c.name for c in rows):
        these = [c for c in rows if c.name == name]
        before = [d for c in these for d in depths(c, np.arange(len(c.signs)))]
        after = [
            d
            for c in these
            for d in depths(
                c, np.argsort(-(c.signs @ crossed.get(id(c), COEFFICIENTS)), kind="stable")
            )
        ]
        print(f"{name} (n {len(before)}): by relevance {_means(before)}, ranked {_means(after)}")


def _means(found: Sequence[Sequence[bool]]) -> str:
    return " ".join(f"{share:.3f}" for share in np.mean(np.array(found, dtype=np.float64), axis=0))


if __name__ == "__main__":
    main()
