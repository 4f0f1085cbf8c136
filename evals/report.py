"""A retrieval run as text, JSON or an HTML page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from evals.measures import Estimate
from evals.retrieval import BUDGETS, MAIN, RANKED, Difference, Outcome, Topic, difference

ER = tuple(f"ER@{budget}" for budget in BUDGETS)


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
        held = [m for m in (*ER, *RANKED) if any(o.values.get(m) for o in self.outcomes)]
        return tuple(held)

    @property
    def groups(self) -> dict[str, list[Topic]]:
        """Topics by the groups they are counted in, wordings first, in order of the set."""
        names = list(dict.fromkeys(g for t in self.topics for g in t.groups[:1]))
        names += list(dict.fromkeys(g for t in self.topics for g in t.groups[1:]))
        return {name: [t for t in self.topics if name in t.groups] for name in names}

    def differences(self, topics: Sequence[Topic] | None = None) -> list[Difference]:
        """Ours against each peer on the main measure."""
        chosen = self.topics if topics is None else topics
        found = (difference(self.outcomes[0], o, self.main, chosen) for o in self.outcomes[1:])
        return [d for d in found if d]


def as_text(report: Report) -> str:
    """Tables for a terminal."""
    width = max(len(o.system) for o in report.outcomes) + 1
    lines = [report.title, "", f"{'':{width}}{'n':>5}" + _heads(report.measures) + f"{'ms p50':>9}"]
    for outcome in report.outcomes:
        cells = "".join(_cell(outcome.estimate(m, report.topics), m in ER) for m in report.measures)
        lines.append(f"{outcome.system:{width}}{len(report.topics):>5}{cells}{outcome.median_ms():>9.1f}")
    lines += ["", f"{report.main}, by wording and kind", f"{'':{width}}{'n':>5}  " + _systems(report)]
    for name, topics in report.groups.items():
        cells = "".join(_cell(o.estimate(report.main, topics), True) for o in report.outcomes)
        lines.append(f"{name:{width}}{len(topics):>5}{cells}")
    lines += ["", f"Difference of {report.main}, paired permutation test"]
    lines += [f"  {d.peer:{width}}{d.mean:+.3f}  p {_p(d.p)}  n {d.n}" for d in report.differences()]
    lines += ["", "Intervals are 95%, bootstrap. " + _legend(report)]
    return "\n".join(lines)


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


def as_html(report: Report) -> str:
    """One page with bars and tables; nothing in it is loaded from elsewhere."""
    groups = {"all": list(report.topics), **report.groups}
    bars = "".join(_bars(report, name, topics) for name, topics in groups.items())
    style = (
        "body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}"
        "pre{overflow-x:auto;background:#f5f5f2;padding:1rem}h2{margin:1.6rem 0 .3rem}"
        "svg{width:100%;height:auto}"
    )
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(report.title)}</title>"
        f"<style>{style}</style><h1>{escape(report.title)}</h1>{bars}"
        f"<h2>Tables</h2><pre>{escape(as_text(report))}</pre></html>"
    )


def _bars(report: Report, name: str, topics: Sequence[Topic]) -> str:
    """A bar for each system with its interval."""
    rows = []
    for place, outcome in enumerate(report.outcomes):
        found = outcome.estimate(report.main, topics)
        y = 26 * place
        label = f'<text x="0" y="{y + 15}" font-size="13">{escape(outcome.system)}</text>'
        if found is None:
            rows.append(label + f'<text x="260" y="{y + 15}" font-size="13">not scored</text>')
            continue
        low, mean, high = (260 + 480 * v for v in (found.low, found.mean, found.high))
        colour = "#1f5fa8" if place == 0 else "#9aa7b5"
        rows.append(
            f'{label}<rect x="260" y="{y + 3}" width="{mean - 260:.1f}" height="16" fill="{colour}"/>'
            f'<path d="M{low:.1f} {y + 11}H{high:.1f}" stroke="#222" stroke-width="2"/>'
            f'<text x="{high + 8:.1f}" y="{y + 15}" font-size="13">{found.mean:.2f}</text>'
        )
    height = 26 * len(report.outcomes)
    return (
        f"<h2>{escape(name)}, {escape(report.main)} (n = {len(topics)})</h2>"
        f'<svg viewBox="0 0 800 {height}" role="img" aria-label="{escape(name)}">{"".join(rows)}</svg>'
    )


def _heads(names: Sequence[str]) -> str:
    return "".join(f"{n:>{18 if n in ER else 9}}" for n in names)


def _cell(found: Estimate | None, interval: bool) -> str:
    if found is None:
        return f"{'not scored':>{18 if interval else 9}}"
    text = f"{found.mean:.3f}"
    return f"{f'{text} [{found.low:.2f} {found.high:.2f}]':>18}" if interval else f"{text:>9}"


def _systems(report: Report) -> str:
    return "".join(f"{o.system[-17:]:>18}" for o in report.outcomes)[2:]


def _legend(report: Report) -> str:
    if MAIN not in report.measures:
        return "nDCG, recall and reciprocal rank by ir_measures."
    return (
        "ER@B: share of the evidence within B characters. The other measures, by ir_measures, "
        "are over each system's own pieces that hold the evidence."
    )


def _p(p: float) -> str:
    return f"{p:.4f}" if p >= 0.0001 else "< 0.0001"


def _numbers(found: Estimate | None) -> dict[str, float | int] | None:
    return None if found is None else {k: round(v, 4) for k, v in asdict(found).items()}
