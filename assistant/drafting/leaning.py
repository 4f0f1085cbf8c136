"""Sentences that can't be understood without the one before them."""

import re

from index.terms import terms

_LEANING = re.compile(
    r"^(?:This|These|Those|Such|It|Its|He|She|They|Their|His|Her|That|Both|Another|Others?|"
    r"One such|Some of|Nonetheless|Nevertheless|Meanwhile|Often|"
    r"Instead|Otherwise|Rather|But|And|Yet|Or|Nor|So|Then|"
    r"(?:\w+ ){1,2}(?:days|weeks|months|years) later|"
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
