"""Follow-ups: how a question may be read after the turns before it, and what to ask next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation
from assistant.question import understand
from assistant.referents import names_in, topic_of
from assistant.resolving import has_pronoun, refers, resolved, with_names, with_noun
from assistant.rewriting import (
    ORDINAL,
    asked_otherwise,
    exchanged,
    item_of,
    ordinal_exchanged,
    refocused,
)
from index.passage import ScoredPassage
from index.terms import terms

MOST_SUGGESTIONS = 3
# What a reading must be more relevant by, to be preferred to the question by itself:
# the same words in the place last cited; and each content word of its own that a
# question has when further words are put into it. Chosen on own dev conversations,
# and on dev questions asked after unrelated ones, which must not be read otherwise.
IN_PLACE, PER_WORD = 0.10, 0.05
# The same for a pronoun that is left as it is, though it may mean something said before.
BARE = 0.05
# With so many content words of its own a question stands alone, whatever its pronouns.
_ALONE = 6
_FEW = 3
_NORM = frozenset(terms("R2P UN"))
# Only what wasn't said yet is wanted.
_FURTHER = re.compile(r"\b(?:(?:what|who|any\w+) else|any (?:other|more|further))\b", re.I)
_ELSE = re.compile(
    r"\b(?:ones?|others?|else|then|instead|(?:the|an)other|same|former|latter)\b", re.I
)
_ASKING = r"(?:who|whom|whose|what|which|when|where|why|how|did|do|does|is|are|was|were|has|have)"
_AND = re.compile(rf"^(?:and|but|so|or)(?: then)?,? (?={_ASKING}\b)", re.I)
_ABOUT = re.compile(
    rf"^(?:(?:and|but|or|so) )?(?:what|how) about |^(?:and|but|or) (?:also )?(?!{_ASKING}\b)", re.I
)
_MEANT = re.compile(
    r"^(?:no|sorry|oh|well|actually|pardon)?[,.!]? ?(?:(?:no|sorry)[,.!]? )?"
    r"(?:i (?:meant|mean|was asking about)|"
    r"not (?P<wrong>[^,;:]+?)(?:[,;:] (?:but |i meant )?| but | i meant )|rather|make that) ?"
    r"(?P<right>.+)$",
    re.I,
)
_THIS = r"(?:so|this|that|it)"
_WHAT_IS = re.compile(r"(?:who|what|where|when) (?:is|are|was|were)\b", re.I)
# Words for what something has or brings about; by themselves they name nothing.
_RELATIVE = frozenset(
    terms(
        "consequence result outcome effect impact reason cause purpose aim goal objective problem "
        "shortcoming weakness strength criticism objection risk danger challenge difference "
        "advantage benefit drawback disadvantage limit example detail name cost price response "
        "reaction solution condition exception alternative evidence proof origin background "
        "mention exactly precisely happen lead concrete main"
    )
)
_SOURCE = re.compile(
    rf"^(?:and )?(?:who (?:says|said|wrote|writes|claims?|reports?|reported) {_THIS}|says who|"
    rf"(?:which|what) source|where (?:is|does|was) {_THIS} (?:written|said|stand|come from|stated)|"
    rf"according to whom|source|how do you know|when was {_THIS} (?:written|published|said))\b.?$",
    re.I,
)
_MORE = re.compile(
    r"^(?:and )?(?:(?:please )?tell me more|more|go on|continue|anything else|what else|"
    r"is there more|the rest|and)(?: please)?\W*$",
    re.I,
)
# An asking phrase alone: "By whom?", "In which year?", "How many states?".
_BEFORE = r"(?:by|for|since|until|with|between|among|from|in|to|on|of|at|against|under|through)"
_BARE = re.compile(
    rf"^(?:(?:and|but|so) )?(?P<asks>(?:{_BEFORE} )?(?:who|whom|when|where|why|what|"
    rf"how(?: long| often| far)?)|{_BEFORE} (?:what|which|whose|how many|how much) [a-z]+|"
    r"how (?:many|much)(?: (?!of\b)[a-z]+)?)(?: so)?\W*$",
    re.I,
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
        leans: Whether its sense comes from the turn before.
        cost: What its evidence must be more relevant by than that of another reading, 0..1.
    """

    text: str
    said: frozenset[tuple[str, int]] = frozenset()
    asked_of: tuple[Citation, ...] = ()
    leans: bool = False
    cost: float = 0.0


def in_context(question: str, history: Sequence[Turn]) -> Standing:
    """The likeliest reading of a question after the turns before it."""
    return readings(question, history)[0]


def readings(question: str, history: Sequence[Turn]) -> tuple[Standing, ...]:
    """How a question may be read after the turns before it, the likeliest first.

    Where nothing refers to the conversation, the only reading is the question itself.
    Which of several is meant is for the sources to tell.
    """
    if not history:
        return (Standing(question),)
    last = last_with_matter(history)
    before = standing_question(history)
    if _SOURCE.match(question) and last.answer.citations:
        return (Standing(before, asked_of=last.answer.citations[:2]),)
    if _MORE.match(question):
        return (Standing(before, _said(history), leans=True),)
    found = _readings(question, before, last.answer)
    if _FURTHER.search(question):
        found = [replace(s, said=_said(history)) if s.leans else s for s in found]
    return tuple(found)


def _said(history: Sequence[Turn]) -> frozenset[tuple[str, int]]:
    """Document and start of every sentence that was given."""
    return frozenset((c.document_id, c.start) for t in history for c in t.answer.citations)


def standing_question(history: Sequence[Turn]) -> str:
    """The last question of a conversation as it stood, with what it referred to."""
    *earlier, last = history
    return last.answer.read_as or in_context(last.question, earlier).text


def last_with_matter(history: Sequence[Turn]) -> Turn:
    """The last turn that cites anything, else the last."""
    return next((t for t in reversed(history) if t.answer.citations), history[-1])


def _readings(question: str, before: str, answer: Answer) -> list[Standing]:
    """As `readings`, after a turn that was read as `before`."""
    if meant := _MEANT.match(question):
        right = meant["right"].rstrip("?. ")
        texts = [exchanged(before, right, meant["wrong"])]
        if _WHAT_IS.match(before):
            texts.append(refocused(before, right))
        return [Standing(text) for text in dict.fromkeys(texts)]
    if fragment := _completed(question, before, answer):
        return [Standing(text, leans=True) for text in dict.fromkeys(fragment)]
    asked = _AND.sub("", question)
    text = asked[:1].upper() + asked[1:]
    own = len(terms(text))
    named = any(not set(terms(n)) <= _NORM for n in names_in(text))
    points = asked != question or refers(text) or _ELSE.search(text) or ORDINAL.search(text)
    if own > _ALONE or (named and not points):
        return [Standing(text)]
    bare = BARE if has_pronoun(text) else 0.0
    if own and _RELATIVE.issuperset(terms(text)):
        # "What was the consequence?" asks of what was just spoken of, and of nothing else.
        whole = f"{text.rstrip('?. ')} ({topic_of(before)})?"
        return [Standing(whole, leans=True), Standing(text, leans=True)]
    by_itself = [Standing(text, cost=bare), Standing(text, leans=True, cost=IN_PLACE + bare)]
    if not points:
        return by_itself
    found = [with_noun(text, before), with_names(text, before)]
    if refers(text):
        found = [*resolved(found[0], before, answer), *found]
    put = [t for t in dict.fromkeys(found) if t != text]
    return [*(Standing(t, leans=True, cost=PER_WORD * own) for t in put), *by_itself]


def _completed(question: str, before: str, answer: Answer) -> list[str]:
    """The wordings of a question that is none without the one before, or nothing."""
    if bare := _BARE.match(question):
        return [asked_otherwise(before, bare["asks"])]
    if (place := ORDINAL.search(question)) and len(terms(question)) <= _FEW:
        return [_ordinal(question, place.group().casefold(), before, answer)]
    if _ABOUT.match(question) and not refers(question):
        about = _ABOUT.sub("", question).rstrip("?. ")
        return [exchanged(before, about), f"{about[:1].upper()}{about[1:]}?"]
    return []


def _ordinal(question: str, ordinal: str, before: str, answer: Answer) -> str:
    """The question about the list's item of that number, or the last one with its ordinal."""
    item, listed = item_of(answer, ordinal), understand(before).listed
    noun = _counted(question, ordinal)
    # "The second pillar" is no item of a list of something else.
    stands = noun and noun.isdisjoint({*terms(item or ""), listed, *terms(before)})
    if item == "" or stands:
        return question
    own = [t for t in terms(question) if t not in terms(ordinal)]
    if item and own:
        counted = r" [^\W\d_]+" if noun else "(?: ones?)?"
        place = rf"(?:the )?{ordinal}{counted}"
        return re.sub(place, lambda _: item.rstrip("."), question, count=1, flags=re.I)
    if item:
        named = next((w for w in before.rstrip("?").split() if terms(w) == [listed]), "item")
        return f"What is the {ordinal} {named.removesuffix('s')}: {item.rstrip('.')}?"
    counted = with_noun(question, before)
    if counted == question and not noun:
        counted = f"{before.rstrip('?')}: {question}"
    return ordinal_exchanged(before, ordinal) or counted


def _counted(question: str, ordinal: str) -> frozenset[str]:
    """The stemmed noun that an ordinal counts ("the second pillar"), or nothing."""
    found = re.search(rf"\b{ordinal} (?!ones?\b)([^\W\d_]{{4,}})(\W*\w)?", question, re.I)
    # "What does the second involve?" ends with a verb.
    verb = found and not found[2] and re.search(r"\b(?:do|does|did)\b", question, re.I)
    return frozenset(terms(found[1])) if found and not verb else frozenset()


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
