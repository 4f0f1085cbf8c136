"""Whether the evidence answers the question at all."""

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from assistant.evidence import Evidence, context_words, has_names
from assistant.question import CLASSES, Kind, Question
from assistant.signs import capitalised_words, says_what_should_be
from assistant.speaking import speaks
from assistant.wanted import wanted
from index.embedder import Floats
from index.glossary import other_names
from index.interaction import content_words
from index.lexical import LexicalIndex
from index.retriever import Retrieved
from index.terms import term_set, terms

# Logistic regression fitted by `python -m evals.calibrate` on the dev questions.
INTERCEPT = -3.4
COEFFICIENTS = (0.59, 0.35, -0.69, -1.39, 0.41, 0.59, 1.71, -0.41)
# Below the first the question is refused, below the second the answer is said to be unsure.
REFUSE_BELOW, DOUBT_BELOW = 0.4, 0.5
# Below this cosine of the best sentence nothing is near enough to be shown.
NEAREST_COSINE = 0.35
# Sentences that may each hold what is asked.
_LOOKED_AT = 3
_MANY = 7
# Words that say how something is asked, not what.
_FRAME = frozenset(
    terms(
        "mean meant define definition call acronym describe according article author word term "
        "stand name happen state report document text think view source ask speak spoke gave make "
        "made take took find show mention discuss come go example long large library know allow "
        "permit provide stipulate list enumerate explain advantage benefit drawback gist purpose"
    )
)
# "Which organizations …": a sentence that names some needs no word for what they are.
_WHICH = re.compile(r"\W*(?:which|what|name|list)\b(?:\W+\w+){0,3}", re.I)
# What someone wants is told by what should be.
_DEMANDS = frozenset(terms("propose suggest recommend demand want urge"))
# "What is the budget of …?", "What is its yearly budget?"
_ATTRIBUTE = re.compile(
    r"wh(?:at|ich) (?:is|was|are|were) "
    r"(?:the (?:\w+ )?(\w+) (?:of|for)\b|(?:\S+ )*?\S+['’]s? (?:\w+ )?(\w+)\W*$)",
    re.I,
)
# "What prize did she win?": what someone got is called by its name; help is told in any words.
_GOT = re.compile(
    r"wh(?:at|ich) (?:[\w-]+ )??(?!advice|help|praise|blame|criticism|answer|reply|treatment)"
    r"([\w-]+) (?:did|does|do|has|have|will|was|were|is|are|had) .*"
    r"\b(?:gets?|got|gotten|receive[sd]?|wins?|won|earn(?:s|ed)?|serve[sd]?|given|handed|awarded|"
    r"granted|paid)\b",
    re.I,
)
# Whom a body sent is told by what they are.
_COMING = frozenset(terms("speak spoke come came appear attend represent take part"))
# That something took place needs no word of its own where a source tells of it.
_EVENT = frozenset(terms("hold held occur convene"))


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision rests on.

    Attributes:
        cosine: Highest cosine of the question with any sentence, -1..1.
        weakest: How well the best passage supports the question's least
            supported content word, about 0..1.
        name_missing: 1 when a name or number of the question stands neither in
            the best passage nor around it, else 0.
        unmet: 1 when a figure or date is asked for and the sentence has none, else 0.
        least: The same as `weakest` for that one of the best sentences which does
            best by it; a word that stands there counts 1.
        all_held: 1 when one of them holds every content word and what is asked for, else 0.
        length: Logarithm of the number of content words, at most as of `_MANY`: of many,
            the least supported is expected to have less; as of many where all are held.
        unknown: 1 when the question names what no source names, else 0.
    """

    cosine: float
    weakest: float
    name_missing: float
    unmet: float
    least: float
    all_held: float
    length: float
    unknown: float


def signals(
    question: Question, evidence: Sequence[Evidence], retrieved: Retrieved, lexical: LexicalIndex
) -> Signals:
    """The signals of the best evidence; as bad as can be where there is none."""
    if not evidence:
        return Signals(0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    best = evidence[0]
    place = [s.passage.id for s in retrieved.passages].index(best.passage.id)
    support = retrieved.word_support[place]
    wants_value = question.kind in (Kind.HOW_MANY, Kind.WHEN)
    held = [_word_support(question, e, retrieved) for e in evidence[:_LOOKED_AT]]
    least = max(float(h.min(initial=1.0)) for h in held)
    unmet = wants_value and best.fit < 1
    whole = least >= 1.0 and not unmet
    return Signals(
        cosine=retrieved.best_cosine,
        weakest=float(support.min()) if support.size else 0.0,
        name_missing=float(not has_names(question, best.passage.text, best.passage)),
        unmet=float(unmet),
        least=least,
        all_held=float(whole),
        length=math.log1p(_MANY if whole else min(_MANY, len(held[0]))),
        unknown=float(bool(unknown_names(question, lexical))),
    )


def _word_support(question: Question, piece: Evidence, retrieved: Retrieved) -> Floats:
    """For each content word that says what is asked, how near the sentence comes, 0..1."""
    place = [s.passage.id for s in retrieved.passages].index(piece.passage.id)
    support = retrieved.sentence_support[place][piece.passage.sentences.index(piece.sentence)]
    held = term_set(piece.text) | term_set(context_words(piece.passage))
    held = question.with_other_names(held) | _told_otherwise(question, piece)
    found = [
        1.0 if stems <= held | _EVENT else float(near)
        for near, word in zip(support, content_words(question.text), strict=False)
        if (stems := set(terms(word))) and not stems <= _FRAME
    ]
    return np.array(found, dtype=np.float32)


def _told_otherwise(question: Question, piece: Evidence) -> frozenset[str]:
    """Terms of the question that the sentence bears out without a word of its own for them."""
    told: frozenset[str] = frozenset()
    if asked := _WHICH.match(question.text):
        given = capitalised_words(piece.text)
        if any(not term_set(name) <= set(question.terms) for name in given):
            told |= CLASSES & term_set(asked.group())
    if says_what_should_be(piece.text):
        told |= _DEMANDS
    if question.sender and piece.fit == 1:
        told |= _COMING
    if speaks(question.speakers, piece.passage, piece.sentence):
        told |= {t for name in question.speakers for t in terms(name.text)}
    return told


def says_nothing(question: Question) -> bool:
    """Whether neither a question nor what was said before tells what it is about."""
    told = question.context.cited or question.said
    return not told and not set(question.terms) - _FRAME


def unknown_names(question: Question, lexical: LexicalIndex) -> tuple[str, ...]:
    """Names in the question that no source uses, and that the glossary knows no other name for."""
    return tuple(
        name
        for name in question.names
        if name[0].isalpha()
        and not any(lexical.document_frequency.get(t) for t in terms(name))
        and not other_names(name)
    )


def unmentioned(question: Question, lexical: LexicalIndex) -> tuple[str, ...]:
    """Words of the question, as written, that no source uses in any form or by another name."""
    named = question.named_otherwise(frozenset(lexical.document_frequency))
    return tuple(
        word
        for word in dict.fromkeys(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", question.text))
        if len(word) > 3
        and (stems := terms(word))
        and not set(stems) & _FRAME
        and not any(lexical.document_frequency.get(t) or t in named for t in stems)
        and not other_names(word)
    )


def _attribute_missing(question: Question, lexical: LexicalIndex) -> bool:
    """Whether a thing's property ("the budget of …") or gain is asked for that none mentions."""
    found = [form.match(question.text) for form in (_ATTRIBUTE, _GOT)]
    asked = {word for match in found if match for word in match.groups() if word}
    return not asked.isdisjoint(unmentioned(question, lexical))


def confidence(
    question: Question, evidence: Sequence[Evidence], retrieved: Retrieved, lexical: LexicalIndex
) -> float:
    """Probability that the evidence answers the question, 0..1."""
    asked_for = wanted(question, evidence)
    if _attribute_missing(question, lexical) or (asked_for and asked_for.lacking):
        return 0.0
    found = signals(question, evidence, retrieved, lexical)
    z = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, astuple(found), strict=True))
    return 1 / (1 + math.exp(-z))
