"""Evidence: the sentences of the retrieved passages, scored for one question."""

from dataclasses import dataclass

from assistant.fit import fit_of
from assistant.question import Kind, Question
from assistant.signs import depends, holds_address
from assistant.speaking import speaks
from index.lexical import LexicalIndex
from index.passage import Passage, Sentence
from index.retriever import Retrieved
from index.terms import term_set, terms
from sources.catalogue import Record

# Weights of the parts of a sentence's relevance, chosen on the dev questions.
LATE, COVERAGE, PASSAGE, FIT = 0.25, 0.30, 0.20, 0.05
# Where a figure or a date is asked for, a sentence without one is no answer.
FIT_VALUE = 0.20
FIT_DEFINITION = 0.15
_FIT_WEIGHTS = {
    Kind.HOW_MANY: FIT_VALUE,
    Kind.WHEN: FIT_VALUE,
    Kind.DEFINITION: FIT_DEFINITION,
    Kind.ROLE: FIT_DEFINITION,
}
DEPENDENT_PENALTY = 0.03
# What a term is worth that stands only in the heading, title or record around a
# sentence, or in it by another name.
CONTEXT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer.

    Attributes:
        passage: Where it stands.
        sentence: Its span in the document.
        text: Its words, verbatim.
        late: Late-interaction relevance to the question, about 0..1.
        coverage: Share of the question's terms, by idf, in it or its headings, 0..1.
        fit: Whether it holds what the question wants (a number, a date, a name), 0..1.
        relevance: All of these as one figure, about 0..1.
        chance: That it answers, among all sentences at hand, 0..1; 0 before they are ranked.
    """

    passage: Passage
    sentence: Sentence
    text: str
    late: float
    coverage: float
    fit: float
    relevance: float
    chance: float = 0.0


def gather(
    question: Question, retrieved: Retrieved, lexical: LexicalIndex, passages: int = 24
) -> list[Evidence]:
    """The sentences of the best passages, most relevant first; ties in order of the text.

    Of a question for what someone said only their own, where there are any: what others
    say beside them isn't theirs.
    """
    idf = idf_of(question, lexical)
    fit_weight = _FIT_WEIGHTS.get(question.kind, FIT)
    best = max((p.relevance for p in retrieved.passages), default=1.0)
    found: list[Evidence] = []
    pairs = zip(retrieved.passages, retrieved.sentence_relevance, strict=True)
    for scored, relevances in list(pairs)[:passages]:
        passage = scored.passage
        around = term_set(context_words(passage))
        for sentence, late in zip(passage.sentences, relevances.tolist(), strict=True):
            if (passage.document_id, sentence.start) in question.said:
                continue
            text = passage.text[sentence.start - passage.start : sentence.end - passage.start]
            if holds_address(text):
                continue
            own = term_set(text)
            covered = coverage(idf, own, around | question.named_otherwise(own))
            fit = fit_of(question, text, around | term_set(passage.text))
            relevance = (
                LATE * late
                + COVERAGE * covered
                + PASSAGE * scored.relevance / best
                + fit_weight * fit
                - DEPENDENT_PENALTY * depends(text)
                + question.context.worth(passage, own, term_set(passage.text))
            )
            found.append(Evidence(passage, sentence, text, late, covered, fit, relevance))
    if speakers := question.speakers:
        found = [e for e in found if speaks(speakers, e.passage, e.sentence)] or found
    return sorted(found, key=lambda e: (-e.relevance, e.passage.document_id, e.sentence.start))


def context_words(passage: Passage) -> str:
    """What stands around a passage: its headings, and what its source is called."""
    return " ".join((*passage.section, source_words(passage.record)))


def source_words(record: Record) -> str:
    """What a source is called: title, authors, publisher, date, kind and place."""
    named = (record.title, record.publisher, *record.authors, record.published or "")
    return " ".join((*named, record.cite_as, record.kind, record.place))


def has_names(question: Question, text: str, passage: Passage) -> bool:
    """Whether all that the question names stands in a text of a passage or around it.

    A name stands there where another name for the same does.
    """
    held = question.with_other_names(term_set(text) | term_set(context_words(passage)))
    return all(t in held for name in question.names for t in terms(name))


def idf_of(question: Question, lexical: LexicalIndex) -> dict[str, float]:
    """Idf of each term of the question; one that no source uses weighs as much as the rarest."""
    rarest = lexical.idf_of(1)
    return {t: lexical.idf(t) or rarest for t in question.terms}


def coverage(idf: dict[str, float], own: frozenset[str], around: frozenset[str]) -> float:
    """Idf-weighted share of the question's terms in the sentence, or around it for less."""
    total = sum(idf.values())
    if not total:
        return 0.0
    held = 0.0
    for term, weight in idf.items():
        if term in own:
            held += weight
        elif term in around:
            held += CONTEXT_SHARE * weight
    return held / total
