"""A retrieval run as one HTML page with plots, drawn here, nothing loaded from elsewhere."""

from collections.abc import Sequence
from html import escape

from evals.report import Report, as_text
from evals.retrieval import Topic

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}"
    "pre{overflow-x:auto;background:#f5f5f2;padding:1rem}h2{margin:1.6rem 0 .3rem}"
    "svg{width:100%;height:auto}"
)
# Where the bars begin and how long one of 1.0 is, in units of the view box.
_LEFT, _LONG, _ROW = 260, 480, 26


def as_html(report: Report) -> str:
    """Bars with intervals for each group of questions, then the tables."""
    groups = {"all": list(report.topics), **report.groups}
    bars = "".join(_bars(report, name, topics) for name, topics in groups.items())
    title = escape(report.title)
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
        f"<style>{_STYLE}</style><h1>{title}</h1>{bars}"
        f"<h2>Tables</h2><pre>{escape(as_text(report))}</pre></html>"
    )


def _bars(report: Report, name: str, topics: Sequence[Topic]) -> str:
    rows = "".join(_bar(report, place, topics) for place in range(len(report.outcomes)))
    height = _ROW * len(report.outcomes)
    label = f"{escape(name)}, {escape(report.main)} (n = {len(topics)})"
    return (
        f'<h2>{label}</h2><svg viewBox="0 0 800 {height}" role="img" aria-label="{label}">'
        f"{rows}</svg>"
    )


def _bar(report: Report, place: int, topics: Sequence[Topic]) -> str:
    """One system's bar with its interval and figure."""
    outcome = report.outcomes[place]
    found = outcome.estimate(report.main, topics)
    y = _ROW * place
    label = _text(0, y, escape(outcome.system))
    if found is None:
        return label + _text(_LEFT, y, "not scored")
    low, mean, high = (_LEFT + _LONG * v for v in (found.low, found.mean, found.high))
    colour = "#1f5fa8" if place == 0 else "#9aa7b5"
    return (
        f'{label}<rect x="{_LEFT}" y="{y + 3}" width="{mean - _LEFT:.1f}" height="16" '
        f'fill="{colour}"/><path d="M{low:.1f} {y + 11}H{high:.1f}" stroke="#222" '
        f'stroke-width="2"/>{_text(high + 8, y, f"{found.mean:.2f}")}'
    )


def _text(x: float, y: float, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y + 15}" font-size="13">{words}</text>'
