"""Gaps: what a speaker would want to say and the sources don't support."""

import re
from collections.abc import Iterable, Sequence

from assistant.drafting.brief import Brief, Position
from assistant.drafting.candidate import Candidate
from assistant.drafting.composing import Composer
from assistant.drafting.points import Gap
from assistant.drafting.pool import Pool
from index.terms import stem, words
from sources.catalogue import Voice, date_words

# What speakers of a position would like to have, and how words that give it are known.
_SUCCESS = (
    "a case in which it worked",
    r"\bhailed\b|\bprosecuted hundreds|\bstabili[sz]ing|\beffective contribution|\bsuccess\w*|"
    r"\bstrong examples|\bmodel is\b|\bcontinues to mitigate",
)
_AGREED = (
    "that states agree on it",
    r"\bmajority of (?:states|member|United)|\bwidespread (?:support|acceptance)|"
    r"\bunanimous\w*|\bconsensus|\ball Heads of State|"
    r"\baccepted by|\bmany states\b|\bparticipants agreed",
)
_REJECTED = ("that states reject it", r"\bopponents\b|\breject\w*|\bopposed\b")
_HARM = (
    "a case in which it did harm",
    r"\bcollateral damage|\bmisused|\babused\b|\bjeopardi[sz]ed|\bpolari[sz]ed|\bdelaying the end",
)
_MEASURED = ("progress in figures", r"\d{2,}(?:,\d{3})*\b(?! (?:October|December|July))")
_WISHES = {
    Position.FAVOUR: (_SUCCESS, _AGREED),
    Position.RESERVATIONS: (_SUCCESS, _AGREED),
    Position.CAUTIOUS: (_REJECTED, _HARM),
    Position.OPPOSED: (_REJECTED, _HARM),
    Position.STOCK_TAKING: (_SUCCESS, _MEASURED),
}
_NOT_HEARD = (
    (Voice.STATE, "no government speaks for itself"),
    (Voice.INTERGOVERNMENTAL, "no resolution or agreed text is among them"),
)
_ON_TOPIC, _NEAR = 0.5, 0.4


def gaps(
    found: Sequence[Candidate],
    pool: Pool,
    composer: Composer,
    used: Sequence[Candidate],
    spoken: Sequence[Candidate],
) -> tuple[Gap, ...]:
    """What the sources on a topic don't give, in the order of its weight.

    Args:
        found: All candidates on the topic.
        pool: What may be drawn on.
        composer: Makes the sentences.
        used: The candidates in the draft.
        spoken: Those that are spoken.
    """
    return (
        *_unspoken(pool, spoken),
        *_wishes(found, pool, composer, used),
        *_voices(found),
        *_later(found, pool.brief),
    )


def _unspoken(pool: Pool, spoken: Sequence[Candidate]) -> Iterable[Gap]:
    """The topic's most telling word, where no spoken sentence holds it."""
    frequency = pool.loaded.lexical.document_frequency
    telling = [w for w in words(pool.brief.topic) if frequency.get(stem(w)) and len(w) > 3]
    rarest = min(telling, key=lambda w: frequency[stem(w)], default="")
    if rarest and not any(stem(rarest) in c.terms for c in spoken):
        yield Gap(
            f"No sentence of the draft speaks of “{rarest}” itself: the sources say too little "
            "of it that can be said aloud."
        )


def _wishes(
    found: Sequence[Candidate], pool: Pool, composer: Composer, used: Sequence[Candidate]
) -> Iterable[Gap]:
    relevant = [c for c in found if c.relevance >= _ON_TOPIC]
    for number, (wish, pattern) in enumerate(_WISHES[pool.brief.position], start=1):
        given = re.compile(pattern, re.I)
        if any(given.search(c.text) for c in relevant):
            continue
        near = next(
            (
                c
                for c in found
                if given.search(c.text)
                and not c.leaning
                and c.relevance >= _NEAR
                and c.key not in {u.key for u in used}
            ),
            None,
        )
        sentences = (composer.one(f"gap-wish-{number}", near),) if near else ()
        what = wish if wish.startswith("that ") else f"give {wish}"
        verb = f"say {what}" if wish.startswith("that ") else what
        note = f"On this the sources don't {verb}: don't claim it."
        yield Gap(note + (" Nearest:" if sentences else ""), sentences)


def _voices(found: Sequence[Candidate]) -> Iterable[Gap]:
    heard = {c.voice for c in found if c.relevance >= _ON_TOPIC}
    missing = [words for voice, words in _NOT_HEARD if voice not in heard]
    if missing:
        yield Gap(
            f"Of the sources on this, {' and '.join(missing)}: name no state as agreeing "
            "unless a source names it."
        )


def _later(found: Sequence[Candidate], brief: Brief) -> Iterable[Gap]:
    dates = [c.record.published for c in found if c.relevance >= _ON_TOPIC and c.record.published]
    newest = max(dates, default="")
    if newest and brief.on.year > int(newest[:4]):
        yield Gap(
            f"The newest source on this is of {date_words(newest)}: what came later isn't covered."
        )
