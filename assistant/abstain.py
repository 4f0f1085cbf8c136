"""Whether the evidence answers the question at all."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.evidence import Evidence, context_words, term_set
from assistant.question import Kind, Question
from index.retriever import Retrieved

# Logistic regression fitted by `python -m evals.calibrate` on the dev questions.
INTERCEPT = -2.26
COEFFICIENTS = (3.31, 2.43, -0.85, -2.69)
THRESHOLD = 0.35
# Below this late-interaction relevance a sentence isn't worth showing as "nearest".
NEAREST_LATE = 0.45


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision rests on.

    Attributes:
        cosine: Highest cosine of the question with any sentence, -1..1.
        weakest: How well the best passage supports the question's least
            supported content word, about 0..1.
        name_missing: 1 when a name or number of the question stands neither in
            the best passage nor around it, else 0.
        unmet: 1 when a figure or date is asked for and the sentence has none, else 0.
    """

    cosine: float
    weakest: float
    name_missing: float
    unmet: float


def signals(question: Question, evidence: Sequence[Evidence], retrieved: Retrieved) -> Signals:
    """The signals of the best evidence; as bad as can be where there is none."""
    if not evidence:
        return Signals(0.0, 0.0, 1.0, 1.0)
    best = evidence[0]
    place = [s.passage.id for s in retrieved.passages].index(best.passage.id)
    support = retrieved.word_support[place]
    wants_value = question.kind in (Kind.HOW_MANY, Kind.WHEN)
    return Signals(
        cosine=retrieved.best_cosine,
        weakest=float(support.min()) if support.size else 0.0,
        name_missing=float(_name_missing(question, best)),
        unmet=float(wants_value and best.fit < 1),
    )


def _name_missing(question: Question, best: Evidence) -> bool:
    """Whether the passage lacks a name or number that the question gives.

    One missing name is forgiven when the passage has another name for it.
    """
    held = term_set(best.passage.text) | term_set(context_words(best.passage))
    missing = [t for t in question.names if t not in held]
    other_names = set(question.weighted) - set(question.terms)
    return len(missing) > (1 if other_names & held else 0)


def answerable_probability(found: Signals) -> float:
    """Probability that the evidence answers the question, 0..1."""
    z = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, astuple(found), strict=True))
    return 1 / (1 + math.exp(-z))
