"""The pool: what a brief may draw on, and the sentences of it that a search finds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.drafting.brief import Brief
from assistant.drafting.candidate import Candidate
from assistant.drafting.candidates import sayable
from index.filters import Filters
from index.loaded import LoadedIndex
from index.passage import Passage
from index.terms import terms
from sources.document import Document
from sources.errors import AssistantError
from sources.library import Library

# Passages in which words are looked for without a question's vectors.
_PASSAGES = 40


@dataclass(frozen=True, slots=True)
class Pool:
    """The passages that a brief admits.

    Attributes:
        brief: What was asked.
        loaded: The index.
        documents: By id.
        keep: Whether a passage is admitted; None where all are.
    """

    brief: Brief
    loaded: LoadedIndex
    documents: Mapping[str, Document]
    keep: Callable[[Passage], bool] | None

    def passages(self, words: str, most: int = _PASSAGES) -> list[Passage]:
        """The admitted passages that hold most of the words, best first (BM25)."""
        scores = self.loaded.lexical.scores(dict.fromkeys(terms(words), 1.0))
        order = np.lexsort((np.arange(len(scores)), -scores))
        found: list[Passage] = []
        for place in order.tolist():
            if scores[place] <= 0 or len(found) == most:
                break
            passage = self.loaded.passages[place]
            if self.keep is None or self.keep(passage):
                found.append(passage)
        return found

    def sentences(
        self, words: str, wanted: Callable[[str], object], most: int = _PASSAGES
    ) -> list[Candidate]:
        """The sentences in passages that hold the words for which `wanted` holds, best first."""
        found: list[Candidate] = []
        for passage in self.passages(words, most):
            document = self.documents[passage.document_id]
            for sentence in passage.sentences:
                if wanted(document.text[sentence.start : sentence.end]):
                    candidate = sayable(passage, sentence, self.brief, document)
                    if candidate and wanted(candidate.text):
                        found.append(candidate)
        return found


def pool_of(
    brief: Brief, library: Library, loaded: LoadedIndex, documents: Sequence[Document]
) -> Pool:
    """What the brief admits.

    Raises:
        SourceError: It names a source that isn't in the library.
        RetrievalError: No passage passes its filters.
    """
    filters = Filters(
        documents=_ids(brief.documents, library),
        voices=brief.voices,
        since=brief.since,
        until=brief.until,
        publishers=brief.publishers,
        languages=brief.languages,
        pillars=brief.pillars,
        regions=brief.regions,
        mechanisms=brief.mechanisms,
        actors=brief.actors,
    )
    admitted = filters.predicate(loaded.passages, documents)
    without = _without(brief, library)
    by_id = {d.id: d for d in documents}
    if without is None:
        return Pool(brief, loaded, by_id, admitted)

    def keep(passage: Passage) -> bool:
        return without(passage) and (admitted is None or admitted(passage))

    if not any(keep(p) for p in loaded.passages):
        raise AssistantError("The brief leaves no source to draw on.", "Leave out less.")
    return Pool(brief, loaded, by_id, keep)


def _ids(names: Sequence[str], library: Library) -> tuple[str, ...]:
    """Names like "004" or "004/B1" as document ids, with the item's label if any."""
    found = []
    for name in names:
        document, label = library.find(name)
        found.append(f"{document.id}/{label}" if label else document.id)
    return tuple(found)


def _without(brief: Brief, library: Library) -> Callable[[Passage], bool] | None:
    """Whether a passage is not among what the brief leaves out; None where nothing is."""
    if not brief.leave_out and not brief.leave_out_voices:
        return None
    gone = set(_ids(brief.leave_out, library))

    def allowed(passage: Passage) -> bool:
        own = {passage.document_id, f"{passage.document_id}/{passage.item}"}
        return not own & gone and passage.record.voice not in brief.leave_out_voices

    return allowed
