"""How fast claims are judged: pairs a second, and a two-page draft warm."""

import statistics
import time
from dataclasses import asdict, dataclass

from assistant.build import build_checker, build_index, build_judge
from assistant.entailment import Pair
from assistant.judge import Judge
from evals.bench.machine import machine_line
from evals.grounding.drafts import load_drafts
from index.retriever import Retriever
from sources.settings import Settings

# Claims, passages each is held against, and rounds of which the median counts.
CLAIMS, PASSAGES, ROUNDS = 60, 5, 3
# About two pages.
DRAFT_WORDS = 800


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds and pairs.

    Attributes:
        pairs: Claim–passage pairs judged in each round, all different.
        pairs_per_s: Median over the rounds; passages may have been read with another claim.
        cold_pairs_per_s: Of the first round, in which no text had been read before.
        draft_words: Words of the draft.
        draft_claims: Statements found in it.
        draft_s: Median seconds of checking it against the library, warm.
        machine: What it ran on.
    """

    pairs: int
    pairs_per_s: float
    cold_pairs_per_s: float
    draft_words: int
    draft_claims: int
    draft_s: float
    machine: str


def speed(settings: Settings) -> Speed:
    """Time both on the library in `settings.home`."""
    drafts = load_drafts()
    claims = [s.text for d in drafts for s in d.sentences]
    retriever = Retriever(build_index(settings))
    judge = build_judge(settings)
    judge.verdicts([Pair("A first claim loads the model.", ("A model is loaded by the claim.",))])
    rates = [_rate(judge, retriever, claims[r * CLAIMS :][:CLAIMS]) for r in range(ROUNDS)]
    text = _two_pages([d.text for d in drafts])
    checker = build_checker(settings)
    found = checker.check(text)
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        checker.check(text)
        seconds.append(time.perf_counter() - began)
    return Speed(
        CLAIMS * PASSAGES,
        statistics.median(rates),
        rates[0],
        len(text.split()),
        len(found.claims),
        statistics.median(seconds),
        machine_line(),
    )


def _rate(judge: Judge, retriever: Retriever, claims: list[str]) -> float:
    """Pairs a second, each claim beside the passages that the search finds for it."""
    pairs = [
        Pair(claim, (found.passage.text,))
        for claim in claims
        for found in retriever.search(claim, PASSAGES).passages
    ]
    began = time.perf_counter()
    judge.verdicts(pairs)
    return len(pairs) / (time.perf_counter() - began)


def _two_pages(texts: list[str]) -> str:
    chosen: list[str] = []
    for text in texts:
        if sum(len(t.split()) for t in chosen) >= DRAFT_WORDS:
            break
        chosen.append(text)
    return "\n\n".join(chosen)


def speed_text(found: Speed) -> str:
    """The same for people."""
    row = asdict(found)
    return (
        "Speed: {pairs_per_s:.0f} claim–passage pairs a second (median of {rounds} rounds of "
        "{pairs}; {cold_pairs_per_s:.0f} in the first); a draft of {draft_words} words with "
        "{draft_claims} statements in {draft_s:.1f} s, warm; {machine}"
    ).format(**row, rounds=ROUNDS)
