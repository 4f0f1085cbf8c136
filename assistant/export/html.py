"""A draft as a page to print; whatever comes from a document is escaped."""

from html import escape

from assistant.drafting.listing import note
from assistant.drafting.points import Origin, Sentence, State, TalkingPoints
from assistant.export.layout import FROM_NOTES, LEGEND, Heading, Said, Words, blocks, header_lines

_STYLE = """
@page { size: A4; margin: 22mm 20mm; }
body { font: 11.5pt/1.5 Georgia, "Liberation Serif", serif; color: #1c2530; max-width: 42rem;
  margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, .meta, .notes, .sources, footer { font-family: "Segoe UI", Carlito, "DejaVu Sans",
  sans-serif; }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 .3rem; color: #12355b; }
h2 { font-size: 12.5pt; color: #12355b; border-bottom: 1px solid #b8c4d2; margin-top: 1.6rem; }
h3 { font-size: 11pt; margin: 1rem 0 .2rem; break-after: avoid; }
p { margin: .35rem 0; } ul { padding-left: 1.2rem; } li { margin: .3rem 0; }
.meta { font-size: 9.5pt; color: #4a5a6c; }
.ours { color: #5b6b7d; font-style: italic; }
.warning { border-left: 4px solid #b3541e; background: #fdf3ec; padding: .4rem .8rem; }
.red { background: #fbdcdc; } .yellow { background: #fff3c4; }
sup a { color: #12355b; text-decoration: none; }
.notes, .sources { font-size: 9pt; line-height: 1.4; } footer { font-size: 8.5pt; color: #4a5a6c; }
"""


def html(draft: TalkingPoints) -> str:
    """The draft with notes and list of sources as one page without anything to load."""
    body = [
        f"<h1>{escape(draft.title)}</h1>",
        f'<p class="meta">{escape(" · ".join(header_lines(draft)))}</p>',
        *_body(draft),
    ]
    if draft.citations:
        notes = "".join(f'<li id="note-{c.marker}">{escape(note(c))}</li>' for c in draft.citations)
        body.append(f'<h2>Notes</h2><ol class="notes">{notes}</ol>')
    if draft.references:
        listed = "".join(f"<li>{escape(r)}</li>" for r in draft.references)
        body.append(f'<h2>Sources</h2><ol class="sources">{listed}</ol>')
    if draft.citations:
        body.append(f'<footer><span class="ours">{escape(LEGEND)}</span></footer>')
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(draft.title)}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _body(draft: TalkingPoints) -> list[str]:
    parts: list[str] = []
    listing = False
    for block in blocks(draft):
        bullet = isinstance(block, Said) and block.bullet
        if bullet != listing:
            parts.append("<ul>" if bullet else "</ul>")
            listing = bullet
        match block:
            case Heading(level, text):
                parts.append(f"<h{level}>{escape(text)}</h{level}>")
            case Words(text, warning):
                kind = ' class="warning"' if warning else ""
                parts.append(f"<p{kind}>{escape(text)}</p>")
            case Said(sentences, label, _):
                said = " ".join(sentence_html(s) for s in sentences)
                if label:
                    colon = "" if label[-1] in ".:" else ":"
                    shown = escape(label) + colon
                    said = f"<b>{shown}</b> {said}" if sentences else shown
                parts.append(f"<li>{said}</li>" if bullet else f"<p>{said}</p>")
    return [*parts, "</ul>"] if listing else parts


def sentence_html(sentence: Sentence) -> str:
    """A sentence with our words set apart, its markers, and the colour of its state."""
    words = "".join(
        f'<span class="ours">{escape(s.text)}</span>'
        if s.ours and sentence.evidence
        else escape(s.text)
        for s in sentence.segments
    )
    marks = "".join(f'<sup><a href="#note-{m}">{m}</a></sup>' for m in sentence.markers)
    if sentence.origin is Origin.NOTES:
        marks += f' <span class="ours">{FROM_NOTES}</span>'
    if sentence.state is State.GREEN:
        return words + marks
    colour = sentence.state.value
    return f'<span class="{colour}">{words}{marks} [{colour}: {escape(sentence.reason)}]</span>'
