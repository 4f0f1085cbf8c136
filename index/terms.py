"""Terms: how text is folded for lexical search."""

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer

from index.spelling import one_spelling

# Raise when the terms of the same text change: what was counted of the old ones is counted anew.
TERMS_VERSION = 2
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "one first",
            "two second ii",
            "three third iii",
            "four fourth iv",
            "five fifth",
            "six sixth",
            "seven seventh",
            "eight eighth",
            "nine ninth",
            "ten tenth",
            "eleven eleventh",
            "twelve twelfth",
        ),
        start=1,
    )
    for word in words.split()
}
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_NAMES = (
    (re.compile(r"\bR\s?2\s?P\b|\bRtoP\b|\bresponsibility[ -]to[ -]protect\b", re.I), " r2p "),
    (re.compile(r"\b([Pp]illars?) I\b"), r"\1 1"),
    (re.compile(r"\b(?:[A-Za-z]\.){2,}"), None),
)
STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being between both but "
    "by can could did do does doing done each few for from further get give given had has have "
    "having he her here him his how i if in into is it its itself just many may me might more most "
    "much my no not of off on once only or other our out over own please same say says said shall "
    "she should so some such tell than that the their them then there these they this those "
    "through to too under until up upon us very was we were what when where whether which while "
    "who whom whose why will with would you your".split()
)


def fold(text: str) -> str:
    """Lower case, no accents, straight quotes, "U.N." as "UN", the norm's names as one."""
    for pattern, name in _NAMES:
        text = pattern.sub(name if name else lambda m: m.group().replace(".", ""), text)
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@cache
def _stemmer() -> "Stemmer.Stemmer":
    return Stemmer.Stemmer("english")


@cache
def stem(word: str) -> str:
    """The Snowball stem of one folded word, in one spelling."""
    return str(_stemmer().stemWord(one_spelling(word)))


def words(text: str) -> list[str]:
    """The folded words of a text, in order, possessives off, stop words still in."""
    found = (m.group().removesuffix("'s") for m in _WORD.finditer(fold(text)))
    return [w for w in found if w]


def terms(text: str) -> list[str]:
    """The stemmed content words of a text, in order, with repeats."""
    return [stem(_plain_number(w)) for w in words(text) if w not in STOP_WORDS]


@lru_cache(maxsize=65536)
def term_set(text: str) -> frozenset[str]:
    """The terms of a text, each once."""
    return frozenset(terms(text))


def _plain_number(word: str) -> str:
    """ "second", "2nd", "II" and "two" as "2"."""
    if match := _ORDINAL.match(word):
        return match.group(1)
    return _NUMBERS.get(word, word)
