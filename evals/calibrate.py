"""Fit the decision to abstain on the dev questions: `python -m evals.calibrate`.

Positives are the dev questions that the sources answer; negatives those that
they don't, of the own and of the hard set. Both sides weigh the same.
"""

from dataclasses import astuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.abstain import Signals, signals
from assistant.assistant import CONSIDERED
from assistant.build import build_assistant
from assistant.evidence import gather
from assistant.question import understand
from evals.dataset import SETS, QuestionRow, load_questions
from index.retriever import Retriever
from sources.settings import Settings

# Strong regularisation: the negatives are few.
STRENGTH = 0.3
FOLDS = 10


def main() -> None:
    """Print coefficients and, for a range of thresholds, what they would abstain from."""
    assistant = build_assistant(Settings())
    if not assistant.documents:
        raise SystemExit("The library is empty. Run `r2p ingest` first.")
    own = [q for q in load_questions(SETS["own"]) if q.split == "dev"]
    hard = [q for q in load_questions(SETS["hard"]) if not q.answerable]
    rows = [*own, *hard]
    x = np.array([astuple(measure(assistant.retriever, q)) for q in rows])
    y = np.array([q.answerable for q in rows], dtype=np.int64)
    weight = np.where(y == 1, (y == 0).sum() / (y == 1).sum(), 1.0)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(x, y, sample_weight=weight)
    print(f"n: {y.sum()} answerable, {len(own) - y.sum()} own and {len(hard)} hard unanswerable")
    print("INTERCEPT =", round(float(model.intercept_[0]), 2))
    print("COEFFICIENTS =", tuple(round(float(c), 2) for c in model.coef_[0]))
    p = _cross_validated(x, y, weight)
    print(f"AUROC, {FOLDS}-fold: {roc_auc_score(y, p):.3f}")
    print("threshold  answerable refused  own refused  hard refused  (cross-validated)")
    mine = np.arange(len(rows)) < len(own)
    for threshold in np.arange(0.1, 0.75, 0.05):
        under = p < threshold
        shares = [under[side].mean() for side in (y == 1, (y == 0) & mine, ~mine)]
        print(f"{threshold:9.2f}  " + "  ".join(f"{share:12.3f}" for share in shares))


def _cross_validated(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.int64], weight: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    fold = np.random.default_rng(0).integers(0, FOLDS, len(y))
    found = np.zeros(len(y))
    for f in range(FOLDS):
        rest, held = fold != f, fold == f
        model = LogisticRegression(C=STRENGTH, max_iter=3000)
        model.fit(x[rest], y[rest], sample_weight=weight[rest])
        found[held] = model.predict_proba(x[held])[:, 1]
    return found


def measure(retriever: Retriever, row: QuestionRow) -> Signals:
    """The signals for a question."""
    retrieved = retriever.search(row.question, CONSIDERED)
    question = understand(row.question)
    lexical = retriever.index.loaded.lexical
    return signals(question, gather(question, retrieved, lexical), retrieved, lexical)


if __name__ == "__main__":
    main()
