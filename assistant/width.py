"""Width: how much an answer may say."""

from dataclasses import dataclass

from assistant.evidence import Evidence
from assistant.question import Kind, Question

# What asks for a figure or a date has its answer in one sentence.
VALUES = (Kind.HOW_MANY, Kind.WHEN)
# An answer shorter than this reads on in the paragraph of its first sentence.
SHORT = 450
# Where several sources are asked for, each says at most so many sentences.
EACH_SAYS = 2
DEFINITION_CHARS = 700


@dataclass(frozen=True, slots=True)
class Width:
    """How much an answer may say.

    Attributes:
        sentences: At most so many.
        chars: Of their words, altogether.
        sources: At most so many.
        enough: When the chances of what is said add up to this, nothing more is said.
        close: Share of the best sentence's chance that a further one of its source needs.
        close_other: The same for a source that hasn't spoken yet.
    """

    sentences: int
    chars: int
    sources: int
    enough: float
    close: float
    close_other: float


# Chosen on the dev questions: an answer is short where one sentence stands out.
ANSWER = Width(9, 1120, 3, 0.95, 0.02, 0.03)
# A figure or date is given once by a source, but another source may give another.
VALUE = Width(5, 900, 3, 1.0, 0.10, 0.005)
# What the thing is, and on to the end of that paragraph.
DEFINED = Width(6, 1100, 3, 0.50, 0.05, 0.08)
# Where it is asked what several sources say, each may say little, but more may speak.
ACROSS = Width(4, 900, 4, 1.0, 0.20, 0.015)
# A list is an answer whole; another source may add a sentence, its own none.
BESIDE_LIST = Width(1, 1400, 2, 1.0, 2.0, 0.30)


def width_for(question: Question, lead: Evidence) -> Width:
    """How much the answer to a question may say that the given sentence leads."""
    if question.across:
        return ACROSS
    if question.kind in VALUES:
        return VALUE
    return DEFINED if question.kind is Kind.DEFINITION and lead.fit == 1 else ANSWER
