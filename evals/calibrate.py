"""Fit the decision to abstain on the dev questions: `python -m evals.calibrate`.

Positives are the dev questions with their evidence. Negatives are the dev
questions that the sources don't answer, and the answerable ones with the
passages that hold their evidence, and the neighbours of those, taken away.
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
from evals.measures import evidence_recall
from index.passage import Passage
from index.retriever import Retriever
from sources.settings import Settings

NEIGHBOURS = 1


def main() -> None:
    """Print coefficients and, for a range of thresholds, what they would abstain from."""
    assistant = build_assistant(Settings())
    if not assistant.documents:
        raise SystemExit("The library is empty. Run `r2p ingest` first.")
    retriever = assistant.retriever
    rows = [q for q in load_questions(SETS["own"]) if q.split == "dev"]
    answerable = [q for q in rows if q.answerable]
    positive = [measure(retriever, q) for q in answerable]
    natural = [measure(retriever, q) for q in rows if not q.answerable]
    masked = [measure(retriever, q, without(retriever, q)) for q in answerable]
    x = np.array([astuple(s) for s in (*positive, *natural, *masked)])
    y = np.array([1] * len(positive) + [0] * (len(natural) + len(masked)))
    # The natural negatives are few and the real thing: together they weigh as all the masked.
    heavy = 0.5 * len(masked) / max(1, len(natural))
    weight = np.array([1.0] * len(positive) + [heavy] * len(natural) + [0.5] * len(masked))
    model = LogisticRegression(C=10.0, max_iter=5000).fit(x, y, sample_weight=weight)
    p = model.predict_proba(x)[:, 1]
    print(f"n: {len(positive)} answered, {len(natural)} unanswerable, {len(masked)} masked")
    print(f"AUROC, unanswerable: {_auroc(p, len(positive), len(natural)):.3f}")
    print("INTERCEPT =", round(float(model.intercept_[0]), 2))
    print("COEFFICIENTS =", tuple(round(float(c), 2) for c in model.coef_[0]))
    print("threshold  answered kept  unanswerable refused  masked refused")
    for threshold in np.arange(0.1, 0.95, 0.05):
        kept = p[: len(positive)] >= threshold
        real = p[len(positive) : len(positive) + len(natural)] < threshold
        made = p[len(positive) + len(natural) :] < threshold
        print(f"{threshold:9.2f}  {kept.mean():13.3f}  {real.mean():20.3f}  {made.mean():14.3f}")


def _auroc(p: npt.NDArray[np.float64], positives: int, naturals: int) -> float:
    part = p[: positives + naturals]
    return float(roc_auc_score([1] * positives + [0] * naturals, part))


def measure(retriever: Retriever, row: QuestionRow, away: frozenset[str] = frozenset()) -> Signals:
    """The signals for a question, with some passages taken away."""

    def keep(passage: Passage) -> bool:
        return passage.id not in away

    retrieved = retriever.search(row.question, CONSIDERED, keep if away else None)
    question = understand(row.question)
    lexical = retriever.index.loaded.lexical
    return signals(question, gather(question, retrieved, lexical), retrieved)


def without(retriever: Retriever, row: QuestionRow) -> frozenset[str]:
    """Ids of the passages that hold the question's evidence, and their neighbours."""
    passages = retriever.index.loaded.passages
    holding = {
        i
        for i, p in enumerate(passages)
        for e in row.evidence
        if p.source_file == e.source_file and evidence_recall([e.phrase], [p.text], 10_000)
    }
    near = {j for i in holding for j in range(i - NEIGHBOURS, i + NEIGHBOURS + 1)}
    return frozenset(passages[j].id for j in near if 0 <= j < len(passages))


if __name__ == "__main__":
    main()
