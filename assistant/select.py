"""Selection: which sentences make the answer, and which list is the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence, depends, term_set
from assistant.question import Kind, Question
from index.chunking import sentences_of
from index.passage import Passage, Sentence
from sources.document import BlockKind, Document

MAX_SENTENCES = 4
MAX_CHARS = 750
MAX_SOURCES = 3
# A further sentence must come this close to the best one.
CLOSE_ENOUGH = 0.80
CLOSE_OTHER_SOURCE = 0.84
SAME_WORDS = 0.7


@dataclass(frozen=True, slots=True)
class Span:
    """Words to quote, and the passage whose record they carry.

    Attributes:
        passage: Where they stand, or a neighbour of it in the same item.
        start: First code point in the document.
        end: One past the last.
        text: The words.
        number: For a list item, its number as the source counts, else "".
    """

    passage: Passage
    start: int
    end: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What one source says: sentences, then perhaps a whole list."""

    spans: tuple[Span, ...]
    items: tuple[Span, ...] = ()

    @classmethod
    def of(cls, piece: Evidence) -> "Group":
        """One sentence."""
        return cls((Span(piece.passage, piece.sentence.start, piece.sentence.end, piece.text),))

    @property
    def passage(self) -> Passage:
        """A passage of the source that speaks."""
        return (self.spans or self.items)[0].passage


def choose(
    question: Question, evidence: Sequence[Evidence], documents: dict[str, Document]
) -> tuple[Group, ...]:
    """The answer as groups by source, best first.

    A question for a list gets the whole list that the best evidence belongs to.
    Otherwise the best sentence, what it leans on, and further sentences that
    come close to it and say something new.
    """
    if not evidence:
        return ()
    groups: list[Group] = []
    if question.kind in (Kind.LIST, Kind.DEFINITION, Kind.OTHER, Kind.HOW_MANY):
        groups += _list_group(question, evidence, documents)
    room = MAX_CHARS - sum(len(s.text) for g in groups for s in (*g.spans, *g.items))
    chosen = _sentences(question, evidence, documents, groups, room)
    return (*groups, *_grouped(chosen))


def _sentences(
    question: Question,
    evidence: Sequence[Evidence],
    documents: dict[str, Document],
    groups: Sequence[Group],
    room: int,
) -> list[Span]:
    best = evidence[0].relevance
    taken = [(s.passage.document_id, s.start) for g in groups for s in (*g.spans, *g.items)]
    sources = [_source(g.passage) for g in groups]
    said = [term_set(s.text) for g in groups for s in (*g.spans, *g.items)]
    chosen: list[Span] = []
    for piece in evidence:
        if (piece.passage.document_id, piece.sentence.start) in taken:
            continue
        source = _source(piece.passage)
        first = not groups and not chosen
        bar = CLOSE_ENOUGH if source in sources else CLOSE_OTHER_SOURCE
        if not first and piece.relevance < bar * best:
            break
        if not first and (len(chosen) >= MAX_SENTENCES or _repeats(piece.text, said)):
            continue
        if source not in sources and len(set(sources)) >= MAX_SOURCES:
            continue
        spans = [s for s in _with_antecedent(piece, documents) if (s.passage.document_id, s.start) not in taken]
        length = sum(len(s.text) for s in spans)
        if not first and length > room:
            continue
        room -= length
        chosen += spans
        taken += [(s.passage.document_id, s.start) for s in spans]
        said += [term_set(s.text) for s in spans]
        sources.append(source)
    return chosen


def _source(passage: Passage) -> tuple[str, str | None]:
    return passage.document_id, passage.item


def _repeats(text: str, said: Sequence[frozenset[str]]) -> bool:
    mine = term_set(text)
    return any(len(mine & s) >= SAME_WORDS * max(1, min(len(mine), len(s))) for s in said)


def _with_antecedent(piece: Evidence, documents: dict[str, Document]) -> list[Span]:
    """The sentence, after the one before it in its block where it leans on that one."""
    document = documents[piece.passage.document_id]
    own = Span(piece.passage, piece.sentence.start, piece.sentence.end, piece.text)
    if not depends(piece.text):
        return [own]
    block = sentences_of(document, piece.sentence.block)
    before = [s for s in block if s.end <= piece.sentence.start]
    if not before or "(…)" in document.text[before[-1].end : piece.sentence.start]:
        return [own]
    return [_span(document, piece.passage, before[-1]), own]


def _span(document: Document, passage: Passage, sentence: Sentence) -> Span:
    return Span(passage, sentence.start, sentence.end, document.text[sentence.start : sentence.end])


def _grouped(spans: Sequence[Span]) -> list[Group]:
    """Spans by source, sources in order of first use, spans in order of the text."""
    by_source: dict[tuple[str, str | None], list[Span]] = {}
    for span in spans:
        by_source.setdefault(_source(span.passage), []).append(span)
    return [Group(tuple(sorted(g, key=lambda s: s.start))) for g in by_source.values()]


def _list_group(
    question: Question, evidence: Sequence[Evidence], documents: dict[str, Document]
) -> list[Group]:
    """The list that the best evidence belongs to, whole and in order, or nothing."""
    for piece in evidence[:3]:
        document = documents[piece.passage.document_id]
        members = _members(document, piece.sentence.block)
        if not members or not _asks_for(question, document, members, piece):
            continue
        items = tuple(_headline(document, piece.passage, index) for index in members)
        return [Group(_announced(document, piece.passage, members[0]), items)]
    return []


def _members(document: Document, index: int) -> list[int]:
    """Indices of the list's items: of the block's own list, or of the one that it introduces."""
    blocks = document.blocks
    block = blocks[index]
    if block.kind is BlockKind.LIST_ITEM:
        same = (block.depth, block.path, block.item, block.lead_in)
        return [
            i
            for i, b in enumerate(blocks)
            if b.kind is BlockKind.LIST_ITEM and (b.depth, b.path, b.item, b.lead_in) == same
        ]
    return [i for i, b in enumerate(blocks) if b.lead_in == index]


def _asks_for(question: Question, document: Document, members: list[int], piece: Evidence) -> bool:
    """Whether the question wants the list rather than one of its items."""
    block = document.blocks[members[0]]
    lead = document.blocks[block.lead_in] if block.lead_in is not None else None
    heading = " ".join(block.path)
    around = term_set(heading + " " + (document.text[lead.start : lead.end] if lead else ""))
    share = len(around & set(question.terms)) / max(1, len(question.terms))
    if question.kind is Kind.LIST:
        return share >= 0.4
    on_lead = document.blocks[piece.sentence.block].kind is not BlockKind.LIST_ITEM
    return question.kind is not Kind.HOW_MANY and on_lead and share >= 0.6


def _announced(document: Document, passage: Passage, member: int) -> tuple[Span, ...]:
    """The sentence that introduces the list, where there is one."""
    lead = document.blocks[member].lead_in
    return () if lead is None else (_span(document, passage, sentences_of(document, lead)[-1]),)


def _headline(document: Document, passage: Passage, index: int) -> Span:
    """A list item's first sentence; its number where the source numbers it."""
    block = document.blocks[index]
    sentence = sentences_of(document, index)[0]
    number = "".join(c for c in block.marker if c.isdigit()) or str(block.ordinal)
    text = document.text[sentence.start : sentence.end]
    return Span(passage, sentence.start, sentence.end, text, number)


def nearest(evidence: Sequence[Evidence], most: int = 2) -> list[Evidence]:
    """The best sentence of each of the best sources, at most `most`."""
    by_source: dict[tuple[str, str | None], Evidence] = {}
    for piece in evidence:
        by_source.setdefault(_source(piece.passage), piece)
    return list(by_source.values())[:most]
