"""What must stand in a sentence that answers: a sum, an article, a country, who it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.abbreviations import form_asked, is_abbreviation, written_out
from assistant.bearing import SPOKEN_OF, bearing
from assistant.evidence import Evidence, has_names
from assistant.grounding.names import names_of
from assistant.people import HOLDER_NEAR
from assistant.question import Kind, Question
from assistant.speaking import speaks
from assistant.unnamed import only_mentioned
from index.glossary import places
from index.terms import term_set, terms

_LOOKED_AT = 6
_SUM_ASKED = re.compile(
    r"\bhow much (?:money|funding|aid)\b|"
    r"\bhow much (?:do|does|did|is|are|was|were|has|have)\b.*"
    r"\b(?:costs?|spend|spent|pay|paid|earn|give|given|worth)\b|"
    r"\bwhat (?:did|does|do|will) .*\bcost\b|\bon what .* costs?\b|"
    r"\bwhat (?:(?:is|was|are|were) (?:[\w'’-]+ )*)?(?:budget|salary|turnover)\b"
)
_SUM = re.compile(
    r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF)) ?\d|"
    r"\b(?:\d[\d,.]*|hundreds?|thousands?|millions?|billions?)(?: (?:million|billion|thousand))?"
    r" (?:of )?(?:US |U\.S\. )?(?:dollars?|euros?|pounds|francs|USD|EUR)\b",
    re.I,
)
_NUMBERED_ASKED = re.compile(r"\b(?:which|what) (article|paragraph|chapter|section|annex|page)\b")
_NUMBERED = re.compile(
    r"\b(article|paragraph|chapter|section|annex|resolution|pillar|principle) "
    r"(\d+|[IVX]+\b)|\b(fourth|fifth|sixth|seventh|eighth|ninth|tenth) (pillar|principle)\b",
    re.I,
)
# Words between a label and the number ("paragraphs 138 and 139").
_APART = 3
_COUNTRY_ASKED = re.compile(
    r"\b(?:which (?:(?!of|do|does|did|is|are|was|were|has|have|had|can|should|would)\w+ ){0,2}|"
    r"what )"
    r"(?:countr(?:y|ies)|states?|nations?|governments?)\b"
)
_TITLE_ASKED = re.compile(
    r"\bwhich (?:\w+ )?(ministers?|ambassadors?|judges?|presidents?|generals?|professors?|"
    r"senators?|prosecutors?|commissioners?)\b"
)
_HEADS_ASKED = re.compile(
    r"^(?:and )?who (heads?|headed|chairs?|chaired|leads?|led|won|wins|succeeded|replaced)\b"
)
_MEMBERS_ASKED = re.compile(r"^(?:and )?who (?:are|were) the members of ")
_DOER_ASKED = re.compile(
    r"^(?:and )?who (?:is|are|was|were|stood) (?:behind|responsible for|to blame for)\b"
)
# By these words a source says whose doing something was.
_DOING = re.compile(
    r"\b(?:led|leaders?|staged|carried out|commit\w*|perpetrat\w+|launch\w*|plot\w*|organi[sz]ed|"
    r"mounted|overthrew|seized|attack\w*|kill\w*|target\w*|bomb\w*|accus\w+|blame\w*|behind|"
    r"responsible|culprits?|caused|claimed|suspect\w*|soldiers?|troops|forces|fighters?|rebels?|"
    r"army|militias?|gunmen)\b",
    re.I,
)
_VALUES = (Kind.HOW_MANY, Kind.WHEN)
# What the sources don't do, by what is asked for.
NOT_SAID = {
    Kind.HOW_MANY: "don't give this figure",
    Kind.WHEN: "don't give this date",
    Kind.WHO: "don't say who",
    Kind.WHERE: "don't say where",
}
_WHEN_ELSE = re.compile(
    r"\b(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|night|morning)\b|"
    r"\b(?:after|before|during|since|until|following|when|recently|now|currently)\b",
    re.I,
)
# By these words a source says who holds an office, won it, or came after.
_OFFICES = tuple(
    (frozenset(asked.split()), frozenset(terms(said)))
    for asked, said in (
        (
            "head heads headed chair chairs chaired lead leads led",
            "head headed chair chairs chaired chairman chairwoman chairperson leads led leader "
            "director directs president presided chief commander officer coordinator moderated "
            "moderator",
        ),
        ("won wins", "won wins winner victory victor elected"),
        ("succeeded replaced", "succeeded succeeds successor replaced replacing"),
    )
)
_MEMBERS = frozenset(
    terms("member made composed comprise consist include team belong join sit serve")
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of thing without which no sentence answers.

    Attributes:
        missing: What to say of the sources where none has it ("don't give a sum").
        found: Whether each of the sentences looked at has it.
    """

    missing: str
    found: tuple[bool, ...]

    @property
    def lacking(self) -> bool:
        """Whether no sentence has it."""
        return not any(self.found)


def wanted(question: Question, evidence: Sequence[Evidence]) -> Wanted | None:
    """The kind of thing that the question can't be answered without, where its words tell.

    Args:
        question: Understood.
        evidence: The best sentences first.
    """
    lower = question.text.casefold()
    pieces = evidence[:_LOOKED_AT]
    if _SUM_ASKED.search(lower):
        return Wanted("don't give a sum of money", tuple(bool(_SUM.search(p.text)) for p in pieces))
    if asked := _NUMBERED_ASKED.search(lower):
        number = re.compile(rf"\b{asked[1]}s? (?:\d|[IVXLC]+\b)", re.I)
        given = (
            bool(number.search(p.text)) and has_names(question, p.text, p.passage) for p in pieces
        )
        return Wanted(f"don't give the {asked[1]}", tuple(given))
    asked = _NUMBERED.search(question.text)
    # "Chapter I" is no label with a number: folded, it is a pronoun.
    if asked and len(label := terms(asked.group())) > 1:
        first, last = label if asked[1] else label[::-1]
        given = (_numbered(first, last, p.passage.text) for p in evidence)
        return Wanted(f"don't mention {asked.group()}", tuple(given))
    if called := only_mentioned(question, evidence):
        return Wanted(f"don't name the {called}", (False,))
    if _COUNTRY_ASKED.search(lower):
        known = places(question.text)
        named = tuple(bool(places(p.text) - known) for p in pieces)
        return Wanted("don't name a country for this", named)
    if asked := _TITLE_ASKED.search(lower):
        said = frozenset(terms(asked[1]))
        return Wanted("don't say who", tuple(_tells_who(p, said, question) for p in pieces))
    if speakers := question.speakers:
        who = " and ".join(name.text for name in speakers)
        return Wanted(
            f"don't say what {who} said",
            tuple(speaks(speakers, p.passage, p.sentence) for p in evidence),
        )
    form = form_asked(question.text)
    if form and form.only and is_abbreviation(form, (p.text for p in evidence)):
        return Wanted(form.missing, tuple(bool(written_out(form, p.text)) for p in pieces))
    if question.who_is:
        who = question.names[0]
        return Wanted(f"don't say who {who} is", tuple(p.fit == 1 for p in pieces))
    if question.of_office:
        return Wanted("don't say who", tuple(p.fit >= HOLDER_NEAR for p in evidence))
    if asked := _HEADS_ASKED.match(lower):
        said = next(said for words, said in _OFFICES if asked[1] in words)
        return Wanted("don't say who", tuple(_tells_who(p, said, question) for p in pieces))
    best = max((e.coverage for e in evidence), default=0.0)
    if _MEMBERS_ASKED.match(lower) and best >= SPOKEN_OF:
        told = (_tells_who(p, _MEMBERS, question) for p in bearing(evidence))
        return Wanted("don't say who", tuple(told))
    if _DOER_ASKED.match(lower):
        return Wanted("don't say who", tuple(_tells_doer(p) for p in bearing(evidence)))
    if question.kind in _VALUES and best >= SPOKEN_OF:
        given = (p.fit > 0 or _tells_when(question, p) for p in bearing(evidence))
        return Wanted(NOT_SAID[question.kind], tuple(given))
    return None


def _tells_when(question: Question, piece: Evidence) -> bool:
    """Whether a sentence puts something before or after something else ("the next day")."""
    return question.kind is Kind.WHEN and bool(_WHEN_ELSE.search(piece.text))


def _tells_doer(piece: Evidence) -> bool:
    """Whether a sentence has a word for doing, and so may tell whose doing it was."""
    return bool(_DOING.search(piece.text))


def _numbered(label: str, number: str, text: str) -> bool:
    """Whether a label stands with its number, before or after it."""
    found = terms(text)
    return any(
        number in (*found[max(at - 1, 0) : at], *found[at + 1 : at + 1 + _APART])
        for at, term in enumerate(found)
        if term == label
    )


def _tells_who(piece: Evidence, said: frozenset[str], question: Question) -> bool:
    """Whether a sentence has a word for the office, its body's name, and one not asked with."""
    others = (n for n in names_of(piece.text) if n.shape == "other")
    return (
        bool(said & term_set(piece.text))
        and has_names(question, piece.text, piece.passage)
        and any(not n.stems <= set(question.terms) for n in others)
    )
