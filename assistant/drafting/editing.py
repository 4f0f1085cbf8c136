"""Editing: a draft with a sentence worded by the user, or resting on other evidence."""

from collections.abc import Callable
from dataclasses import replace

from assistant.drafting.points import Origin, Segment, Sentence, State, TalkingPoints
from assistant.drafting.recheck import Rechecked


def edited(draft: TalkingPoints, identity: str, text: str, outcome: Rechecked) -> TalkingPoints:
    """The draft with a sentence as the user words it, marked as its recheck found it.

    The sentence keeps its evidence. Worded as it was, it keeps its segments too.

    Args:
        draft: As it stands.
        identity: Of the sentence.
        text: Without markers.
        outcome: What `Drafter.recheck` said of the text.

    Raises:
        KeyError: The draft has no sentence of that id.
    """
    draft.sentence(identity)
    words = " ".join(text.split())

    def change(sentence: Sentence) -> Sentence:
        if words == " ".join(sentence.text.split()):
            return replace(sentence, state=outcome.state, reason=outcome.reason)
        return replace(
            sentence,
            segments=(Segment(words, False),),
            origin=Origin.EDITED,
            state=outcome.state,
            reason=outcome.reason,
        )

    return _changed(draft, identity, change)


def swapped(draft: TalkingPoints, identity: str, other: Sentence) -> TalkingPoints:
    """The draft with another sentence in the place of one; citations are numbered anew.

    Raises:
        KeyError: The draft has no sentence of that id.
    """
    draft.sentence(identity)
    fresh = replace(other, id=identity, state=State.GREEN, reason="")
    return renumbered(_changed(draft, identity, lambda _: fresh))


def red(draft: TalkingPoints) -> tuple[Sentence, ...]:
    """The sentences that their evidence doesn't carry; an export warns of them."""
    return tuple(s for s in draft.sentences() if s.state is State.RED)


def renumbered(draft: TalkingPoints) -> TalkingPoints:
    """The draft with its citations numbered in the order in which it shows them."""
    count = 0

    def number(sentence: Sentence) -> Sentence:
        nonlocal count
        marks: dict[int, int] = {}
        evidence = []
        for citation in sentence.evidence:
            count += 1
            marks[citation.marker] = count
            evidence.append(replace(citation, marker=count))
        segments = tuple(replace(s, marker=marks.get(s.marker, 0)) for s in sentence.segments)
        return replace(sentence, segments=segments, evidence=tuple(evidence))

    return mapped(draft, number)


def mapped(draft: TalkingPoints, change: Callable[[Sentence], Sentence]) -> TalkingPoints:
    """The draft with every sentence changed, in the order in which it shows them."""

    def every(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(change(s) for s in sentences)

    return replace(
        draft,
        bottom_line=every(draft.bottom_line),
        points=tuple(replace(p, sentences=every(p.sentences)) for p in draft.points),
        asked=tuple(
            replace(a, raised=change(a.raised), replies=every(a.replies)) for a in draft.asked
        ),
        examples=every(draft.examples),
        care=tuple(replace(c, sentences=every(c.sentences)) for c in draft.care),
        gaps=tuple(replace(g, nearest=every(g.nearest)) for g in draft.gaps),
    )


def _changed(
    draft: TalkingPoints, identity: str, change: Callable[[Sentence], Sentence]
) -> TalkingPoints:
    return mapped(draft, lambda s: change(s) if s.id == identity else s)
