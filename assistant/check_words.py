"""What a check found, in words for people: shared by all its reports."""

from collections.abc import Callable, Sequence

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
DIFFERENCES = {
    "attribution": "wrong source: not {ours}; the source is {theirs}",
    "time": "“{ours}”, but the source dates from {theirs}",
    "swapped": "{kind}: “{ours}” where the source has “{theirs}”",
    "added": "{kind}: “{ours}” isn't in the source",
    "dropped": "{kind}: the source says “{theirs}”",
}
# What a difference is one of; attribution and time have words of their own.
KINDS = ("number", "date", "name", "negation", "modality", "quantifier", "role", "verb", "wording")
Say = Callable[..., str]


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


def difference_words(difference: Difference, say: Say = str.format) -> str:
    """A difference in words: “60,000” where the source has “59,648”.

    Args:
        difference: What a claim says otherwise than its source.
        say: Puts the values into one of `DIFFERENCES`, in a language.
    """
    kind, ours, theirs = difference.kind, difference.claim, difference.source
    if kind in ("attribution", "time"):
        return say(DIFFERENCES[kind], ours=ours, theirs=theirs)
    form = "swapped" if ours and theirs else "added" if ours else "dropped"
    return say(DIFFERENCES[form], kind=say(kind), ours=ours, theirs=theirs)


def reason_words(left: Unchecked) -> str:
    """Why a sentence wasn't checked."""
    return f"nothing to check: {left.reason.value}"


def quoted(citation: Citation) -> str:
    """A quote with its source and place."""
    place = f", {citation.locator}" if citation.locator else ""
    return f"“{citation.quote}” — {named(citation.record)}{place}"
