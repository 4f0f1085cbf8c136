"""Rewording: a model's sentence stands only where its evidence carries it."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from assistant.answer import Citation
from assistant.drafting.brief import Brief
from assistant.drafting.points import DraftStatus, Point, Segment, Sentence, TalkingPoints
from assistant.drafting.reword import Rewriter
from assistant.grounding.overlap import WordOverlap
from assistant.judge import Judge
from sources.catalogue import Record

QUOTES = (
    "Two states, Sandoria and Ulm, should send 40 observers to the border before May.",
    "Border towns need wells, and the council should pay for 12 of them.",
)


@dataclass
class Scripted:
    """Answers with what it is given, in turn; raises what is an exception."""

    replies: list[Any]

    def chat(self, messages: Any) -> Any:
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return SimpleNamespace(message=SimpleNamespace(content=reply))


def draft() -> TalkingPoints:
    sentences = []
    for n, quote in enumerate(QUOTES, start=1):
        citation = Citation(n, "d", "d.txt", 0, len(quote), quote, Record("Wells"), "", ())
        segments = (Segment("The report said that ", True), Segment(quote, False, n))
        sentences.append(Sentence(f"point-1-{n}", segments, (citation,)))
    point = Point("Wells", tuple(sentences))
    return TalkingPoints(Brief(topic="wells"), DraftStatus.DRAFTED, "Wells", points=(point,))


def reworded(*replies: Any) -> TalkingPoints:
    model: Any = Scripted(list(replies))
    return Rewriter(model, "scripted", Judge(WordOverlap()), 60).reworded(draft())


def test_a_faithful_sentence_is_taken_and_marked() -> None:
    made = reworded("Sandoria and Ulm should send 40 observers to the border before May.", "…")
    first, second = made.points[0].sentences
    assert first.reworded
    assert first.text == (
        "The report said that sandoria and Ulm should send 40 observers to the border before May."
    ) or first.text.endswith("should send 40 observers to the border before May.")
    assert first.evidence == draft().points[0].sentences[0].evidence
    assert not second.reworded
    assert made.model == "scripted"


def test_a_sentence_that_fails_is_shown_as_the_quotation() -> None:
    made = reworded("Sandoria must send 400 observers to the border.", "Fish is good for you.")
    assert [s.text for s in made.spoken] == [s.text for s in draft().spoken]
    assert not any(s.reworded for s in made.spoken)


def test_a_model_that_fails_costs_no_draft() -> None:
    made = reworded(TimeoutError("slow"))
    assert [s.text for s in made.spoken] == [s.text for s in draft().spoken]
    assert "scripted didn't answer" in made.notices[0]
