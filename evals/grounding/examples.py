"""Pairs made by rule for the fit: sentences of the labelled rows, reworded, and changed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.entailment import Pair
from assistant.grounding.names import Name, names_of
from assistant.grounding.selection import sentences_of
from assistant.grounding.words import words_of
from evals.grounding.perturb import KINDS, change
from evals.grounding.reword import reworded
from evals.grounding.sets import Row
from evals.grounding.word_vectors import WordVectors

_MIN_CHARS, _MAX_CHARS = 40, 260


@dataclass(frozen=True, slots=True)
class Example:
    """A pair, and whether the evidence supports the claim."""

    pair: Pair
    supported: bool


def derived(rows: Sequence[Row], vectors: WordVectors, rng: random.Random) -> list[Example]:
    """Claims that are supported, and sentences of premises, each also with one thing changed."""
    pool = [n for r in rows for n in names_of(r.claim)]
    found: list[Example] = []
    for row in rows:
        texts = [row.claim] if row.supported else []
        sentences = [s for s in sentences_of(row.premise) if _MIN_CHARS <= len(s) <= _MAX_CHARS]
        texts += rng.sample(sentences, min(1, len(sentences)))
        for text in texts:
            found += _both(text, row.premise, pool, vectors, rng)
    return found


def _both(
    text: str, premise: str, pool: Sequence[Name], vectors: WordVectors, rng: random.Random
) -> list[Example]:
    """A reworded true sentence and a changed one; none where nothing can be changed."""
    kinds = [*KINDS, "word", "word", "word"]
    rng.shuffle(kinds)
    true = reworded(text, rng)
    for kind in kinds:
        if kind == "word":
            false = _other_word(text, premise, vectors, rng)
        else:
            made = change(text, kind, pool, rng, f"{premise} {text}")
            false = made.text if made else None
        if false:
            false = reworded(false, rng)
            return [
                Example(Pair(true, (premise,)), True),
                Example(Pair(false, (premise,)), False),
            ]
    return []


def _other_word(text: str, premise: str, vectors: WordVectors, rng: random.Random) -> str | None:
    """The text with one content word replaced by a kindred one that the premise lacks."""
    found = [w for w in words_of(text) if w.content and w.low.isalpha() and len(w.low) > 3]
    rng.shuffle(found)
    held = {w.stem for w in words_of(f"{premise} {text}")}
    for word in found[:4]:
        others = [w for w in vectors.kindred(word.low) if words_of(w)[0].stem not in held]
        if others:
            new = rng.choice(others)
            new = new.capitalize() if word.text[0].isupper() else new
            return text[: word.start] + new + text[word.start + len(word.text) :]
    return None
