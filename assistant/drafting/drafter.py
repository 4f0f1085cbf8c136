"""The drafter: a brief in, talking points out, every sentence locked to its evidence."""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.drafting.asked import objections
from assistant.drafting.brief import Brief
from assistant.drafting.candidate import Candidate, repeats
from assistant.drafting.candidates import candidates
from assistant.drafting.care import Drafted, cares
from assistant.drafting.composing import Composer
from assistant.drafting.gaps import gaps
from assistant.drafting.heads import bottom_line
from assistant.drafting.leans import cue_words
from assistant.drafting.letters import Vocabulary
from assistant.drafting.listing import listed_sources
from assistant.drafting.musts import must_gaps, musts
from assistant.drafting.points import DraftStatus, Gap, Sentence, TalkingPoints
from assistant.drafting.pool import Pool, pool_of
from assistant.drafting.recheck import Rechecked, recheck
from assistant.drafting.report import report, report_brief
from assistant.drafting.reword import Rewriter
from assistant.drafting.sides import Sides, sides_of
from assistant.drafting.speech import speech_of
from assistant.drafting.topic import nearest, off_topic
from assistant.evidence import Evidence, gather
from assistant.judge import Judge
from assistant.question import understand
from index.loaded import LoadedIndex
from sources.errors import AssistantError

# Passages that a draft draws on, and more for each minute.
_PASSAGES, _PASSAGES_A_MINUTE = 40, 8
_MUST_PASSAGES = 12
_POSITION_PASSAGES, _POSITION_SHARE = 24, 0.85
_VOCABULARY_PASSAGES = 3000
_MOST_EXAMPLES = 4
_EXAMPLE_RELEVANCE = 0.45


class Drafter:
    """Drafts talking points from a library; a language model may reword them."""

    def __init__(
        self, assistant: Assistant, judge: Judge, rewriter: Rewriter | None = None
    ) -> None:
        self.assistant = assistant
        self.judge = judge
        self.rewriter = rewriter
        self._words: tuple[LoadedIndex, Vocabulary] | None = None

    def draft(self, brief: Brief) -> TalkingPoints:
        """Talking points for a brief, or the refusal with what is near.

        Raises:
            AssistantError: The library is empty, or the brief names or leaves no source.
        """
        began = time.perf_counter()
        pool = self._pool(brief)
        most = _PASSAGES + round(_PASSAGES_A_MINUTE * brief.minutes)
        question = understand(brief.topic)
        lexical = pool.loaded.lexical
        retrieved = self.assistant.retriever.search(brief.topic, most, pool.keep)
        evidence = gather(question, retrieved, lexical, most)
        evidence += self._for_position(brief, pool, evidence)
        searched = time.perf_counter()
        found = candidates(evidence, brief, pool.documents)
        composer = Composer(brief, pool.documents, self._vocabulary(pool))
        strange = off_topic(question, retrieved, lexical)
        if strange is not None or not found:
            draft = _refused(brief, found, strange or (), composer)
        else:
            near = frozenset(s.passage.id for s in retrieved.passages)
            draft = self._drafted(pool, found, near, composer)
        composed = time.perf_counter()
        if self.rewriter and draft.spoken:
            draft = self.rewriter.reworded(draft)
        draft = replace(draft, references=listed_sources(draft, pool.documents.values()))
        ended = time.perf_counter()
        timings = {
            "retrieve": (searched - began) * 1000,
            "compose": (composed - searched) * 1000,
            "reword": (ended - composed) * 1000,
            "total": (ended - began) * 1000,
        }
        return replace(draft, timings_ms=timings)

    def report(self, notes: str, brief: Brief) -> TalkingPoints:
        """A one-page progress report from the user's notes and the library.

        Each sentence is from the notes (`Origin.NOTES`) or from a source.

        Args:
            notes: What was done, line by line; headings (`# …`) are kept.
            brief: Whose report, for which meeting, from which sources.

        Raises:
            AssistantError: The notes are empty or too long, or the library is empty.
        """
        began = time.perf_counter()
        pool = self._pool(report_brief(brief))
        composer = Composer(pool.brief, pool.documents, self._vocabulary(pool))

        def find(text: str) -> list[Candidate]:
            return self._found(text, pool, _MUST_PASSAGES)

        made = report(notes, pool.brief, find, composer)
        made = replace(made, references=listed_sources(made, pool.documents.values()))
        return replace(made, timings_ms={"total": (time.perf_counter() - began) * 1000})

    def recheck(self, text: str, sentence: Sentence) -> Rechecked:
        """Whether an edited sentence still rests on its evidence."""
        return recheck(text, sentence, self.judge)

    def alternatives(self, draft: TalkingPoints, identity: str, most: int = 3) -> list[Sentence]:
        """The next best sentences of the sources in place of one of a draft, best first.

        Each keeps the id of the sentence that it could replace; `swapped` puts one in.

        Raises:
            KeyError: The draft has no sentence of that id.
        """
        sentence = draft.sentence(identity)
        pool = self._pool(draft.brief)
        quote = " ".join(c.quote for c in sentence.evidence) or sentence.text
        found = self._found(quote, pool, _MUST_PASSAGES)
        used = {(c.document_id, c.start) for s in draft.sentences() for c in s.evidence}
        fresh = [
            c
            for c in sorted(found, key=lambda c: (-c.relevance, c.key))
            if not c.leaning and not any((c.key[0], span[0]) in used for span in c.spans)
        ]
        words = self._vocabulary(pool)
        return [Composer(draft.brief, pool.documents, words).one(identity, c) for c in fresh[:most]]

    def _for_position(
        self, brief: Brief, pool: Pool, evidence: Sequence[Evidence]
    ) -> list[Evidence]:
        """What a search for the topic in the position's words adds, at a discount."""
        text = f"{brief.topic.rstrip('?. ')}: {cue_words(brief.position)}"
        retrieved = self.assistant.retriever.search(text[:2000], _POSITION_PASSAGES, pool.keep)
        known = {(e.passage.document_id, e.sentence.start) for e in evidence}
        topic = understand(brief.topic)
        added = gather(topic, retrieved, pool.loaded.lexical, _POSITION_PASSAGES)
        return [
            replace(e, relevance=_POSITION_SHARE * e.relevance)
            for e in added
            if (e.passage.document_id, e.sentence.start) not in known
        ]

    def _vocabulary(self, pool: Pool) -> Vocabulary:
        """How the library writes words; of a large library its first passages tell enough."""
        if self._words is None or self._words[0] is not pool.loaded:
            texts = (p.text for p in pool.loaded.passages[:_VOCABULARY_PASSAGES])
            self._words = pool.loaded, Vocabulary.of(texts)
        return self._words[1]

    def _pool(self, brief: Brief) -> Pool:
        documents = self.assistant.documents
        if not documents:
            raise AssistantError("The library is empty.", "Add documents with `r2p ingest`.")
        loaded = self.assistant.retriever.index.loaded
        return pool_of(brief, self.assistant.library, loaded, documents)

    def _found(self, text: str, pool: Pool, passages: int) -> list[Candidate]:
        """The candidates for a text, worthiest first."""
        retrieved = self.assistant.retriever.search(text[:2000], passages, pool.keep)
        evidence = gather(understand(text), retrieved, pool.loaded.lexical, passages)
        return candidates(evidence, pool.brief, pool.documents)

    def _drafted(
        self, pool: Pool, found: list[Candidate], near: frozenset[str], composer: Composer
    ) -> TalkingPoints:
        brief = pool.brief
        required = musts(brief.must, lambda t: self._found(t, pool, _MUST_PASSAGES), self.judge)
        seeds = [m.held for m in required if m.held]
        first = bottom_line([c for c in found if c not in seeds], brief.position, brief.minutes)
        speech = speech_of(brief, found, first, seeds, composer)
        composer, draft = speech.composer, speech.draft
        sides = sides_of(found, brief.position)
        spoken = speech.candidates
        asked, answered = objections(pool, near, spoken, composer)
        shown = _examples(found, [*spoken, *answered])
        examples = tuple(composer.one(f"example-{n}", c) for n, c in enumerate(shown, start=1))
        drafted = Drafted(draft.points, speech.planned, spoken, shown, answered, found, sides)
        care = cares(drafted, pool, composer)
        missing: tuple[Gap, ...] = must_gaps(required, composer)
        missing += gaps(found, pool, composer, drafted.used, spoken)
        draft = replace(draft, asked=asked, examples=examples, care=care, gaps=missing)
        status, notices = _ending(draft, sides)
        return replace(draft, status=status, notices=notices)


def _examples(found: Sequence[Candidate], used: Sequence[Candidate]) -> list[Candidate]:
    """Cases and figures on the topic that the draft hasn't used."""
    chosen: list[Candidate] = []
    for candidate in found:
        if not (candidate.is_figure or candidate.is_instance) or candidate.leaning:
            continue
        if candidate.relevance < _EXAMPLE_RELEVANCE or len(chosen) == _MOST_EXAMPLES:
            continue
        if not any(repeats(candidate, other) for other in (*used, *chosen)):
            chosen.append(candidate)
    return chosen


def _ending(draft: TalkingPoints, sides: Sides) -> tuple[DraftStatus, tuple[str, ...]]:
    """The status, and what the reader must know first."""
    brief = draft.brief
    notices = []
    status = DraftStatus.DRAFTED
    if not draft.fits_length and draft.spoken_words < brief.words:
        status = DraftStatus.SHORT
        carried = draft.spoken_seconds / 60
        notices.append(
            f"The sources carry about {carried:.1f} minutes on this, not {brief.minutes:g}: "
            "nothing was added to fill the time."
        )
    if sides.disputed:
        status = DraftStatus.POSITION_DISPUTED
        notices.insert(
            0,
            f"The sources don't bear out this position ({brief.position.label}): of the "
            f"{sides.counted} sentences nearest to the topic {len(sides.against)} speak against "
            f"it and {sides.serving} for it. What follows quotes them as they stand.",
        )
    return status, tuple(notices)


def _refused(
    brief: Brief, found: Sequence[Candidate], strange: Sequence[str], composer: Composer
) -> TalkingPoints:
    """A refusal with what stands nearest."""
    what = f"mention {' or '.join(strange)}" if strange else "speak of this"
    close = nearest(found)
    notice = f"Not in the sources: they don't {what}, so there is nothing to draft from."
    sentences = tuple(composer.one(f"nearest-{n}", c) for n, c in enumerate(close, start=1))
    return TalkingPoints(
        brief,
        DraftStatus.NOT_IN_SOURCES,
        brief.topic,
        notices=(notice,),
        gaps=(Gap("What stands nearest:", sentences),) if sentences else (),
    )
