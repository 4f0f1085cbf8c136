"""The figures of `r2p eval grounding` as text or JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from evals.grounding.derived import KINDS, Outcome
from evals.grounding.drafts import Draft, Scored, agreement
from evals.grounding.measures import Interval
from evals.grounding.public import PUBLISHED, SetFigures
from evals.measures import Estimate, bootstrap

Json = dict[str, Any]


def public_text(found: Sequence[SetFigures]) -> str:
    """One row a set and system, what others published, and the reliability curve of ours."""
    lines = [
        "Public sets, dev part; thresholds from the training part; 95% bootstrap intervals",
        f"{'set':16} {'system':17} {'n':>5} {'bal. accuracy':>17} {'AUROC':>17} "
        f"{'Brier':>6} {'ECE':>5}",
    ]
    for f in found:
        brier = f"{f.brier.value:.3f}" if f.brier else "–"
        error = f"{f.calibration_error:.3f}" if f.calibration_error is not None else "–"
        lines.append(
            f"{f.set:16} {f.system:17} {f.n:5} {_cell(f.balanced_accuracy):>17} "
            f"{_cell(f.auroc):>17} {brier:>6} {error:>5}"
        )
    lines += ["", "Published by others (not measured here; balanced accuracy in percent):"]
    lines += [f"  {name}: {figures}" for name, figures in PUBLISHED.items()]
    for f in found:
        if f.curve and f.set == "all":
            lines += ["", "Reliability of ours on all sets (said, seen, n):"]
            lines += [f"  {b.predicted:.2f}  {b.observed:.2f}  {b.n}" for b in f.curve]
    return "\n".join(lines)


def derived_figures(found: Sequence[Outcome]) -> Json:
    """Balanced accuracy, and by kind how many were caught and named."""
    true = [o for o in found if o.pair.change is None]
    kinds: Json = {}
    for kind in KINDS:
        made = [o for o in found if o.pair.change and o.pair.change.kind == kind]
        caught = [o for o in made if not o.supported]
        kinds[kind] = {
            "n": len(made),
            "caught": bootstrap([float(not o.supported) for o in made]),
            "named": bootstrap([float(o.named) for o in caught]),
        }
    false = [o for o in found if o.pair.change]
    kept = sum(o.supported for o in true) / len(true)
    caught_share = sum(not o.supported for o in false) / len(false)
    all_caught = [o for o in false if not o.supported]
    return {
        "n": len(found),
        "true_supported": kept,
        "false_caught": caught_share,
        "balanced_accuracy": (kept + caught_share) / 2,
        "named": bootstrap([float(o.named) for o in all_caught]),
        "kinds": kinds,
    }


def derived_text(found: Sequence[Outcome]) -> str:
    """The same for people."""
    figures = derived_figures(found)
    lines = [
        f"Derived pairs, n {figures['n']}: balanced accuracy {figures['balanced_accuracy']:.3f} "
        f"(true ones supported {figures['true_supported']:.3f}, "
        f"false ones caught {figures['false_caught']:.3f}); "
        f"difference named in {_estimate(figures['named'])} of the caught",
    ]
    for kind, row in figures["kinds"].items():
        lines.append(
            f"  {kind:10} n {row['n']:3}  caught {_estimate(row['caught'])}  "
            f"named {_estimate(row['named'])}"
        )
    return "\n".join(lines)


def drafts_figures(drafts: Sequence[Draft], found: Sequence[Scored]) -> Json:
    """Right verdicts over all and by split and style, and how often "supported" is wrong."""
    same, kappa = agreement(drafts)
    groups = {"all": list(found)}
    for scored in found:
        groups.setdefault(scored.draft.split, []).append(scored)
        groups.setdefault(scored.draft.style, []).append(scored)
    return {
        "agreement": same,
        "kappa": kappa,
        "groups": {
            name: {
                "right": bootstrap([float(s.right) for s in some]),
                "supported_wrong": bootstrap(
                    [float(not s.right) for s in some if s.verdict == "supported"]
                ),
            }
            for name, some in groups.items()
        },
    }


def drafts_text(drafts: Sequence[Draft], found: Sequence[Scored]) -> str:
    """The same for people, and the table of labels against verdicts."""
    figures = drafts_figures(drafts, found)
    lines = [
        f"Drafts, {len(drafts)} with {len(found)} sentences; two passes by one labeller agree "
        f"on {figures['agreement']:.3f} (kappa {figures['kappa']:.3f})"
    ]
    for name, row in figures["groups"].items():
        lines.append(
            f"  {name:9} right {_estimate(row['right'])}  "
            f"“supported” wrong {_estimate(row['supported_wrong'])}"
        )
    kinds = ("supported", "partly_supported", "contradicted", "not_found", "nothing")
    lines.append("  label \\ verdict  " + " ".join(f"{k[:9]:>9}" for k in kinds))
    for label in kinds:
        row = [sum(s.sentence.label == label and s.verdict == k for s in found) for k in kinds]
        lines.append(f"  {label:16} " + " ".join(f"{n:9}" for n in row))
    return "\n".join(lines)


def as_json(value: Any) -> Any:
    """Figures as JSON: estimates and intervals as objects, figures that aren't scored as null."""
    if isinstance(value, SetFigures | Estimate | Interval):
        return as_json(asdict(value))
    if isinstance(value, dict):
        return {key: as_json(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(v) for v in value]
    return None if isinstance(value, float) and value != value else value


def _cell(interval: Interval) -> str:
    return f"{interval.value:.3f} [{interval.low:.2f}–{interval.high:.2f}]"


def _estimate(found: Estimate | None) -> str:
    return f"{found.mean:.3f} [{found.low:.2f}–{found.high:.2f}]" if found else "not scored"
