"""The passages that an answer was chosen from, and why the others weren't used."""

from html import escape

from assistant.answer import Answer
from index.passage import ScoredPassage
from ui.attribution import voice_badge
from ui.tongue import Tongue


def considered_html(answer: Answer, turn: int, t: Tongue) -> str:
    """All passages considered, best first, each with what became of it."""
    if not answer.passages:
        return ""
    rows = "".join(_passage(scored, answer, turn, t) for scored in answer.passages)
    label = t("Passages considered ({n})", n=len(answer.passages))
    return (
        f'<details class="r2p-passages" id="r2p-considered-{turn}"><summary>{escape(label)}'
        f"</summary><ol>{rows}</ol></details>"
    )


def why_not(scored: ScoredPassage, answer: Answer, t: Tongue) -> str:
    """What became of a passage: cited with which markers, or why it wasn't.

    The order of the passages is known, and so is which of them are cited; the
    reasons say no more than follows from that.
    """
    markers = _markers(scored, answer)
    if markers:
        return t("Cited as {markers}", markers=", ".join(f"[{m}]" for m in markers))
    if not answer.citations:
        return t("Not close enough to answer from")
    cited = [s.relevance for s in answer.passages if _markers(s, answer)]
    if cited and scored.relevance < min(cited):
        return t("Further from the question than all that is cited")
    return t("Near the question, but its sentences fit it less well than those cited")


def _markers(scored: ScoredPassage, answer: Answer) -> list[int]:
    p = scored.passage
    return [
        c.marker
        for c in answer.citations
        if c.document_id == p.document_id and c.start < p.end and p.start < c.end
    ]


def _passage(scored: ScoredPassage, answer: Answer, turn: int, t: Tongue) -> str:
    p = scored.passage
    used = " r2p-used" if _markers(scored, answer) else ""
    share = round(100 * max(0.0, min(1.0, scored.relevance)))
    return (
        f'<li value="{scored.rank}"><button type="button" class="r2p-passage" '
        f'data-group="passages-{turn}" data-n="{scored.rank}" data-kind="passage" '
        f'data-doc="{escape(p.document_id)}" data-start="{p.start}" data-end="{p.end}">'
        f"{escape(p.record.title)}</button> "
        f'<span class="r2p-locator">{escape(p.locator)}</span> '
        f"{voice_badge(p.record.voice, t)}"
        f'<span class="r2p-why{used}"><svg class="r2p-meter" viewBox="0 0 100 6" '
        f'preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" '
        f'class="r2p-meter-ground"/><rect width="{share}" height="6" class="r2p-meter-fill"/>'
        f"</svg>{escape(why_not(scored, answer, t))}</span></li>"
    )
