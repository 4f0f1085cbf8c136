"""The Evaluate page: runs with their figures, two compared, and their failures."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ui.evaluations import KINDS, Figure, Run
from ui.grading import GradingSet
from ui.tongue import Tongue
from ui.views.filters import select
from ui.views.frame import page_head
from ui.views.grading import sets_html
from ui.views.pictures import interval_svg

_WHAT = {
    "retrieval": "Search: is the evidence found?",
    "answers": "Answers: are the key facts there, cited and attributed rightly?",
    "drafts": "Drafts: is every sentence carried, and are the sources diverse?",
    "grounding": "Verdicts: do they agree with people’s labels?",
}
SHOWN_FAILURES = 60


def evaluate_html(runs: Sequence[Run], sets: Sequence[GradingSet], t: Tongue) -> str:
    """The whole page: start a run, the runs, the grading sets."""
    lead = t(
        "Measure the assistant on questions with known answers, compare two runs, and let people "
        "grade sentences blindly."
    )
    buttons = "".join(
        f'<button type="button" class="r2p-button r2p-second" data-act="run" data-kind="{kind}">'
        f"{escape(t('Run: {what}', what=kind))}</button>"
        for kind in KINDS
    )
    notes = "".join(
        f"<li><strong>{escape(kind)}</strong> {escape(t(_WHAT[kind]))}</li>" for kind in KINDS
    )
    note = t("A run takes minutes and uses every core: answers are slower meanwhile.")
    return (
        f'<div class="r2p-wide">{page_head(t("Evaluate"), lead)}'
        f'<ul class="r2p-lines">{notes}</ul><p class="r2p-quietly">{escape(note)}</p>'
        f'<p class="r2p-actions">{buttons}</p><div id="r2p-running"></div>'
        f'<div id="r2p-runs">{runs_html(runs, t)}</div>'
        f'<section class="r2p-panel r2p-grading" id="r2p-grading">{sets_html(sets, t)}</section>'
        "</div>"
    )


def running_html(done: int, total: int, t: Tongue) -> str:
    """How far a run is, and a way to stop it."""
    words = t("Running: {done} of {total}", done=done, total=total) if total else t("Running …")
    value = f' value="{done}" max="{total}"' if total else ""
    return (
        f'<div class="r2p-progress"><label for="r2p-bar">{escape(words)}</label>'
        f'<progress id="r2p-bar"{value}></progress>'
        '<p><button type="button" class="r2p-quiet" data-act="stop">'
        f"{escape(t('Stop'))}</button></p>"
        "</div>"
    )


def runs_html(runs: Sequence[Run], t: Tongue) -> str:
    """The runs, and a form to compare two."""
    if not runs:
        return f'<p class="r2p-none">{escape(t("Nothing was run here yet."))}</p>'
    named = [(r.id, f"{r.kind}, {r.when} UTC") for r in runs]
    rows = "".join(
        f'<li><a href="/evaluate?run={r.id}">{escape(label)}</a></li>'
        for r, (_, label) in zip(runs, named, strict=True)
    )
    compare = ""
    if len(runs) > 1:
        compare = (
            '<form class="r2p-toolbar" data-act="compare">'
            f"{select('a', t('First run'), named, named[1][0])}"
            f"{select('b', t('Second run'), named, named[0][0])}"
            f'<button class="r2p-button">{escape(t("Compare"))}</button></form>'
        )
    return (
        f"<h2>{escape(t('Runs'))}</h2><ul class='r2p-lines'>{rows}</ul>{compare}"
        '<div id="r2p-compared"></div>'
    )


def run_html(
    run: Run,
    figures: Sequence[Figure],
    failed: Mapping[str, Sequence[Mapping[str, Any]]],
    t: Tongue,
) -> str:
    """One run: its figures as intervals, its failures by kind."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.name.partition(" › ")[0], []).append(figure)
    tables = "".join(
        _figures(group, listed, t, opened=place == 0)
        for place, (group, listed) in enumerate(groups.items())
    )
    lost = "".join(_failed(kind, rows, t) for kind, rows in failed.items())
    problems = f"<h2>{escape(t('Questions that lost something'))}</h2>{lost}" if lost else ""
    return (
        f'<div class="r2p-wide"><p class="r2p-back"><a href="/evaluate">← '
        f"{escape(t('All runs'))}</a></p><h1>{escape(run.kind)}</h1>"
        f'<p class="r2p-quietly">{escape(run.when)} UTC</p>{tables}{problems}</div>'
    )


def compared_html(a: Sequence[Figure], b: Sequence[Figure], t: Tongue) -> str:
    """The figures that both runs have, side by side, the largest change first."""
    of_b = {f.name: f for f in b}
    both = [(f, of_b[f.name]) for f in a if f.name in of_b]
    both.sort(key=lambda pair: -abs(pair[1].value - pair[0].value))
    rows = "".join(
        f'<tr><th scope="row">{escape(x.name)}</th><td>{_number(x)}</td><td>{_number(y)}</td>'
        f"<td>{y.value - x.value:+.3f}</td><td>{escape(_sure(x, y, t))}</td></tr>"
        for x, y in both[:200]
    )
    heads = "".join(
        f'<th scope="col">{escape(t(h))}</th>'
        for h in ("Figure", "First run", "Second run", "Change", "Intervals")
    )
    if not rows:
        return f'<p class="r2p-none">{escape(t("These runs share no figure."))}</p>'
    return f"<table class='r2p-small'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _figures(group: str, listed: Sequence[Figure], t: Tongue, opened: bool) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(f.name.partition(" › ")[2] or f.name)}</th>'
        f"<td>{_number(f)}</td><td class='r2p-plot'>{_plot(f)}</td>"
        f"<td>{f.n if f.n is not None else ''}</td></tr>"
        for f in listed
    )
    heads = "".join(
        f'<th scope="col">{escape(t(h))}</th>' for h in ("Measure", "Value", "Interval", "n")
    )
    return (
        f'<details class="r2p-fold" id="r2p-group-{escape(group)}"{" open" if opened else ""}>'
        f"<summary><h2>{escape(group)}</h2></summary><table class='r2p-small'>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _plot(f: Figure) -> str:
    if not 0 <= f.value <= 1:
        return ""
    return interval_svg(f.value, f.low if f.low is not None else f.value, f.high or f.value)


def _number(f: Figure) -> str:
    value = f"{f.value:.3f}" if abs(f.value) < 100 else f"{f.value:.0f}"
    return (
        f"{value} [{f.low:.3f}–{f.high:.3f}]" if f.low is not None and f.high is not None else value
    )


def _sure(x: Figure, y: Figure, t: Tongue) -> str:
    if x.low is None or x.high is None or y.low is None or y.high is None:
        return ""
    return t("apart") if x.high < y.low or y.high < x.low else t("overlap")


def _failed(kind: str, rows: Sequence[Mapping[str, Any]], t: Tongue) -> str:
    body = "".join(_failure(row, t) for row in rows[:SHOWN_FAILURES])
    return (
        f'<details class="r2p-fold" id="r2p-failed-{escape(kind)}"><summary>'
        f'<h2>{escape(kind.replace("_", " "))}</h2><span class="r2p-count">{len(rows)}</span>'
        f"</summary><ul class='r2p-lines'>{body}</ul></details>"
    )


def _failure(row: Mapping[str, Any], t: Tongue) -> str:
    question = str(row.get("question", ""))
    shown = escape(question or str(row.get("id", "")))
    said = ", ".join(
        f"{k.replace('_', ' ')}: {v:.2f}" if isinstance(v, float) else f"{k}: {v}"
        for k, v in row.items()
        if k not in ("question", "id", "kind") and isinstance(v, str | int | float)
    )
    lost = row.get("lost")
    if isinstance(lost, Mapping):
        said += "".join(f", lost to {stage}: {share:.2f}" for stage, share in lost.items())
    ask = (
        f' <button type="button" class="r2p-quiet" data-ask="{escape(question)}">'
        f"{escape(t('Ask it'))}</button>"
        if question
        else ""
    )
    return f"<li>{shown}{ask}<br><span class='r2p-quietly'>{escape(said)}</span></li>"
