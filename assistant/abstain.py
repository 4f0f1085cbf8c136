"""Whether the evidence answers the question at all."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.evidence import Evidence, context_words, term_set
from assistant.question import Kind, Question
from index.glossary import other_names
from index.lexical import LexicalIndex
from index.retriever import Retrieved
from index.terms import terms

# Logistic regression fitted by `python -m evals.calibrate` on the dev questions. A later
# refit differed little and at this threshold decided slightly worse on dev.
INTERCEPT = -2.08
COEFFICIENTS = (3.57, 1.76, -0.98, -2.5)
THRESHOLD = 0.35
# Asked of a question that names what no source names.
THRESHOLD_UNKNOWN_NAME = 0.6
# Below this cosine of the best sentence nothing is near enough to be shown.
NEAREST_COSINE = 0.35


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

    A name is not missing where the passage has another name for the same.
    """
    held = term_set(best.passage.text) | term_set(context_words(best.passage))
    held |= question.named_otherwise(held)
    return any(t not in held for name in question.names for t in terms(name))


def unknown_names(question: Question, lexical: LexicalIndex) -> tuple[str, ...]:
    """Names in the question that no source uses, and that the glossary knows no other name for."""
    return tuple(
        name
        for name in question.names
        if name[0].isalpha()
        and not any(lexical.document_frequency.get(t) for t in terms(name))
        and not other_names(name)
    )


def answerable_probability(found: Signals) -> float:
    """Probability that the evidence answers the question, 0..1."""
    z = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, astuple(found), strict=True))
    return 1 / (1 + math.exp(-z))
