"""The language of a text."""

import re
from functools import cache
from typing import Any

_SAMPLE_CHARS = 20_000
_FEWEST_WORDS = 8
_SURE = 0.8
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in that is for on with as by are was this be from at it an have not which has "
    "were or their its but they will been would who".split()
)
# About 40% of the words of English prose are among these.
_ENGLISH_SHARE = 0.25


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in, "" if that isn't sure."""
    sample = text[:_SAMPLE_CHARS]
    words = [w.casefold() for w in _WORD.findall(sample)]
    if sum(w in _ENGLISH for w in words) >= _ENGLISH_SHARE * len(words) and len(words) > 20:
        return "en"
    letters = sum(c.isalpha() for c in sample)
    if len(words) < _FEWEST_WORDS and letters < 40:
        return ""
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE and len(code) == 2 else ""


@cache
def _identifier() -> Any:
    """The identifier; its model takes most of a second to load, so English prose does without."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
