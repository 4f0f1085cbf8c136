"""A check as text for the terminal."""

from assistant.answer import VerdictKind
from assistant.check import Check
from assistant.check_words import findings, summary_line

_SIGNS = {
    VerdictKind.SUPPORTED: "✓",
    VerdictKind.PARTLY_SUPPORTED: "~",
    VerdictKind.CONTRADICTED: "✗",
    VerdictKind.NOT_FOUND: "?",
}


def check_text(check: Check) -> str:
    """Each statement with its verdict, what differs and the best quote; the sum first."""
    parts = [summary_line(check)]
    for claim in check.claims:
        lines = [f"{_SIGNS[claim.verdict.kind]} {' '.join(claim.text.split())}"]
        lines += [f"    {line}" for line in findings(claim)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
