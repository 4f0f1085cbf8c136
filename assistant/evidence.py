"""Evidence: the sentences of the retrieved passages, scored for one question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.people import holder_fit, introduced_parts
from assistant.question import Kind, Question
from assistant.speaking import speaks
from assistant.topic import tells_topic
from index.lexical import LexicalIndex
from index.passage import Passage, Sentence
from index.retriever import Retrieved
from index.terms import terms
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
# Names of the norm itself stand everywhere and answer nothing.
_NO_NAME = frozenset({"r2p", "un"})

_MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:1[89]|20)\d\d\b|\b\d{{1,2}} (?:{_MONTH})\b|\b(?:{_MONTH}) \d{{1,2}}\b|\b(?:{_MONTH})\b"
)
_TODAY = re.compile(r"\b(?:today|yesterday)\b")
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|dozen|dozens|half|"
    "quarters?|thirds?|one|both|majority|none"
)
# A quoted address is something to follow, and seldom an answer.
_ADDRESS = re.compile(r"https?:|\bwww\.|\]\(|<\s*(?:img|a|script|iframe|/?evidence)\b", re.I)
_QUANTITY = re.compile(
    rf"(?<![\w/(.-])\d[\d,]*(?:\.\d+)?(?![\w/)-])|\b(?:{_NUMBER_WORDS})(?:-[a-z]+)*\b", re.I
)
# Where the phrase that a number stands at the head of is over.
_BEFORE_NUMBER = 6
_COUNT = re.compile(r"\b(?:number|total|toll|count|figure)\b")
_DOUBT = re.compile(
    r"\b(?:may|might|could|likely|possibly|uncertain|unclear|unconfirmed)\b.*"
    r"\b(?:higher|lower|more|less|fewer|larger|smaller|greater|incomplete|differ\w*)\b",
    re.I,
)
_PHRASE_END = re.compile(
    r"[,.;:()–]\s|\b(?:within|from|in|to|by|with|on|at|who|that|which|and|were|was|are|is|had|"
    r"have|has|should|will)\b"
)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'.-]+")
_NORM = re.compile(
    r"\b(?:should|must|ought|shall|recommend(?:s|ed|ations?)?|urge[sd]?|"
    r"call(?:s|ed)? (?:on|for|upon)|obliged|obligations?|required?|needs? to)\b",
    re.I,
)
_DEPENDENT = re.compile(
    r"^(?:this|these|those|such|it|its|he|she|they|their|his|her|however|likewise|moreover|"
    r"in addition|as such|conversely|meanwhile|therefore|thus|hence|also|but|and|yet|or|"
    r"by contrast|in this regard|one such|for example|to this end|the former|the latter)\b",
    re.I,
)
# A sentence that opens so can't be understood without the one before it.
_LEANING = re.compile(
    r"^(?:this|these|those|such|it|its|he|she|they|their|his|her|one such|the former|the latter|"
    r"in this regard|to this end|as such|and|or|but|yet)\b",
    re.I,
)
# What may at least say something of a topic.
_STATES = re.compile(r"\b(?:is|are|was|were|defines?|defined|means?|refers?|notes|focuses)\b")
_PEOPLE = frozenset(
    terms("people persons individuals civilians men women children lives deaths dead died killed")
)


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


@lru_cache(maxsize=65536)
def term_set(text: str) -> frozenset[str]:
    """The stemmed content words of a text."""
    return frozenset(terms(text))


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
            fit = _fit(question, text, around | term_set(passage.text))
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


def holds_address(text: str) -> bool:
    """Whether a sentence holds an address or a tag, something to follow and seldom an answer."""
    return bool(_ADDRESS.search(text))


def depends(text: str) -> bool:
    """Whether a sentence leans on the one before it ("These …", "However, …")."""
    return bool(_DEPENDENT.match(text))


def leans(text: str) -> bool:
    """Whether a sentence can't be understood without the one before it ("They …")."""
    return bool(_LEANING.match(text))


def voices_doubt(text: str) -> bool:
    """Whether a sentence says that a figure may be another ("The toll may be higher")."""
    return bool(_COUNT.search(text) and _DOUBT.search(text))


def capitalised_words(text: str) -> list[str]:
    """The capitalised words of a sentence but its first, as they stand."""
    return _NAME.findall(text)


def says_what_should_be(text: str) -> bool:
    """Whether a sentence says what someone should or must do, or recommends something."""
    return bool(_NORM.search(text))


def context_words(passage: Passage) -> str:
    """What stands around a passage: its headings, and what its source is called."""
    return " ".join((*passage.section, source_words(passage.record)))


def source_words(record: Record) -> str:
    """What a source is called: title, authors, publisher, date, kind and place."""
    named = (record.title, record.publisher, *record.authors, record.published or "")
    return " ".join((*named, record.cite_as, record.kind, record.place))


def idf_of(question: Question, lexical: LexicalIndex) -> dict[str, float]:
    """What each term of the question weighs."""
    return {t: _weight(t, lexical) for t in question.terms}


def _weight(term: str, lexical: LexicalIndex) -> float:
    """Idf of a term; a word that no source uses weighs as much as the rarest."""
    rarest = lexical.idf_of(1)
    return lexical.idf(term) or rarest


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


def _fit(question: Question, text: str, near: frozenset[str]) -> float:
    if question.of_office:
        own = term_set(text)
        held, around = (t | question.named_otherwise(t) for t in (own, near))
        return holder_fit(question.text, text, held, around)
    if question.kind is Kind.HOW_MANY:
        found = quantity_fit(question.counted, text)
        # "How many were displaced?": what is counted was said by the question before.
        said_before = bool(question.context.cited) and not question.counted
        return 1.0 if found and said_before else found
    if question.kind is Kind.WHEN:
        return 1.0 if _DATE.search(text) or _TODAY.search(text) else 0.0
    if question.kind is Kind.WHO and question.sender:
        parts = ((p, term_set(p)) for p in introduced_parts(text))
        sent = (p for p, own in parts if question.sender <= own | question.named_otherwise(own))
        return max((_holds_name(question, p) for p in sent), default=0.0)
    if question.kind in (Kind.WHO, Kind.WHERE):
        return _holds_name(question, text)
    if question.kind in (Kind.DEFINITION, Kind.ROLE):
        return 1.0 if tells_topic(question, text) else 0.5 if _STATES.search(text) else 0.0
    return 0.5


def _holds_name(question: Question, text: str) -> float:
    """1 where a text has a name that the question doesn't have, else 0."""
    known = _NO_NAME.union(question.terms)
    return float(any(not term_set(n) <= known for n in capitalised_words(text)))


def quantity_fit(counted: Sequence[str], text: str) -> float:
    """Whether the text counts what is asked: 1 for the same noun, less for any number."""
    best = 0.0
    for match in _QUANTITY.finditer(text):
        number = match.group()
        if re.fullmatch(r"(?:1[89]|20)\d\d", number) or _dated(text, match):
            continue
        after = terms(" ".join(_things(_PHRASE_END.split(text[match.end() :])[0].split()[:5])))
        same = any(noun in after for noun in counted)
        kin = bool(_PEOPLE & set(counted)) and bool(_PEOPLE & set(after))
        before = terms(" ".join(text[: match.start()].split()[-_BEFORE_NUMBER:]))
        stated = bool(_COUNT.search(text[: match.start()][-60:])) and bool(
            (_PEOPLE & set(counted) and _PEOPLE & set(before)) or set(counted) & set(before)
        )
        best = max(best, 1.0 if same or kin or stated else 0.4 if not counted else 0.3)
    return best


def _things(phrase: list[str]) -> list[str]:
    """What a number counts: in "three country situations" no countries."""
    last = len(phrase) - 1
    return [w for n, w in enumerate(phrase) if n == last or w.endswith("s") or not w.islower()]


def _dated(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a day of a month."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(
        re.match(rf"\s*(?:{_MONTH})\b|\s*(?:to|-|–)\s*\d{{1,2}} (?:{_MONTH})", after)
        or re.search(rf"\b(?:{_MONTH})\.? $", before)
    )
