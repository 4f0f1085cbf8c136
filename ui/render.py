"""An answer as safe HTML and as plain text to copy; pure functions.

An answer's text comes from documents and users. It is never treated as Markdown
or HTML: the four things that have a meaning here (paragraphs, list lines, the
‹…› round our own words, markers like [1]) are parsed, everything else escaped.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from assistant.answer import Answer, Citation, Status
from index.passage import Passage
from ui.attribution import byline, carrier, dated, reference, voice_badge
from ui.tongue import ENGLISH, Tongue
from ui.views.considered import considered_html

LIST_LINE = re.compile(r"\s*(?:(?P<number>\d{1,2})\.|[-•])\s+(?P<words>.+)")
TOKEN = re.compile(r"(?P<ours>[‹›])|\s?\[(?P<marker>\d{1,3})\]")
OURS_ALONE = re.compile(r"\s*‹(?P<words>[^‹›\[\]]*)›\s*(?:\n\s*\n|\Z)")
TIP_CHARS = 360

STATUS_LINES = {
    Status.PARTIAL: "Partly in the sources",
    Status.NOT_IN_SOURCES: "Not in the sources",
    Status.PREMISE_DISPUTED: "Premise disputed",
}


def answer_html(answer: Answer, turn: int, t: Tongue = ENGLISH, foot: str = "") -> str:
    """The whole answer: status, text with markers, sources, passages, follow-ups.

    Args:
        answer: What the assistant said.
        turn: From 0: its place in the conversation; markers carry it.
        t: Language of the labels.
        foot: HTML of further buttons beside "Copy".
    """
    status, text = _opening(answer, t)
    notice = f'<p class="r2p-status">{escape(answer.notice)}</p>' if answer.notice else ""
    parts = (
        status,
        notice,
        f'<div class="r2p-text">{_blocks(text, answer, turn)}</div>' if text.strip() else "",
        _sources(answer, turn, t),
        _foot(answer, t, foot),
        considered_html(answer, turn, t),
        _suggestions(answer.suggestions, t),
        _tips(answer.citations, turn, t),
    )
    return "".join(parts)


def text_html(answer: Answer) -> str:
    """The text alone, for an answer that is still growing; its markers open nothing yet."""
    return _blocks(re.sub(r"\s?\[\d{1,3}\]", "", answer.text), answer, 0)


def copy_text(answer: Answer) -> str:
    """The answer as plain text, without ‹›, followed by its numbered references."""
    text = re.sub("[‹›]", "", answer.text).strip()
    lines = [f"[{c.marker}] {reference(c.record, c.locator)}" for c in answer.citations]
    return "\n\n".join([answer.question, text, *(["\n".join(lines)] if lines else [])])


def marker_html(citation: Citation, turn: int, *, described: bool = True) -> str:
    """The button that opens a citation's source, with what it is in words for a reader."""
    label = f"Citation {citation.marker}: {byline(citation.record) or citation.record.title}"
    tip = f' aria-describedby="r2p-tip-{turn}-{citation.marker}"' if described else ""
    return (
        f'<button type="button" class="r2p-marker" data-group="turn-{turn}" '
        f'data-n="{citation.marker}" {span_data(citation)} '
        f'aria-label="{escape(label)}"{tip}>{citation.marker}</button>'
    )


def span_data(span: Citation | Passage) -> str:
    """The attributes by which a button names the words that it opens."""
    return f'data-doc="{escape(span.document_id)}" data-start="{span.start}" data-end="{span.end}"'


def inline_html(text: str, answer: Answer, turn: int) -> str:
    """One run of an answer's text: our own words quieter, markers as buttons, rest escaped."""
    cited = {c.marker: c for c in answer.citations}
    out, position, ours = [], 0, False
    for token in TOKEN.finditer(text):
        before = text[position : token.start()]
        position = token.end()
        if token["marker"]:
            citation = cited.get(int(token["marker"]))
            button = marker_html(citation, turn) if citation else _unresolved(token["marker"])
            out.append(_kept_together(before, button))
            continue
        out.append(escape(before))
        if token["ours"] == "‹" and not ours:
            out.append('<span class="r2p-ours">')
            ours = True
        elif token["ours"] == "›" and ours:
            out.append("</span>")
            ours = False
    out.append(escape(text[position:]))
    return "".join(out) + ("</span>" if ours else "")


def _kept_together(before: str, button: str) -> str:
    """Text and the marker after it, so that no line begins with the marker."""
    rest, space, word = before.rpartition(" ")
    return f'{escape(rest + space)}<span class="r2p-keep">{escape(word)}{button}</span>'


def _unresolved(marker: str) -> str:
    return (
        f'<span class="r2p-unresolved" title="This marker has no citation: please report it.">'
        f"[{marker}]</span>"
    )


def _blocks(text: str, answer: Answer, turn: int) -> str:
    out = []
    for tag, group in groupby(_lines(text), key=lambda line: line[0]):
        for place, (_, number, words) in enumerate(group):
            body = inline_html(words, answer, turn)
            if tag == "p":
                out.append(f"<p>{body}</p>")
                continue
            opening = f"<{tag}>" if place == 0 else ""
            value = f' value="{number}"' if number else ""
            out.append(f"{opening}<li{value}>{body}</li>")
        if tag != "p":
            out.append(f"</{tag}>")
    return "".join(out)


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    """Paragraphs and list lines as (tag, number, words); wrapped lines are joined."""
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        item = LIST_LINE.fullmatch(line)
        if paragraph and (item or not line.strip()):
            yield "p", "", " ".join(paragraph)
            paragraph = []
        if item:
            yield ("ol" if item["number"] else "ul"), item["number"] or "", item["words"].strip()
        elif line.strip():
            paragraph.append(line.strip())


def _opening(answer: Answer, t: Tongue) -> tuple[str, str]:
    """The status line, with our own first paragraph in it where there is one, and the rest."""
    if answer.status not in STATUS_LINES:
        return "", answer.text
    title, note, rest = STATUS_LINES[answer.status], "", answer.text
    if ours := OURS_ALONE.match(rest):
        note, rest = ours["words"].removeprefix(f"{title}: "), rest[ours.end() :]
    line = (
        f'<p class="r2p-status r2p-status-{answer.status.value}">'
        f"<strong>{escape(t(title))}</strong>{escape(note[:1].upper() + note[1:])}</p>"
    )
    return line, rest


def _sources(answer: Answer, turn: int, t: Tongue) -> str:
    if not answer.citations:
        return ""
    by_record: dict[tuple[str, str, str], list[Citation]] = {}
    for citation in answer.citations:
        key = (citation.document_id, citation.record.title, byline(citation.record))
        by_record.setdefault(key, []).append(citation)
    entries = "".join(_source(group, turn, t) for group in by_record.values())
    return (
        f'<section class="r2p-sources"><h3>{escape(t("Sources"))}</h3><ul>{entries}</ul></section>'
    )


def _source(citations: list[Citation], turn: int, t: Tongue) -> str:
    record = citations[0].record
    places = "".join(
        f'<span class="r2p-place">{marker_html(c, turn)} {escape(c.locator)}</span>'
        for c in citations
    )
    inside = f', <span class="r2p-in">{escape(carrier(record))}</span>' if carrier(record) else ""
    return (
        f'<li><div class="r2p-who">{escape(byline(record))} {voice_badge(record.voice, t)}</div>'
        f'<div class="r2p-what"><cite>{escape(record.title)}</cite>, {escape(dated(record))}'
        f'{inside}</div><div class="r2p-places">{places}</div></li>'
    )


def _foot(answer: Answer, t: Tongue, more: str) -> str:
    model = t("no language model")
    if answer.model != "none":
        model = t("language model {name}", name=answer.model)
    label = t("Copy with references") if answer.citations else t("Copy")
    total = answer.timings_ms.get("total")
    took = f"{total / 1000:.1f} s, " if total else ""
    return (
        '<div class="r2p-foot"><button type="button" class="r2p-quiet r2p-copy" '
        f'data-copy="{escape(copy_text(answer))}">{escape(label)}</button>{more}'
        f'<span class="r2p-took">{escape(took + model)}</span></div>'
    )


def _suggestions(suggestions: tuple[str, ...], t: Tongue) -> str:
    if not suggestions:
        return ""
    return (
        f'<div class="r2p-follow"><h3>{escape(t("You could ask next"))}</h3>'
        f"{question_list(suggestions)}</div>"
    )


def question_list(questions: tuple[str, ...]) -> str:
    """Buttons that ask the question they show."""
    rows = "".join(
        f'<li><button type="button" class="r2p-question" data-ask="{escape(q)}">'
        f"{escape(q)}</button></li>"
        for q in questions
    )
    return f'<ul class="r2p-questions">{rows}</ul>'


def _tips(citations: tuple[Citation, ...], turn: int, t: Tongue) -> str:
    return "".join(_tip(citation, turn, t) for citation in citations)


def _tip(citation: Citation, turn: int, t: Tongue) -> str:
    quote = citation.quote
    if len(quote) > TIP_CHARS:
        quote = quote[:TIP_CHARS].rsplit(" ", 1)[0] + " …"
    inside = carrier(citation.record)
    where = ", ".join(p for p in (byline(citation.record), dated(citation.record), inside) if p)
    return (
        f'<div class="r2p-tip" role="tooltip" id="r2p-tip-{turn}-{citation.marker}" hidden>'
        f'<p class="r2p-tip-quote">{escape(quote)}</p><p class="r2p-tip-where">{escape(where)}</p>'
        f"<p>{voice_badge(citation.record.voice, t)}</p></div>"
    )
