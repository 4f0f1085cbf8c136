"""Sentences with nothing to check: greetings, questions, opinions, wishes, fragments."""

import re
from enum import StrEnum

from assistant.grounding.names import names_of
from assistant.grounding.quantities import quantities_of
from assistant.grounding.words import words_of


class Reason(StrEnum):
    """Why a sentence isn't checked."""

    QUESTION = "question"
    GREETING = "greeting"
    OPINION = "opinion"
    FRAGMENT = "fragment"


_GREETING = re.compile(
    r"^(?:(?:dear|hello|hi)\b|good (?:morning|afternoon|evening|day)|thank(?:s| you)|many thanks|"
    r"excellenc|mr\.? (?:president|chair)|madam|mister|ladies and gentlemen|distinguished|"
    r"your excellenc|sincerely|(?:kind|best|warm) regards|yours|welcome,|friends,|colleagues|"
    r"i (?:thank|have the honou?r|am (?:honou?red|pleased|grateful|delighted))|"
    r"(?:we|my delegation|our delegation) (?:thanks?|(?:is|are) grateful)|"
    r"it is (?:an|my) (?:honou?r|pleasure))",
    re.I,
)
_OPINION = re.compile(
    r"\b(?:i|we) (?:\w+ly )?(?:think|believe|feel|hope|wish|trust|fear|suspect|regret|"
    r"am convinced|are convinced|consider|want|would like|look forward|stand ready|pledge|commit|"
    r"remain committed|are committed|call (?:on|for|upon)|urge|ask|invite|encourage|welcome|"
    r"propose|recommend|will|shall|must|should|need|cannot|can|owe|deserve|have a duty)\b|"
    r"\b(?:in (?:my|our) (?:view|opinion|eyes|judge?ment)|to my mind|from (?:my|our) point of view|"
    r"let (?:us|me)|let's|(?:my|our) (?:delegation|government|country) (?:believes?|hopes?|"
    r"supports?|welcomes?|urges?|calls?|thinks?))\b|"
    r"^(?:hopefully|sadly|frankly|honestly|personally|unfortunately for us|shame on)\b",
    re.I,
)
_VALUE = re.compile(
    r"\b(?:shameful|disgraceful|wonderful|terrible|beautiful|inspiring|disappointing|tragic|"
    r"unforgivable|outrageous|admirable|remarkable|fantastic|sad|hopeful|worthy|noble|"
    r"heartbreaking|unacceptable|regrettable|welcome news|a disgrace|a shame|best|worst)\b",
    re.I,
)
_OWN = re.compile(r"\b(?:i|we|our|ours|my|us)\b", re.I)
_REPORTED = re.compile(
    r"\b(?:recall|note|know|remember|see|saw|heard|learned|learnt)s?,? (?:that|how)\b", re.I
)
_FEWEST_WORDS = 3


def nothing_to_check(sentence: str) -> Reason | None:
    """Why there is nothing to check, or None where the sentence states something.

    A sentence of one's own opinion is checked all the same where it carries a
    figure, or reports what others did ("we recall that …").
    """
    if sentence.rstrip("\"'”’) ").endswith("?"):
        return Reason.QUESTION
    if _GREETING.match(sentence):
        return Reason.GREETING
    content = [w for w in words_of(sentence) if w.content]
    if len(content) < _FEWEST_WORDS and not quantities_of(sentence):
        return Reason.FRAGMENT
    if sentence.rstrip().endswith(":") and len(content) < 2 * _FEWEST_WORDS:
        return Reason.FRAGMENT
    if _REPORTED.search(sentence) or quantities_of(sentence):
        return None
    if _OPINION.search(sentence):
        return Reason.OPINION
    judged = _VALUE.search(sentence) or _OWN.search(sentence)
    if judged and not names_of(sentence):
        return Reason.OPINION
    return None
