"""Speaking: whose words a question asks for, and which sentences have them say something."""

import re

from assistant.grounding.names import Name, holds, names_of
from index.passage import Passage, Sentence
from index.terms import terms
from sources.catalogue import Record

_SAY = (
    r"say|says|said|tell|tells|told|argue[sd]?|claim(?:s|ed)?|write|writes|wrote|warn(?:s|ed)?|"
    r"note[sd]?|stress(?:es|ed)?|emphasi[sz]e[sd]?|highlight(?:s|ed)?|recommend(?:s|ed)?|"
    r"propose[sd]?|suggest(?:s|ed)?|urge[sd]?|demand(?:s|ed)?|ask(?:s|ed)?|call(?:s|ed)? for|"
    r"conclude[sd]?|report(?:s|ed)?|believe[sd]?|think|thinks|thought|answer(?:s|ed)?|"
    r"repl(?:y|ies|ied)|respond(?:s|ed)?|react(?:s|ed)?|explain(?:s|ed)?|criticis?z?e[sd]?|"
    r"praise[sd]?|condemn(?:s|ed)?|state[sd]?|want(?:s|ed)?"
)
# "Secretary of State Clinton", "the United States": no word for speaking.
_NO_STATE = r"(?-i:(?!States?\b))"
_STANCE = (
    r"position|views?|stance|opinion|reaction|response|reply|answer|argument|message|line|"
    r"remarks|advice|recommendations?|proposals?|demands?"
)
_WHO = r"(?P<who>(?:[^\s,]+ ){0,5}?[^\s,]+?)"
_ASKED = tuple(
    re.compile(form, re.I)
    for form in (
        rf"^what (?:did|does|do|has|have) {_WHO} (?:{_NO_STATE}(?:{_SAY}))\b",
        rf"^what (?:is|was|are|were) {_WHO}['’]s? (?:\w+ )?(?:{_STANCE})\b",
        rf"^what (?:{_STANCE}) (?:did|does|do|has) {_WHO} (?:take|have|give|make|taken)\b",
        rf"^how (?:did|does|do|has) {_WHO} (?:answer|respond|react|reply|replied|reacted|"
        r"describe[sd]?|characteri[sz]e[sd]?|justif(?:y|ies|ied)|assess(?:es|ed)?|view(?:s|ed)?)\b"
        # Who responds in a place does something there.
        r"(?! in\b)",
    )
)
# What is written down doesn't speak; what it provides is told in many ways.
_WRITING = re.compile(
    r"\b(?:act|article|charter|treaty|statute|resolution|convention|instrument|paragraph|chapter|"
    r"framework|pillar|title|word|term)\b",
    re.I,
)
# How the one who speaks and the word for that stand to each other.
_SPEECH = re.compile(
    rf"(?<!to )\b{_NO_STATE}(?:{_SAY}|"
    r"call(?:s|ed)|recall(?:s|ed)|observe[sd]|add(?:s|ed)|announce[sd]|"
    r"declare[sd]|estimate[sd]|remark(?:s|ed)|(?:re)?affirm(?:s|ed)|acknowledge[sd]|welcome[sd]|"
    r"caution(?:s|ed)|insist(?:s|ed)|express(?:es|ed)|voice[sd]?|accuse[sd]|oppose[sd]|"
    r"reject(?:s|ed)|maintain(?:s|ed)|point(?:s|ed) out|sees|saw|considers|defines|"
    r"encourage[sd]|describe[sd]|according to)\b",
    re.I,
)
_SAID_BY = re.compile(
    r"\b(?:said|says|stated|states|noted|notes|wrote|writes|added|argued|warned|according to|"
    r"(?:noted|made|given|voiced|stressed|highlighted) by) (?:(?:Mr|Mrs|Ms|Dr)\.? |the )?$"
)
# Characters after a name in which its verb stands.
_AFTER = 60
_PRONOUN_SAYS = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Tt]hey) (?:also |then )?(?:{_SPEECH.pattern})", re.I
)


def speaker_asked(question: str) -> tuple[Name, ...]:
    """The names of those whose words a question asks for, or none."""
    for form in _ASKED:
        if asked := form.match(question):
            who = asked["who"]
            # "by" keeps a name at the beginning from being taken for a sentence's first word.
            return () if _WRITING.search(who) else names_of(f"by {who}")
    return ()


def asked_of_them(question: str) -> str:
    """The question without those whose words it asks for, where more than that is asked."""
    for form in _ASKED:
        if asked := form.match(question):
            rest = f"{question[: asked.start('who')]}they{question[asked.end('who') :]}"
            return rest if terms(question[asked.end() :]) else ""
    return ""


def matter_asked(question: str) -> frozenset[str]:
    """The terms of what someone is asked to have said something about, or none."""
    asked = next(filter(None, (form.match(question) for form in _ASKED)), None)
    return frozenset(terms(question[asked.end() :])) if asked else frozenset()


def is_by(names: tuple[Name, ...], record: Record) -> bool:
    """Whether a source is by those named."""
    own = " ".join((*record.authors, record.publisher, record.cite_as))
    return all(holds(own, name) for name in names)


def speaks(names: tuple[Name, ...], passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence is by those named, or has them say something."""
    if is_by(names, passage.record):
        return True
    if not all(holds(passage.text, name) for name in names):
        return False
    text = passage.text[sentence.start - passage.start : sentence.end - passage.start]
    # "Tina's presentation remarked …", after "Tina Park".
    if any(_says(name, text) for name in names):
        return True
    before = names_of(passage.text[: sentence.start - passage.start])
    last = before[-1].stems if before else frozenset()
    return bool(_PRONOUN_SAYS.search(text)) and any(name.stems & last for name in names)


def _says(name: Name, text: str) -> bool:
    """Whether a word for speaking stands right before a part of the name, or soon after it."""
    for found in names_of(f"by {text}"):
        if name.stems & found.stems:
            at, end = found.start - 3, found.end - 3
            if _SAID_BY.search(text[: max(at, 0)]) or _SPEECH.search(text[end : end + _AFTER]):
                return True
    return False
