"""Attribution: set phrases of ours that say who speaks, fitted to forum and source."""

import re

from assistant.drafting.brief import Brief, Forum, Party, Position
from assistant.drafting.leans import Lean
from assistant.drafting.letters import Vocabulary, decapitalised
from assistant.speakers import capital
from sources.catalogue import MONTHS, Record, Voice

_ADDRESS = {
    Forum.GENERAL_ASSEMBLY: "President, Excellencies,",
    Forum.SECURITY_COUNCIL: "President, members of the Council,",
    Forum.HUMAN_RIGHTS_COUNCIL: "President, Excellencies,",
    Forum.REGIONAL_COUNCIL: "Chair, distinguished representatives,",
    Forum.PARLIAMENT: "Honourable members,",
}
_POSITIONS = {
    Position.FAVOUR: "calls for action",
    Position.RESERVATIONS: "supports action, with reservations",
    Position.CAUTIOUS: "counsels caution",
    Position.OPPOSED: "speaks in opposition",
}
_NEUTRAL = {
    Position.FAVOUR: "there is a case for action",
    Position.RESERVATIONS: "there is a case for action, with reservations",
    Position.CAUTIOUS: "there is a case for caution",
    Position.OPPOSED: "there is a case against",
    Position.STOCK_TAKING: "it is time to take stock",
}
_PARTY_NAMES = {
    Party.STATE: "my government",
    Party.REGIONAL_ORGANISATION: "our organisation",
    Party.NGO: "our organisation",
}
_OPINION = (Voice.COLUMNIST, Voice.SCHOLAR, Voice.THINK_TANK)
_NOUNS = (
    "summary article statement document memorandum report interview essay release letter "
    "resolution speech introduction mailing digest note commentary page post"
).split()
_SUMMARY = re.compile(
    r"^(?P<by>.+?)['’]s summary of (?P<owner>the .+?)['’]s (?P<year>\d{4}) report$"
)
_PAST = {
    "notes": "noted",
    "noted": "noted",
    "emphasizes": "emphasized",
    "emphasized": "emphasized",
    "highlights": "highlighted",
    "highlighted": "highlighted",
}
_REPORTED = re.compile(
    rf"^The (?P<who>Report|Secretary-General)(?: also)? (?P<verb>{'|'.join(_PAST)}) that "
    r"(?!he |she |it |these |this )"
)
# The subject of the frame has a second verb, which would lose it.
_GOES_ON = re.compile(r", (?:and|but) (?:also )?\w+(?:s|ed)\b")
# Before a further item of a list whose first item has just been said.
FURTHER_ITEM = "A further way that it names is "


def address(brief: Brief) -> str:
    """How the forum is addressed, or ""."""
    return _ADDRESS.get(brief.forum, "")


def speaker(brief: Brief) -> str:
    """The speaker as the subject of a sentence, "" for a neutral one."""
    if brief.party is Party.NEUTRAL:
        return ""
    return brief.on_behalf or _PARTY_NAMES[brief.party]


def position_line(brief: Brief, topic: str) -> str:
    """The position in one spoken sentence of ours."""
    subject = f"On {topic}, "
    who = speaker(brief)
    if brief.position is Position.STOCK_TAKING or not who:
        return f"{subject}{_NEUTRAL[brief.position]}."
    return f"{subject}{who} {_POSITIONS[brief.position]}."


def topic_words(topic: str, vocabulary: Vocabulary) -> str:
    """The topic as it goes after "On"; "this question" where it is a whole sentence."""
    bare = topic.partition(": ")[0].rstrip(" .?!")
    sentence = topic.rstrip().endswith("?") or re.search(
        r"\b(?:should|must|is|are|was|were|has|have|does|did|will|can|do)\b", bare
    )
    if sentence or len(bare.split()) > 14:
        return "this question"
    return decapitalised(bare, vocabulary)


def source_noun(record: Record) -> str:
    """What sort of text it is, in one word ("summary"); "source" where that isn't known."""
    words = re.findall(r"[a-z]+", record.kind.casefold())
    return next((w for w in words if w in _NOUNS), "source")


def _verb(record: Record, leans: frozenset[Lean], plain: bool) -> str:
    if record.voice is Voice.MEETING_SUMMARY:
        return "recorded"
    if record.voice in _OPINION:
        person = any(re.match(rf"{re.escape(a)}(?!['’])", record.cite_as) for a in record.authors)
        written = "wrote" if person else "noted"
        return "argued" if Lean.CALL in leans or Lean.OBJECTION in leans else written
    if record.voice in (Voice.UN_OFFICIAL, Voice.STATE):
        return "said"
    if record.voice in (Voice.UN_REPORT, Voice.INTERGOVERNMENTAL, Voice.REGIONAL_ORGANISATION):
        return "stated"
    if Lean.CALL in leans and source_noun(record) != "summary":
        return "urged"
    return "reported" if plain else "noted"


def _dated(record: Record, name: str) -> str:
    """The date where the name doesn't say it, or what carries an undated source."""
    published = record.published or ""
    if not published:
        carrier = record.carried_in.cite_as if record.carried_in else ""
        return f", in {carrier}" if carrier else ""
    if re.search(r"\b(?:19|20)\d\d\b", name):
        return ""
    year, *rest = published.split("-")
    month = f"{MONTHS[int(rest[0]) - 1]} " if rest else ""
    return f" in {month}{year}"


def source_name(record: Record) -> str:
    """The source as the subject of a spoken sentence."""
    if record.cite_as:
        return record.cite_as
    who = " and ".join(record.authors) or record.publisher
    return who or f"“{record.title}”"


def short_name(record: Record) -> str:
    """The source as it is called once it has been introduced."""
    return re.sub(r" of (?:(?:\d+ )?[A-Z][a-z]+ )?\d{4}$", "", source_name(record))


def opening(
    record: Record, leans: frozenset[Lean], brief: Brief, quoted: bool, known: bool, turn: int
) -> str:
    """Our words before a source's: "As … recorded in December 2015, ".

    Args:
        record: Of the source.
        leans: What the sentence does.
        brief: For the forum.
        quoted: Whether direct speech follows.
        known: Whether the source has been introduced.
        turn: How many sources have been brought in before; the phrases take turns.
    """
    plain = brief.forum in (Forum.PRESS, Forum.BILATERAL)
    name = short_name(record) if known else source_name(record)
    dated = "" if known else _dated(record, name)
    aside = f"{dated}," if dated.startswith(", ") else ""
    when = "" if aside else dated
    if quoted:
        return f"In the words of {name}{aside.rstrip(',')}{when}: "
    verb = _verb(record, leans, plain)
    turn = (1, 2)[turn % 2] if plain else turn % 3
    if turn == 0:
        return f"As {name}{aside} {verb}{when}, "
    if turn == 1 and not when:
        return f"According to {name}{aside or ','} "
    return f"{capital(name)}{aside} {verb}{when} that "


def continuing(record: Record, number: int, quoted: bool) -> str:
    """Our words before a further sentence of the source that has just spoken.

    Args:
        record: Of the source.
        number: 1 for the first further sentence, then 2, …
        quoted: Whether direct speech follows.
    """
    noun = source_noun(record)
    if quoted:
        return f"In the same {noun}: "
    return f"The same {noun} adds that " if number % 2 else "It also says that "


def reported(text: str, record: Record) -> tuple[str, int] | None:
    """Whom a summary reports: our words for it, and where the reported words begin.

    "The Report notes that …" in X's summary of the Secretary-General's 2011 report
    becomes "As the Secretary-General noted in 2011, in the summary by X, …".
    """
    frame, source = _REPORTED.match(text), _SUMMARY.match(record.cite_as)
    if not frame or not source or _GOES_ON.search(text, frame.end()):
        return None
    words = f"As {source['owner']} {_PAST[frame['verb']]} in {source['year']}, "
    return f"{words}in the summary by {source['by']}, ", frame.end()
