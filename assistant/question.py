"""What a question asks for: its kind, its terms, the noun that is counted."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.context import NO_CONTEXT, Context
from assistant.grounding.names import Name
from assistant.people import asks_who_is, office_asked, sender_asked
from assistant.speaking import speaker_asked
from index.glossary import equivalents
from index.terms import STOP_WORDS, terms, words

_VERBS = frozenset(
    "are is was were have has had do does did can could will would took take".split()
)


class Kind(StrEnum):
    """What sort of answer a question wants."""

    HOW_MANY = "how_many"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    LIST = "list"
    DEFINITION = "definition"
    ROLE = "role"
    COMPARISON = "comparison"
    YES_NO = "yes_no"
    OTHER = "other"


_LISTED = (
    r"pillars|steps|measures|recommendations|ways|tools|criteria|suggestions|examples|lessons|"
    r"strategies|mechanisms|contributions|countries|states|organi[sz]ations|bodies|institutions|"
    r"sessions|topics|situations|elements|reasons|challenges|speakers|panelists|authors|items|"
    r"things|points|responsibilities|actions|priorities|proposals|demands|methods|groups|areas"
)
# Classes of things that have names.
CLASSES = frozenset(
    terms(
        "organization organisation body institution agency country state government nation "
        "official person expert speaker group city region"
    )
)
_BEFORE_NOUN = (
    r"the|its|their|his|her|some|all|any|key|main|other|such|possible|concrete|practical|specific|"
    r"first|two|three|four|five|six|seven|eight|nine|ten|eleven|core|policy|most|of|these|those"
)
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must)"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.COMPARISON, r"\bcompar|\bdiffer|\bversus\b|\bvs\b|\bcontrast|\bin common\b|\bsimilarit"),
    (
        Kind.HOW_MANY,
        r"\bhow (?:many|much|large|big|long|old)\b|^what\b.*\bdeath toll\b|^number of\b|"
        r"\b(?:what|which) (?:was |is )?(?:the )?"
        r"(?:number|share|proportion|percentage|figure|total|amount|size)\b",
    ),
    (
        Kind.WHEN,
        rf"^(?:and )?when\b(?! (?!in\b|on\b|exactly\b)(?:(?!{_AUX}\b)[\w'’-]+ ){{1,3}}{_AUX}\b)|"
        r"\b(?:what|which|on what|in which|in what) (?:date|day|month|year)\b|"
        r"\bsince when\b|\bwhat dates\b",
    ),
    (
        Kind.WHERE,
        r"^(?:and )?where\b|\b(?:in|at) (?:which|what) (?:city|country|place|town|venue|state)\b",
    ),
    (Kind.DEFINITION, r"^who (?:is|was) (?:[\w.'’-]+ ){0,2}[\w.'’-]+\??$"),
    (
        Kind.WHO,
        r"\b(?:who|whose|whom)\b|\bwhich (?:person|official|author|expert|speaker|adviser)\b",
    ),
    (Kind.ROLE, r"^what is the role of \w"),
    (
        Kind.LIST,
        r"^(?:list|name|enumerate)\b|"
        rf"\b(?:what|which) (?:are |were )?(?:(?:{_BEFORE_NOUN}) ){{0,3}}(?P<noun>{_LISTED})\b|"
        r"^(?:what|which) are (?:the|its|their|his|her|some|all|your)\b|"
        r"\bwhat (?:did|does|do) .* (?P<verb>recommend|suggest|propose|demand)\b",
    ),
    (
        Kind.DEFINITION,
        r"^(?:what|who) (?:is|are|was) (?:an? |the )?[\w' -]+\??$|\bdefin|\bmeaning of\b|"
        r"\bwhat does .* (?:mean|stand for)\b",
    ),
    (
        Kind.YES_NO,
        r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|should|must|will|would)\b",
    ),
)
_ACROSS = re.compile(
    r"\b(?:which|all|different|various|several|other|both|two|the) (?:the )?"
    r"(?:sources|documents|texts|authors|voices)\b|"
    r"^who (?:else|says?|said|thinks?|(?:want|argue|call|accuse|support|mention|urge|demand|"
    r"recommend|warn|claim|criticize)(?:s|d|ed)?)\b|"
    r"\btaken together\b|\baltogether\b"
)
# Says whose words are wanted, not what they are about.
_SOURCES = (
    r"(?:all |the |these |those |different |various |several |other |both )*"
    r"(?:sources|documents|texts|authors|voices)\b"
)
_FRAME = re.compile(
    rf",? (?:according to|taking|across|among|in|from) {_SOURCES}(?: (?:taken )?together)?|"
    rf"^(?:which|what)(?: of)? {_SOURCES} "
    r"(?:mention|speak of|talk of|discuss|refer to|write of|say|report)(?: that)? ",
    re.I,
)
# What a definition or a role is asked for, without where that is looked for.
_TOPIC = re.compile(
    r"^(?:what (?:is|are|was|were) (?:the role of )?|how .* define[sd]? )"
    r"(?:the |an? )?(?P<topic>.+?)"
    r"(?: (?:in|under|within|for|during|when|according to) .+)?[\s?]*$",
    re.I,
)
_CAPITALISED = r"[A-Z][\w.-]*(?:['’][a-rt-zA-Z]\w*)?\w"
# "Côte d'Ivoire" is one name.
_NAME = re.compile(rf"\b{_CAPITALISED}(?: (?:[dl]['’])?{_CAPITALISED})*|\b\d[\d,]*\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood.

    Attributes:
        text: As asked, white space folded, without "according to all sources" and the like.
        kind: What sort of answer it wants.
        terms: Stemmed content words, each once, in order.
        equivalents: For each name that the glossary knows, its terms and the terms
            of each other name for the same.
        names: Its proper names and numbers as written, the first word left out.
        counted: Stemmed nouns right after "how many", else empty.
        topic: That whose meaning or role is asked for, in its words, else "".
        listed: Stem of the noun or verb that says what is listed ("pillar"), or "".
        across: Whether it asks what several sources say.
        negated: Whether the question itself denies something.
        said: Document and start of sentences that were given before and aren't wanted again.
        context: What the conversation adds.
    """

    text: str
    kind: Kind
    terms: tuple[str, ...]
    equivalents: tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]
    names: tuple[str, ...]
    counted: tuple[str, ...]
    topic: str
    listed: str
    across: bool
    negated: bool
    said: frozenset[tuple[str, int]] = frozenset()
    context: Context = NO_CONTEXT

    @property
    def of_person(self) -> bool:
        """Whether it asks who someone is, or who holds an office."""
        return self.who_is or self.of_office

    @property
    def who_is(self) -> bool:
        """Whether it asks who someone is that it names."""
        return asks_who_is(self.text)

    @property
    def of_office(self) -> bool:
        """Whether it asks who holds an office."""
        return office_asked(self.text) is not None

    @property
    def sender(self) -> frozenset[str]:
        """The terms of the country or body whose people it asks for, or none."""
        return frozenset(terms(sender_asked(self.text)))

    @property
    def speakers(self) -> tuple[Name, ...]:
        """Those whose words it asks for, or none."""
        return speaker_asked(self.text)

    def named_otherwise(self, held: frozenset[str]) -> frozenset[str]:
        """The terms of those names for which `held` has another name whole."""
        named = (own for own, others in self.equivalents if any(o <= held for o in others))
        return frozenset().union(*named)

    def with_other_names(self, held: frozenset[str]) -> frozenset[str]:
        """What is held, and the terms of the names that it has by another name."""
        return held | self.named_otherwise(held)


def understand(text: str) -> Question:
    """The question, understood."""
    lower = " ".join(text.split()).casefold()
    folded = _FRAME.sub("", " ".join(text.split()))
    kind = next((k for k, pattern in _PATTERNS if re.search(pattern, lower)), Kind.OTHER)
    return Question(
        text=folded,
        kind=kind,
        terms=tuple(dict.fromkeys(terms(folded))),
        equivalents=equivalents(folded),
        names=tuple(_NAME.findall(folded[1:])),
        counted=_counted(lower) if kind is Kind.HOW_MANY else (),
        topic=_topic(folded) if kind in (Kind.DEFINITION, Kind.ROLE) else "",
        listed=_listed(lower) if kind is Kind.LIST else "",
        across=kind is Kind.COMPARISON or bool(_ACROSS.search(lower)),
        negated=bool(re.search(r"\b(?:not|never|no|without|fail\w*|lack\w*)\b|n't\b", lower)),
    )


def _counted(lower: str) -> tuple[str, ...]:
    """The nouns between "how many" (or "number of") and the verb."""
    if re.search(r"\bhow (?:long|old)\b", lower):
        return tuple(terms("years months weeks days decades hours"))
    match = re.search(
        r"\bhow (?:many|much)\b|\b(?:number|share|percentage|total|figure)s? (?:of|for)\b", lower
    )
    if not match:
        return ()
    found: list[str] = []
    for word in words(lower[match.end() :]):
        if word in _VERBS or (found and word in STOP_WORDS):
            break
        if word not in STOP_WORDS:
            found += terms(word)
    return tuple(found[:3])


def _topic(text: str) -> str:
    """What a meaning or a role is asked of; in a form that isn't plain, all content words."""
    if asked := _TOPIC.match(text):
        return asked["topic"]
    return " ".join(w for w in words(text) if w not in STOP_WORDS)


def _listed(lower: str) -> str:
    pattern = dict(_PATTERNS)[Kind.LIST]
    match = re.search(pattern, lower)
    noun = (match.group("noun") or match.group("verb") or "") if match else ""
    return terms(noun)[0] if noun else ""
