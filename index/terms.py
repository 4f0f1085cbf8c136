"""Terms: how text is folded for lexical search."""

import re
import unicodedata
from functools import cache

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NAMES = (
    (re.compile(r"\bR\s?2\s?P\b|\bRtoP\b|\bresponsibility[ -]to[ -]protect\b", re.I), " r2p "),
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
    """The Snowball stem of one folded word."""
    return str(_stemmer().stemWord(word))


def words(text: str) -> list[str]:
    """The folded words of a text, in order, possessives off, stop words still in."""
    found = (m.group() for m in _WORD.finditer(fold(text)))
    return [w.removesuffix("'s") for w in found]


def terms(text: str) -> list[str]:
    """The stemmed content words of a text, in order, with repeats."""
    return [stem(w) for w in words(text) if w not in STOP_WORDS]
