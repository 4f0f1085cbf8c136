"""What an edit has done to a sentence, word by word, beside the words that its evidence holds.

A judge weighs the whole of two texts; one word in the place of another may weigh little and
turn the sense. These rules look at what was changed and at nothing else.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from assistant.answer import Difference
from assistant.grounding.cues import negations_of
from assistant.grounding.words import Word, content_stems, words_of

_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-", "mis")
_MODALS = {
    "may": 1,
    "might": 1,
    "could": 1,
    "can": 1,
    "should": 2,
    "ought": 2,
    "must": 3,
    "shall": 3,
}
# Stop words that nevertheless say something when they come in another's place.
_TELLING = frozenset("after all before each few more most no not once only under until".split())
# One line a sense: words that may stand for each other in talk of policy.
_SAME_SENSE = (
    "help assist aid support",
    "prevent avert forestall",
    "protect safeguard shield",
    "urge encourage exhort",
    "ask request",
    "important significant essential crucial vital key central",
    "strengthen reinforce bolster",
    "improve enhance",
    "need require must",
    "show demonstrate illustrate",
    "state country nation government",
    "mechanism tool instrument means",
    "answer response reaction",
    "begin start",
    "end stop halt",
    "build establish create set develop",
    "use employ apply",
    "crime offence",
    "rapid fast quick swift prompt timely",
    "promote foster advance further",
    "representative delegate",
    "meeting gathering session",
    "report document paper text",
    "stress emphasize underline underscore highlight",
    "recognize acknowledge",
    "note remark observe say state mention record report",
    "recall remember",
    "money funding fund resource",
    "area region zone",
    "method way manner approach",
    "goal aim objective purpose",
    "problem issue challenge",
    "idea concept notion",
    "give provide offer supply",
    "get obtain receive",
    "large big great",
    "main principal chief",
    "clear plain",
    "difficult hard challenging",
    "think believe consider hold",
    "talk discuss discussion",
    "keep maintain retain preserve",
    "often frequently",
    "various several multiple different",
    "about around approximately",
    "currently now today",
    "yearly annual annually",
    "enable allow",
    "work effort",
    "measure step action",
    "role part",
    "capacity ability capability",
    "obligation duty",
)
# More words than so of a speaker's own are no longer an overstatement but another statement.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Edits:
    """What an edit changed.

    Attributes:
        turned: Makes the sentence say something that its evidence doesn't.
        stronger: Claims more than the evidence does.
    """

    turned: tuple[Difference, ...] = ()
    stronger: tuple[Difference, ...] = ()


def edits_between(before: str, after: str, evidence: str) -> Edits:
    """What an edit changed that its evidence can't account for.

    Args:
        before: The sentence as drafted.
        after: The sentence as edited.
        evidence: The quotes and the words of their records.
    """
    turned = turned_words(before, after) or denials(before, after, evidence)
    swapped, added = foreign_words(before, after, evidence)
    modal = stronger_modal(before, after)
    telling = [d for d in added if d.kind in ("number", "name")]
    if telling or len(added) > _FEW:
        swapped, added = (*swapped, *added), ()
    return Edits((*turned, *swapped), (*((modal,) if modal else ()), *added))


def turned_words(before: str, after: str) -> tuple[Difference, ...]:
    """Words that an edit has turned into their opposite by a prefix, or back ("unimportant")."""
    old, new = ({w.low for w in words_of(text)} for text in (before, after))
    gone, come = old - new, new - old
    turned = [(w, p + w) for w in gone for p in _PREFIXES if p + w in come]
    turned += [(p + w, w) for w in come for p in _PREFIXES if p + w in gone]
    return tuple(Difference("negation", now, was) for was, now in sorted(turned))


def denials(before: str, after: str, quotes: str) -> tuple[Difference, ...]:
    """Denials that an edit has added and its evidence can't account for, or has taken away."""
    old, new = (Counter(c.text.lower() for c in negations_of(t)) for t in (before, after))
    held = Counter(c.text.lower() for c in negations_of(quotes))
    come = [w for w, n in new.items() if n > max(old[w], held[w])]
    kept = content_stems(after)
    gone = [
        c.text
        for c in negations_of(before)
        if new[c.text.lower()] < old[c.text.lower()] and set(c.scope) <= kept
    ]
    added = tuple(Difference("negation", word, "") for word in sorted(come))
    return (*added, *(Difference("negation", "", word) for word in dict.fromkeys(gone)))


def stronger_modal(before: str, after: str) -> Difference | None:
    """The modal verb by which an edit claims more than the draft did, or None."""

    def strongest(text: str) -> tuple[int, str]:
        held = [(_MODALS[w.low], w.low) for w in words_of(text) if w.low in _MODALS]
        return max(held, default=(0, ""))

    (was, old), (now, new) = strongest(before), strongest(after)
    return Difference("modality", new, old) if now > was else None


def foreign_words(
    before: str, after: str, evidence: str
) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """Words of an edit that neither the draft nor its evidence has.

    Words of nearly the same sense as one that they have are let pass.

    Returns:
        Those in the place of others, and those added.
    """
    old, new = ([w for w in words_of(text) if _tells(w)] for text in (before, after))
    held = {w.stem for w in words_of(f"{before} {evidence}")}
    kept = {w.stem for w in new}
    swapped, added = [], []
    matcher = SequenceMatcher(None, [w.stem for w in old], [w.stem for w in new], autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        gone = [w for w in old[i1:i2] if w.stem not in kept]
        come = [w for w in new[j1:j2] if w.stem not in held or (w.low in _TELLING and gone)]
        come = [w for w in come if not _known(w, gone, held)]
        if come and gone:
            swapped.append(Difference(_kind(come), _said(come, after), _said(gone, before)))
        else:
            added += [Difference(_kind([w]), w.text, "") for w in come]
    return tuple(swapped), tuple(added)


def _known(word: Word, gone: Sequence[Word], held: set[str]) -> bool:
    """Whether a word says what one of those that went, or of the evidence, says."""
    senses = _senses().get(word.stem, frozenset())
    return bool(senses & {sense for w in gone for sense in _senses().get(w.stem, ())}) or any(
        sense in _senses().get(stem, ()) for sense in senses for stem in held
    )


@cache
def _senses() -> dict[str, frozenset[int]]:
    """For each stem the lines of the same sense that hold it."""
    found: dict[str, frozenset[int]] = {}
    for line, words in enumerate(_SAME_SENSE):
        for word in words_of(words):
            found[word.stem] = found.get(word.stem, frozenset()) | {line}
    return found


def _tells(word: Word) -> bool:
    return (word.content and word.low not in _MODALS) or word.low in _TELLING


def _kind(words: Sequence[Word]) -> str:
    if any(w.text[0].isdigit() for w in words):
        return "number"
    return "name" if all(w.text[0].isupper() and w.start for w in words) else "wording"


def _said(words: Sequence[Word], text: str) -> str:
    return text[words[0].start : words[-1].end]
