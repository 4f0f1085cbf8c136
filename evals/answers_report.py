"""A run of answers as figures: overall, by kind, by wording, and what refusing costs."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

from assistant.abstain import DOUBT_BELOW, REFUSE_BELOW
from assistant.answer import Status
from evals.answers import Measured
from evals.answers_run import Run
from evals.measures import Estimate, bootstrap

Json = dict[str, Any]
_SHARES = (
    "key_facts",
    "verbatim",
    "attribution",
    "precision",
    "recall",
    "evidence_precision",
    "evidence_recall",
)
_STAGES = ("retrieval", "selection", "refusal")


def as_json(run: Run) -> Json:
    """The figures and each question's own."""
    return {
        "split": run.split,
        "overall": group(run.measured),
        "by_kind": _groups(run.measured, lambda m: m.kind),
        "by_wording": _groups(run.measured, lambda m: m.wording),
        "abstention": abstention(run.measured),
        "trade_off": trade_off(run),
        "questions": [
            {"question": row.question, **asdict(m), "status": m.status.value}
            for row, m in zip(run.rows, run.measured, strict=True)
        ],
    }


def group(rows: Sequence[Measured]) -> Json:
    """Means with intervals, lengths, the premises corrected, and where key facts are lost."""
    found: Json = {"n": len(rows)}
    for name in _SHARES:
        values = [v for m in rows if (v := getattr(m, name)) is not None]
        found[name] = _estimate(bootstrap(values))
    answered = [m.chars for m in rows if m.kind != "unanswerable"]
    found["median_chars"] = median(answered) if answered else None
    false = [float(m.status is Status.PREMISE_DISPUTED) for m in rows if m.kind == "false_premise"]
    found["premise_corrected"] = _estimate(bootstrap(false))
    with_facts = [m for m in rows if m.key_facts is not None]
    found["key_facts_lost_to"] = {
        stage: sum(m.lost.get(stage, 0.0) for m in with_facts) / len(with_facts)
        for stage in _STAGES
        if with_facts
    }
    return found


def _groups(rows: Sequence[Measured], key: Callable[[Measured], str]) -> dict[str, Json]:
    names = sorted({key(m) for m in rows})
    return {name: group([m for m in rows if key(m) == name]) for name in names}


def _estimate(found: Estimate | None) -> Json | None:
    return asdict(found) if found else None


def abstention(rows: Sequence[Measured]) -> Json:
    """Precision and recall of refusing, and of refusing or marking as partly answered."""
    refused = {Status.NOT_IN_SOURCES}
    return {
        "refused": _precision_recall(rows, refused),
        "refused_or_marked": _precision_recall(rows, refused | {Status.PARTIAL}),
    }


def _precision_recall(rows: Sequence[Measured], counted: set[Status]) -> Json:
    hit = [float(m.kind == "unanswerable") for m in rows if m.status in counted]
    missed = [float(m.status in counted) for m in rows if m.kind == "unanswerable"]
    # A false premise may be refused or corrected: neither answers the false question.
    hit_or_false = [
        float(m.kind in ("unanswerable", "false_premise")) for m in rows if m.status in counted
    ]
    return {
        "precision": _estimate(bootstrap(hit)),
        "precision_with_false_premises": _estimate(bootstrap(hit_or_false)),
        "recall": _estimate(bootstrap(missed)),
    }


def trade_off(run: Run) -> list[Json]:
    """For a range of thresholds, what refusing below them would give."""
    steps = sorted({*(round(0.05 * i, 2) for i in range(2, 15)), REFUSE_BELOW, DOUBT_BELOW})
    found = []
    for threshold in steps:
        refused = [u for u in run.unrefused if u.confidence < threshold]
        beyond = [u for u in run.unrefused if not u.answerable]
        facts = [
            0.0 if u.confidence < threshold else u.key_facts
            for u in run.unrefused
            if u.key_facts is not None
        ]
        found.append(
            {
                "threshold": threshold,
                "precision": _mean([float(not u.answerable) for u in refused]),
                "recall": _mean([float(u.confidence < threshold) for u in beyond]),
                "key_facts": _mean(facts),
            }
        )
    return found


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def as_text(run: Run) -> str:
    """The figures in lines."""
    report = as_json(run)
    lines = [f"answers, {run.split}: {len(run.rows)} questions"]
    for name, found in (("all", report["overall"]), *report["by_wording"].items()):
        lines.append(_line(name, found))
    lines += [_line(name, found) for name, found in report["by_kind"].items()]
    for name, found in report["abstention"].items():
        shown = ", ".join(f"{k} {_shown(v)}" for k, v in found.items())
        lines.append(f"{name}: {shown}")
    lines.append("threshold  precision  recall  key facts")
    for row in report["trade_off"]:
        values = (row["precision"], row["recall"], row["key_facts"])
        shown = "  ".join("  none" if v is None else f"{v:6.3f}" for v in values)
        lines.append(f"{row['threshold']:9.2f}  {shown}")
    return "\n".join(lines)


def _line(name: str, found: Json) -> str:
    shares = "; ".join(f"{s} {_shown(found[s])}" for s in _SHARES if found[s])
    lost = ", ".join(f"{k} {v:.3f}" for k, v in found["key_facts_lost_to"].items() if v)
    premise = found["premise_corrected"]
    corrected = f"; premise corrected {_shown(premise)}" if premise else ""
    ending = f"; lost to {lost}" if lost else ""
    length = found["median_chars"]
    return f"{name} (n {found['n']}): {shares}{corrected}; median {length} chars{ending}"


def _shown(found: Json | None) -> str:
    if not found:
        return "not scored"
    return f"{found['mean']:.3f} [{found['low']:.3f}–{found['high']:.3f}], n {found['n']}"
