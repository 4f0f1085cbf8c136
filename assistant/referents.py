"""Referents: what "he", "it", "they", "there" and "the third one" mean after a question."""

import re
from collections.abc import Collection

from assistant.answer import Answer
from assistant.grounding.names import names_of
from assistant.people import holders
from assistant.question import Kind, understand
from index.glossary import places
from index.terms import STOP_WORDS, fold, terms
from sources.catalogue import MONTHS

CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*\w"
_NAME = re.compile(rf"\b{CAPITAL}(?:(?: (?:of|for|the|and|on|de|to))* {CAPITAL})*")
_ASKING = frozenset(
    "who what when where which why how whose whom did do does is are was were has have in on at "
    "according list name and but the".split()
)
_AUX = r"(?:did|does|do|was|were|is|are|has|have|had|should|can|could|will|would|must)"
_WH = r"(?:what|which|who|whom|whose|when|where|why|how(?: many| much)?)"
_FIRST_AUX = re.compile(rf"^{_AUX} ", re.I)
FRAME = re.compile(rf"^(?:(?:in|at|on|for|from) )?{_WH}\b(?: {_AUX}\b)?\s*", re.I)
# Whose view is asked for isn't what is asked about.
ACCORDING = re.compile(r",? (?:according to|in the view of|as told by) .*$|, says? .*$", re.I)
_DATED = re.compile(rf"(?:the )?(?:(?:{'|'.join(MONTHS)})\b|(?:19|20)\d\d\b)", re.I)
# "Syrian refugees": the noun is what is spoken of.
_DEMONYM = re.compile(r"(?:an|ese|ish) [a-z]{4,}$")
# What the last preposition of a question governs: "… say of the third pillar".
_GOVERNS = r"(?:of|about|on|for|to|with|by|from|in|at|regarding|concerning|against|during)"
# "… propose a panel of experts for missions": a thing that is spoken of for the first time.
_FIRST_NAMED = re.compile(
    rf"\b(?:an?|some) (?P<phrase>(?:(?!{_GOVERNS}\b)[\w-]+ ?){{1,3}}"
    rf"(?:of (?:(?!{_GOVERNS}\b)[\w-]+ ?){{1,2}})?)"
)
TAIL = re.compile(rf"\b{_GOVERNS} (?:the |an? )?(?P<phrase>(?:(?!\b{_GOVERNS}\b).)+)$")
_PHRASE = re.compile(rf"(?:[Tt]he )?{_NAME.pattern}(?:(?: \d[\w()]*)| (?P<noun>[a-z]{{4,}}))?")
# After "did" a name's next word may be its verb: "Where did the Series take place?"
_VERBS = frozenset("take make give have hold call play come meet".split())
_DID = re.compile(r"\b(?:did|does|do)\b", re.I)
# "What do the rebels want?", "What are the M23 fighters accused of?"
_SUBJECT = re.compile(
    rf"\b{_AUX} (?P<many>(?:the |some |these |those |many |most )?(?:[\w-]+ ){{0,2}}?"
    r"(?!(?:is|was|has|does)\b)[\w-]+[^\Ws]s)\b(?! of\b| (?-i:[A-Z]))",
    re.I,
)
# What a question asks which it is, or how many there are.
_ASKED_FOR = re.compile(
    rf"^(?:and )?(?:(?:which|what|how many)(?: of)?(?: the| these| those)? |"
    rf"(?:what|which|who) (?:are|were) (?:the |its |their )?|(?:list|name)(?: all)?(?: the)? )"
    rf"(?P<phrase>(?:(?!{_AUX}\b|{_GOVERNS}\b)[\w'’-]+ ?){{1,4}})",
    re.I,
)


def names_in(text: str) -> tuple[str, ...]:
    """The proper names of a text, dates and words that only ask left out."""
    found = []
    for name in _NAME.findall(text):
        words = name.split()
        while words and words[0].casefold() in _ASKING:
            words = words[1:]
        if words and not (len(words) == 1 and fold(words[0]) in STOP_WORDS):
            found.append(" ".join(words).removesuffix("'s").removesuffix("’s"))
    return tuple(dict.fromkeys(n for n in found if not _DATED.fullmatch(n)))


def persons_of(before: str, answer: Answer) -> list[str]:
    """Whom "he" or "she" may mean, the likeliest first: of the question, else of the answer."""
    authors = [a for c in answer.citations for a in c.record.authors if "(" not in a]
    asked = [n for n in names_in(before) if _is_person(n)]
    spoken_of = [a for a in authors if a.split()[-1] in {n.split()[-1] for n in asked}]
    if spoken_of:
        return list(dict.fromkeys(spoken_of))
    asked = asked or [n for n in names_in(before) if not n.isupper()]
    found = [n for n in asked if " " in n]
    persons = _persons(answer)
    if holding := [h for c in answer.citations[:1] for h in holders(before, c.quote)]:
        return holding
    if understand(before).kind is Kind.WHO:
        # The answer names the person; what the question named is something else.
        first = authors if _speaks(answer) or not persons else []
        return list(dict.fromkeys([*first, *persons, *authors, *found, *asked]))
    return list(dict.fromkeys([*found, *persons, *authors, *asked]))


def _is_person(name: str) -> bool:
    """Whether a name may be a person's: no body, place, acronym, norm or title of a text."""
    shapes = {n.shape for n in names_of(f"by {name}")}
    return shapes == {"other"} and all(w.istitle() for w in re.split(r"[ -]", name))


def _speaks(answer: Answer) -> bool:
    """Whether the answer's first source is a person speaking for himself."""
    return bool(answer.citations and answer.citations[0].record.authors)


def _persons(answer: Answer) -> list[str]:
    """Persons' names of two or three words in what was quoted first."""
    quotes = " ".join(c.quote for c in answer.citations[:2])
    return [n for n in names_in(quotes) if len(n.split()) in (2, 3) and _is_person(n)]


def things_of(before: str, answer: Answer, many: bool = False) -> list[str]:
    """What "it" or, of many, "they" may mean, the likeliest first.

    What the question asked which it is; of many the one who acts; its last name with the noun
    that it qualifies; where it has none of these its last noun phrase, else all it was about.
    """
    before = ACCORDING.sub("", before)
    authors = {a.split()[-1] for c in answer.citations for a in c.record.authors}
    asked_which = re.match(rf"(?i)(?:what|which) (?!{_AUX}\b)[a-z]\w+ ", before)
    acting = _SUBJECT.search(before) if many else None
    first_named = None if many else _FIRST_NAMED.search(before.rstrip("?. "))
    named = [
        _newly_named(before, answer) if asked_which else "",
        acting["many"] if acting else "",
        _phrase(before, authors),
        f"the {first_named['phrase'].strip()}" if first_named else "",
    ]
    tail = TAIL.search(before.rstrip("?. "))
    dated = tail and _DATED.match(tail["phrase"])
    governed = "" if dated else tail["phrase"] if tail else topic_of(before)
    return list(dict.fromkeys(n for n in named if n)) or ([governed] if governed else [])


def place_of(before: str, answer: Answer) -> str:
    """Where "there" is: the last place that the question or what was quoted first names, or ""."""
    quoted = answer.citations[0].quote if answer.citations else ""
    for text in (before, quoted):
        named = [n.text for n in names_of(text) if places(n.text)]
        if named:
            return named[-1]
    return ""


def _newly_named(before: str, answer: Answer) -> str:
    """The name in what was quoted first that the question lacks and shares most with, or ""."""
    if not answer.citations:
        return ""
    known = set(understand(before).terms)
    names = [n for n in names_in(answer.citations[0].quote) if not _opens(n, answer)]
    new = [n for n in names if set(terms(n)) - known and not _DATED.match(n)]
    return max(new, key=lambda n: len(set(terms(n)) & known), default="")


def _phrase(before: str, authors: Collection[str]) -> str:
    """The last name of the question that isn't a person's, with the noun that it qualifies."""
    held = set(names_in(before))
    found = ""
    for match in _PHRASE.finditer(before):
        name = match.group().removeprefix("The ").removeprefix("the ")
        noun = match["noun"] or ""
        qualified = match.group().startswith(("the ", "The ")) or _DEMONYM.search(match[0])
        if noun in STOP_WORDS or not qualified or _is_verb(noun, before, match):
            name = name.removesuffix(f" {noun}") if noun else name
        person = len(name.split()) == 2 and name in held and name.istitle()
        if name in authors or _DATED.match(name):
            continue
        if any(h in name for h in held) and not person:
            found = name
    return found


def _is_verb(noun: str, before: str, match: re.Match[str]) -> bool:
    """Whether the word after a name is what it does ("did the Union launch at …")."""
    after = before[match.end() :].split()
    ends = not after or after[0].strip("?.,").casefold() in STOP_WORDS
    return bool(_DID.search(before[: match.start()])) and (ends or noun in _VERBS)


def _opens(name: str, answer: Answer) -> bool:
    """Whether it is only the first word of the quote, which has a capital anyway."""
    return " " not in name and answer.citations[0].quote.startswith(name)


def topic_of(before: str) -> str:
    """What the earlier question was about: it without its asking words."""
    bare = _FIRST_AUX.sub("", FRAME.sub("", before.rstrip("?. ")))
    return bare or " ".join(names_in(before))


def noun_asked(before: str) -> str:
    """The noun of what a question asks for ("pillars"), for which "ones" may stand, or ""."""
    asked = _ASKED_FOR.match(before)
    phrase = asked["phrase"].split() if asked else []
    many = [w for w in phrase if w.endswith("s") and not w.endswith("ss") and w.islower()]
    return many[0] if many else phrase[-1] if len(phrase) == 1 else ""


def singular(noun: str) -> str:
    """One of the things that a plural names."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun.removesuffix("s") if not noun.endswith("ss") else noun


def possessive(name: str) -> str:
    """What is someone's: "Ghana's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
