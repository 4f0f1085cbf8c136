"""A check as a Markdown or an HTML report."""

from html import escape

from assistant.answer import VerdictKind
from assistant.check import Check, Checked
from assistant.check_words import LABELS, findings, reason_words, summary_line

_COLOURS = {
    VerdictKind.SUPPORTED: "#d7f0dd",
    VerdictKind.PARTLY_SUPPORTED: "#fdf0c4",
    VerdictKind.CONTRADICTED: "#f9d4d0",
    VerdictKind.NOT_FOUND: "#e4e4ea",
}
_STYLE = (
    "body{font:16px/1.55 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1f;background:#fff}h1{font-size:1.4rem}ol{padding-left:1.4rem}"
    "li{margin:.9rem 0}mark{padding:.1em .2em;color:inherit}"
    ".found{font:14px/1.5 system-ui,sans-serif;margin:.3rem 0 0}.found p{margin:.2rem 0}"
    + "".join(f".{k.value}{{background:{c}}}" for k, c in _COLOURS.items())
)


def as_markdown(check: Check, title: str) -> str:
    """The sum, then each statement with what was found of it."""
    parts = [f"# Check of {_inline(title)}", summary_line(check)]
    for number, claim in enumerate(check.claims, start=1):
        label = LABELS[claim.verdict.kind]
        lines = [f"{number}. **{label}** – {_inline(claim.text)}"]
        lines += [f"   - {_inline(line)}" for line in findings(claim)[1:]]
        parts.append("\n".join(lines))
    if check.unchecked:
        left = [f"- {_inline(u.text)} ({reason_words(u)})" for u in check.unchecked]
        parts.append("\n".join(["## Not checked", "", *left]))
    return "\n\n".join(parts) + "\n"


def _inline(text: str) -> str:
    """One line, with what Markdown would read as markup made plain."""
    folded = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in folded)


def as_html(check: Check, title: str) -> str:
    """A page by itself: the text with its statements marked, then what was found of each."""
    heading = escape(f"Check of {title}")
    found = "".join(f"<li>{_item(claim)}</li>" for claim in check.claims)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{heading}</title>'
        f"<style>{_STYLE}</style><h1>{heading}</h1><p>{escape(summary_line(check))}</p>"
        f"<section>{_marked(check)}</section><h2>Statements</h2><ol>{found}</ol></html>\n"
    )


def _item(claim: Checked) -> str:
    kind = claim.verdict.kind.value
    lines = "".join(f"<p>{escape(line)}</p>" for line in findings(claim))
    text = escape(" ".join(claim.text.split()))
    return f'<mark class="{kind}">{text}</mark><div class="found">{lines}</div>'


def _marked(check: Check) -> str:
    """The whole text, paragraphs kept, each statement in the colour of its verdict."""
    parts: list[str] = []
    place = 0
    for claim in check.claims:
        label = LABELS[claim.verdict.kind]
        parts.append(escape(check.text[place : claim.start]))
        parts.append(
            f'<mark class="{claim.verdict.kind.value}" title="{label}">{escape(claim.text)}</mark>'
        )
        place = claim.end
    parts.append(escape(check.text[place:]))
    paragraphs = "".join(parts).split("\n\n")
    return "".join(f"<p>{p.strip()}</p>" for p in paragraphs if p.strip())
