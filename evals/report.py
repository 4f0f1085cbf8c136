"""A retrieval run as text or JSON."""

from dataclasses import asdict, dataclass
from typing import Any

from evals.measures import Estimate
from evals.retrieval import BUDGETS, MAIN, RANKED, Difference, Outcome, Topic, difference

ER = tuple(f"ER@{budget}" for budget in BUDGETS)
_WIDE, _NARROW = 18, 9


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of `r2p eval retrieval` measured; the first outcome is ours."""

    title: str
    topics: tuple[Topic, ...]
    outcomes: tuple[Outcome, ...]
    main: str = MAIN

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of the measures that any system has a figure for."""
        return tuple(m for m in (*ER, *RANKED) if any(o.values.get(m) for o in self.outcomes))

    @property
    def groups(self) -> dict[str, list[Topic]]:
        """Topics by the groups they are counted in, wordings first, in order of the set."""
        names = list(dict.fromkeys(g for t in self.topics for g in t.groups[:1]))
        names += list(dict.fromkeys(g for t in self.topics for g in t.groups[1:]))
        return {name: [t for t in self.topics if name in t.groups] for name in names}

    def differences(self) -> list[Difference]:
        """Ours against each peer on the main measure."""
        ours, *peers = self.outcomes
        found = (difference(ours, peer, self.main, self.topics) for peer in peers)
        return [d for d in found if d]


def as_text(report: Report) -> str:
    """Tables for a terminal."""
    return "\n".join(
        [
            report.title,
            "",
            *_overall(report),
            "",
            *_by_group(report),
            "",
            *_tests(report),
            "Intervals are 95%, bootstrap. " + _legend(report),
        ]
    )


def as_json(report: Report) -> dict[str, Any]:
    """The same figures for machines; what is not scored is null."""
    return {
        "title": report.title,
        "n": len(report.topics),
        "systems": [
            {
                "name": o.system,
                "latency_ms_p50": round(o.median_ms(), 2),
                "measures": {m: _numbers(o.estimate(m, report.topics)) for m in report.measures},
                "groups": {
                    name: {m: _numbers(o.estimate(m, topics)) for m in report.measures}
                    for name, topics in report.groups.items()
                },
            }
            for o in report.outcomes
        ],
        "differences": [{"measure": report.main, **asdict(d)} for d in report.differences()],
    }


def _width(report: Report) -> int:
    return max(len(o.system) for o in report.outcomes) + 1


def _overall(report: Report) -> list[str]:
    width = _width(report)
    heads = "".join(f"{m:>{_cell_width(m)}}" for m in report.measures)
    lines = [f"{'':{width}}{'n':>5}{heads}{'ms p50':>{_NARROW}}"]
    for outcome in report.outcomes:
        cells = "".join(_cell(outcome.estimate(m, report.topics), m) for m in report.measures)
        latency = f"{outcome.median_ms():>{_NARROW}.1f}"
        lines.append(f"{outcome.system:{width}}{len(report.topics):>5}{cells}{latency}")
    return lines


def _by_group(report: Report) -> list[str]:
    """The main measure by group; the systems as numbered in order of the first table."""
    width = _width(report)
    heads = "".join(f"{f'({n})':>{_WIDE}}" for n in range(1, len(report.outcomes) + 1))
    systems = ", ".join(f"({n}) {o.system}" for n, o in enumerate(report.outcomes, start=1))
    lines = [f"{report.main} by wording and kind: {systems}", f"{'':{width}}{'n':>5}{heads}"]
    for name, topics in report.groups.items():
        cells = "".join(_cell(o.estimate(report.main, topics), ER[0]) for o in report.outcomes)
        lines.append(f"{name:{width}}{len(topics):>5}{cells}")
    return lines if report.groups else []


def _tests(report: Report) -> list[str]:
    width = _width(report)
    lines = [f"{report.outcomes[0].system} less each peer, {report.main}, paired permutation test"]
    for d in report.differences():
        lines.append(f"  {d.peer:{width}}{d.mean:+.3f}  p = {d.p:.4f}  n = {d.n}")
    return lines


def _cell_width(measure: str) -> int:
    return _WIDE if measure in ER else _NARROW


def _cell(found: Estimate | None, measure: str) -> str:
    width = _cell_width(measure)
    if found is None:
        return f"{'–':>{width}}"
    text = f"{found.mean:.3f}"
    if measure in ER:
        text += f" [{found.low:.2f} {found.high:.2f}]"
    return f"{text:>{width}}"


def _legend(report: Report) -> str:
    ranked = "nDCG, recall (R) and reciprocal rank (RR) are those of ir_measures"
    if MAIN not in report.measures:
        return f"{ranked}; – is not scored."
    return (
        f"ER@B is the share of the evidence within B characters. {ranked}, over each system's "
        "own pieces that hold the evidence; – is not scored."
    )


def _numbers(found: Estimate | None) -> dict[str, float | int] | None:
    return None if found is None else {k: round(v, 4) for k, v in asdict(found).items()}
