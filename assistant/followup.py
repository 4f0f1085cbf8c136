"""Follow-ups: what a question refers to in the conversation, and what could be asked next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from assistant.question import understand
from assistant.rewriting import (
    ORDINAL,
    asked_otherwise,
    exchanged,
    item_of,
    names_in,
    ordinal_exchanged,
    person_of,
    thing_of,
)
from index.passage import ScoredPassage
from index.terms import terms

MOST_SUGGESTIONS = 3
# With so many content words of its own a question stands alone, whatever its pronouns.
_ALONE = 6
_FEW = 3
_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.I)
# "that dialogue": the noun is there, what it refers to isn't.
_POINTING = re.compile(r"\b(?:that|this|those|these|the same) [a-z]{3,}\b", re.I)
_CLAUSE = r"(?:happen(?:ed)?|is|was|are|were|mean|say|said|did|does|could|should|would)"
_THING = re.compile(
    rf"\b(?:it|its|they|them|their|theirs|there|(?:that|this|those|these)(?=\W*$| {_CLAUSE}\b)|"
    r"the (?:former|latter))\b",
    re.I,
)
_ASKING = r"(?:who|whom|whose|what|which|when|where|why|how|did|do|does|is|are|was|were|has|have)"
_AND = re.compile(rf"^(?:and|but|so|or) (?={_ASKING}\b)", re.I)
_ABOUT = re.compile(
    rf"^(?:(?:and|but|or) )?(?:what|how) about |^(?:and|but) (?:also )?(?!{_ASKING}\b)", re.I
)
_MEANT = re.compile(
    r"^(?:no|sorry|oh|well|actually|pardon)?[,.!]? ?(?:i (?:meant|mean|was asking about)|"
    r"not (?P<wrong>.+?)[,;:]? (?:but|i meant)|rather|make that) (?P<right>.+)$",
    re.I,
)
_THIS = r"(?:so|this|that|it)"
_SOURCE = re.compile(
    rf"^(?:and )?(?:who (?:says|said|wrote|writes|claims?|reports?|reported) {_THIS}|says who|"
    rf"(?:which|what) source|where (?:is|does|was) {_THIS} (?:written|said|stand|come from|stated)|"
    rf"according to whom|source|how do you know|when was {_THIS} (?:written|published|said))\b.?$",
    re.I,
)
_MORE = re.compile(
    r"^(?:and )?(?:(?:please )?tell me more|more|go on|continue|anything else|what else|"
    r"is there more|the rest)(?: please)?\W*$",
    re.I,
)
_BARE = re.compile(
    r"^(?:and )?(?P<asks>why|when|where|who|how many|how much|how)(?: so)?\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation with its answer."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Standing:
    """A question that stands on its own.

    Attributes:
        text: The question, with what it refers to in words.
        said: Document and start of what was already said, when more is asked for.
        asked_of: Citations whose source is asked for, or none.
    """

    text: str
    said: frozenset[tuple[str, int]] = frozenset()
    asked_of: tuple[Citation, ...] = ()


def in_context(question: str, history: Sequence[Turn]) -> Standing:
    """The question as it stands after the turns before it, the last of them above all."""
    if not history:
        return Standing(question)
    last = _last_with_matter(history)
    before = standing_question(history)
    if _SOURCE.match(question) and last.answer.citations:
        return Standing(question, asked_of=last.answer.citations[:2])
    if _MORE.match(question):
        said = frozenset((c.document_id, c.start) for t in history for c in t.answer.citations)
        return Standing(before, said)
    if meant := _MEANT.match(question):
        return Standing(exchanged(before, meant["right"].rstrip("?. "), meant["wrong"]))
    if bare := _BARE.match(question):
        return Standing(asked_otherwise(before, bare["asks"]))
    if (place := ORDINAL.search(question)) and len(terms(question)) <= _FEW:
        return Standing(_ordinal(question, place.group().casefold(), before, last.answer))
    if _ABOUT.match(question) and not _refers(question):
        return Standing(exchanged(before, _ABOUT.sub("", question).rstrip("?. ")))
    went_on = bool(_AND.match(question))
    text = _AND.sub("", question)
    text = text[:1].upper() + text[1:]
    if len(terms(text)) > _ALONE or not (went_on or _refers(text)):
        return Standing(text)
    return Standing(_resolved(text, before, last.answer))


def standing_question(history: Sequence[Turn]) -> str:
    """The last question of a conversation as it stood, with what it referred to."""
    *earlier, last = history
    return in_context(last.question, earlier).text if earlier else last.question


def _last_with_matter(history: Sequence[Turn]) -> Turn:
    return next((t for t in reversed(history) if t.answer.citations), history[-1])


def _refers(question: str) -> bool:
    return any(p.search(question) for p in (_PERSON, _THING, _POINTING))


def _ordinal(question: str, ordinal: str, before: str, answer: Answer) -> str:
    """The question about the list's item of that number, or the last one with its ordinal."""
    item = item_of(answer, ordinal)
    own = [t for t in terms(question) if t not in terms(ordinal)]
    if item and own:
        return re.sub(rf"(?:the )?{ordinal}(?: ones?)?", item, question, count=1, flags=re.I)
    if item:
        listed = understand(before).listed
        noun = next((w for w in before.rstrip("?").split() if terms(w) == [listed]), "item")
        return f"What is the {ordinal} {noun.removesuffix('s')}: {item.rstrip('.')}?"
    return ordinal_exchanged(before, ordinal) or f"{before.rstrip('?')}: {question}"


def _resolved(question: str, before: str, answer: Answer) -> str:
    """The question with names in the place of its pronouns."""
    text = question
    if _PERSON.search(text) and (person := person_of(before, answer)):
        text = re.sub(r"\b(?:his|her|hers)\b(?= \w)", f"{person}'s", text, count=1, flags=re.I)
        text = _PERSON.sub(person, text)
    if _POINTING.search(text) and answer.citations:
        record = answer.citations[0].record
        return f"{text.rstrip('?. ')} ({record.cite_as or record.title})?"
    if _THING.search(text):
        thing = thing_of(before, answer)
        text = re.sub(r"\b(?:its|their|theirs)\b(?= \w)", f"{thing}'s", text, count=1, flags=re.I)
        text = _THING.sub(thing, text, count=1)
    missing = [n for n in names_in(before) if n.casefold() not in text.casefold()]
    few = len(terms(text)) <= _FEW
    return f"{text.rstrip('?. ')} ({', '.join(missing)})?" if few and missing else text


def suggestions(passages: Sequence[ScoredPassage], cited: Sequence[Citation]) -> tuple[str, ...]:
    """Questions about what was found beside what was said; the library holds passages on each."""
    used = {(c.document_id, c.section, c.record.title) for c in cited}
    found: dict[str, None] = {}
    for scored in passages:
        passage = scored.passage
        record = passage.record
        if (passage.document_id, passage.section, record.title) in used:
            continue
        source = (record.cite_as or f"“{record.title}”").rstrip(",")
        if passage.section:
            found[f"What does {source} say on “{_topic(passage.section[-1])}”?"] = None
        elif passage.item:
            found[f"What does {source} say in “{_topic(record.title)}”?"] = None
        if len(found) == MOST_SUGGESTIONS:
            break
    return tuple(found)


def _topic(heading: str) -> str:
    """A heading as a topic: no number, no subtitle, no quotation marks, not in capitals."""
    bare = re.sub(r"^[IVXLC\d]+\.\s*", "", heading).strip('“”"')
    topic = re.split(r"”?: ", bare)[0].rstrip(".")
    return topic.capitalize().replace("r2p", "R2P") if topic.isupper() else topic
