"""A thousand pairs from the library's documents: true sentences reworded, and falsified ones."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import VerdictKind
from assistant.entailment import Pair
from assistant.grounding.names import names_of
from assistant.judge import Judge
from evals.grounding.perturb import Change, change
from evals.grounding.reword import reworded
from index.chunking import passages_of
from index.passage import Passage
from sources.document import Document

SEED = 2005
PAIRS = 1000
KINDS = ("number", "date", "name", "negation", "role", "quantifier", "modality")
_MIN_CHARS, _MAX_CHARS = 40, 320
# How often a sentence is tried for each kind.
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class DerivedPair:
    """A sentence beside the passages it comes from; `change` is None where it is true."""

    pair: Pair
    change: Change | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said of a derived pair.

    Attributes:
        pair: With what was changed.
        supported: Whether the verdict was "supported".
        named: Whether a difference of the right kind names the changed words.
    """

    pair: DerivedPair
    supported: bool
    named: bool


def derived_pairs(documents: Sequence[Document], pairs: int = PAIRS) -> list[DerivedPair]:
    """Half true, half changed in one thing, the kinds as even as the documents allow; seeded."""
    rng = random.Random(SEED)
    sources = [(text, around) for d in documents for text, around in _sentences(d)]
    pool = [n for text, _ in sources for n in names_of(text)]
    by_kind: dict[str, list[DerivedPair]] = {kind: [] for kind in KINDS}
    seen: set[str] = set()
    for kind in [k for _ in range(_ROUNDS) for k in KINDS]:
        for text, around in rng.sample(sources, len(sources)):
            made = change(text, kind, pool, rng, around)
            if made and made.text not in seen:
                seen.add(made.text)
                by_kind[kind].append(DerivedPair(Pair(_reworded(made, rng), (around,)), made))
    false = _evenly(by_kind, pairs // 2)
    true = [
        DerivedPair(Pair(reworded(text, rng), (around,)), None)
        for text, around in rng.sample(sources, min(pairs - len(false), len(sources)))
    ]
    while len(true) < pairs - len(false):
        text, around = rng.choice(sources)
        true.append(DerivedPair(Pair(reworded(text, rng), (around,)), None))
    return [*true, *false]


def _reworded(made: Change, rng: random.Random) -> str:
    """The changed sentence reworded, where that leaves what was changed."""
    text = reworded(made.text, rng)
    return text if made.after in text else made.text


def _evenly(by_kind: dict[str, list[DerivedPair]], wanted: int) -> list[DerivedPair]:
    """In turn one of each kind, until there are enough or none is left."""
    found: list[DerivedPair] = []
    turn = 0
    while len(found) < wanted and any(turn < len(some) for some in by_kind.values()):
        found += [some[turn] for some in by_kind.values() if turn < len(some)]
        turn += 1
    return found[:wanted]


def _sentences(document: Document) -> list[tuple[str, str]]:
    """Sentences of fit length, each with its passage and the ones beside it in the same item."""
    passages = passages_of(document)
    found = []
    for place, passage in enumerate(passages):
        around = " ".join(
            p.text for p in passages[max(place - 1, 0) : place + 2] if p.item == passage.item
        )
        found += [(text, around) for text in _texts(passage)]
    return found


def _texts(passage: Passage) -> list[str]:
    texts = (
        passage.text[s.start - passage.start : s.end - passage.start] for s in passage.sentences
    )
    return [t for t in texts if _MIN_CHARS <= len(t) <= _MAX_CHARS and t[0].isupper()]


def score(pairs: Sequence[DerivedPair], judge: Judge) -> list[Outcome]:
    """What the judge says of each pair, in order."""
    verdicts = judge.verdicts([p.pair for p in pairs])
    return [
        Outcome(
            p,
            v.kind is VerdictKind.SUPPORTED,
            p.change is not None
            and any(_names(p.change, d.kind, d.claim, d.source) for d in v.differences),
        )
        for p, v in zip(pairs, verdicts, strict=True)
    ]


def _names(made: Change, kind: str, claim: str, source: str) -> bool:
    """Whether a difference is of the kind and holds words that were put in or taken out."""
    after, before = made.after.lower(), made.before.lower()
    ours, theirs = claim.lower(), source.lower()
    held = bool(after) and (after in ours or (bool(ours) and ours in after))
    lost = bool(before) and (before in theirs or (bool(theirs) and theirs in before))
    return kind == made.kind and (held or lost)
