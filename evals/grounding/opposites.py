"""Opposites of a word, in its own form, for making false sentences."""

from assistant.grounding.verbs import FAMILIES, groups_of
from assistant.grounding.words import words_of

# Their past is none of a suffix.
_STRONG_VERBS = frozenset(
    "find found set rise grow fall shrink cut begin win lose leave quit forget withdraw forbid "
    "stop ban bar drop strike".split()
)


def opposites(word: str) -> tuple[str, ...]:
    """Words of the same families but other groups, in the same form."""
    mine = groups_of(words_of(word)[0].stem) if words_of(word) else ()
    ending = next((e for e in ("ed", "ing", "s") if word.endswith(e)), "")
    found = []
    for family, own in mine:
        for group, words in enumerate(FAMILIES[family].split("|")):
            if group != own:
                found += [_inflected(w, ending) for w in words.split()]
    return tuple(w for w in found if w)


def _inflected(word: str, ending: str) -> str:
    """A regular form of the word; "" where it has none."""
    if not ending:
        return word
    if word in _STRONG_VERBS:
        return ""
    if ending == "s":
        return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
    stem = word[:-1] if word.endswith("e") else word
    if ending == "ed" and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    return stem + ending
