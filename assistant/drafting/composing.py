"""Composing: candidates to sentences with segments, markers and evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.drafting.attribution import continuing, opening, reported
from assistant.drafting.brief import Brief
from assistant.drafting.candidates import Candidate
from assistant.drafting.points import Origin, Segment, Sentence
from assistant.drafting.speakable import Form, decapitalised
from index.chunking import block_at
from sources.document import Document
from sources.locator import block_locator


@dataclass(slots=True)
class Composer:
    """Makes the sentences of one draft in the order in which it shows them.

    Attributes:
        brief: What was asked.
        documents: By id.
        vocabulary: Words that the sources write with a small letter.
        markers: How many citations there are so far.
        introduced: Sources that have been named in full.
    """

    brief: Brief
    documents: Mapping[str, Document]
    vocabulary: frozenset[str]
    markers: int = 0
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
            lead = "" if chained else self._lead(candidate, further)
            said.append(self._sentence(f"{prefix}-{number}", candidate, lead, chained))
            previous = candidate
        return tuple(said)

    def one(self, identity: str, candidate: Candidate) -> Sentence:
        """One sentence, its source named."""
        lead = self._lead(candidate, 0)
        return self._sentence(identity, candidate, lead, chained=False)

    def _lead(self, candidate: Candidate, further: int) -> str:
        quoted = candidate.form is Form.QUOTE
        if further:
            return continuing(candidate.record, further, quoted)
        known = candidate.source in self.introduced
        self.introduced.add(candidate.source)
        return opening(candidate.record, candidate.leans, self.brief, quoted, known)

    def _sentence(self, identity: str, candidate: Candidate, lead: str, chained: bool) -> Sentence:
        document = self.documents[candidate.passage.document_id]
        spans = list(candidate.spans)
        if not chained and candidate.form is Form.CLAUSE:
            frame = reported(candidate.text, candidate.record)
            if frame and not lead.startswith(("The same", "It also")):
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
        block = block_at(document, start)
        return Citation(
            marker=self.markers,
            document_id=document.id,
            source_file=document.source_file,
            start=start,
            end=end,
            quote=document.text[start:end],
            record=document.record_of(block),
            locator=block_locator(document, block),
            section=block.path,
        )


def _closing(candidate: Candidate, quote: str) -> str:
    """What ends the sentence: a mark of what was left out, a quotation mark, a full stop."""
    end = " …" if candidate.tail_cut else ""
    ended = quote.rstrip('”"’)')[-1:] in ".!?"
    if candidate.form is Form.QUOTE:
        return f"{end}”" if ended or end else ".”"
    return end or ("" if ended else ".")
