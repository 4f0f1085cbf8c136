"""The Draft page: the brief as a form, the draft as an editor with its verdicts."""

from collections.abc import Sequence
from html import escape

from assistant.drafting import Brief, DraftStatus, Forum, Party, Position, Sentence, State
from assistant.drafting.brief import WORDS_PER_MINUTE
from sources.catalogue import date_words
from ui.drafts import Kept
from ui.tongue import Tongue
from ui.views.check import evidence_html
from ui.views.filters import select
from ui.views.frame import page_head

SIGNS = {State.GREEN: "✓", State.YELLOW: "!", State.RED: "✗"}
_STATES = {
    State.GREEN: "carried by its evidence",
    State.YELLOW: "says more than its evidence",
    State.RED: "not carried by its evidence",
}
FORMATS = (
    ("docx", "Word"),
    ("md", "Markdown"),
    ("html", "HTML"),
    ("txt", "Teleprompter"),
    ("json", "JSON"),
)
_PARTIES = {
    Party.STATE: "a state",
    Party.REGIONAL_ORGANISATION: "a regional organisation",
    Party.NGO: "a non-governmental organisation",
    Party.NEUTRAL: "nobody in particular",
}


def brief_html(filters: str, past: Sequence[Kept], t: Tongue) -> str:
    """The form, set to what a brief is by default, and the earlier drafts."""
    b = Brief(topic="-")
    lead = t(
        "Talking points made of the sources’ own words, each sentence locked to its evidence. "
        "Edit freely: every sentence is held against its evidence as you type."
    )
    fields = (
        select("forum", t("Forum"), [(f.value, t(f.label)) for f in Forum], b.forum.value),
        select("party", t("On behalf of"), [(p.value, t(w)) for p, w in _PARTIES.items()], b.party),
        f'<label class="r2p-field">{escape(t("Its name"))}<input type="text" name="on_behalf" '
        'maxlength="120" value=""></label>',
        select(
            "position", t("Position"), [(p.value, t(p.label)) for p in Position], b.position.value
        ),
        f'<label class="r2p-field">{escape(t("Minutes"))}<input type="number" name="minutes" '
        f'min="1" max="15" step="0.5" value="{b.minutes:g}"></label>',
    )
    return (
        f'<div class="r2p-wide">{page_head(t("Draft"), lead)}'
        '<form class="r2p-brief" data-act="draft">'
        f'<label class="r2p-field">{escape(t("Topic or question"))}<input type="text" name="topic" '
        f'required maxlength="500" value="" id="r2p-topic"></label>'
        f'<div class="r2p-two">{"".join(fields)}</div>'
        f'<label class="r2p-field">{escape(t("What must be in, one point a line (may be empty)"))}'
        f'<textarea name="must" rows="2" maxlength="4000"></textarea></label>{filters}'
        '<p class="r2p-actions"><button class="r2p-button">'
        f"{escape(t('Draft'))}</button></p></form>"
        f'<div id="r2p-drafting"></div>{_past(past, t)}</div>'
    )


def editor_html(kept: Kept, t: Tongue) -> str:
    """The draft: head, spoken part, what stands beside it, sources."""
    draft = kept.draft
    links = "".join(
        f'<a href="/api/v1/drafts/{kept.id}/export?format={form}" download>{label}</a>'
        for form, label in FORMATS
    )
    notices = "".join(
        f'<p class="r2p-status r2p-status-not_in_sources">{escape(n)}</p>' for n in draft.notices
    )
    if draft.status is DraftStatus.NOT_IN_SOURCES and not draft.notices:
        refused = t("The sources don’t hold enough on this to speak about it.")
        notices = f'<p class="r2p-status r2p-status-not_in_sources">{escape(refused)}</p>'
    parts = [
        f'<p class="r2p-back"><a href="/draft">← {escape(t("New draft"))}</a></p>',
        f'<div class="r2p-head-row"><div><h1>{escape(draft.title)}</h1>'
        f'<p id="r2p-length">{length_html(kept, t)}</p></div></div>',
        f'<p class="r2p-save">{escape(t("Save the draft:"))} {links}</p>{notices}',
        f'<p class="r2p-address">{escape(draft.address)}</p>' if draft.address else "",
    ]
    if draft.bottom_line:
        parts.append(_part(t("Bottom line"), draft.bottom_line, t))
    for n, point in enumerate(draft.points, start=1):
        parts.append(_part(f"{n}. {point.headline}", point.sentences, t))
    parts += _beside(kept, t)
    return f'<div class="r2p-wide r2p-draft" data-draft="{kept.id}">{"".join(parts)}</div>'


def sentence_html(s: Sentence, t: Tongue) -> str:
    """One sentence in the editor: its state, its words, its evidence."""
    swap = (
        f'<button type="button" class="r2p-plain" data-act="alternatives" data-id="{s.id}">'
        f"{escape(t('Other evidence'))}</button>"
        if s.evidence
        else ""
    )
    tools = (
        f'{swap}<button type="button" class="r2p-plain" data-act="restore" data-id="{s.id}">'
        f"{escape(t('As drafted'))}</button>"
    )
    proofs = "".join(evidence_html(c, s.id, c.marker, t) for c in s.evidence)
    numbers = " ".join(f"[{c.marker}]" for c in s.evidence)
    evidence = (
        f'<details class="r2p-evidence" id="r2p-ev-{s.id}"><summary>'
        f"{escape(t('Evidence'))} {numbers}</summary>{proofs}</details>"
        if proofs
        else ""
    )
    label = t("Sentence, {state}", state=_state(s, t))
    return (
        f'<div class="r2p-line-edit" data-sentence="{s.id}" id="r2p-s-{s.id}">'
        f'<div class="r2p-verdict" id="r2p-v-{s.id}">{verdict_html(s, t)}</div>'
        f'<div class="r2p-words"><textarea rows="1" data-edit="{s.id}" id="r2p-e-{s.id}" '
        f'aria-label="{escape(label)}" aria-describedby="r2p-r-{s.id}" spellcheck="false">'
        f"{escape(s.text)}</textarea>"
        f'<p class="r2p-reason-line" id="r2p-r-{s.id}">{reason_html(s, t)}</p>'
        f'<div class="r2p-sentence-tools">{evidence}{tools}</div>'
        f'<div id="r2p-alt-{s.id}"></div></div></div>'
    )


def verdict_html(s: Sentence, t: Tongue) -> str:
    """The state as a sign with a word for screen readers.

    What rests on no source, such as the position that the brief names, gets no tick.
    """
    own = s.state is State.GREEN and not s.evidence
    kind, sign = ("own", "–") if own else (s.state.value, SIGNS[s.state])
    state = _state(s, t)
    return (
        f'<span class="r2p-sign r2p-s-{kind}" aria-hidden="true" title="{escape(state)}">'
        f"{sign}</span>"
        f'<span class="r2p-live">{escape(state)}</span>'
    )


def _state(s: Sentence, t: Tongue) -> str:
    if s.state is State.GREEN and not s.evidence:
        return t("your own words, from no source")
    return t(_STATES[s.state])


def reason_html(s: Sentence, t: Tongue) -> str:
    """Why a sentence isn't green, "" if it is."""
    if s.state is State.GREEN:
        return ""
    return f"<strong>{escape(t(_STATES[s.state]).capitalize())}</strong>: {escape(s.reason)}"


def length_html(kept: Kept, t: Tongue) -> str:
    """How long the spoken part takes, against what was asked."""
    draft = kept.draft
    minutes, seconds = divmod(draft.spoken_seconds, 60)
    words = t(
        "{forum} · {words} words, {m} min {s} s at {rate} a minute; asked: {asked} min",
        forum=t(draft.brief.forum.label),
        words=draft.spoken_words,
        m=minutes,
        s=f"{seconds:02d}",
        rate=WORDS_PER_MINUTE,
        asked=f"{draft.brief.minutes:g}",
    )
    broken = sum(s.state is State.RED for s in draft.sentences())
    warning = (
        f' <strong class="r2p-broken">{escape(t("{n} not carried by the evidence", n=broken))}'
        "</strong>"
        if broken
        else ""
    )
    return escape(words) + warning


def alternatives_html(identity: str, listed: Sequence[Sentence], t: Tongue) -> str:
    """What could stand in the place of a sentence."""
    if not listed:
        return f'<p class="r2p-quietly">{escape(t("The sources hold nothing else near it."))}</p>'
    rows = "".join(
        f"<li><p>{escape(s.text)}</p>"
        f"{''.join(evidence_html(c, f'alt-{identity}-{n}', c.marker, t) for c in s.evidence)}"
        f'<button type="button" class="r2p-quiet" data-act="swap" data-id="{identity}" '
        f'data-n="{n}">{escape(t("Use this instead"))}</button></li>'
        for n, s in enumerate(listed)
    )
    return f'<ol class="r2p-alternatives">{rows}</ol>'


def _beside(kept: Kept, t: Tongue) -> list[str]:
    draft, parts = kept.draft, []
    if draft.asked:
        parts.append(f"<h2>{escape(t('If asked'))}</h2>")
    for asked in draft.asked:
        parts.append(_part(asked.question, (asked.raised, *asked.replies), t, level=3))
    if draft.examples:
        parts.append(_part(t("Examples and figures"), draft.examples, t))
    if draft.care:
        parts.append(f"<h2>{escape(t('Handle with care'))}</h2>")
    for care in draft.care:
        parts.append(f'<p class="r2p-care">{escape(care.note)}</p>')
        parts += [sentence_html(s, t) for s in care.sentences]
    if draft.gaps:
        parts.append(f"<h2>{escape(t('What the sources don’t support'))}</h2>")
    for gap in draft.gaps:
        parts.append(f'<p class="r2p-care">{escape(gap.note)}</p>')
        parts += [sentence_html(s, t) for s in gap.nearest]
    if draft.references:
        rows = "".join(f"<li>{escape(r)}</li>" for r in draft.references)
        parts.append(f"<h2>{escape(t('Sources'))}</h2><ol class='r2p-references'>{rows}</ol>")
    return parts


def _part(title: str, sentences: Sequence[Sentence], t: Tongue, level: int = 2) -> str:
    rows = "".join(sentence_html(s, t) for s in sentences)
    return f'<section class="r2p-part"><h{level}>{escape(title)}</h{level}>{rows}</section>'


def _past(past: Sequence[Kept], t: Tongue) -> str:
    rows = "".join(
        f'<li><a href="/draft?d={kept.id}">{escape(kept.draft.title)}</a> '
        f'<span class="r2p-quietly">{escape(date_words(kept.changed[:10]))}</span> '
        f'<button type="button" class="r2p-plain" data-act="forget" data-id="{kept.id}" '
        f'data-confirm="{escape(t("Delete?"))}" '
        f'aria-label="{escape(t("Delete the draft: {title}", title=kept.draft.title))}">×</button>'
        "</li>"
        for kept in past
    )
    if not rows:
        return '<div id="r2p-past-drafts"></div>'
    return (
        f'<div id="r2p-past-drafts"><h2>{escape(t("Earlier drafts"))}</h2>'
        f'<ul class="r2p-lines">{rows}</ul></div>'
    )
