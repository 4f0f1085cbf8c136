"""What a check found, in words for people: shared by all its reports."""

from collections.abc import Sequence

from assistant.agreed import Step, Wording
from assistant.answer import Citation, Difference, VerdictKind
from assistant.check import Check, Checked
from assistant.claims import Unchecked
from assistant.speakers import named

LABELS = {
    VerdictKind.SUPPORTED: "supported",
    VerdictKind.PARTLY_SUPPORTED: "partly supported",
    VerdictKind.CONTRADICTED: "contradicted",
    VerdictKind.NOT_FOUND: "not found",
}


def summary_line(check: Check) -> str:
    """How many statements, and how many have each verdict."""
    counts = check.summary
    said = [f"{counts[k.value]} {LABELS[k]}" for k in VerdictKind]
    left = counts["nothing_to_check"]
    rest = f"; {left} with nothing to check" if left else ""
    many = len(check.claims)
    return f"{many} statement{'' if many == 1 else 's'}: {', '.join(said)}{rest}."


def findings(claim: Checked) -> list[str]:
    """The verdict in words, each difference, and the quote that it rests on."""
    lines = [LABELS[claim.verdict.kind]]
    lines += [difference_words(d) for d in claim.verdict.differences]
    if claim.verdict.kind is not VerdictKind.NOT_FOUND:
        lines += [quoted(c) for c in claim.verdict.evidence[:1]]
    elif claim.verdict.evidence:
        lines.append(f"nearest: {quoted(claim.verdict.evidence[0])}")
    if claim.wording:
        lines.append(f"wording: {wording_words(claim.wording)}")
    return lines


def wording_words(steps: Sequence[Step]) -> str:
    """What drifted from the source's formulation, in order; what was kept is left out."""
    said = []
    for step in steps:
        if step.kind is Wording.KEPT:
            continue
        both = " for " if step.ours and step.agreed and step.ours != step.agreed else ""
        words = f"“{step.ours}”{both}“{step.agreed}”" if both else f"“{step.ours or step.agreed}”"
        said.append(f"{step.kind.value} {words}")
    return "; ".join(said)


def difference_words(difference: Difference) -> str:
    """A difference in words: “60,000” where the source has “59,648”."""
    ours, theirs = difference.claim, difference.source
    if difference.kind == "attribution":
        return f"wrong source: not {ours}; the source is {theirs}"
    if difference.kind == "time":
        return f"“{ours}”, but the source dates from {theirs}"
    if difference.kind == "modality" and ours and theirs:
        return f"modality: “{ours}” where the source has “{theirs}”"
    if not ours:
        return f"{difference.kind}: the source says “{theirs}”"
    if not theirs:
        return f"{difference.kind}: “{ours}” isn't in the source"
    return f"{difference.kind}: “{ours}” where the source has “{theirs}”"


def reason_words(left: Unchecked) -> str:
    """Why a sentence wasn't checked."""
    return f"nothing to check: {left.reason.value}"


def quoted(citation: Citation) -> str:
    """A quote with its source and place."""
    place = f", {citation.locator}" if citation.locator else ""
    return f"“{citation.quote}” — {named(citation.record)}{place}"
