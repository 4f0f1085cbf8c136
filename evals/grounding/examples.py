"""What the encoder learns from: labelled rows, and sentences changed and reworded by rule."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.entailment import Pair
from assistant.grounding.embeddings import WordVectors
from assistant.grounding.names import Name, names_of
from assistant.grounding.selection import select, sentences_of
from assistant.grounding.window import window
from assistant.grounding.words import words_of
from evals.grounding.perturb import KINDS, change
from evals.grounding.reword import reworded
from evals.grounding.sets import Row

SUPPORTS, REFUTES, NEITHER = 0, 1, 2
# What a set's labels mean; a row that is only known not to support stays undecided (-1).
_LABELS = {"SUPPORTS": SUPPORTS, "REFUTES": REFUTES, "refute": REFUTES, "irrelevant": NEITHER}
_LABELS |= {"completely-support": SUPPORTS, "partially-support": NEITHER, "entailment": SUPPORTS}
_MIN_CHARS, _MAX_CHARS = 40, 260


@dataclass(frozen=True, slots=True)
class Example:
    """What the encoder sees and should say; label -1: anything but SUPPORTS."""

    claim: str
    evidence: str
    label: int


def labelled(rows: Sequence[Row]) -> list[Example]:
    """The rows with the part of their premise that the encoder will read."""
    return [Example(r.claim, _window(r.pair), label_of(r)) for r in rows]


def label_of(row: Row) -> int:
    """What the evidence is to the claim; -1 where only "not supported" is known."""
    return _LABELS.get(row.label, -1)


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
                Example(true, _window(Pair(true, (premise,))), SUPPORTS),
                Example(false, _window(Pair(false, (premise,))), REFUTES),
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


def _window(pair: Pair) -> str:
    return window(pair.evidence, select(pair.claim, pair.evidence))
