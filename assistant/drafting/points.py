"""What a draft is: sentences locked to the words they rest on, in points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.answer import Citation
from assistant.drafting.brief import LENGTH_TOLERANCE, WORDS_PER_MINUTE, Brief

_ACRONYM = re.compile(r"\s\((?:[A-Z][\w-]*[A-Z]\w*)(?:, [A-Z]\w+)*\)")
_ENDS = '.!?”"'


class State(StrEnum):
    """Whether a sentence is carried by its evidence: yes, overstated, no."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Origin(StrEnum):
    """Where a sentence comes from."""

    SOURCE = "source"
    NOTES = "notes"
    OURS = "ours"
    EDITED = "edited"


class DraftStatus(StrEnum):
    """How a brief ended."""

    DRAFTED = "drafted"
    SHORT = "short"
    POSITION_DISPUTED = "position_disputed"
    NOT_IN_SOURCES = "not_in_sources"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a sentence: a source's, verbatim, or ours.

    Attributes:
        text: The words. A source's are those of the citation's quote; only the first
            letter may be lower-case where it was not. In a sentence that is reworded
            or edited they are the model's or the user's.
        ours: Whether they are a set phrase of ours.
        marker: Of the citation that a source's words stand in, 0 for ours.
    """

    text: str
    ours: bool
    marker: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A speakable sentence and the evidence that it is locked to.

    Attributes:
        id: Unique in its draft ("point-2-1"); stays when the sentence is edited.
        segments: Its words in order.
        evidence: The citations it rests on; empty for words of ours only.
        origin: Where it comes from.
        state: Whether the evidence carries it, as last checked.
        reason: Why it is not green, "" if it is.
        reworded: Whether a language model worded it.
    """

    id: str
    segments: tuple[Segment, ...]
    evidence: tuple[Citation, ...] = ()
    origin: Origin = Origin.SOURCE
    state: State = State.GREEN
    reason: str = ""
    reworded: bool = False

    @property
    def text(self) -> str:
        """The sentence without markers."""
        return "".join(s.text for s in self.segments)

    @property
    def markers(self) -> tuple[int, ...]:
        """Markers of its citations."""
        return tuple(c.marker for c in self.evidence)

    @property
    def marked(self) -> str:
        """The sentence with its markers: "… [1] [2]"."""
        return " ".join([self.text, *(f"[{m}]" for m in self.markers)])

    @property
    def spoken(self) -> str:
        """What is said aloud: without marks of what was left out, and acronyms in brackets."""
        said = _ACRONYM.sub("", self.text.replace("…", " "))
        ended = " ".join(said.split()).replace(" .", ".").replace(" ,", ",")
        return ended if ended[-1:] in _ENDS else f"{ended}."


def word_count(text: str) -> int:
    """Spoken words of a text: tokens that hold a letter or digit."""
    return sum(any(c.isalnum() for c in token) for token in text.split())


@dataclass(frozen=True, slots=True)
class Point:
    """One talking point."""

    headline: str
    sentences: tuple[Sentence, ...]
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An objection that the sources raise, with a reply from them.

    Attributes:
        question: As somebody would put it; our words.
        raised: Where the sources raise it.
        replies: What they answer; empty where they answer nothing.
    """

    question: str
    raised: Sentence
    replies: tuple[Sentence, ...]


class CareKind(StrEnum):
    """Why something needs care."""

    OLD_FIGURE = "old_figure"
    CONTESTED_FIGURE = "contested_figure"
    ONE_SIDE = "one_side"
    CONFLICTING_DATES = "conflicting_dates"
    AGAINST_POSITION = "against_position"
    SECOND_HAND = "second_hand"


@dataclass(frozen=True, slots=True)
class Care:
    """Something to handle with care: what it is in our words, and the words it is about."""

    kind: CareKind
    note: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What the sources don't support, in our words, with what stands nearest to it."""

    note: str
    nearest: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkingPoints:
    """A draft, or why there is none.

    Attributes:
        brief: What was asked.
        status: How it ended.
        title: Heading of the draft.
        notices: What the reader must know first, in our words.
        address: How the forum is addressed, "" where it isn't.
        bottom_line: The position and the strongest evidence for it.
        points: Three to seven, in speaking order; fewer where the sources hold less.
        asked: Objections with replies.
        examples: Examples and figures, each with its date.
        care: What needs care.
        gaps: What the sources don't support.
        references: The sources used, formatted, in order of first use.
        model: Name of the language model, "none" without one.
        timings_ms: Milliseconds by stage.
    """

    brief: Brief
    status: DraftStatus
    title: str
    notices: tuple[str, ...] = ()
    address: str = ""
    bottom_line: tuple[Sentence, ...] = ()
    points: tuple[Point, ...] = ()
    asked: tuple[Asked, ...] = ()
    examples: tuple[Sentence, ...] = ()
    care: tuple[Care, ...] = ()
    gaps: tuple[Gap, ...] = ()
    references: tuple[str, ...] = ()
    model: str = "none"
    timings_ms: dict[str, float] = field(default_factory=dict)

    @property
    def spoken(self) -> tuple[Sentence, ...]:
        """The sentences that are spoken: bottom line and points."""
        return (*self.bottom_line, *(s for p in self.points for s in p.sentences))

    @property
    def spoken_words(self) -> int:
        """How many words are spoken, the address included."""
        return word_count(self.address) + sum(word_count(s.spoken) for s in self.spoken)

    @property
    def spoken_seconds(self) -> int:
        """How long that takes at `WORDS_PER_MINUTE`."""
        return round(self.spoken_words / WORDS_PER_MINUTE * 60)

    @property
    def fits_length(self) -> bool:
        """Whether the spoken length is within the tolerance of the minutes asked."""
        return abs(self.spoken_words - self.brief.words) <= LENGTH_TOLERANCE * self.brief.words

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in the order in which the draft shows them."""
        yield from self.spoken
        for asked in self.asked:
            yield asked.raised
            yield from asked.replies
        yield from self.examples
        for care in self.care:
            yield from care.sentences
        for gap in self.gaps:
            yield from gap.nearest

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in order of marker."""
        return tuple(c for s in self.sentences() for c in s.evidence)

    def sentence(self, identity: str) -> Sentence:
        """The sentence with that id.

        Raises:
            KeyError: There is none.
        """
        for sentence in self.sentences():
            if sentence.id == identity:
                return sentence
        raise KeyError(identity)
