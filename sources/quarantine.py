"""Quarantine: text that tries to instruct a model or a reader, found and set apart."""

import base64
import binascii
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sources.attacks import Attack, SuspicionKind, attacks, can_command, machine_talk, signals
from sources.disguise import Folded, foldings
from sources.document import Block, Quarantine

_EXCERPT_CHARS = 120
_REACH_CHARS = 160
_ENOUGH = 3.0
# No attack is longer, save for a link.
_SPAN_CHARS = 400
_STEP_CHARS, _MANY = 20, 5_000
_BASE64 = re.compile(r"(?<![\w+/])[A-Za-z0-9+/]{32,20000}={0,2}(?![\w+/])")
_LINE = re.compile(r"[^\n]+")
_OVERRIDE = re.compile("[\u202d\u202e]")
_EMBEDDING = re.compile("[\u202a\u202b\u2066-\u2068]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SMUGGLED = re.compile(
    "(?<!\U0001f3f4)[\U000e0000-\U000e007f]{2,}|[\u200b-\u200d\u2060-\u2064\ufeff]{4,}|"
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}"
)
_SPLIT_WORD = re.compile("[A-Za-z][\u200b-\u200d\u2060\ufeff](?=[A-Za-z])")
_SPLITS, _SPLITS_WITHIN = 3, 80
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A span of a text that looks like an attack, and what of."""

    kind: SuspicionKind
    start: int
    end: int
    excerpt: str


def find_suspicious(text: str, hidden: tuple[tuple[int, int], ...] = ()) -> tuple[Suspicion, ...]:
    """What in the text tries to instruct a model or a reader, in order of the text.

    Args:
        text: Any text.
        hidden: Half-open spans of it that a reader of its file doesn't see.
    """
    found = [*_said(text), *_unseen(text, hidden)]
    return tuple(dict.fromkeys(sorted(found, key=lambda s: (s.start, s.end, s.kind))))


def _said(text: str) -> Iterator[Suspicion]:
    """What the words say, in clear or encoded."""
    for kind, start, end in _phrases(text):
        yield _suspicion(kind, text, start, end)
    for match in _BASE64.finditer(text):
        if _decodes_to_attack(match.group()):
            yield _suspicion(SuspicionKind.ENCODED, text, *match.span())


def _unseen(text: str, hidden: tuple[tuple[int, int], ...]) -> Iterator[Suspicion]:
    """Hidden words, and characters that work unseen."""
    for start, end in hidden:
        if _WORD.search(text, start, end):
            yield _suspicion(SuspicionKind.HIDDEN, text, start, end)
    for kind, start, end in _characters(text):
        yield _suspicion(kind, text, start, end)


def _suspicion(kind: SuspicionKind, text: str, start: int, end: int) -> Suspicion:
    words = " ".join(text[start:end].split())
    cut = words if len(words) <= _EXCERPT_CHARS else words[: _EXCERPT_CHARS - 1] + "…"
    return Suspicion(kind, start, end, cut)


def _phrases(text: str) -> Iterator[tuple[SuspicionKind, int, int]]:
    for folded in foldings(text):
        for start, end in _gathered(folded):
            yield (SuspicionKind.INSTRUCTION, *folded.span(start, end))
        for attack in attacks():
            for start, end in _matches(attack, folded):
                yield (attack.kind, *folded.span(start, end))


def _gathered(folded: Folded) -> Iterator[tuple[int, int]]:
    """Places where too many signals stand together."""
    done = count = 0
    for match in machine_talk().finditer(folded.text):
        if match.start() < done:
            continue
        count += 1
        # A text made of nothing but such words is looked at in ever fewer places.
        done = match.end() + (_STEP_CHARS if count < _MANY else 20 * _STEP_CHARS)
        start, end = _neighbourhood(folded.text, *match.span())
        weight = 0.0
        for signal in signals():
            places = signal.pattern.finditer(folded.text, start, end)
            if any(not signal.imperative or _commands(folded.text, m.start()) for m in places):
                weight += signal.weight
        if weight >= _ENOUGH:
            yield start, end
            done = end


def _neighbourhood(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with what stands near it in its paragraph."""
    first = max(0, start - _REACH_CHARS, text.rfind("\n", 0, start) + 1)
    line = text.find("\n", end)
    last = min(end + _REACH_CHARS, len(text) if line < 0 else line)
    return first, last


def _commands(text: str, start: int) -> bool:
    return can_command(text[max(0, start - 40) : start])


def _matches(attack: Attack, folded: Folded) -> Iterator[tuple[int, int]]:
    for first, last in _near(attack.words, folded.text):
        for match in attack.pattern.finditer(folded.text, first, last):
            if match.group() and not (
                attack.imperative and not _commands(folded.text, match.start())
            ):
                yield match.span()


def _near(words: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text round the places of the words, in order, none touching another."""
    places: list[int] = []
    for word in words:
        place = text.find(word)
        while place >= 0:
            places.append(place)
            place = text.find(word, place + len(word))
    places.sort()
    index = 0
    while index < len(places):
        first = last = places[index]
        while index < len(places) and places[index] - last <= 2 * _SPAN_CHARS:
            last = places[index]
            index += 1
        yield max(0, first - _SPAN_CHARS), min(len(text), last + _SPAN_CHARS)


def _characters(text: str) -> Iterator[tuple[SuspicionKind, int, int]]:
    """Lines whose characters turn the writing direction or carry words unseen."""
    if text.isascii():
        return
    for line in _LINE.finditer(text):
        words = line.group()
        turned = _EMBEDDING.search(words) and not _RIGHT_TO_LEFT.search(words)
        if _OVERRIDE.search(words) or turned:
            yield (SuspicionKind.BIDI, *line.span())
        if _SMUGGLED.search(words):
            yield (SuspicionKind.INVISIBLE, *line.span())
    splits = [m.start() for m in _SPLIT_WORD.finditer(text)]
    for first, last in zip(splits, splits[_SPLITS - 1 :], strict=False):
        if last - first <= _SPLITS_WITHIN:
            yield SuspicionKind.INVISIBLE, first, last + 2


def _decodes_to_attack(token: str) -> bool:
    try:
        plain = base64.b64decode(token + "=" * (-len(token) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return False
    return any(True for _ in _phrases(plain))


def quarantined(
    text: str,
    blocks: tuple[Block, ...],
    origins: tuple[tuple[int, int, int], ...],
    raw: str,
    hidden: tuple[tuple[int, int], ...],
) -> tuple[Quarantine, ...]:
    """The blocks of a document that hold anything suspicious, each with the reason.

    Words are looked for in the canonical text, where cleaning has joined what an
    attack was broken into; what works unseen in the raw text, before cleaning
    takes out the characters that give it away.

    Args:
        text: Canonical text.
        blocks: Blocks of it.
        origins: Runs (canonical start, raw start, length).
        raw: Decoded raw text.
        hidden: Spans of the raw text that a reader doesn't see.
    """
    found = [(s.start, s.end, s) for s in _said(text)]
    by_raw = sorted((raw_start, start, length) for start, raw_start, length in origins)
    for suspicion in _unseen(raw, hidden):
        found += [(a, b, suspicion) for a, b in _canonical(suspicion, by_raw)]
    out: dict[tuple[int, int], Quarantine] = {}
    ends = [block.end for block in blocks]
    for start, end, suspicion in sorted(found, key=lambda f: f[:2]):
        for index in range(bisect_right(ends, start), len(blocks)):
            block = blocks[index]
            if block.start >= end:
                break
            span = (block.start, block.end)
            reason = suspicion.kind.value
            out.setdefault(span, Quarantine(*span, reason, suspicion.excerpt))
    return tuple(out[span] for span in sorted(out))


def _canonical(
    suspicion: Suspicion, by_raw: list[tuple[int, int, int]]
) -> Iterator[tuple[int, int]]:
    """Canonical spans of what stood in the raw span of the suspicion.

    Args:
        suspicion: In the raw text.
        by_raw: Runs (raw start, canonical start, length), sorted.
    """
    place = max(0, bisect_right(by_raw, suspicion.start, key=lambda run: run[0]) - 1)
    while place < len(by_raw) and by_raw[place][0] < suspicion.end:
        raw_start, start, length = by_raw[place]
        first = max(suspicion.start, raw_start)
        last = min(suspicion.end, raw_start + length)
        if first < last:
            yield start + first - raw_start, start + last - raw_start
        place += 1
