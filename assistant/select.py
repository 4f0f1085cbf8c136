"""Selection: which sentences make the answer, and which list is the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence, context_words, leans, source_words, term_set
from assistant.question import Kind, Question
from index.chunking import sentences_of
from index.passage import Passage, Sentence
from index.terms import terms
from sources.document import BlockKind, Document

SAME_WORDS = 0.7
# Share of the question's terms over a list from which the list is the answer.
LIST_ASKED, LIST_MEANT = 0.5, 0.85


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
_ANSWER = Width(9, 1300, 3, 0.95, 0.02, 0.03)
# Where it is asked what several sources say, each may say little, but more may speak.
_ACROSS = Width(5, 900, 4, 0.90, 0.05, 0.03)
# A list is an answer whole; another source may add a sentence, its own none.
_BESIDE_LIST = Width(1, 1400, 2, 1.0, 2.0, 0.30)


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
    question: Question,
    evidence: Sequence[Evidence],
    documents: dict[str, Document],
    lists: bool = True,
) -> tuple[Group, ...]:
    """The answer as groups by source, best first.

    A question for a list gets the whole list that the best evidence belongs to.
    Otherwise the best sentence, what it leans on, and further sentences that
    come close to it and say something new.

    Args:
        question: Understood.
        evidence: The sentence that leads the answer first.
        documents: The library's, by id.
        lists: Whether a list may be the answer.
    """
    if not evidence:
        return ()
    groups: list[Group] = []
    if lists and question.kind in (Kind.LIST, Kind.DEFINITION, Kind.OTHER):
        groups += _list_group(question, evidence, documents)
    width = _BESIDE_LIST if groups else _ACROSS if question.across else _ANSWER
    chosen = _sentences(question, evidence, documents, groups, width)
    return (*groups, *_grouped(chosen))


def _sentences(
    question: Question,
    evidence: Sequence[Evidence],
    documents: dict[str, Document],
    groups: Sequence[Group],
    width: Width,
) -> list[list[Span]]:
    room = width.chars - sum(len(s.text) for g in groups for s in (*g.spans, *g.items))
    taken = [(s.passage.document_id, s.start) for g in groups for s in (*g.spans, *g.items)]
    sources = [_source(g.passage) for g in groups]
    said = [term_set(s.text) for g in groups for s in (*g.spans, *g.items)]
    chosen: list[list[Span]] = []
    sure = 0.0
    for piece in evidence:
        if (piece.passage.document_id, piece.sentence.start) in taken:
            continue
        source = _source(piece.passage)
        first = not groups and not chosen
        if not first and sure >= width.enough:
            break
        share = width.close if source in sources else width.close_other
        if not first and piece.chance < _bar(question, piece, evidence, share):
            continue
        if not first and sum(map(len, chosen)) >= width.sentences:
            continue
        # Where voices or dates are compared, saying the same is an answer.
        compared = question.across or question.kind is Kind.WHEN
        if _repeats(piece.text, said) and not (compared and source not in sources):
            continue
        if question.across and sources.count(source) >= 2:
            continue
        if source not in sources and not first and _lacks_name(question, piece, evidence[0]):
            continue
        most = width.sources
        if source not in sources and len(set(sources)) >= most:
            continue
        spans = [
            s
            for s in _with_antecedent(piece, documents)
            if (s.passage.document_id, s.start) not in taken
        ]
        length = sum(len(s.text) for s in spans)
        if not first and length > room:
            continue
        room -= length
        sure += piece.chance
        chosen.append(spans)
        taken += [(s.passage.document_id, s.start) for s in spans]
        said += [term_set(s.text) for s in spans]
        sources.append(source)
    return chosen


def _bar(
    question: Question, piece: Evidence, evidence: Sequence[Evidence], share: float
) -> float:
    """How likely a further sentence must be: a share of the best one's chance."""
    best = max(e.chance for e in evidence)
    wants_value = question.kind in (Kind.HOW_MANY, Kind.WHEN)
    return best if wants_value and piece.fit < evidence[0].fit else share * best


def _lacks_name(question: Question, piece: Evidence, best: Evidence) -> bool:
    """Whether a figure or date is of something else: a name stands only around the best one."""
    if question.kind not in (Kind.HOW_MANY, Kind.WHEN):
        return False
    named = {t for name in question.names if name[0].isalpha() for t in terms(name)}
    return bool(named & _around(best) - _around(piece) - question.named_otherwise(_around(piece)))


def _around(piece: Evidence) -> frozenset[str]:
    return term_set(piece.passage.text) | term_set(context_words(piece.passage))


def _source(passage: Passage) -> tuple[str, str | None]:
    return passage.document_id, passage.item


def _repeats(text: str, said: Sequence[frozenset[str]]) -> bool:
    mine = term_set(text)
    return any(len(mine & s) >= SAME_WORDS * max(1, min(len(mine), len(s))) for s in said)


def _with_antecedent(piece: Evidence, documents: dict[str, Document]) -> list[Span]:
    """The sentence, with the one before it in its block that it leans on, or that it heads."""
    document = documents[piece.passage.document_id]
    own = Span(piece.passage, piece.sentence.start, piece.sentence.end, piece.text)
    block = sentences_of(document, piece.sentence.block)
    listed = document.blocks[piece.sentence.block].kind is BlockKind.LIST_ITEM
    if listed and len(block) > 1 and piece.sentence.start == block[0].start:
        # The first sentence of a list's item is its heading; what it means comes next.
        return [own, _span(document, piece.passage, block[1])]
    if not leans(piece.text):
        return [own]
    before = [s for s in block if s.end <= piece.sentence.start]
    if not before or "(…)" in document.text[before[-1].end : piece.sentence.start]:
        return [own]
    return [_span(document, piece.passage, before[-1]), own]


def _span(document: Document, passage: Passage, sentence: Sentence) -> Span:
    return Span(passage, sentence.start, sentence.end, document.text[sentence.start : sentence.end])


def _grouped(pieces: Sequence[Sequence[Span]]) -> list[Group]:
    """Pieces by source, in order of first use; each best piece first, then as in the text."""
    by_source: dict[tuple[str, str | None], list[Sequence[Span]]] = {}
    for spans in pieces:
        if spans:
            by_source.setdefault(_source(spans[0].passage), []).append(spans)
    groups = []
    for lead, *rest in by_source.values():
        after = sorted((s for spans in rest for s in spans), key=lambda s: s.start)
        groups.append(Group((*lead, *after)))
    return groups


def _list_group(
    question: Question, evidence: Sequence[Evidence], documents: dict[str, Document]
) -> list[Group]:
    """The list that the question asks for, whole and in order, or nothing.

    Lists are those of the passages at hand; the one whose lead-in, headings and
    source hold most of the question's terms is taken.
    """
    found: dict[tuple[str, int], tuple[float, Evidence, list[int]]] = {}
    for piece in evidence:
        document = documents[piece.passage.document_id]
        members = _members(document, piece.sentence.block)
        if members and (document.id, members[0]) not in found:
            share = _share_asked(question, document, members, piece)
            found[document.id, members[0]] = (share, piece, members)
    if not found:
        return []
    share, piece, members = max(found.values(), key=lambda f: (f[0], f[1].chance))
    if share < (LIST_ASKED if question.kind is Kind.LIST else LIST_MEANT):
        return []
    document = documents[piece.passage.document_id]
    items = tuple(
        _headline(document, piece.passage, index, place)
        for place, index in enumerate(members, start=1)
    )
    return [Group(_announced(document, piece.passage, members[0]), items)]


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
    own = [i for i, b in enumerate(blocks) if b.lead_in == index]
    return own or _counted_off(document, index)


_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def _counted_off(document: Document, index: int) -> list[int]:
    """Paragraphs that count off points ("First, …", "Second, …") from this one or the next."""
    blocks = document.blocks
    members: list[int] = []
    for i in range(max(0, index - 6), min(len(blocks), index + 8)):
        block = blocks[i]
        if (block.item, block.path) != (blocks[index].item, blocks[index].path):
            continue
        word = _ORDINALS[len(members)] if len(members) < len(_ORDINALS) else ""
        if word and document.text.startswith(f"{word.capitalize()}, ", block.start):
            members.append(i)
    near = members and members[0] - 1 <= index <= members[-1]
    return members if near and len(members) > 1 else []


def _share_asked(
    question: Question, document: Document, members: list[int], piece: Evidence
) -> float:
    """Share of the question's terms that the list is about, 0..1.

    Terms that only name the source don't count. The words of the items count
    too where the lead-in or heading names what is listed ("recommendations").
    """
    block = document.blocks[members[0]]
    lead = members[0] - 1 if block.lead_in is None else block.lead_in
    announced = document.blocks[lead]
    over = set(term_set(" ".join(block.path)))
    if announced.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        over |= term_set(document.text[announced.start : announced.end])
    wanted = set(question.terms)
    naming = term_set(source_words(piece.passage.record))
    # A question for a list in the source's own name alone asks for whatever it lists.
    asked = wanted - naming or (wanted if question.kind is Kind.LIST else set())
    if not asked or not over & asked:
        return 0.0
    share = len(over & asked) / len(asked)
    if question.kind is not Kind.LIST or question.listed not in over:
        return share
    for member in (document.blocks[i] for i in members):
        over |= term_set(document.text[member.start : member.end])
    return max(share, len(over & asked) / len(asked))


def _announced(document: Document, passage: Passage, member: int) -> tuple[Span, ...]:
    """The sentence that introduces the list, where there is one."""
    lead = document.blocks[member].lead_in
    if lead is None and document.blocks[member].kind is BlockKind.PARAGRAPH:
        lead = member - 1
    return () if lead is None else (_span(document, passage, sentences_of(document, lead)[-1]),)


def _headline(document: Document, passage: Passage, index: int, place: int) -> Span:
    """A list item's first sentence; its number where the source numbers it."""
    block = document.blocks[index]
    sentence = sentences_of(document, index)[0]
    number = "".join(c for c in block.marker if c.isdigit()) or str(place)
    text = document.text[sentence.start : sentence.end]
    return Span(passage, sentence.start, sentence.end, text, number)


def nearest(evidence: Sequence[Evidence], most: int = 2) -> list[Evidence]:
    """The best sentence of each of the best sources, at most `most`."""
    by_source: dict[tuple[str, str | None], Evidence] = {}
    for piece in evidence:
        by_source.setdefault(_source(piece.passage), piece)
    return list(by_source.values())[:most]
