"""Who someone is: how it is asked, and how a sentence tells it."""

import re

from index.terms import terms

# What someone may be; it stands before the name too ("Secretary General Luis Almagro").
_OFFICE = (
    r"secretary[- ]general|president|minister|ambassador|advis[eo]r|rapporteur|commissioner|"
    r"director|prosecutor|judge|professor|envoy|representative|coordinator|chair(?:man|woman|"
    r"person)?|general|colonel|spokes(?:man|woman|person)|leader|head|founder|senator|delegate"
)
# What else someone does, as it stands before the name.
_TRADE = (
    r"researcher|officer|analyst|correspondent|activist|lawyer|scholar|fellow|author|expert|"
    r"official|economist|journalist|historian|chief|secretary|king|queen|dictator"
)
_WHO_IS = re.compile(r"\W*[Ww]ho (?:is|was) (?:[A-Z][\w.'’-]*\s?)+\W*")
# "Who is the director of …?": up to a preposition stands what someone is.
_OFFICE_ASKED = re.compile(
    r"\W*who (?:is|was|are|were) (?:the |an? |now |currently )*"
    r"(?P<what>(?:[\w.'’-]+ ){0,4}?[\w.'’-]+)(?P<where>(?: (?:of|on|for|to) .*?)?)"
    r"(?: (?:at|in|from|during|when|who|that) .*)?\W*",
    re.I,
)
# "Who spoke for Ukraine?", "Who came from Doha?", "Who represented Qatar?"
_SENT_ASKED = re.compile(
    r"\W*who (?:(?:spoke|speaks|came|appeared|sat|attended|took part|took the floor|was there) "
    r"(?:for|from|on behalf of)|represented|represents) (?:the )?"
    r"(?P<body>.+?)(?: (?:at|in|on|to|during|when|that) .*)?\W*",
    re.I,
)
_SENT_AS = re.compile(
    rf"\b(?:{_OFFICE}|{_TRADE}|counsell?or|attach[ée]|commander|manager|specialist)\b",
    re.I,
)
_PERSON = r"(?:(?:H\.E|Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w’'-]*[a-z](?:[ -][A-Z][\w’'-]*)*"
_CHAIR = re.compile(r"\b(?:co-)?(?:chair\w*|heads?|leaders?|presidents?)\b", re.I)
_FORMER = re.compile(r"\b(?:former|previous|ex|was|were)\b", re.I)
_BEFORE_OFFICE = 15
_ACRONYM = re.compile(r"\b[A-Z]{2,}\w*")
# How well a sentence tells who holds an office: of the body asked for; of one that only the
# text around it names; not at all.
HOLDER, HOLDER_NEAR, NO_HOLDER = 1.0, 0.75, 0.5


def asks_who_is(question: str) -> bool:
    """Whether a question asks who someone is whom it names."""
    return bool(_WHO_IS.fullmatch(question))


def office_asked(question: str) -> tuple[str, str] | None:
    """What someone is ("director") and where (" of CRIES" or ""), if it asks who that is."""
    asked = None if asks_who_is(question) else _OFFICE_ASKED.fullmatch(question)
    if asked is None or not re.search(rf"\b(?:{_OFFICE})s?$", asked["what"], re.I):
        return None
    return re.sub(r"\b(\w+)['’]s\b", r"\1", asked["what"]), asked["where"]


def sender_asked(question: str) -> str:
    """The country or body whose people a question asks for ("Who spoke for Ukraine?"), or ""."""
    asked = _SENT_ASKED.fullmatch(question)
    return asked["body"] if asked and re.search("[A-Z]", asked["body"]) else ""


def introduced_parts(text: str) -> list[str]:
    """The parts of a sentence, one for each person of a row, that say what someone is."""
    return [part for part in text.split(";") if _SENT_AS.search(part)]


def is_introduced(name: str, text: str) -> bool:
    """Whether what someone or something is stands right before or after the name."""
    name = re.escape(name)
    after = r", (?:the |an? |who |former |[A-Z])| \[| of [A-Z]| (?:is|was) (?:an? |the )"
    works = r" (?:works|worked|serves|served|heads?|headed|leads?|led|directs?|directed) "
    return bool(
        re.search(rf"\b{name}(?:{after}|{works})", text)
        or re.search(rf"\b(?i:(?:{_OFFICE}|{_TRADE})s?),? (?:[A-Z][\w.’'-]* )*{name}\b", text)
    )


def holders(question: str, text: str) -> list[str]:
    """The names that a sentence puts beside the office that a question asks for."""
    asked = office_asked(question)
    if asked is None:
        return []
    what, where = asked
    # "UN Special Adviser": the body may stand elsewhere in the sentence. The president of a
    # body's committee isn't that of the body.
    office = r"[\s-]+".join(w for w in re.findall(r"\w+", what) if not w.isupper())
    office += r"\b(?! of [^.,;:)]*['’]s )"
    exactly = re.escape(where)
    somehow = rf"(?:{exactly},?| (?:of|on|for|at|in|to|from) [^.;:]{{2,80}}?,|,)?"
    found = _beside(rf"{office}{exactly}", "", text) or _beside(office, somehow, text)
    if _CHAIR.search(what):
        led = rf"\b(?:co-)?(?:chaired|headed|led|presided over) by (?P<who>{_PERSON})"
        found += re.finditer(led, text)
    if not _FORMER.search(question):
        before = (text[max(m.start() - _BEFORE_OFFICE, 0) : m.end()] for m in found)
        found = [m for m, words in zip(found, before, strict=True) if not _FORMER.search(words)]
    known = set(terms(question))
    return [m["who"] for m in found if not set(terms(m["who"])) <= known]


def _beside(office: str, rest: str, text: str) -> list[re.Match[str]]:
    """Where a name stands right after or before an office."""
    after = rf"\b(?i:{office}{rest}),? (?P<who>{_PERSON})"
    before = rf"\b(?P<who>{_PERSON})(?:,| [\[(]| is| was| as)(?: ?\w+){{0,4}}? ?(?i:{office})"
    return [*re.finditer(after, text), *re.finditer(before, text)]


def holder_fit(question: str, text: str, held: frozenset[str], near: frozenset[str]) -> float:
    """How well a sentence tells who holds the office that a question asks for.

    Args:
        question: One for which there is an `office_asked`.
        text: The sentence.
        held: Its stemmed words, and those of the question that it has by another name.
        near: The same of what stands around it.

    Returns:
        `HOLDER`, `HOLDER_NEAR` or `NO_HOLDER`.
    """
    if not holders(question, text):
        return NO_HOLDER
    what, where = office_asked(question) or ("", "")
    body = set(terms(" ".join((*_ACRONYM.findall(what), where))))
    if body <= held:
        return HOLDER
    return HOLDER_NEAR if body <= near else NO_HOLDER
