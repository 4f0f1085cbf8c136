"""One change to a sentence that makes it false: a number, a date, a name and the rest."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.grounding.cues import modals_of, negations_of, quantifiers_of
from assistant.grounding.dates import dates_of
from assistant.grounding.names import Name, holds, names_of
from assistant.grounding.quantities import Quantity, quantities_of
from assistant.grounding.words import words_of
from evals.grounding.opposites import opposites
from sources.catalogue import MONTHS

_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|does|did|do)\b"
    r"(?! (?:not|never|no)\b)(?=\s+[a-z])"
)
_STRONGER = {
    "some": ("all", "most"),
    "many": ("all", "few"),
    "most": ("all", "few"),
    "several": ("all", "no"),
    "few": ("most", "many"),
    "all": ("few", "no"),
    "every": ("almost no", "hardly any"),
    "each": ("almost no", "hardly any"),
    "often": ("always", "never"),
    "sometimes": ("always", "never"),
    "usually": ("always", "never"),
    "always": ("rarely", "never"),
    "majority": ("minority",),
    "both": ("neither of the",),
}
_MODALS = {
    "may": ("must", "will"),
    "might": ("must", "will"),
    "could": ("must", "will"),
    "can": ("must", "cannot"),
    "should": ("must", "need not"),
    "must": ("may", "need not"),
    "urged": ("forced",),
    "recommended": ("decided",),
    "encouraged": ("obliged",),
    "suggested": ("proved",),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence with one thing changed.

    Attributes:
        text: The changed sentence.
        kind: As `Difference.kind`.
        before: The words that were changed, "" where one was put in.
        after: What stands in their place, "" where they were taken out.
    """

    text: str
    kind: str
    before: str
    after: str


def change(
    sentence: str, kind: str, pool: Sequence[Name], rng: random.Random, around: str = ""
) -> Change | None:
    """The sentence with one thing of that kind changed, None where it has none.

    Args:
        sentence: A true one.
        kind: A key of `KINDS`.
        pool: Names to put in another's place.
        rng: Chooses what and how.
        around: Text that must not hold the new value, lest the change be true.
    """
    return KINDS[kind](sentence, pool, rng, around or sentence)


def _replaced(sentence: str, start: int, end: int, new: str, kind: str) -> Change:
    return Change(sentence[:start] + new + sentence[end:], kind, sentence[start:end], new)


def _number(sentence: str, pool: Sequence[Name], rng: random.Random, around: str) -> Change | None:
    dates = dates_of(sentence)
    found = [
        q
        for q in quantities_of(sentence)
        if q.unit != "year" and not any(d.start <= q.start < d.end for d in dates)
    ]
    rng.shuffle(found)
    for quantity in found:
        if new := _other_number(quantity, rng, around):
            return _replaced(sentence, quantity.start, quantity.end, new, "number")
    return None


def _other_number(quantity: Quantity, rng: random.Random, around: str) -> str | None:
    low = quantity.text.lower()
    for words in (_NUMBER_WORDS, _ORDINAL_WORDS):
        if low in words:
            others = [w for w in words if not re.search(rf"\b{w}\b", around, re.I)]
            new = rng.choice(others) if others else None
            return new.capitalize() if new and quantity.text[0].isupper() else new
    if not (match := re.match(r"\d[\d,]*(?:\.\d+)?", quantity.text)):
        return None
    digits = match.group()
    value = float(digits.replace(",", ""))
    for _ in range(8):
        factor = rng.choice((0.3, 0.5, 0.7, 1.3, 1.5, 2, 3))
        changed = value * factor if value >= 10 else value + rng.choice((-2, -1, 1, 2, 3))
        if "." in digits:
            new = f"{changed:.{len(digits.rpartition('.')[2])}f}"
        else:
            new = f"{round(changed):,}" if "," in digits else str(round(changed))
        if (
            changed > 0
            and new != digits
            and not re.search(rf"(?<!\d){re.escape(new)}(?!\d)", around)
        ):
            return new + quantity.text[match.end() :]
    return None


def _date(sentence: str, pool: Sequence[Name], rng: random.Random, around: str) -> Change | None:
    found = list(dates_of(sentence))
    rng.shuffle(found)
    for date in found:
        parts = [p for p in ("year", "month", "day") if _has(date.text, p)]
        rng.shuffle(parts)
        for part in parts:
            new = _other_date(date.text, part, rng)
            if new != date.text and new not in around:
                return _replaced(sentence, date.start, date.start + len(date.text), new, "date")
    return None


def _has(text: str, part: str) -> bool:
    if part == "year":
        return bool(re.search(r"\b\d{4}\b", text))
    if part == "month":
        return any(m in text for m in MONTHS)
    return bool(re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", text))


def _other_date(text: str, part: str, rng: random.Random) -> str:
    if part == "year":
        shift = rng.choice((-11, -5, -3, -2, -1, 1, 2, 3, 5))
        return re.sub(r"\b\d{4}\b", lambda m: str(int(m.group()) + shift), text)
    if part == "month":
        old = next(m for m in MONTHS if m in text)
        return text.replace(old, rng.choice([m for m in MONTHS if m != old]))
    day = rng.randint(1, 28)
    return re.sub(r"\b\d{1,2}(?=st|nd|rd|th|\b)", str(day), text, count=1)


def _name(sentence: str, pool: Sequence[Name], rng: random.Random, around: str) -> Change | None:
    found = list(names_of(sentence))
    rng.shuffle(found)
    for name in found:
        others = [n for n in pool if n.shape == name.shape and not holds(around, n)]
        if others:
            new = rng.choice(others).text
            return _replaced(sentence, name.start, name.start + len(name.text), new, "name")
    return None


def _negation(
    sentence: str, pool: Sequence[Name], rng: random.Random, around: str
) -> Change | None:
    for cue in negations_of(sentence):
        if cue.text.lower() in ("not", "never"):
            end = cue.end + 1
            return Change(sentence[: cue.start] + sentence[end:], "negation", cue.text, "")
    found = list(_AUXILIARY.finditer(sentence))
    if not found:
        return None
    at = found[0].end()
    return Change(f"{sentence[:at]} not{sentence[at:]}", "negation", "", "not")


def _role(sentence: str, pool: Sequence[Name], rng: random.Random, around: str) -> Change | None:
    names = names_of(sentence)
    for first, second in pairwise(names):
        between = [w for w in words_of(sentence) if first.end <= w.start < second.start]
        acts = any(w.content and w.low.endswith(("ed", "s")) for w in between)
        if acts and first.shape == second.shape and len(between) < 9:
            text = (
                sentence[: first.start]
                + second.text
                + sentence[first.start + len(first.text) : second.start]
                + first.text
                + sentence[second.start + len(second.text) :]
            )
            return Change(text, "role", first.text, second.text)
    return None


def _swapped(
    sentence: str, table: dict[str, tuple[str, ...]], kind: str, rng: random.Random
) -> Change | None:
    cues = (*modals_of(sentence), *quantifiers_of(sentence)) if kind != "quantifier" else ()
    found = [w for w in words_of(sentence) if w.low in table and w.text != "May"]
    if kind == "modality":
        places = {c.start for c in cues}
        found = [w for w in found if w.start in places]
    if not found:
        return None
    word = rng.choice(found)
    new = rng.choice(table[word.low])
    new = new.capitalize() if word.text[0].isupper() else new
    return _replaced(sentence, word.start, word.start + len(word.text), new, kind)


def _quantifier(
    sentence: str, pool: Sequence[Name], rng: random.Random, around: str
) -> Change | None:
    return _swapped(sentence, _STRONGER, "quantifier", rng)


def _modality(
    sentence: str, pool: Sequence[Name], rng: random.Random, around: str
) -> Change | None:
    return _swapped(sentence, _MODALS, "modality", rng)


def _verb(sentence: str, pool: Sequence[Name], rng: random.Random, around: str) -> Change | None:
    held = {w.low for w in words_of(around)}
    found = [(w, [o for o in opposites(w.low) if o not in held]) for w in words_of(sentence)]
    found = [(w, others) for w, others in found if others]
    if not found:
        return None
    word, others = rng.choice(found)
    return _replaced(sentence, word.start, word.start + len(word.text), rng.choice(others), "verb")


KINDS: dict[str, Callable[[str, Sequence[Name], random.Random, str], Change | None]] = {
    "number": _number,
    "date": _date,
    "name": _name,
    "negation": _negation,
    "role": _role,
    "quantifier": _quantifier,
    "modality": _modality,
    "verb": _verb,
}
