"""Capitals: how the sources write words, so that a sentence can go on after words of ours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_FUNCTION = frozenset(
    "the a an in on at for by as all some many most several other when while although despite "
    "given after before over under until because once within during since to with without it "
    "there if each any one of from among these this those regardless throughout".split()
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the sources write words.

    Attributes:
        small: Words written with a small letter.
        names: Words written with a capital inside a sentence, in small letters.
    """

    small: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """That of texts."""
        small: set[str] = set()
        names: set[str] = set()
        for text in texts:
            small.update(re.findall(r"\b[a-z]+\b", text))
            names.update(w.lower() for w in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", text))
        return cls(frozenset(small), frozenset(names))


def decapitalised(text: str, vocabulary: Vocabulary) -> str:
    """The text as it goes on after words of ours: a small first letter, but not on a name."""
    first, _, rest = text.partition(" ")
    bare = first.rstrip(",;:")
    if bare in ("A", "An"):
        return text[:1].lower() + text[1:]
    if not bare[:1].isupper() or not bare[1:].replace("-", "").isalpha():
        return text
    if bare[1:] != bare[1:].lower():
        return text
    lower = bare.lower()
    plain = lower in vocabulary.small or lower not in vocabulary.names
    if lower in _FUNCTION or (plain and not rest[:1].isupper()):
        return text[:1].lower() + text[1:]
    return text
