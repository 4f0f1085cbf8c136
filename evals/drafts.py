"""Drafts measured: support, diversity, position, length, must-have points, time."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import VerdictKind
from assistant.drafting.brief import Brief
from assistant.drafting.drafter import Drafter
from assistant.drafting.leans import cuts_against, fit, leans_of
from assistant.drafting.points import DraftStatus, Sentence, State, TalkingPoints
from assistant.drafting.recheck import held_against
from assistant.entailment import Pair
from index.terms import term_set
from sources.errors import AssistantError

BRIEFS = Path(__file__).parent / "data" / "briefs.jsonl"
LABELS = Path(__file__).parent / "data" / "draft_labels.jsonl"
# Two sentences that share this much of the shorter one's words repeat each other.
SAME_WORDS = 0.6


class BriefRow(BaseModel):
    """A brief to draft from, and whether it should be refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^\w+$")
    brief: Brief
    refused: bool = False


class LabelRow(BaseModel):
    """Whether a sentence is supported by the words it cites, as read twice by hand.

    Attributes:
        digest: Of the sentence as drafted.
        first: On the first reading: do the words cited carry it, attribution included?
        second: On the second, stricter: can it be taken wrongly where it stands?
        why: What is wrong, "" if nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    digest: str = Field(pattern=r"^[0-9a-f]{12}$")
    first: Literal["yes", "no"]
    second: Literal["yes", "no"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one draft; None where there is nothing to measure."""

    id: str
    status: str
    refused_right: bool
    sentences: int
    cited: float | None
    verbatim: float | None
    green: float | None
    supported: float | None
    repeats: int
    sources: int
    voices: int
    points: int
    mean_fit: float | None
    against: int
    length_ratio: float | None
    musts: int
    musts_in: int
    asked: int
    care: int
    total_ms: float


def load_rows(path: Path = BRIEFS) -> list[BriefRow]:
    """The briefs of a file.

    Raises:
        AssistantError: A line breaks the schema.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
        return [BriefRow.model_validate_json(line) for line in lines if line.strip()]
    except (OSError, ValidationError) as error:
        raise AssistantError(f"{path} can't be read: {error}", "Mend the file.") from None


def digest_of(sentence: Sentence) -> str:
    """A short name of a sentence as it reads, for labels."""
    return hashlib.sha256(sentence.text.encode("utf-8")).hexdigest()[:12]


def sourced(draft: TalkingPoints) -> list[Sentence]:
    """The sentences of a draft that give a source's words."""
    return [s for s in draft.sentences() if any(not g.ours for g in s.segments)]


def measure(row: BriefRow, draft: TalkingPoints, drafter: Drafter) -> Measured:
    """The figures of one draft."""
    said = sourced(draft)
    spoken = [s for s in draft.spoken if s in said]
    position = row.brief.position
    leans = [leans_of(_words(s)) for s in spoken]
    gone = sum(any(m in g.note for g in draft.gaps) for m in row.brief.must)
    records = {c.record for s in spoken for c in s.evidence}
    drafted = draft.status is not DraftStatus.NOT_IN_SOURCES
    return Measured(
        id=row.id,
        status=draft.status.value,
        refused_right=drafted != row.refused,
        sentences=len(said),
        cited=_share([bool(s.evidence) for s in said]),
        verbatim=_share([_is_verbatim(s) for s in said]),
        green=_share([_is_green(s, drafter) for s in said]),
        supported=_share(_supported(said, drafter)),
        repeats=_repeats(spoken),
        sources=len(records),
        voices=len({r.voice for r in records}),
        points=len(draft.points),
        mean_fit=mean(fit(x, position) for x in leans) if leans else None,
        against=sum(cuts_against(x, position) for x in leans),
        length_ratio=draft.spoken_words / row.brief.words if drafted else None,
        musts=len(row.brief.must),
        musts_in=len(row.brief.must) - gone if drafted else 0,
        asked=len(draft.asked),
        care=len(draft.care),
        total_ms=draft.timings_ms["total"],
    )


def _words(sentence: Sentence) -> str:
    return "".join(s.text for s in sentence.segments if not s.ours)


def _is_verbatim(sentence: Sentence) -> bool:
    """Whether each segment of a source is its citation's quote, the first letter's case aside."""
    quotes = {c.marker: c.quote for c in sentence.evidence}
    theirs = [(s.text, quotes.get(s.marker, "")) for s in sentence.segments if not s.ours]
    return all(t[1:] == q[1:] and t[:1].lower() == q[:1].lower() for t, q in theirs)


def _is_green(sentence: Sentence, drafter: Drafter) -> bool:
    """Whether quote and record carry the whole sentence, our attribution included."""
    outcome = held_against(sentence.text, sentence.evidence, drafter.judge)
    return outcome.state is State.GREEN


def _supported(said: Sequence[Sentence], drafter: Drafter) -> list[bool]:
    """Whether the judge finds the sources' words of each sentence in its quotes."""
    pairs = [Pair(_words(s), tuple(c.quote for c in s.evidence)) for s in said]
    return [v.kind is VerdictKind.SUPPORTED for v in drafter.judge.verdicts(pairs)]


def _repeats(spoken: Sequence[Sentence]) -> int:
    terms = [term_set(_words(s)) for s in spoken]
    return sum(
        len(a & b) >= SAME_WORDS * max(1, min(len(a), len(b)))
        for i, a in enumerate(terms)
        for b in terms[:i]
    )


def _share(held: Sequence[bool]) -> float | None:
    return sum(held) / len(held) if held else None


def run(drafter: Drafter, rows: Sequence[BriefRow]) -> tuple[list[Measured], list[TalkingPoints]]:
    """Draft every brief, warm, and measure it."""
    drafter.assistant.warm()
    drafts = [drafter.draft(row.brief) for row in rows]
    measured = [measure(r, d, drafter) for r, d in zip(rows, drafts, strict=True)]
    return measured, drafts


def labelled(drafts: Sequence[TalkingPoints], path: Path = LABELS) -> dict[str, Any]:
    """The share of labelled sentences supported, of all and of those drafted as they were read.

    The sample is of a state of the drafter; a change of it takes sentences out.
    """
    rows = [LabelRow.model_validate_json(x) for x in path.read_text("utf-8").splitlines() if x]
    now = {digest_of(s) for d in drafts for s in sourced(d)}
    held = [r for r in rows if r.digest in now]
    return {
        "labelled": len(rows),
        "supported_of_labelled": _share([_is_held(r) for r in rows]),
        "still_drafted": len(held),
        "supported_of_drafted": _share([_is_held(r) for r in held]),
        "readings_agree": _share([r.first == r.second for r in rows]),
    }


def _is_held(row: LabelRow) -> bool:
    return row.first == "yes" and row.second == "yes"


def summary(rows: Sequence[Measured], labels: dict[str, Any]) -> dict[str, Any]:
    """The figures over all drafts; `n` counts the briefs that should be drafted."""
    drafted = [r for r in rows if r.length_ratio is not None]
    count = sum(r.sentences for r in drafted)

    def over(field: str) -> float:
        return float(sum(getattr(r, field) * r.sentences for r in drafted)) / count

    three = [r.total_ms for r in drafted]
    musts = sum(r.musts for r in rows)
    return {
        "n": len(drafted),
        "refusals_right": _share([r.refused_right for r in rows]),
        "sentences": count,
        "cited": over("cited"),
        "verbatim": over("verbatim"),
        "judge_supported": over("supported"),
        "judge_green_with_attribution": over("green"),
        "labels": labels,
        "drafts_with_repeats": sum(r.repeats > 0 for r in drafted),
        "drafts_with_two_voices": _share([r.voices > 1 for r in drafted]),
        "drafts_with_two_sources": _share([r.sources > 1 for r in drafted]),
        "sources_mean": mean(r.sources for r in drafted),
        "points_3_to_7": _share([3 <= r.points <= 7 for r in drafted]),
        "fit_mean": mean(r.mean_fit for r in drafted if r.mean_fit is not None),
        "spoken_against_position": sum(r.against for r in drafted),
        "length_within_15_percent": _share([abs(_ratio(r) - 1) <= 0.15 for r in drafted]),
        "length_ratio_mean": mean(_ratio(r) for r in drafted),
        "musts": musts,
        "musts_in": sum(r.musts_in for r in rows) / musts if musts else None,
        "if_asked": _share([r.asked > 0 for r in drafted]),
        "handle_with_care": _share([r.care > 0 for r in drafted]),
        "ms_median": median(three),
        "ms_max": max(three),
    }


def _ratio(row: Measured) -> float:
    return row.length_ratio if row.length_ratio is not None else 0.0


def as_text(rows: Sequence[Measured], totals: dict[str, Any]) -> str:
    """A line for each draft and the figures over all."""
    lines = [
        f"{r.id:4} {r.status:17} {r.sentences:3} sentences, {r.points} points, "
        f"{r.sources} sources, {r.voices} voices, length {_ratio(r):.2f}, "
        f"repeats {r.repeats}, against {r.against}, asked {r.asked}, care {r.care}, "
        f"musts {r.musts_in}/{r.musts}, {r.total_ms:.0f} ms"
        for r in rows
    ]
    for name, value in totals.items():
        shown = f"{value:.3f}" if isinstance(value, float) else json.dumps(value)
        lines.append(f"{name}: {shown}")
    return "\n".join(lines)
