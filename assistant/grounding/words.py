"""Words of a sentence with their places and stems, for holding one sentence against another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.terms import STOP_WORDS, stem

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?:st|nd|rd|th|[smkb])?(?![^\W_])|[^\W_]+(?:['’][^\W\d_]+)?"
)
# Forms that a suffix stemmer does not bring together.
_IRREGULAR = {
    form: base
    for base, forms in {
        "say": "said says",
        "tell": "told",
        "lead": "led",
        "find": "found",
        "give": "gave given",
        "take": "took taken",
        "make": "made",
        "hold": "held",
        "begin": "began begun",
        "come": "came",
        "go": "went gone",
        "see": "saw seen",
        "speak": "spoke spoken speech",
        "write": "wrote written",
        "rise": "rose risen",
        "fall": "fell fallen",
        "grow": "grew grown growth",
        "win": "won",
        "lose": "lost loss",
        "meet": "met",
        "send": "sent",
        "spend": "spent",
        "build": "built",
        "bring": "brought",
        "buy": "bought",
        "think": "thought",
        "teach": "taught",
        "fight": "fought",
        "seek": "sought",
        "sell": "sold sale",
        "keep": "kept",
        "leave": "left",
        "feel": "felt",
        "become": "became",
        "know": "knew known",
        "show": "shown",
        "choose": "chose chosen choice",
        "break": "broke broken",
        "drive": "drove driven",
        "stand": "stood",
        "understand": "understood",
        "run": "ran",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people persons",
        "die": "died death deaths dead dying",
        "kill": "killed killing",
        "bear": "born birth",
    }.items()
    for form in forms.split()
}
# One spelling for words that are written in two ways.
_SPELLINGS = (
    (re.compile(r"^(rtop|r2p)$"), "r2p"),
    (re.compile(r"(?<=..)our(?=ed|ing|s|ite|able|hood|$)"), "or"),
    (re.compile(r"(?<=...)is(?=e$|ed$|es$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"^(cent|theat|met)re(?=s?$)"), r"\1er"),
    (re.compile(r"^(def|off|lic)ence(?=s?$)"), r"\1ense"),
    (re.compile(r"^advisor(?=s?$)"), "adviser"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        text: As written, possessive ending off.
        start: First code point in the text.
        end: One past its last code point.
        low: Lower case, straight apostrophes.
        stem: What is compared: equal for the forms of one word.
        content: Whether it says something by itself (no stop word).
    """

    text: str
    start: int
    end: int
    low: str
    stem: str
    content: bool


@lru_cache(maxsize=32768)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    found = []
    for match in _WORD.finditer(text):
        raw = match.group()
        low = raw.lower().replace("’", "'")
        if low.endswith("'s"):
            raw, low = raw[:-2], low[:-2]
        if "." in raw and not raw[0].isdigit():
            raw, low = raw.replace(".", ""), low.replace(".", "")
        if not raw:
            continue
        content = low not in STOP_WORDS and "'" not in low
        found.append(
            Word(raw, match.start(), match.start() + len(match.group()), low, _stem(low), content)
        )
    return tuple(found)


@lru_cache(maxsize=65536)
def _stem(low: str) -> str:
    for british, american in _SPELLINGS:
        low = british.sub(american, low)
    return stem(_IRREGULAR.get(low, low))


@lru_cache(maxsize=32768)
def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(w.stem for w in words_of(text) if w.content)
