"""Blind grading on the Evaluate page: the sets, and one sentence to be labelled."""

from collections.abc import Sequence
from html import escape

from assistant.answer import VerdictKind
from assistant.check_words import LABELS
from ui.grading import GradingSet, Item, agreements
from ui.tongue import Tongue
from ui.views.check import SIGNS


def sets_html(sets: Sequence[GradingSet], t: Tongue) -> str:
    """The grading sets with who has graded, how well they agree, and the gold set."""
    rows = "".join(_set(s, t) for s in sets)
    note = t(
        "Two people label the same sentences against the quotes, without seeing any verdict. "
        "Where they agree, the sentence goes into the gold set."
    )
    return (
        f"<h2>{escape(t('Blind grading'))}</h2><p class='r2p-quietly'>{escape(note)}</p>{rows}"
        '<form class="r2p-toolbar" data-act="new_set"><label class="r2p-field r2p-grow">'
        f"{escape(t('Name of a new set, from the sentences of your conversations'))}"
        '<input type="text" name="name" maxlength="80" required></label>'
        f'<button class="r2p-button">{escape(t("Make"))}</button></form>'
    )


def grade_html(graded: GradingSet, grader: str, item: Item | None, t: Tongue) -> str:
    """One sentence to be labelled, or that all are done."""
    done = len(graded.labels.get(grader, {}))
    progress = t("{done} of {n} labelled as {name}", done=done, n=len(graded.items), name=grader)
    head = (
        f'<p class="r2p-back"><a href="/evaluate">← {escape(t("Evaluate"))}</a></p>'
        f"<h1>{escape(graded.name)}</h1><p class='r2p-quietly'>{escape(progress)}</p>"
    )
    if item is None:
        done_words = t("All sentences are labelled. Thank you.")
        return f'<div class="r2p-wide r2p-grade">{head}<p>{escape(done_words)}</p></div>'
    quotes = "".join(f"<blockquote>{escape(q)}</blockquote>" for q in item.evidence) or (
        f"<p>{escape(t('There is no quote.'))}</p>"
    )
    buttons = "".join(
        f'<button type="button" class="r2p-button r2p-second" data-act="label" '
        f'data-set="{graded.id}" data-item="{item.id}" data-grader="{escape(grader)}" '
        f'data-label="{k.value}" id="r2p-label-{k.value}">'
        f'<span aria-hidden="true">{SIGNS[k]}</span>&nbsp;{escape(t(LABELS[k]))}</button>'
        for k in VerdictKind
    )
    return (
        f'<div class="r2p-wide r2p-grade">{head}<h2>{escape(t("Do these words …"))}</h2>'
        f'<div class="r2p-proof">{quotes}</div><h2>{escape(t("… carry this sentence?"))}</h2>'
        f'<p class="r2p-to-grade">{escape(item.claim)}</p>'
        f'<p class="r2p-actions">{buttons}</p></div>'
    )


def _set(graded: GradingSet, t: Tongue) -> str:
    people = ", ".join(f"{name} {len(labels)}" for name, labels in graded.labels.items())
    agreed = "; ".join(
        t("{a} and {b}: kappa {k} over {n}", a=a, b=b, k=_kappa(k), n=n)
        for a, b, k, n in agreements(graded)
    )
    said = "; ".join(p for p in (people, agreed) if p)
    return (
        f'<div class="r2p-set"><h3>{escape(graded.name)}</h3>'
        f'<p class="r2p-quietly">{escape(t("{n} sentences", n=len(graded.items)))}. '
        f"{escape(said)}</p>"
        f'<form class="r2p-toolbar" data-act="grade"><input type="hidden" name="set" '
        f'value="{graded.id}"><label class="r2p-field">{escape(t("Grade as"))}'
        '<input type="text" name="grader" maxlength="32" required pattern="[a-z0-9._\\-]+" '
        'autocapitalize="none"></label>'
        f'<button class="r2p-button r2p-second">{escape(t("Grade"))}</button>'
        f'<a class="r2p-quiet" href="/api/v1/grading/{graded.id}/gold" download>'
        f"{escape(t('Export the gold set'))}</a></form></div>"
    )


def _kappa(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
