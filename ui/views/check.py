"""The Check page: a text with its verdicts, what differs, and the words it rests on."""

from html import escape

from assistant.answer import Citation, VerdictKind
from assistant.check import MAX_CHARS, Check, Checked
from assistant.check_words import LABELS, difference_words
from sources.loaders import SUFFIXES
from ui.attribution import reference, voice_badge
from ui.tongue import Tongue
from ui.views.frame import page_head

SIGNS = {
    VerdictKind.SUPPORTED: "✓",
    VerdictKind.PARTLY_SUPPORTED: "≈",
    VerdictKind.CONTRADICTED: "✗",
    VerdictKind.NOT_FOUND: "?",
}
_MEANS = {
    VerdictKind.SUPPORTED: "The sources say this.",
    VerdictKind.PARTLY_SUPPORTED: "The sources say some of this, or less strongly.",
    VerdictKind.CONTRADICTED: "The sources say otherwise.",
    VerdictKind.NOT_FOUND: "The sources don’t say this; the nearest words are below.",
}
FORMATS = (("docx", "Word"), ("html", "HTML"), ("md", "Markdown"), ("json", "JSON"))


def check_page_html(filters: str, t: Tongue) -> str:
    """The page before anything is checked."""
    lead = t(
        "Paste a text, or open a file. Every sentence is held against the sources: what they "
        "support, what they contradict and in which word, and what they don’t say."
    )
    accepted = ",".join(SUFFIXES)
    return (
        f'<div class="r2p-wide">{page_head(t("Check"), lead)}'
        '<form class="r2p-check-form" data-act="check">'
        f'<label class="r2p-live" for="r2p-text">{escape(t("Text to check"))}</label>'
        f'<textarea id="r2p-text" name="text" rows="9" maxlength="{MAX_CHARS}" '
        f'placeholder="{escape(t("Paste the text to check"))}"></textarea>{filters}'
        '<p class="r2p-actions"><button class="r2p-button">'
        f"{escape(t('Check'))}</button>"
        f'<label class="r2p-button r2p-second" for="r2p-file">{escape(t("Open a file"))}</label>'
        f'<input type="file" class="r2p-live" id="r2p-file" accept="{escape(accepted)}"></p></form>'
        '<div id="r2p-checked"></div></div>'
    )


def working_html(t: Tongue) -> str:
    """While the check goes on."""
    return (
        '<div class="r2p-progress"><label for="r2p-bar">'
        f"{escape(t('Holding each sentence against the sources …'))}</label>"
        '<progress id="r2p-bar"></progress></div>'
    )


def checked_html(check: Check, job: str, t: Tongue) -> str:
    """The result: the sum, the text with its verdicts, and beside it each finding."""
    if not check.claims:
        note = t("There is nothing here that the sources could support or contradict.")
        return f'<p class="r2p-status">{escape(note)}</p>'
    first = next(
        (n for n, c in enumerate(check.claims) if c.verdict.kind is not VerdictKind.SUPPORTED), 0
    )
    findings = "".join(_finding(claim, n, n == first, t) for n, claim in enumerate(check.claims))
    links = "".join(
        f'<a href="/api/v1/checks/{job}/export?format={form}" download>{label}</a>'
        for form, label in FORMATS
    )
    return (
        f'<section class="r2p-sum" aria-label="{escape(t("Result"))}">{_sum(check, t)}'
        f'<p class="r2p-save">{escape(t("Save the result:"))} {links}</p></section>'
        f'<div class="r2p-beside"><div class="r2p-checked-text" id="r2p-claims">'
        f"{_text(check, first, t)}</div>"
        f'<div class="r2p-findings" aria-live="polite">{findings}</div></div>'
    )


def _sum(check: Check, t: Tongue) -> str:
    counts = {k: sum(c.verdict.kind is k for c in check.claims) for k in VerdictKind}
    total, at, bars = len(check.claims), 0.0, []
    for kind, n in counts.items():
        wide = 100 * n / total
        bars.append(
            f'<rect class="r2p-v-{kind.value}" x="{at:.2f}" width="{wide:.2f}" height="8"/>'
        )
        at += wide
    legend = "".join(
        f'<li><span class="r2p-sign r2p-v-{kind.value}" aria-hidden="true">{SIGNS[kind]}</span> '
        f"<strong>{n}</strong> {escape(t(LABELS[kind]))}</li>"
        for kind, n in counts.items()
    )
    left = len(check.unchecked)
    rest = f"<li>{escape(t('{n} with nothing to check', n=left))}</li>" if left else ""
    return (
        '<svg class="r2p-share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'{"".join(bars)}</svg><ul class="r2p-legend">{legend}{rest}</ul>'
    )


def _text(check: Check, chosen: int, t: Tongue) -> str:
    """The text as it stands, each statement a button."""
    out, position = [], 0
    for n, claim in enumerate(check.claims):
        if claim.start < position:
            continue
        out.append(_between(check.text[position : claim.start]))
        kind = claim.verdict.kind
        out.append(
            f'<button type="button" class="r2p-claim r2p-v-{kind.value}" data-claim="{n}" '
            f'aria-pressed="{str(n == chosen).lower()}"><span class="r2p-sign" '
            f'aria-hidden="true">{SIGNS[kind]}</span>'
            f'<span class="r2p-live">{escape(t(LABELS[kind]))}: </span>'
            f"{escape(check.text[claim.start : claim.end])}</button>"
        )
        position = claim.end
    out.append(_between(check.text[position:]))
    return "".join(out)


def _between(text: str) -> str:
    return escape(text).replace("\n\n", "<br><br>").replace("\n", "<br>")


def _finding(claim: Checked, n: int, shown: bool, t: Tongue) -> str:
    verdict = claim.verdict
    kind = verdict.kind
    differences = "".join(f"<li>{escape(difference_words(d, t))}</li>" for d in verdict.differences)
    listed = (
        f"<h4>{escape(t('What differs'))}</h4><ul class='r2p-differences'>{differences}</ul>"
        if differences
        else ""
    )
    evidence = "".join(
        evidence_html(c, f"claim-{n}", i, t) for i, c in enumerate(verdict.evidence, start=1)
    )
    head = t("Evidence") if kind is not VerdictKind.NOT_FOUND else t("Nearest in the sources")
    proof = f"<h4>{escape(head)}</h4>{evidence}" if evidence else ""
    chance = t("probability that the sources support it: {p} %", p=round(100 * verdict.probability))
    return (
        f'<section class="r2p-finding" id="r2p-finding-{n}"{"" if shown else " hidden"}>'
        f'<h3><span class="r2p-sign r2p-v-{kind.value}" aria-hidden="true">{SIGNS[kind]}</span> '
        f"{escape(t(LABELS[kind]).capitalize())}</h3><p>{escape(t(_MEANS[kind]))}</p>"
        f'<p class="r2p-quietly">{escape(chance)}</p>'
        f'<blockquote class="r2p-said">{escape(claim.text)}</blockquote>{listed}{proof}</section>'
    )


def evidence_html(citation: Citation, group: str, n: int, t: Tongue) -> str:
    """A quote with who says it, opening the source at its words."""
    return (
        f'<figure class="r2p-proof"><blockquote>{escape(citation.quote)}</blockquote>'
        f"<figcaption>{escape(reference(citation.record, citation.locator))} "
        f"{voice_badge(citation.record.voice, t)} "
        f'<button type="button" class="r2p-quiet" data-group="{group}" data-n="{n}" '
        f'data-kind="evidence" data-doc="{escape(citation.document_id)}" '
        f'data-start="{citation.start}" data-end="{citation.end}">'
        f"{escape(t('Open the source'))}</button></figcaption></figure>"
    )
