"""Lists: which list of a source is the answer, whole and in order."""

import re
from collections.abc import Iterable, Sequence

from assistant.enumerations import KindAsked, kind_asked, named_in, terms_beside
from assistant.evidence import Evidence, context_words, source_words
from assistant.question import CLASSES, Kind, Question
from assistant.signs import capitalised_words, holds_address, leans
from assistant.spans import Group, Span, span_of
from index.chunking import sentences_of
from index.passage import Passage
from index.terms import term_set
from sources.document import BlockKind, Document

# Share of the question's terms over a list from which the list is the answer.
LIST_ASKED, LIST_MEANT = 0.5, 0.85
# What is left of it for a list of another number of items than is asked for, and for one
# that nothing introduces as the kind of things asked for.
_WRONG_NUMBER, _OTHER_KIND = 0.55, 0.55
# "Pillar 2 Responsibilities" is the heading of no list of pillars.
_NUMBERED = re.compile(r"\b[^\W\d]+ (?:\d+|[IVX]+)\b")
# Kinds of question that may ask for things to be named.
_NAMING = (Kind.LIST, Kind.DEFINITION, Kind.YES_NO, Kind.OTHER)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def list_asked_for(
    question: Question, evidence: Sequence[Evidence], documents: dict[str, Document]
) -> list[Group]:
    """The list that the question asks for, whole and in order, or nothing.

    Lists are those of the passages at hand; the one whose lead-in, headings and
    source hold most of the question's terms is taken. One of another number of items
    than is asked for is taken only where its lead-in holds nearly all of them.
    """
    kind = kind_asked(question.text)
    found: dict[tuple[str, int], tuple[float, Evidence, list[int]]] = {}
    for piece in evidence:
        document = documents[piece.passage.document_id]
        members = _members(document, piece.sentence.block)
        if members and (document.id, members[0]) not in found:
            share = _share_asked(question, document, members, piece)
            if kind:
                share *= _of_kind(kind, document, members, general=bool(question.listed))
            found[document.id, members[0]] = (share, piece, members)
    if not found:
        return []
    share, piece, members = max(found.values(), key=lambda f: (f[0], f[1].chance))
    if share < (LIST_ASKED if question.kind is Kind.LIST else LIST_MEANT):
        return []
    document = documents[piece.passage.document_id]
    items = _headlines(document, piece.passage, members)
    return [Group(announced(document, piece.passage, members[0]), items)]


def named_in_a_row(question: Question, passages: Iterable[Passage]) -> Evidence | None:
    """The sentence that names the things asked for ("the four crimes"), or None.

    It holds what the question says of them beside their kind, half of it itself and the
    rest around it. The one that holds most is taken, then the fullest, the clearest and
    the shortest. What the question only says of the norm isn't looked for.

    Args:
        question: Understood.
        passages: All that may be quoted.
    """
    kind = kind_asked(question.text)
    if kind is None or question.across or question.kind not in _NAMING:
        return None
    beside = terms_beside(kind, question.terms)
    found: list[tuple[tuple[int, int, bool, int], Evidence]] = []
    for passage in passages:
        for sentence in passage.sentences:
            text = passage.text[sentence.start - passage.start : sentence.end - passage.start]
            items = named_in(kind, text)
            said = (passage.document_id, sentence.start) in question.said
            if not items or said or holds_address(text):
                continue
            own = question.with_other_names(term_set(text))
            near = own | term_set(passage.text) | term_set(context_words(passage))
            if beside <= near and 2 * len(beside & own) >= len(beside):
                worth = (len(beside & own), len(items), not leans(text), -len(text))
                piece = Evidence(passage, sentence, text, 1.0, 1.0, 1.0, 1.0, chance=1.0)
                found.append((worth, piece))
    return max(found, key=lambda f: f[0])[1] if found else None


def is_of_kind_asked(question: Question, listed: Group) -> bool:
    """Whether a list is introduced by the kind of things asked for, and has their number."""
    kind = kind_asked(question.text)
    if kind is None:
        return False
    introduced = term_set(" ".join(span.text for span in listed.spans))
    return kind.count in (0, len(listed.items)) and kind.noun in introduced


def introduced_by(span: Span, document: Document) -> tuple[Span, ...]:
    """The items of the list that a sentence introduces; none for any other sentence."""
    index = next(i for i, b in enumerate(document.blocks) if b.start <= span.start < b.end)
    if document.blocks[index].kind is BlockKind.TABLE or span.end < document.blocks[index].end:
        return ()
    members = [i for i, b in enumerate(document.blocks) if b.lead_in == index]
    items = [i for i in members if document.blocks[i].kind is BlockKind.LIST_ITEM]
    return _headlines(document, span.passage, items)


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
    path = document.blocks[members[0]].path
    over = set(term_set(_NUMBERED.sub("", " ".join(path))))
    over |= term_set(_lead_in(document, members))
    # "Which organizations …": those are named in sentences; a list is known by the rest.
    wanted = set(question.terms) - ({question.listed} & CLASSES)
    if kind := kind_asked(question.text):
        # How many there are is told by their number.
        wanted.discard(str(kind.count))
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


def _of_kind(kind: KindAsked, document: Document, members: list[int], general: bool) -> float:
    """What a list's share is worth if things of a kind are asked for, 0..1.

    A general word for them ("measures") needn't introduce it. Without any other ("crimes"), or
    of another number, a list needs nearly all else that the question says.
    """
    introduced = kind.noun in term_set(_lead_in(document, members))
    texts = [document.text[b.start : b.end] for b in (document.blocks[i] for i in members)]
    if kind.noun in CLASSES and 2 * sum(map(bool, map(capitalised_words, texts))) < len(texts):
        # States and bodies have names.
        return _OTHER_KIND
    if kind.count in (0, len(members)):
        return 1.0 if introduced or general else _OTHER_KIND
    return _WRONG_NUMBER if introduced else 0.0


def _lead_in(document: Document, members: list[int]) -> str:
    """What introduces the list, or stands right before it."""
    lead = document.blocks[members[0]].lead_in
    block = document.blocks[members[0] - 1 if lead is None else lead]
    prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return document.text[block.start : block.end] if prose else ""


def announced(document: Document, passage: Passage, member: int) -> tuple[Span, ...]:
    """The sentence that introduces the list of which a block is an item, where there is one."""
    lead = document.blocks[member].lead_in
    if lead is None and document.blocks[member].kind is BlockKind.PARAGRAPH:
        lead = member - 1
    return () if lead is None else (span_of(document, passage, sentences_of(document, lead)[-1]),)


def _headlines(document: Document, passage: Passage, members: Sequence[int]) -> tuple[Span, ...]:
    return tuple(
        _headline(document, passage, index, place) for place, index in enumerate(members, start=1)
    )


def _headline(document: Document, passage: Passage, index: int, place: int) -> Span:
    """A list item's first sentence; its number where the source numbers it."""
    block = document.blocks[index]
    sentence = sentences_of(document, index)[0]
    number = "".join(c for c in block.marker if c.isdigit()) or str(place)
    text = document.text[sentence.start : sentence.end]
    return Span(passage, sentence.start, sentence.end, text, number)
