"""Parts of a claim that its evidence doesn't account for."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.grounding.dates import dates_of
from assistant.grounding.names import names_of
from assistant.grounding.quantities import quantities_of
from assistant.grounding.words import Word, content_stems, words_of


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a claim that the evidence lacks.

    Attributes:
        word: With its place.
        without: The claim without it.
        nearby: Whether what the sentence stands in has it.
    """

    word: Word
    without: str
    nearby: bool


@dataclass(frozen=True, slots=True)
class Loose:
    """A word that the evidence lacks, and what leaving it out does.

    Attributes:
        word: With its place in the claim.
        gain: By how much the claim's cosine with the evidence rises without the word. Another
            word for the same is missed when it goes; a word that says more isn't.
        nearby: Whether what the sentence stands in has it.
    """

    word: Word
    gain: float
    nearby: bool


def parts_of(claim: str, sentence: str, around: Sequence[str]) -> tuple[Part, ...]:
    """The content words of a claim that a sentence lacks, in order.

    Numbers, dates and names are left to the rules on them.
    """
    stems, beside = content_stems(sentence), content_stems(" ".join(around))
    ruled = [(q.start, q.end) for q in quantities_of(claim)]
    ruled += [(d.start, d.end) for d in dates_of(claim)]
    ruled += [(n.start, n.end) for n in names_of(claim)]
    return tuple(
        Part(
            w,
            " ".join((claim[: w.start] + claim[w.start + len(w.text) :]).split()),
            w.stem in beside,
        )
        for w in words_of(claim)
        if w.content
        and w.stem not in stems
        and not any(start <= w.start < end for start, end in ruled)
    )
