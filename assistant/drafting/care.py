"""Handle with care: what could embarrass a speaker, told beforehand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.drafting.candidate import Candidate
from assistant.drafting.candidates import sayable
from assistant.drafting.composing import Composer
from assistant.drafting.points import Care, CareKind, Point
from assistant.drafting.pool import Pool
from assistant.drafting.selection import Planned
from assistant.drafting.sides import Sides
from assistant.speakers import capital, named
from index.chunking import sentences_of
from index.passage import Sentence as Span
from sources.catalogue import Record, Voice, date_words

_OLD_YEARS = 2
_MOST_AGAINST = 2
_ONE_SIDED = (Voice.NGO, Voice.COLUMNIST, Voice.SCHOLAR, Voice.THINK_TANK)
_DOUBT = re.compile(
    r"\b(?:may well be|might be|has not been|thought to be|suggest(?:s|ed)? (?:that )?the actual|"
    r"difficult to ascertain|non-registered|alleged|unverified|could be higher|at least)\b",
    re.I,
)
_NUMBER = re.compile(r"\d[\d,]*\d|\d")
_SAME_MATTER = 2


@dataclass(frozen=True, slots=True)
class Drafted:
    """What of a draft needs looking at.

    Attributes:
        points: With their headlines.
        planned: The same points' candidates.
        spoken: All candidates that are spoken, in order.
        examples: Those given as examples and figures.
        asked: Those used for objections and replies.
        found: All candidates on the topic.
        sides: Who speaks for and against the position.
    """

    points: Sequence[Point]
    planned: Sequence[Planned]
    spoken: Sequence[Candidate]
    examples: Sequence[Candidate]
    asked: Sequence[Candidate]
    found: Sequence[Candidate]
    sides: Sides

    @property
    def used(self) -> list[Candidate]:
        """All candidates in the draft so far."""
        return [*self.spoken, *self.asked, *self.examples]


def cares(drafted: Drafted, pool: Pool, composer: Composer) -> tuple[Care, ...]:
    """What to handle with care, most pressing first."""
    return (
        *_against(drafted, composer),
        *_figures(drafted, pool, composer),
        *_dates(drafted),
        *_one_side(drafted),
        *_second_hand(drafted),
    )


def _against(drafted: Drafted, composer: Composer) -> Iterable[Care]:
    """What the sources say against the position, beside what "if asked" holds already."""
    used = {c.key for c in drafted.used}
    fresh = [c for c in drafted.sides.against if c.key not in used and not c.leaning]
    fresh = [c for c in fresh if c.relevance >= 0.5][:_MOST_AGAINST]
    if fresh:
        sentences = tuple(
            composer.one(f"care-against-{n}", c) for n, c in enumerate(fresh, start=1)
        )
        yield Care(
            CareKind.AGAINST_POSITION, "The sources also say, against the position:", sentences
        )


def _figures(drafted: Drafted, pool: Pool, composer: Composer) -> Iterable[Care]:
    figures = [c for c in drafted.used if c.is_figure]
    yield from _contested(figures, drafted, pool, composer)
    by_date: dict[str, list[str]] = {}
    for figure in figures:
        published = _published(figure.record)
        if published and pool.brief.on.year - int(published[:4]) >= _OLD_YEARS:
            by_date.setdefault(published, []).extend(figure.figures[:3])
    for published, numbers in sorted(by_date.items()):
        listed = ", ".join(f"“{n}”" for n in dict.fromkeys(numbers))
        yield Care(
            CareKind.OLD_FIGURE,
            f"Figures as of {date_words(published)} ({listed}): say the date with them, "
            "and look for later ones first.",
        )


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", number))


def _published(record: Record) -> str:
    carrier = record.carried_in.published if record.carried_in else None
    return record.published or carrier or ""


def _contested(
    figures: Sequence[Candidate], drafted: Drafted, pool: Pool, composer: Composer
) -> Iterable[Care]:
    """Doubts that the source itself adds, and what another source counts of the same matter."""
    number = 0
    for figure in figures:
        for doubt in _doubts(figure, pool):
            number += 1
            yield Care(
                CareKind.CONTESTED_FIGURE,
                "The source itself adds a doubt to its figure:",
                (composer.one(f"care-doubt-{number}", doubt),),
            )
    seen: set[tuple[str, int]] = {f.key for f in drafted.used}
    for figure in figures:
        other = next(
            (c for c in drafted.found if _counts_same(c, figure) and c.key not in seen), None
        )
        if other:
            seen.add(other.key)
            number += 1
            yield Care(
                CareKind.CONTESTED_FIGURE,
                "Another source gives another figure:",
                (composer.one(f"care-figure-{number}", other),),
            )


def _counts_same(candidate: Candidate, figure: Candidate) -> bool:
    """Whether a candidate of another source counts the same matter differently."""
    if not candidate.is_figure or candidate.source == figure.source or candidate.leaning:
        return False
    counted = [n for n in _NUMBER.findall(figure.text) if not _is_year(n)]
    theirs = [n for n in _NUMBER.findall(candidate.text) if not _is_year(n)]
    alike = candidate.terms & figure.terms
    return (
        bool(counted and theirs and not set(counted) & set(theirs))
        and len({t for t in alike if not t.isdigit()}) > _SAME_MATTER
    )


def _doubts(figure: Candidate, pool: Pool) -> list[Candidate]:
    """The next sentences of the paragraph that doubt the figure, as they stand."""
    document = pool.documents[figure.passage.document_id]
    after = sentences_of(document, figure.block)[figure.order + 1 : figure.order + 3]
    found = []
    for span in after:
        text = document.text[span.start : span.end]
        if not _DOUBT.search(text):
            continue
        candidate = sayable(
            figure.passage, Span(span.start, span.end, figure.block), pool.brief, document
        )
        if candidate:
            found.append(candidate)
    return found[:1]


def _dates(drafted: Drafted) -> Iterable[Care]:
    for record in dict.fromkeys(c.record for c in drafted.used):
        if record.date_note:
            yield Care(CareKind.CONFLICTING_DATES, _date_words(record))


def _date_words(record: Record) -> str:
    """What is to be said about a date, in a sentence."""
    name = capital(record.cite_as) or named(record)
    note = record.date_note
    if note.startswith("not stated"):
        return f"{name} states no date of its own{note.removeprefix('not stated')}."
    dated = f"dated {date_words(record.published)}" if record.published else "undated"
    return f"{name} is {dated}; {note}."


def _one_side(drafted: Drafted) -> Iterable[Care]:
    """Points that rest on one voice alone, by source."""
    resting: dict[Record, list[str]] = {}
    for point, planned in zip(drafted.points, drafted.planned, strict=True):
        records = {c.record for c in planned.chosen}
        if len(records) == 1 and (record := records.pop()).voice in _ONE_SIDED:
            resting.setdefault(record, []).append(f"“{point.headline}”")
    for record, headlines in resting.items():
        verb = "rests" if len(headlines) == 1 else "rest"
        yield Care(
            CareKind.ONE_SIDE,
            f"{' and '.join(headlines)} {verb} on one source, "
            f"{record.voice.label}: {named(record)}.",
        )


def _second_hand(drafted: Drafted) -> Iterable[Care]:
    records = list(dict.fromkeys(c.record for c in drafted.used))
    for record in records:
        if "summary of" in record.kind:
            yield Care(
                CareKind.SECOND_HAND,
                f"{capital(named(record))} is an {record.kind}: quote the report itself before "
                "giving its words as the report's.",
            )
    if any(r.voice is Voice.MEETING_SUMMARY for r in records):
        yield Care(
            CareKind.SECOND_HAND,
            "A meeting's summary records what was said there; governments have not agreed to it.",
        )
