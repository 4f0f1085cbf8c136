"""From any text to the statements in it that can be checked, with their places."""

import re
from dataclasses import dataclass

from assistant.grounding.names import Name, names_of
from assistant.grounding.words import words_of
from assistant.said import Attribution, attribution_of
from assistant.unchecked import Reason, nothing_to_check
from sources.sentences import split_sentences

_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.M | re.S)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s|^\s*(?:[-=*_]\s*){3,}$|^\s*\|.*\|\s*$")
_MARKER = re.compile(r"^\s*(?:>\s*)*(?:[-*+•–]\s+|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s+)?")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CITED = re.compile(r"\s*(?:\[\^?\d+(?:[,–-]\s?\d+)*\]|[⁰¹²³⁴-⁹]+)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|must|should|may|might|can|cannot|could|did|"
    r"does|do|\w{2,}ed|said|says|held|led|took|made|found|gave|became|began|met|fell|rose)"
)
_SUBJECT = (
    r"(?:the|a|an|it|they|he|she|this|these|those|its|their|his|her|no|some|many|most|all|only|"
    r"[A-Z]\w*)"
)
_JOINT = re.compile(
    r"(?:;\s+(?:and |but )?|,\s+(?:and|but|while|whereas|yet|so)\s+)"
    rf"(?=(?:{_SUBJECT})\b(?:\s+[\w’'-]+){{0,5}}?\s+{_FINITE}\b)"
)
# "It is clear that …" stands for nothing said before.
_PRONOUN = re.compile(
    r"^(He|She|It|They|he|she|it|they)\b(?! (?:is|was)(?: not)? (?:clear|true|time|said|hoped|"
    r"important|essential|vital|estimated|believed|reported|noted|stated) )"
)
_LEADING = re.compile(
    r"^((?:The|A|An|Its|Their|His|Her|This|These|Those|Our) (?:[\w’'-]+ ){1,6}?)"
    rf"(?={_FINITE}\b)"
)
_OFFICES = re.compile(r"Advis[eo]r|Secretary|President|Minister|Commissioner|Envoy|Chair")
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """A part of a text that can be checked by itself.

    Attributes:
        text: `whole[start:end]`, verbatim.
        start: First code point in the text.
        end: One past the last.
        standing: The same without markup, pronouns resolved where the text allows.
        attribution: Who is said to have said it, or None.
    """

    text: str
    start: int
    end: int
    standing: str
    attribution: Attribution | None

    @property
    def said(self) -> str:
        """What is held against the sources: the words attributed, or all of them."""
        return self.attribution.words if self.attribution else self.standing


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A sentence with nothing in it to check, and why."""

    text: str
    start: int
    end: int
    reason: Reason


def statements(text: str) -> tuple[tuple[Statement, ...], tuple[Unchecked, ...]]:
    """The checkable statements of a text, and the sentences with nothing to check, in order."""
    found: list[Statement] = []
    left: list[Unchecked] = []
    for start, end in _sentences(text):
        plain = _plain(text[start:end])
        reason = nothing_to_check(plain)
        if reason:
            left.append(Unchecked(text[start:end], start, end, reason))
            continue
        for first, last in _parts(text, start, end):
            standing = _resolved(_plain(text[first:last]), found)
            found.append(
                Statement(text[first:last], first, last, standing, attribution_of(standing))
            )
    return tuple(found), tuple(left)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of all paragraphs and list items; headings are none."""
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(_blanked(text)):
        body = text[start:end].replace("\n", " ")
        spans += [(start + a, start + b) for a, b in split_sentences(body)]
    return spans


def _blanked(text: str) -> str:
    """The text with code blocks as blanks, offsets kept."""
    return _FENCE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs and list items without their markers; wrapped lines joined."""
    spans: list[tuple[int, int]] = []
    place, goes_on = 0, False
    for line in text.split("\n"):
        start, end = place, place + len(line)
        place = end + 1
        if not line.strip() or _HEADING.match(line):
            goes_on = False
            continue
        marker = _MARKER.match(line)
        skipped = marker.end() if marker else 0
        listed = bool(marker and marker.group().strip())
        if goes_on and not listed:
            spans[-1] = (spans[-1][0], end)
        elif line[skipped:].strip():
            spans.append((start + skipped, end))
        goes_on = True
    return spans


def _plain(text: str) -> str:
    """The words without Markdown and citation markers, white space folded."""
    text = _CITED.sub("", _LINK.sub(r"\1", text))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a compound sentence that can each be judged alone, else all of it."""
    cuts = [start]
    ends = []
    for joint in _JOINT.finditer(text, start, end):
        left = text[cuts[-1] : joint.start()]
        if _says_something(left) and _says_something(text[joint.end() : end]):
            ends.append(joint.start())
            cuts.append(joint.end())
    return list(zip(cuts, [*ends, end], strict=True))


def _says_something(part: str) -> bool:
    words = words_of(part)
    return sum(w.content for w in words) >= _FEWEST_WORDS and bool(
        re.search(rf"\b{_FINITE}\b", part)
    )


def _resolved(text: str, before: list[Statement]) -> str:
    """The text with an opening pronoun replaced by what the statement before is about."""
    match = _PRONOUN.match(text)
    if not match or not before:
        return text[:1].upper() + text[1:]
    subject = _subject(before[-1].standing, person=match.group(1).lower() in ("he", "she"))
    return subject + text[match.end() :] if subject else text


def _subject(sentence: str, person: bool) -> str:
    """What a sentence is about: the name or noun phrase that opens it."""
    names = names_of(sentence)
    if person:
        people = [n for n in names if n.shape == "other" or _OFFICES.search(n.text)]
        return people[0].text if people else ""
    if names and _opens(sentence, names[0]):
        return names[0].text
    leading = _LEADING.match(sentence)
    return leading.group(1).strip() if leading else ""


def _opens(sentence: str, name: Name) -> bool:
    return sentence[: name.start].strip().lower() in ("", "the")
