"""Selection: which sentences make the answer, and which list is the answer."""

import re
from collections.abc import Mapping, Sequence

from assistant.evidence import Evidence, context_words
from assistant.figures import voices_doubt
from assistant.lists import announced, introduced_by, is_of_kind_asked, list_asked_for
from assistant.question import Kind, Question
from assistant.signs import depends, leans
from assistant.spans import Group, Span, source_of, span_of
from assistant.topic import is_entry
from assistant.width import (
    BESIDE_LIST,
    DEFINED,
    DEFINITION_CHARS,
    EACH_SAYS,
    SHORT,
    VALUE,
    VALUES,
    Width,
    width_for,
)
from index.chunking import sentences_of
from index.terms import STOP_WORDS, term_set, terms, words
from sources.document import BlockKind, Document

SAME_WORDS = 0.7
_HEADING_WORDS = 4
# An item that only goes on with the sentence that introduces its list.
_FRAGMENT = re.compile(
    r"[a-z]|To |(?!During|According|Following|Regarding|Concerning|Nothing|Everything)[A-Z]\w+ing\b"
)


def choose(
    question: Question,
    evidence: Sequence[Evidence],
    documents: dict[str, Document],
    lists: bool = True,
    named: Evidence | None = None,
) -> tuple[Group, ...]:
    """The answer as groups by source, best first.

    A question for a list gets the whole list that the best evidence belongs to.
    Otherwise the best sentence, what it leans on, and further sentences that
    come close to it and say something new.

    Args:
        question: Understood.
        evidence: Ranked; the sentence that leads the answer first.
        documents: The library's, by id.
        lists: Whether a list may be the answer.
        named: The sentence that names the things asked for in a row, where there is one. It
            leads, unless a list is introduced as one of them.
    """
    if not evidence:
        return ()
    groups: list[Group] = []
    # Where several sources are asked for, a list of one would leave no room for the others.
    lists = lists and not question.across and not is_entry(question, evidence[0].text)
    if lists and question.kind in (Kind.LIST, Kind.OTHER):
        groups += list_asked_for(question, evidence, documents)
    if named and not any(is_of_kind_asked(question, g) for g in groups):
        groups, evidence = [], [named, *evidence]
    width = BESIDE_LIST if groups else width_for(question, evidence[0])
    chosen = _Choice(question, evidence, documents, width, groups)
    for piece in evidence:
        if chosen.pieces and chosen.sure >= width.enough:
            break
        if chosen.wants(piece):
            chosen.take(piece)
        if piece is evidence[0] and width is DEFINED:
            chosen.read_on(DEFINITION_CHARS)
        if piece is evidence[0] and width is VALUE:
            chosen.take_doubt()
    if not groups:
        chosen.read_on(SHORT)
    return (*groups, *_grouped(chosen.pieces, chosen.lists))


class _Choice:
    """The sentences taken so far, and what they leave room for."""

    def __init__(
        self,
        question: Question,
        evidence: Sequence[Evidence],
        documents: dict[str, Document],
        width: Width,
        groups: Sequence[Group],
    ) -> None:
        given = [s for g in groups for s in (*g.spans, *g.items)]
        self.question = question
        self.lead = evidence[0]
        self.best = max(e.chance for e in evidence)
        self.documents = documents
        self.width = width
        self.pieces: list[list[Span]] = []
        self.lists: dict[tuple[str, str | None], Group] = {}
        self.sure = 0.0
        self.room = width.chars - sum(len(s.text) for s in given)
        self.taken = {(s.passage.document_id, s.start) for s in given}
        self.sources = [source_of(g.passage) for g in groups]
        self.said = [term_set(s.text) for s in given]

    def wants(self, piece: Evidence) -> bool:
        """Whether the sentence is likely enough, new, and of a source that may speak."""
        if (piece.passage.document_id, piece.sentence.start) in self.taken:
            return False
        source, width = source_of(piece.passage), self.width
        fresh = source not in self.sources
        # Where voices or dates are compared, saying the same is an answer.
        compared = fresh and (self.question.across or self.question.kind is Kind.WHEN)
        if _repeats(piece.text, self.said) and not compared:
            return False
        if not self.sources:
            return True
        if piece.chance < self._bar(piece, width.close_other if fresh else width.close):
            return False
        if sum(map(len, self.pieces)) >= width.sentences:
            return False
        if fresh:
            full = len(set(self.sources)) >= width.sources
            return not full and not self._lacks_name(piece)
        return not self.question.across or self.sources.count(source) < EACH_SAYS

    def _bar(self, piece: Evidence, share: float) -> float:
        """How likely a further sentence must be: a share of the best one's chance."""
        short_of_it = self.question.kind in VALUES and piece.fit < self.lead.fit
        return self.best if short_of_it else share * self.best

    def _lacks_name(self, piece: Evidence) -> bool:
        """Whether a figure or date is of something else: a name stands only by the best one."""
        if self.question.kind not in VALUES:
            return False
        named = {t for name in self.question.names if name[0].isalpha() for t in terms(name)}
        held = self._around(piece)
        return bool(named & self._around(self.lead) - held - self.question.named_otherwise(held))

    def _around(self, piece: Evidence) -> frozenset[str]:
        document = self.documents[piece.passage.document_id]
        block = document.blocks[piece.sentence.block]
        paragraph = document.text[block.start : block.end]
        near = f"{paragraph} {piece.passage.text} {context_words(piece.passage)}"
        return term_set(near)

    def take(self, piece: Evidence) -> None:
        """Take the sentence with what it needs to be understood, if there is room for it."""
        document, source = self.documents[piece.passage.document_id], source_of(piece.passage)
        spans = [s for s in _with_antecedent(piece, document) if self._is_new(s)]
        listing = spans and not self.question.across
        items = introduced_by(spans[-1], document) if listing else ()
        length = sum(len(s.text) for s in (*spans, *items))
        if self.sources and (length > self.room or (items and source in self.lists)):
            return
        if items:
            self.lists[source] = Group((spans[-1],), items)
        self.pieces.append(spans)
        self._count(*spans, *items)
        self.sure += piece.chance
        self.sources.append(source)

    def read_on(self, chars: int) -> None:
        """Follow a short answer's first sentence to the end of its paragraph, up to a length."""
        if not self.pieces or self.question.kind in VALUES:
            return
        for span in self._following():
            if (self.question.of_person or self.question.speakers) and not depends(span.text):
                # The next sentence may be of someone else, or someone else's.
                return
            if self.width.chars - self.room + len(span.text) > chars:
                return
            self._join(span)

    def take_doubt(self) -> None:
        """Take what the source itself says against its figure right after it."""
        for span in [s for s in self._following() if voices_doubt(s.text)][:1]:
            self._join(span)

    def _following(self) -> list[Span]:
        """The next sentences of the paragraph, up to the first that is taken or left out."""
        last = self.pieces[0][-1]
        document = self.documents[last.passage.document_id]
        found = []
        for sentence in sentences_of(document, self.lead.sentence.block):
            span = span_of(document, last.passage, sentence)
            if span.start >= last.end:
                if not self._is_new(span) or omitted(document, last, span):
                    break
                found.append(span)
                last = span
        return found

    def _join(self, span: Span) -> None:
        self.pieces[0].append(span)
        self._count(span)

    def _is_new(self, span: Span) -> bool:
        return (span.passage.document_id, span.start) not in self.taken

    def _count(self, *spans: Span) -> None:
        for span in spans:
            self.room -= len(span.text)
            self.taken.add((span.passage.document_id, span.start))
            self.said.append(term_set(span.text))


def _repeats(text: str, said: Sequence[frozenset[str]]) -> bool:
    mine = term_set(text)
    return any(len(mine & s) >= SAME_WORDS * max(1, min(len(mine), len(s))) for s in said)


def _with_antecedent(piece: Evidence, document: Document) -> list[Span]:
    """The sentence, with the one before it in its block that it leans on, or that it heads."""
    own = Span(piece.passage, piece.sentence.start, piece.sentence.end, piece.text)
    block = [
        span_of(document, piece.passage, s) for s in sentences_of(document, piece.sentence.block)
    ]
    listed = document.blocks[piece.sentence.block].kind is BlockKind.LIST_ITEM
    if listed and own.start == block[0].start and _FRAGMENT.match(own.text):
        # "Adding criteria …" says who does so only with the words that introduce the list.
        return [*announced(document, piece.passage, piece.sentence.block), own]
    heads = len(block) > 1 and (listed or _is_heading(block[0].text))
    if heads and own.start == block[0].start:
        # The first sentence of a list's item is its heading; what it means comes next.
        return [own, block[1]]
    before = [s for s in block if s.end <= own.start]
    if before and leans(own.text) and not omitted(document, before[-1], own):
        return [before[-1], own]
    if before and not listed and heads:
        return [before[0], own]
    return [own]


def _is_heading(text: str) -> bool:
    """Whether a paragraph's first sentence only names what it is about ("Cold file.")."""
    named = words(text)
    return len(named) <= _HEADING_WORDS and STOP_WORDS.isdisjoint(named)


def omitted(document: Document, before: Span, after: Span) -> bool:
    """Whether the source says that it left something out between two sentences."""
    return "(…)" in document.text[before.end : after.start]


def _grouped(
    pieces: Sequence[Sequence[Span]], lists: Mapping[tuple[str, str | None], Group]
) -> list[Group]:
    """Pieces by source, in order of first use; each best piece first, then as in the text.

    A list follows the sentence that introduces it, and what is in it isn't repeated.
    """
    by_source: dict[tuple[str, str | None], list[Sequence[Span]]] = {}
    for spans in pieces:
        by_source.setdefault(source_of(spans[0].passage), []).append(spans)
    groups = []
    for source, (lead, *rest) in by_source.items():
        after = sorted((s for spans in rest for s in spans), key=lambda s: s.start)
        listed = lists.get(source)
        if not listed:
            groups.append(Group((*lead, *after)))
            continue
        within = {s.start for s in (*listed.spans, *listed.items)}
        lead, after = ([s for s in part if s.start not in within] for part in (lead, after))
        if lead:
            groups.append(Group((*lead, *after, *listed.spans), listed.items))
        else:
            groups += [listed, *([Group(tuple(after))] if after else [])]
    return groups


def nearest(evidence: Sequence[Evidence], most: int = 2) -> list[Evidence]:
    """The best sentence of each of the best sources, at most `most`."""
    by_source: dict[tuple[str, str | None], Evidence] = {}
    for piece in evidence:
        by_source.setdefault(source_of(piece.passage), piece)
    return list(by_source.values())[:most]
