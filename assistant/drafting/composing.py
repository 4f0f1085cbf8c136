"""Composing: candidates to sentences with segments, markers and evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.drafting.attribution import FURTHER_ITEM, continuing, opening, reported
from assistant.drafting.brief import Brief
from assistant.drafting.candidate import Candidate
from assistant.drafting.letters import Vocabulary, decapitalised
from assistant.drafting.points import Origin, Segment, Sentence
from assistant.drafting.speakable import Form
from sources.document import Document

_CONTINUING = ("The same ", "It also ")


@dataclass(slots=True)
class Composer:
    """Makes the sentences of one draft in the order in which it shows them.

    Attributes:
        brief: What was asked.
        documents: By id.
        vocabulary: How the sources write words.
        markers: How many citations there are so far.
        turns: How many sources have been brought in so far.
        introduced: Sources that have been named in full.
    """

    brief: Brief
    documents: Mapping[str, Document]
    vocabulary: Vocabulary
    markers: int = 0
    turns: int = 0
    introduced: set[tuple[str, str | None]] = field(default_factory=set)

    def ours(self, identity: str, words: str) -> Sentence:
        """A sentence of ours."""
        return Sentence(identity, (Segment(words, True),), origin=Origin.OURS)

    def run(self, prefix: str, chosen: Sequence[Candidate]) -> tuple[Sentence, ...]:
        """Sentences that are said one after the other, in the given order."""
        said: list[Sentence] = []
        previous: Candidate | None = None
        further = 0
        for number, candidate in enumerate(chosen, start=1):
            same = previous is not None and previous.source == candidate.source
            further = further + 1 if same else 0
            chained = bool(same and previous and candidate.follows(previous))
            identity = f"{prefix}-{number}"
            if chained:
                said.append(self._chained(identity, candidate))
            elif previous and _same_list(previous, candidate):
                said.append(self._further_item(identity, candidate))
            else:
                said.append(self._sentence(identity, candidate, self._lead(candidate, further)))
            previous = candidate
        return tuple(said)

    def one(self, identity: str, candidate: Candidate) -> Sentence:
        """One sentence, its source named."""
        lead = self._lead(candidate, 0)
        return self._sentence(identity, candidate, lead)

    def _lead(self, candidate: Candidate, further: int) -> str:
        quoted = candidate.form is Form.QUOTE
        if further:
            return continuing(candidate.record, further, quoted)
        known = candidate.source in self.introduced
        self.introduced.add(candidate.source)
        turn, self.turns = self.turns, self.turns + 1
        return opening(candidate.record, candidate.leans, self.brief, quoted, known, turn)

    def _chained(self, identity: str, candidate: Candidate) -> Sentence:
        """The whole sentence after the one that it follows in the text."""
        document = self.documents[candidate.passage.document_id]
        citation = self._citation(document, *candidate.sentence)
        words = Segment(citation.quote, False, citation.marker)
        return Sentence(identity, (words,), (citation,))

    def _further_item(self, identity: str, candidate: Candidate) -> Sentence:
        """A list item whose lead-in has just been said."""
        document = self.documents[candidate.passage.document_id]
        citation = self._citation(document, *candidate.spans[-1])
        item = citation.quote[:1].lower() + citation.quote[1:]
        words = Segment(item, False, citation.marker)
        end = Segment(".", True)
        return Sentence(identity, (Segment(FURTHER_ITEM, True), words, end), (citation,))

    def _sentence(self, identity: str, candidate: Candidate, lead: str) -> Sentence:
        document = self.documents[candidate.passage.document_id]
        spans = list(candidate.spans)
        frame = reported(candidate.text, candidate.record)
        if frame and candidate.form is Form.CLAUSE and not lead.startswith(_CONTINUING):
            lead, skipped = frame
            spans[0] = (spans[0][0] + skipped, spans[0][1])
        segments: list[Segment] = [Segment(lead, True)] if lead else []
        if candidate.form is Form.QUOTE:
            segments.append(Segment("“", True))
        evidence = []
        for place, (start, end) in enumerate(spans):
            citation = self._citation(document, start, end)
            evidence.append(citation)
            words = citation.quote
            if place:
                segments.append(Segment(" ", True))
                words = words[:1].lower() + words[1:]
            elif lead and candidate.form is not Form.QUOTE:
                words = decapitalised(words, self.vocabulary)
            segments.append(Segment(words, False, citation.marker))
        if closing := _closing(candidate, evidence[-1].quote):
            segments.append(Segment(closing, True))
        return Sentence(identity, tuple(segments), tuple(evidence))

    def _citation(self, document: Document, start: int, end: int) -> Citation:
        self.markers += 1
        return Citation.of(document, start, end, self.markers)


def _same_list(previous: Candidate, candidate: Candidate) -> bool:
    """Whether both are items of one list that goes on from its lead-in by "by"."""
    listed = previous.form is Form.LISTED and candidate.form is Form.LISTED
    return (
        listed and previous.source == candidate.source and previous.spans[0] == candidate.spans[0]
    )


def _closing(candidate: Candidate, quote: str) -> str:
    """What ends the sentence: a mark of what was left out, a quotation mark, a full stop."""
    end = " …" if candidate.tail_cut else ""
    ended = quote.rstrip('”"’)')[-1:] in ".!?"
    if candidate.form is Form.QUOTE:
        return f"{end}”" if ended or end else ".”"
    return end or ("" if ended else ".")
