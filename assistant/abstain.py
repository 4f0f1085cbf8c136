"""Whether the evidence answers the question at all."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.evidence import Evidence
from assistant.question import Kind, Question
from index.lexical import LexicalIndex
from index.retriever import Retrieved

# Logistic regression fitted by `python -m evals.calibrate` on the dev questions.
INTERCEPT = -8.0
COEFFICIENTS = (8.0, 5.0, 1.0, 2.0, -2.0)
THRESHOLD = 0.5
# Below this late-interaction relevance a sentence isn't worth showing as "nearest".
NEAREST_LATE = 0.45


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision rests on.

    Attributes:
        late: Late-interaction relevance of the best sentence, about 0..1.
        coverage: Share of the question's terms that it covers, 0..1.
        fit: Whether it holds the kind of thing that is asked for, 0..1.
        cosine: Cosine of question and best sentence vectors, -1..1.
        unknown: Share of the question's terms that no source uses, 0..1.
    """

    late: float
    coverage: float
    fit: float
    cosine: float
    unknown: float


def signals(
    question: Question, evidence: Sequence[Evidence], retrieved: Retrieved, lexical: LexicalIndex
) -> Signals:
    """The signals of the best evidence; all zero where there is none."""
    if not evidence:
        return Signals(0.0, 0.0, 0.0, 0.0, 1.0)
    best = evidence[0]
    missing = [t for t in question.terms if not lexical.document_frequency.get(t)]
    fit = best.fit if question.kind in (Kind.HOW_MANY, Kind.WHEN) else 1.0
    return Signals(
        late=best.late,
        coverage=best.coverage,
        fit=fit,
        cosine=retrieved.best_cosine,
        unknown=len(missing) / max(1, len(question.terms)),
    )


def answerable_probability(found: Signals) -> float:
    """Probability that the evidence answers the question, 0..1."""
    z = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, astuple(found), strict=True))
    return 1 / (1 + math.exp(-z))
