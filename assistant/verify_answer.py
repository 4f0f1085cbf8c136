"""A language model's sentences, each held against the evidence that it cites, and the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Verdict, VerdictKind
from assistant.entailment import Pair
from assistant.evidence import context_words
from assistant.grounding.names import holds, names_of
from assistant.grounding.words import content_stems
from assistant.judge import Judge
from assistant.prompts import Piece
from assistant.restating import restates
from assistant.sentences_written import Written
from index.passage import Passage

MIN_WORDS = 4
# Words that a sentence may have of its own: they say that something is said, and join.
_FREE = content_stems(
    "says states notes mentions describes explains discusses refers means includes adds speaks "
    "concerns namely therefore however according regarding concerning example way following"
)
_QUOTED = re.compile(r"“([^”]+)”?|\"([^\"]+)\"?|«([^»]+)»?|‘([^’]{12,})’")
_ENDED = re.compile(r"[.!][\"”’')\]]*$")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_GLYPHS = str.maketrans("“”„‘’´–—‑", "\"\"\"'''---")


@dataclass(frozen=True, slots=True)
class Source:
    """Words that bear out a sentence: `passage.text` between these offsets of the document."""

    passage: Passage
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The words."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences among them."""
        whole = self.passage
        return tuple(
            whole.text[s.start - whole.start : s.end - whole.start]
            for s in whole.sentences
            if self.start <= s.start and s.end <= self.end
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence that its evidence bears out.

    Attributes:
        text: The sentence, without markers.
        sources: What bears it out, at least one.
        verdict: The judge's.
    """

    text: str
    sources: tuple[Source, ...]
    verdict: Verdict


class Verifier:
    """Holds sentences against numbered evidence."""

    def __init__(self, judge: Judge, evidence: Sequence[Piece]) -> None:
        self.judge = judge
        self.by_number = {piece.number: piece for piece in evidence}

    def unresolved(self, sentence: Written) -> int:
        """How many of the sentence's markers point at no evidence."""
        return sum(n not in self.by_number for n in sentence.markers)

    def check(self, sentence: Written) -> Checked | None:
        """The sentence with what bears it out, or None.

        What it cites is tried first, then every other piece. With several
        markers, the cited pieces may bear it out together.
        """
        if not _states_something(sentence.text):
            return None
        cited = [self.by_number[n] for n in sentence.markers if n in self.by_number]
        rest = [p for p in self.by_number.values() if p not in cited]
        text = sentence.text
        return (
            self._by_one(text, cited)
            or (self._together(text, cited) if len(cited) > 1 else None)
            or self._by_one(text, rest)
        )

    def _by_one(self, text: str, pieces: Sequence[Piece]) -> Checked | None:
        """The sentence borne out by a single piece: by one sentence of it, else by several."""
        fitting = [p for p in pieces if _could_hold(text, (p,))]
        single = [(p, i) for p in fitting for i in range(len(p.sentences))]
        whole = [(p, None) for p in fitting if len(p.sentences) > 1]
        # Judged on the words that will be cited, so that anyone can judge them again.
        pairs = [Pair(text, (_source(p, i).quote,)) for p, i in (*single, *whole)]
        best: tuple[float, Piece, int | None, Verdict] | None = None
        for (piece, place), verdict in zip(
            [*single, *whole], self.judge.verdicts(pairs), strict=True
        ):
            if verdict.kind is not VerdictKind.SUPPORTED:
                continue
            if not _restates(text, [_source(piece, place)]):
                continue
            # The whole piece is cited only where no sentence of it is enough.
            if best is None or (place is not None and verdict.probability > best[0]):
                best = (verdict.probability, piece, place, verdict)
        if best is None:
            return None
        _, piece, place, verdict = best
        return Checked(text, (_source(piece, place),), verdict)

    def _together(self, text: str, pieces: Sequence[Piece]) -> Checked | None:
        if not _could_hold(text, pieces):
            return None
        sources = tuple(_source(p, None) for p in pieces)
        quotes = tuple(s.quote for s in sources)
        (verdict,) = self.judge.verdicts([Pair(text, quotes)])
        if verdict.kind is not VerdictKind.SUPPORTED or not _restates(text, sources):
            return None
        return Checked(text, sources, verdict)


def _states_something(text: str) -> bool:
    """Whether it is a whole statement; one that was cut off may say half of what it says."""
    return len(text.split()) >= MIN_WORDS and bool(_ENDED.search(text))


def _could_hold(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether quotes, numbers and names of the sentence stand in the pieces or their records."""
    words = " ".join(p.passage.text for p in pieces)
    around = " ".join((words, *(context_words(p.passage) for p in pieces)))
    folded = _folded(words)
    quotes = [next(filter(None, m.groups())) for m in _QUOTED.finditer(text)]
    return (
        all(_folded(q).rstrip(".,;") in folded for q in quotes)
        and set(_NUMBER.findall(text)) <= set(_NUMBER.findall(around))
        and all(holds(around, name) for name in names_of(text))
    )


def _restates(text: str, sources: Sequence[Source]) -> bool:
    """Whether a sentence keeps to the words of its sources; who says it may be in the record."""
    named = content_stems(" ".join(context_words(s.passage) for s in sources))
    return restates(text, [q for s in sources for q in s.sentences], _FREE | named)


def _folded(text: str) -> str:
    """White space and the shape of quotation marks and dashes folded, nothing else."""
    return " ".join(text.translate(_GLYPHS).split())


def _source(piece: Piece, place: int | None) -> Source:
    passage = piece.passage
    sentences = passage.sentences
    first, last = (sentences[0], sentences[-1]) if place is None else (sentences[place],) * 2
    return Source(passage, first.start, last.end)
