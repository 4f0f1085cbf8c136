"""Speakability: which words of a sentence can be said aloud, cut only at clause borders."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from index.terms import terms

MIN_WORDS, MAX_WORDS = 6, 54
# A longer sentence is cut at a clause border, if it has one; the second for a short draft.
LONG_WORDS, SHORT_WORDS = 30, 18
_KEPT_WORDS = 11

_ADDITIVE = re.compile(
    r"^(?:Additionally|Moreover|Furthermore|In addition|Also|Finally|Likewise|Indeed|Thus|"
    r"Therefore|Hence|Consequently|Similarly|Specifically|In particular|For example|"
    r"For instance|First|Second|Third|Fourth|More broadly|As a result|Importantly|Again|"
    r"However|By contrast|Conversely), |"
    r"^It (?:is|was) clear (?:\w+ ){0,4}that "
)
_LEANING = re.compile(
    r"^(?:This|These|Those|Such|It|Its|He|She|They|Their|His|Her|That|Both|Another|Others?|"
    r"One such|Some of|Nonetheless|Nevertheless|Meanwhile|Often|"
    r"Instead|Otherwise|Rather|But|And|Yet|Or|Nor|So|Then|Ten days later|Just days later|"
    r"The (?:former|latter|next|same|following|session|panel|panelists?|talks|proposed|shift|"
    r"series|group|figure|two|first two|other)|Only then|Given (?:his|her|their|its)|"
    r"Despite (?:these|this|that|some)|Because of (?:his|her|their|its|this)|"
    r"In (?:this|that|these|such|doing|so)|Within this|During this|At this|To this|"
    r"As (?:these|this|such|they|it)|With this|While (?:these|this|it|they|many of the)|"
    r"Since (?:these|this|then)|Among (?:those|these|them)|From its|For these|Of course)\b"
)
_EXPLETIVE = re.compile(
    r"^It (?:is|was|has been|seems|should be) (?:\w+ ){0,4}(?:that|to)\b|^There\b|^Those who\b"
)
_POINTING = re.compile(
    r"\b(?:this|these|those|such(?! as\b))(?: (?:a|an))? (\w+)|\b(?:the same|the latter|"
    r"the former|said|(?:of|to|in|on|for|with|regarding|from|towards?) that) (\w+)",
    re.I,
)
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him|hers|they|them|their|it|its)\b", re.I)
_ANTECEDENT = re.compile(
    r"\b(?!(?:One|Some|Most|Many|In|On|At|By|For|If|As|When|While|Although|Since|With|Given|Over|"
    r"After|Before|During|Despite|Among|From|To|The|A|An|All|Any|Each|Both|Several|More)\b)"
    r"[A-Z][\w’'-]+|\b\w{3,}s\b"
)
# Somebody who acts without being named: who it is stands in an earlier sentence.
_BARE_ACTOR = re.compile(
    r"(?:^|, |\bthat |\band )[Tt]he (?:government|group|regime|institution|plan|rebels|country) "
    r"(?:has|had|is|was|will|can|\w+ed)\b|\bmany of the victims\b"
)
_BARE_COUNTRY = re.compile(r"[A-Z]?[^A-Z]*\bthe (?:country|region)['’]s\b")
_COMMON_NAMES = frozenset(
    "states state council union nations rights points court report regional civil security "
    "international member participants un the".split()
)
_SELF = re.compile(r"(?<!Pillar )(?<!Pillars )\b(?:I|I['’]\w+|we|our|us|my|me|ours|we['’]\w+)\b")
# Words that were true on the day they were written.
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|(?:this|last|next|earlier this|later this) "
    r"(?:week|month|year|summer|winter)|is now|are now|has now|currently|next elections?|"
    r"ago|so far|will be held|upcoming|forthcoming|window of opportunity|until early|recently|"
    r"before the elections|to be held|continues to|has been a recent|private talks|"
    r"the last month|since M\d+|began)\b",
    re.I,
)
_LOGISTICS = re.compile(
    r"^On \d|^On [A-Z][a-z]+ \d|\b(?:announced that|took stock|participated in the|"
    r"featur(?:ed|es|ing)|moderated|opened the (?:session|meeting)|held its|brought together|"
    r"panelists explored|presentations? by|"
    r"provided .{3,40} with a platform|(?:two|three|four|several) (?:steps|ways)|three-pronged|"
    r"remarks (?:by|from)|on the margins|hosted by|"
    r"is an? (?:[A-Z]\w+ )*(?:correspondent|researcher|specialist)|PhD|in the following|"
    r"the following (?:outcome|summary)|series|listserv|two working groups|released his|"
    r"represented the|co-rapporteurs|is the international organization of|"
    r"views presented in this|coordinates the|was moderated|spoke with|"
    r"would like to thank|provides an overview)\b",
    re.I,
)
# What was talked about, as against what was said of it.
_ABOUT_TALK = re.compile(
    r"^(?:[Dd]uring the \w+, )?(?:[Tt]he )?"
    r"(?:discussions?|conversation|workshop|session|meeting|dialogue|participants|"
    r"[Pp]articipants|one of the primary aims|[Qq]uestions|R2P Focal Points)(?: of the workshop)?"
    r"(?: also| particularly)? (?:focused|addressed|discussed|considered|explored|were raised|"
    r"was to|highlighted (?:mechanisms|challenges)|looked)\b|\bdiscussed three\b|"
    r"\bdiscussions addressed|\bthe (?:conversation|discussion)s? (?:also )?(?:addressed|focused)|"
    r"\bhighlighted (?:mechanisms|challenges)|\bas well as on their individual roles"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|should|must|may|might|will|would|shall|do|does|"
    r"did|needs?|remains?|\w+ed|notes?|emphasi[sz]es|highlights|suggests|makes|takes|calls|"
    r"requires?|provides?|allows?|seeks?|helps?|fails?|lacks?|encourages|recommends|sees|uses|"
    r"strives|conducts|maintains|enhances|strengthens|supports|defines|rests|focuses|insists|"
    r"refers|lends?|looks|aids|represents?|reflects|undermines|became|began|took|said|saw|came|"
    r"made|gave|led|sought|found|spoke|understood|states|warns|risk|greatly complicate|continues?|"
    r"give|play|work|urge|call|reiterate|condemn|welcome|exist|agree|argue|struggle|include|includes|faces?|serves?|mean|means)\b"
)
_IMPERATIVE = re.compile(
    r"^(?:Explore|Assist|Encourage|Ensure|Promote|Support|Develop|Establish|Strengthen|Provide|"
    r"Build|Use|Make|Take|Work|Share|Help|Create|Improve|Increase|Include|Monitor)\b"
)
_BORDER = re.compile(
    r", (?=(?:which|including|particularly|especially|such as|as well as|where|noting|like|"
    r"specifically|highlighting|citing|not only)\b)|; | (?:–|—|--) | - (?=\w)| (?=\([^)]{12,}\))"
)
_SENSE = re.compile(
    r"\b(?:but|although|though|unless|except|however|only|not|never|no|without|while|whereas|"
    r"if|when|until|cannot|nor|rather|despite|yet|provided|alleged\w*|reported\w*)\b",
    re.I,
)
_SAYS_WHO = re.compile(
    r",?[\"”] ?(?:said|stated|added|warned) (?:(?:Mr|Ms|Mrs|Dr)\. )?(?P<who>[A-Z][\w’' -]+?)\.?$"
)


class Form(StrEnum):
    """How words are brought into a sentence."""

    CLAUSE = "clause"
    QUOTE = "quote"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Cut:
    """What is kept of a sentence: text[start:end].

    Attributes:
        start: First character kept.
        end: One past the last, closing punctuation left out where words were cut.
        form: How the words are brought in.
        lead_cut: Whether words before them were left out.
        tail_cut: Whether words after them were left out.
    """

    start: int
    end: int
    form: Form
    lead_cut: bool = False
    tail_cut: bool = False


def cut(text: str, authors: tuple[str, ...] = (), long: int = LONG_WORDS) -> Cut | None:
    """What can be said of a sentence, or None where it can't be said.

    A connective at its start goes; of a long sentence an additive clause at the
    end goes, never one that limits or turns the sense. Direct speech is taken
    out of its quotation marks if it is the author's own.

    Args:
        text: One sentence.
        authors: Of the source.
        long: From how many words on a clause at the end may go.
    """
    if text.endswith((":", "?")) or _LOGISTICS.search(text) or _IMPERATIVE.match(text):
        return None
    quoted = _own_speech(text, authors)
    if quoted:
        return quoted if _sayable(text[quoted.start : quoted.end]) else None
    if not _balanced(text):
        return None
    lead = _ADDITIVE.match(text)
    start = lead.end() if lead else 0
    end = _border(text, start, long) or len(text)
    kept = text[start:end]
    if not _sayable(kept) or (end == len(text) and not re.search(r"[.!][\"”’)]*$", kept)):
        return None
    form = Form.QUOTE if _SELF.search(re.sub(r"[“\"].*?[”\"]", "", kept)) else Form.CLAUSE
    if form is Form.QUOTE and not authors:
        return None
    return Cut(start, end, form, bool(start), end < len(text))


def _own_speech(text: str, authors: tuple[str, ...]) -> Cut | None:
    """The author's direct speech without its marks, or None."""
    who = _SAYS_WHO.search(text)
    surnames = {a.split()[-1] for a in authors}
    if who and not any(who["who"].endswith(s) for s in surnames):
        return None
    opened = text[:1] in '“"'
    if not who and not (opened and (text[-1] in '”"' or not _balanced(text))):
        return None
    whole = opened and text[-1] in '”"' and _balanced(text)
    if not authors and not whole:
        return None
    end = who.start() if who else len(text.rstrip('”"'))
    if "”" in text[1:end]:
        return None
    return Cut(int(opened), end, Form.QUOTE, False, False)


def _sayable(kept: str) -> bool:
    count = len(kept.split())
    names = sum(w[:1].isupper() for w in kept.split())
    return (
        MIN_WORDS <= count <= MAX_WORDS
        and bool(_FINITE.search(kept))
        and kept.lstrip('“"')[:1].isupper() | kept[:1].islower() | kept[:1].isdigit()
        and names <= 0.45 * count
        and "://" not in kept
    )


def _balanced(text: str) -> bool:
    even = text.count('"') % 2 == 0
    return even and all(text.count(a) == text.count(b) for a, b in ("“”", "()", "[]"))


def _border(text: str, start: int, long: int) -> int:
    """Where a long sentence may end early, or 0."""
    if len(text[start:].split()) <= long:
        return 0
    best = 0
    for border in _BORDER.finditer(text, start):
        kept, gone = text[start : border.start()], text[border.start() :]
        if len(kept.split()) < _KEPT_WORDS or not _balanced(kept) or _SENSE.search(gone):
            continue
        # A dash that opens a parenthesis closes again; what follows belongs to the clause.
        if border.group().strip() in ("–", "—", "--", "-") and text.count(border.group()) > 1:
            continue
        if border.group().startswith(",") and _resumes(gone):
            continue
        best = best or border.start()
        if len(kept.split()) <= long:
            best = border.start()
    return best


def _resumes(gone: str) -> bool:
    """Whether the main clause goes on after a further comma of what would be cut."""
    return bool(
        re.search(r", (?:\w+ )?(?:is|are|was|were|has|have|can|should|must|will|may)\b", gone)
    )


def has_verb(text: str) -> bool:
    """Whether the words can be a sentence."""
    return bool(_FINITE.search(text))


def needs_a_person(text: str) -> bool:
    """Whether somebody is called "he" or "she" in it."""
    return bool(re.search(r"\b(?:he|she|his|her|him)\b", text, re.I))


def names_a_person(text: str) -> bool:
    """Whether somebody is named who then acts or is addressed ("Mr. Tull", "Sand should")."""
    return bool(
        re.search(
            r"\b(?:Mr|Ms|Mrs|Dr)\. [A-Z]|\b[A-Z][a-z]+ (?:said|argued|warned|should|must|will|"
            r"has|needs|understood)\b",
            text,
        )
    )


def is_about_talk(text: str) -> bool:
    """Whether the words tell what was talked about rather than what was said."""
    return bool(_ABOUT_TALK.search(text))


def is_dated(text: str) -> bool:
    """Whether the words are bound to the day they were written."""
    return bool(_DEICTIC.search(text))


def leans_on_previous(text: str, previous: str, known: frozenset[str]) -> bool:
    """Whether a sentence can't be understood without the one before it.

    Args:
        text: The sentence, a cut connective left out.
        previous: The sentence before it in its block, or "".
        known: Terms that the attribution brings in ("workshop").
    """
    if _EXPLETIVE.match(text):
        return False
    if _LEANING.match(text):
        return True
    for match in _POINTING.finditer(text):
        noun = set(terms(match[1] or match[2] or ""))
        if not noun & set(terms(text[: match.start()])):
            return True
    pronoun = _PERSONAL.search(text)
    if pronoun and not _ANTECEDENT.search(text[: pronoun.start()]):
        return True
    if pronoun and pronoun.group().casefold() in ("he", "she", "his", "her", "him"):
        before = text[: pronoun.start()]
        if not re.search(
            r"(?<!^)\b[A-Z][a-z]+|^[A-Z][a-z]+(?:['’]s)?\b(?= \w+ed| has| can)", before
        ):
            return True
    if previous and (_BARE_ACTOR.search(text) or _BARE_COUNTRY.match(text)):
        return True
    return _takes_up(text, previous, known) or _short_name(text, previous)


def _short_name(text: str, previous: str) -> bool:
    """Whether it begins with a part of a name that the sentence before gives in full."""
    match = re.match(r"([A-Z][a-z]+)(?:['’]s)?\b", text)
    if not match or match[1].casefold() in _COMMON_NAMES:
        return False
    name = match[1]
    return bool(re.search(rf"\b[A-Z][a-z]+ {name}\b|\b{name} [A-Z][a-z]+\b", previous))


def _takes_up(text: str, previous: str, known: frozenset[str]) -> bool:
    """Whether "The X" at the start means an X that the sentence before has named."""
    match = re.match(r"The ([a-z]+)\b", text)
    if not match or not previous:
        return False
    noun = set(terms(match[1]))
    return bool(noun & set(terms(previous))) and not noun & known


_FUNCTION = frozenset(
    "the a an in on at for by as all some many most several other when while although despite "
    "given after before over under until because once within during since to with without it "
    "there if each any one of from among these this those regardless throughout".split()
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the sources write words.

    Attributes:
        small: Words written with a small letter.
        names: Words written with a capital inside a sentence, in small letters.
    """

    small: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """That of texts."""
        small: set[str] = set()
        names: set[str] = set()
        for text in texts:
            small.update(re.findall(r"\b[a-z]+\b", text))
            names.update(w.lower() for w in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", text))
        return cls(frozenset(small), frozenset(names))


def decapitalised(text: str, vocabulary: Vocabulary) -> str:
    """The text as it goes on after words of ours: a small first letter, but not on a name."""
    first, _, rest = text.partition(" ")
    bare = first.rstrip(",;:")
    if bare in ("A", "An"):
        return text[:1].lower() + text[1:]
    if not bare[:1].isupper() or not bare[1:].replace("-", "").isalpha():
        return text
    if bare[1:] != bare[1:].lower():
        return text
    lower = bare.lower()
    plain = lower in vocabulary.small or lower not in vocabulary.names
    if lower in _FUNCTION or (plain and not rest[:1].isupper()):
        return text[:1].lower() + text[1:]
    return text
