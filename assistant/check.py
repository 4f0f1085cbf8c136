"""Check any text: each statement in it held against the sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.agreed import Step, Wording, compare, near_identical
from assistant.answer import Citation, Difference, Verdict, VerdictKind
from assistant.claims import Statement, Unchecked, statements
from assistant.entailment import Pair
from assistant.evidence_for import Bundle, EvidenceSource, Keep, Piece, bundles
from assistant.grounding.dates import present
from assistant.grounding.names import holds, names_of
from assistant.judge import Judge, Judged
from assistant.said import said_by
from sources.catalogue import Record, date_words
from sources.errors import AssistantError

MAX_CHARS = 200_000
# Sources that a statement is held against, and quotes shown for it.
_SOURCES = 3
_QUOTES = 3
_UNTOLD = 0.05
# Sentences before one that may name its speaker.
_SPOKEN_BEFORE = 2
# A source that comes so much less near to a statement than another has no say.
_LESS = 0.25


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement of a text with its verdict.

    Attributes:
        text: Verbatim from the text that was checked.
        start: First code point in it.
        end: One past the last.
        verdict: With quotes and differences.
        standing: What was judged: the words without markup, pronouns resolved.
        wording: Beside the formulation that the sources hold, where it is nearly the same
            but not quite, word by word; else empty.
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    standing: str
    wording: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The end of a check.

    Attributes:
        text: What was checked.
        claims: In order of the text.
        unchecked: Sentences with nothing to check, in order.
    """

    text: str
    claims: tuple[Checked, ...]
    unchecked: tuple[Unchecked, ...]

    @property
    def summary(self) -> dict[str, int]:
        """How many statements have each verdict, and how many sentences none."""
        counts = {k.value: sum(c.verdict.kind is k for c in self.claims) for k in VerdictKind}
        return {**counts, "nothing_to_check": len(self.unchecked)}


class Checker:
    """Checks texts against the sources."""

    def __init__(self, judge: Judge, evidence: Callable[[Keep | None], EvidenceSource]) -> None:
        """`evidence` gives the source of passages under a filter."""
        self.judge = judge
        self._evidence = evidence

    def check(self, text: str, keep: Keep | None = None) -> Check:
        """Every checkable statement of a text with its verdict.

        Args:
            text: Plain text or Markdown, at most `MAX_CHARS`.
            keep: Only passages for which this holds.

        Raises:
            AssistantError: The text is empty or too long.
        """
        if not text.strip():
            raise AssistantError("The text is empty.", "Give a text with sentences in it.")
        if len(text) > MAX_CHARS:
            raise AssistantError(
                f"The text has {len(text):,} characters.", f"At most {MAX_CHARS:,} can be checked."
            )
        found, unchecked = statements(text)
        source = self._evidence(keep)
        held = [_against(s, source) for s in found]
        pairs = [
            Pair(s.said, tuple(p.text for p in b.pieces), (b.heading,))
            for s, against in zip(found, held, strict=True)
            for b in against
        ]
        judged = iter(self.judge.judged(pairs))
        claims = tuple(
            _checked(s, [(b, next(judged)) for b in against])
            for s, against in zip(found, held, strict=True)
        )
        return Check(text, claims, unchecked)


def _against(statement: Statement, source: EvidenceSource) -> list[Bundle]:
    """What the sources have on a statement, first the one that it says it has it from."""
    said = statement.attribution
    named = source.passages(statement.said, lambda p: said_by(said, p.record, ())) if said else ()
    found = dict.fromkeys((*named, *source.passages(statement.said)))
    return bundles(found, _SOURCES + bool(named))


def _checked(statement: Statement, held: Sequence[tuple[Bundle, Judged]]) -> Checked:
    verdict = Verdict(VerdictKind.NOT_FOUND, 0.0)
    if held:
        nearest = max(j.nearness for _, j in held)
        near = [pair for pair in held if pair[1].nearness >= nearest - _LESS]
        bundle, judged = max(near, key=_weight)
        verdict = _named_speaker(statement, _with_evidence(judged, bundle), bundle)
        if extra := _beyond_words(statement, held, bundle, judged):
            verdict = replace(
                verdict,
                kind=_lowered(verdict.kind),
                differences=(*verdict.differences, *extra),
            )
    return Checked(
        statement.text,
        statement.start,
        statement.end,
        verdict,
        statement.standing,
        _wording(statement, verdict),
    )


def _wording(statement: Statement, verdict: Verdict) -> tuple[Step, ...]:
    """The words beside those of the nearest quote, where they drift from it.

    A sentence that says who said it may be the source's own, with those words or without them.
    """
    for citation in verdict.evidence:
        readings = [
            w for w in (statement.standing, statement.said) if near_identical(w, citation.quote)
        ]
        if readings:
            steps = min((compare(w, citation.quote) for w in readings), key=_drift)
            return steps if _drift(steps) else ()
    return ()


def _drift(steps: Sequence[Step]) -> int:
    return sum(s.kind is not Wording.KEPT for s in steps)


def _named_speaker(statement: Statement, verdict: Verdict, bundle: Bundle) -> Verdict:
    """The verdict, with another speaker in the source's own place told as a wrong source."""
    first = next(iter(verdict.differences), None)
    own = names_of(first.source) if first and first.kind == "name" else ()
    if not first or not own or not statement.said.startswith(first.claim):
        return verdict
    if not all(holds(bundle.heading, name) for name in own):
        return verdict
    told = Difference("attribution", first.claim, _speaker(bundle.record))
    rest = verdict.differences[1:]
    kind = VerdictKind.CONTRADICTED if rest else VerdictKind.PARTLY_SUPPORTED
    return replace(verdict, kind=kind, differences=(told, *rest))


def _weight(pair: tuple[Bundle, Judged]) -> tuple[bool, float]:
    """Which source a statement's verdict is taken from: one that supports it, else the nearest."""
    judged = pair[1]
    # A difference that names what the source has instead tells more than one that can't.
    untold = sum(not d.source for d in judged.verdict.differences)
    supports = judged.verdict.kind is VerdictKind.SUPPORTED
    return supports, judged.nearness - _UNTOLD * untold


def _with_evidence(judged: Judged, bundle: Bundle) -> Verdict:
    places = [n for n in dict.fromkeys(judged.places) if n < len(bundle.pieces)][:_QUOTES]
    quotes = tuple(
        _citation(marker, bundle.pieces[place]) for marker, place in enumerate(places, start=1)
    )
    return replace(judged.verdict, evidence=quotes)


def _citation(marker: int, piece: Piece) -> Citation:
    passage = piece.passage
    return Citation(
        marker=marker,
        document_id=passage.document_id,
        source_file=passage.source_file,
        start=piece.sentence.start,
        end=piece.sentence.end,
        quote=piece.text,
        record=passage.record,
        locator=passage.locator,
        section=passage.section,
    )


def _beyond_words(
    statement: Statement,
    held: Sequence[tuple[Bundle, Judged]],
    bundle: Bundle,
    judged: Judged,
) -> list[Difference]:
    """Wrong attribution, and old figures told as today's, of words that a source bears out."""
    if judged.verdict.kind is VerdictKind.NOT_FOUND:
        return []
    found = []
    said = statement.attribution
    if said and not any(_speaks(statement, b, j) for b, j in held):
        found.append(Difference("attribution", said.who, _speaker(bundle.record)))
    now = present(statement.standing)
    dated = _date_of(bundle.record)
    quoted = " ".join(bundle.pieces[n].text for n in judged.places if n < len(bundle.pieces))
    if now and dated and not present(quoted):
        found.append(Difference("time", now, date_words(dated)))
    return found


def _speaker(record: Record) -> str:
    """Who speaks in a source: its authors and its publisher, else its title."""
    named = (" and ".join(record.authors), record.publisher)
    return ", ".join(n for n in named if n) or record.title


def _date_of(record: Record) -> str | None:
    """When a source speaks: its own date, that of its event, or that of what carries it."""
    own = record.published or next(iter(record.event_dates), None)
    return own or (_date_of(record.carried_in) if record.carried_in else None)


def _speaks(statement: Statement, bundle: Bundle, judged: Judged) -> bool:
    """Whether the source that bears the words out is, or quotes, the one they are put to."""
    if statement.attribution is None or judged.verdict.kind is VerdictKind.NOT_FOUND:
        return False
    place = judged.places[0]
    near = [p.text for p in bundle.pieces[max(place - _SPOKEN_BEFORE, 0) : place + 2]]
    return said_by(statement.attribution, bundle.record, near)


def _lowered(kind: VerdictKind) -> VerdictKind:
    return VerdictKind.PARTLY_SUPPORTED if kind is VerdictKind.SUPPORTED else kind
