"""Speakability: which words of a sentence can be said aloud, cut only at clause borders."""

import re
from dataclasses import dataclass
from enum import StrEnum

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
_SELF = re.compile(r"(?<!Pillar )(?<!Pillars )\b(?:I|I['’]\w+|we|our|us|my|me|ours|we['’]\w+)\b")
# Words that were true on the day they were written.
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|(?:this|last|next|earlier this|later this) "
    r"(?:week|month|year|summer|winter)|is now|are now|has now|currently|next elections?|"
    r"ago|so far|will be held|upcoming|forthcoming|window of opportunity|until early|recently|"
    r"before the elections|to be held|continues to|has been a recent|"
    r"the last month|began)\b",
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
    r"made|gave|led|sought|found|spoke|understood|states|warns|risk|complicates?|continues?|"
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
        tail_cut: Whether words after them were left out.
    """

    start: int
    end: int
    form: Form
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
    return Cut(start, end, form, end < len(text))


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
    return Cut(int(opened), end, Form.QUOTE)


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
