"""Wording: a question read as the library's words have it, and what to say about that."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.terms import terms

LANGUAGES = Path(__file__).with_name("languages.toml")
_NAMES = {"fr": "French", "es": "Spanish"}
_UNSUPPORTED = {
    "fr": "Les sources sont en anglais ; posez la question en anglais, s’il vous plaît.",
    "es": "Las fuentes están en inglés; por favor, haga la pregunta en inglés.",
}
# Share of a question's words that must be of the language, and of its other words be known.
_OF_LANGUAGE, _KNOWN = 0.3, 0.6
_WORD = re.compile(r"[^\W_]+")
_NORM = re.compile(r"\bresponsab\w+ (?:de|a) prote\w+")
_SHORTEST = 3
_SLIP_FROM = 5
_TWO_SLIPS = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was read.

    Attributes:
        text: In English, without typing errors.
        note: What a reader has to know of that, or "".
        unread: Whether the question can't be read, and `note` is all there is to say.
    """

    text: str
    note: str = ""
    unread: bool = False


def in_english(question: str) -> Reading:
    """A French or Spanish question word by word in English, or the question as it is."""
    folded = _plain(question)
    words = _WORD.findall(folded)
    shares = {lang: _share(words, lang) + _asks_in(folded, lang) for lang in _NAMES}
    if question.startswith(("¿", "¡")):
        shares["es"] += _OF_LANGUAGE
    language = max(shares, key=lambda lang: shares[lang])
    if shares[language] < _OF_LANGUAGE or len(words) < _SHORTEST:
        return Reading(question)
    table = _languages()[language]
    asks, rest = _asking(_NORM.sub("R2P", folded), table["asking"])
    original = {_plain(w): w for w in _WORD.findall(question)} | {"R2P": "R2P"}
    content = [w for w in _WORD.findall(rest) if w not in table["small"]]
    found = [_word(w, original.get(w, w), table["words"]) for w in content]
    known = [w for w in found if w]
    if not known or len(known) < _KNOWN * len(content):
        said = f"The question seems to be {_NAMES[language]}; ask it in English."
        note = f"{_UNSUPPORTED[language]} ({said})"
        return Reading(question, note, unread=True)
    text = f"{asks} {' '.join(known)}?"
    return Reading(text, f"Read from {_NAMES[language]} as: “{text}”. The sources are in English.")


def _share(words: list[str], language: str) -> float:
    """Share of words that are small ones of the language and not of English."""
    small = set(_languages()[language]["small"]) - {"a", "on", "no", "son", "sans", "plus", "se"}
    return sum(w in small for w in words) / max(1, len(words))


def _asks_in(folded: str, language: str) -> float:
    """What an asking word that English doesn't have adds to the share."""
    asks = set(_languages()[language]["asking"]) - {"que", "comment", "como"}
    bare = folded.lstrip("¿¡ ")
    return _OF_LANGUAGE * any(re.match(rf"{re.escape(words)}\b", bare) for words in asks)


def _asking(folded: str, table: dict[str, str]) -> tuple[str, str]:
    """The English asking words, and what is left of the question."""
    bare = folded.lstrip("¿¡ ")
    for words in sorted(table, key=len, reverse=True):
        if re.match(rf"{re.escape(words)}\b", bare):
            return table[words], bare[len(words) :]
    return "What about", bare


def _word(word: str, original: str, table: dict[str, str]) -> str:
    """The word in English; a name or a number stays; "" for one that isn't known."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in table:
            return table[form]
    return original if original[:1].isupper() or original.isdigit() else ""


@cache
def _languages() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(LANGUAGES.read_text("utf-8"))


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    return "".join(c for c in spread if not unicodedata.combining(c)).casefold()


def without_slips(
    question: str,
    known: Callable[[str], bool],
    vocabulary: Callable[[], Collection[str]],
) -> Reading:
    """The question with words that nobody uses read as the nearest ones of the library.

    Args:
        question: In English.
        known: Whether a word is one, in the library or anywhere.
        vocabulary: The library's words, folded; asked for only when there is need.
    """
    strange = [
        w for w in dict.fromkeys(_WORD.findall(question)) if len(w) >= _SLIP_FROM and not known(w)
    ]
    meant = {w: near for w in strange if w.isalpha() and (near := _nearest(w, vocabulary()))}
    text = question
    for wrong, right in meant.items():
        text = re.sub(rf"\b{wrong}\b", right, text)
    read = ", ".join(f"“{wrong}” as “{right}”" for wrong, right in meant.items())
    return Reading(text, f"Read {read}." if read else "")


def _nearest(word: str, vocabulary: Collection[str]) -> str:
    """The word that the slip is of, or "" where none is near or several are."""
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= _TWO_SLIPS else 1
    folded = word.casefold()
    found: dict[int, list[str]] = {}
    for other in vocabulary:
        if abs(len(other) - len(folded)) <= slips and other[:1] == folded[:1]:
            distance = OSA.distance(folded, other, score_cutoff=slips)
            derived = folded.startswith(other) or other.startswith(folded)
            if 0 < distance <= slips and not derived:
                found.setdefault(distance, []).append(other)
    if not found:
        return ""
    best = found[min(found)]
    stems = {tuple(terms(w)) for w in best}
    nearest = min(best, key=lambda w: (abs(len(w) - len(folded)), w))
    sure = len(stems) == 1
    return (nearest.capitalize() if word[:1].isupper() else nearest) if sure else ""
