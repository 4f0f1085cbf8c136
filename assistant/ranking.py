"""Ranking: how likely each sentence is the one that answers."""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace

import numpy as np

from assistant.evidence import Evidence, context_words, coverage, idf_of
from assistant.grounding.names import names_of
from assistant.people import HOLDER_NEAR
from assistant.question import Kind, Question
from assistant.signs import leans, says_what_should_be
from assistant.speaking import matter_asked, speaks
from assistant.topic import is_entry
from assistant.whereabouts import where_first
from index.embedder import Floats
from index.lexical import LexicalIndex
from index.retriever import Retrieved
from index.terms import term_set

# Conditional logit fitted by `python -m evals.ranking` on dev questions.
COEFFICIENTS = (3.1, 12.2, 10.0, 3.0, 1.9, -3.9)
# What a conversation adds, over the number of the question's words: the fewer they are, the
# more of what is asked was said before. Chosen on own dev conversations.
CONTEXT = 24.0
# Keeps a word that comes equally near to all sentences from being blown up to a difference.
_LEAST_SPREAD = 0.02
# Asked what should be, not who said that something should.
_WHAT_SHOULD = re.compile(
    r"\W*(?:(?:what|how|which)\b(?: \w+)? (?:should|must|ought|shall)|"
    r"what (?:did|does|do) .+ (?:recommend|propose|suggest|demand|urge|want|advise))\b",
    re.I,
)
_SCRAP_WORDS = 6


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for a sentence beside the others at hand.

    Attributes:
        support: How much nearer the question's words come to it than to the others:
            the mean over the words of their standardised similarity.
        closeness: How near its own words come to the question's, about 0..1.
        around: Share of the question's terms, by idf, that only its passage, heading or
            source has, or it by another name, 0..1.
        passage: Relevance of its passage, over the best one's.
        value: 1 where a figure, a date, a person, a meaning or what should be is asked for and
            it gives one, else less.
        scrap: 1 for a sentence of a few words, else 0.
    """

    support: float
    closeness: float
    around: float
    passage: float
    value: float
    scrap: float


def ranked(
    question: Question, evidence: Sequence[Evidence], retrieved: Retrieved, lexical: LexicalIndex
) -> list[Evidence]:
    """The sentences with their chances to be the answer, of which the sum is 1, likeliest first.

    An entry on the thing asked for comes before all, of a role those who act, of who came for
    a country or body those whom it sent, and of where something was one that names a place;
    of a question for a person only the sentences that introduce them are kept, where there
    are any.
    """
    if not evidence:
        return []
    signs = np.array([astuple(s) for s in likenesses(question, evidence, retrieved, lexical)])
    logits = signs @ np.array(COEFFICIENTS)
    if question.context.cited:
        logits += (
            CONTEXT
            / max(len(question.terms), 1)
            * np.array([_near_by(question, e) for e in evidence])
        )
    chances = np.exp(logits - logits.max())
    chances /= chances.sum()
    found = [replace(e, chance=float(c)) for e, c in zip(evidence, chances, strict=True)]
    found.sort(key=lambda e: (-e.chance, e.passage.document_id, e.sentence.start))
    if question.of_person:
        # Who someone is, is told where they are introduced, not by what else is said of them.
        best = max(e.fit for e in found)
        return [e for e in found if e.fit == best] if best >= HOLDER_NEAR else found
    if question.kind is Kind.DEFINITION:
        found.sort(key=lambda e: not is_entry(question, e.text))
    if question.kind is Kind.WHERE:
        found = where_first(question, found)
    if matter := matter_asked(question.text):
        found.sort(key=lambda e: not _says_of(matter, question, e))
    if question.kind is Kind.ROLE or question.sender:
        found.sort(key=lambda e: e.fit < 1)
    return found


def _near_by(question: Question, piece: Evidence) -> float:
    """What the conversation makes of a sentence, 0..0.3."""
    own, around = term_set(piece.text), term_set(piece.passage.text)
    return question.context.worth(piece.passage, own, around)


def _says_of(matter: frozenset[str], question: Question, piece: Evidence) -> bool:
    """Whether those whose words are asked for speak of the matter, in a sentence that can lead."""
    theirs = speaks(question.speakers, piece.passage, piece.sentence)
    return theirs and matter <= term_set(piece.text) and not leans(piece.text)


def likenesses(
    question: Question, evidence: Sequence[Evidence], retrieved: Retrieved, lexical: LexicalIndex
) -> list[Likeness]:
    """What speaks for each sentence, in the order of the evidence."""
    idf = idf_of(question, lexical)
    places = {s.passage.id: place for place, s in enumerate(retrieved.passages)}
    at = [(places[e.passage.id], e.passage.sentences.index(e.sentence)) for e in evidence]
    readings = (retrieved.sentence_support, retrieved.usual_support)
    support = np.maximum(*(_standing_out(np.stack([r[p][n] for p, n in at])) for r in readings))
    best = max(p.relevance for p in retrieved.passages)
    return [
        Likeness(
            support=float(stands_out),
            closeness=float(retrieved.sentence_closeness[p][n]),
            around=_only_around(question, piece, idf),
            passage=retrieved.passages[p].relevance / best,
            value=_value(question, piece),
            scrap=float(len(piece.text.split()) < _SCRAP_WORDS),
        )
        for piece, (p, n), stands_out in zip(evidence, at, support, strict=True)
    ]


def _value(question: Question, piece: Evidence) -> float:
    if question.kind in (Kind.HOW_MANY, Kind.WHEN):
        return piece.fit
    if question.kind in (Kind.DEFINITION, Kind.ROLE):
        return float(piece.fit == 1)
    if question.kind is Kind.WHO:
        return float(_names_someone(question, piece.text))
    # "Should" is no word that vectors weigh, and yet it says which sentences answer.
    return float(bool(_WHAT_SHOULD.match(question.text)) and says_what_should_be(piece.text))


def _names_someone(question: Question, text: str) -> bool:
    """Whether a text has the full name of a person that the question lacks."""
    known = set(question.terms)
    full = (n for n in names_of(text) if n.shape == "other" and len(n.stems) > 1)
    return any(not n.stems <= known for n in full)


def _standing_out(support: Floats) -> Floats:
    """For each sentence (row) the mean over the words of their standardised similarity."""
    if not support.shape[1]:
        return np.zeros(len(support), dtype=np.float32)
    spread = support.std(axis=0) + _LEAST_SPREAD
    found: Floats = ((support - support.mean(axis=0)) / spread).mean(axis=1)
    return found


def _only_around(question: Question, piece: Evidence, idf: dict[str, float]) -> float:
    own = term_set(piece.text)
    near = term_set(piece.passage.text) | term_set(context_words(piece.passage))
    near |= question.named_otherwise(own | near)
    return coverage(idf, frozenset(), near - own)
