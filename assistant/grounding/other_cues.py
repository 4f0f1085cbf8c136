"""What a claim denies, demands or counts otherwise than its source does."""

from collections.abc import Sequence

from assistant.answer import Difference
from assistant.grounding.alignment import Alignment
from assistant.grounding.cues import (
    WISH,
    Cue,
    averted_in,
    clause_of,
    modals_of,
    negations_of,
    quantifiers_of,
)

_DUTY, _EVERY = 3, 4


def other_negations_in(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """Words denied on one side and not on the other."""
    ours, theirs = negations_of(claim), negations_of(source)
    shared = _shared_stems(aligned)
    found = []
    for cue in ours:
        averted = bool(set(cue.scope) & averted_in(source))
        if _governs(cue, shared) and not averted and not _denied(cue.scope, theirs):
            found.append(Difference("negation", _phrase(claim, cue), ""))
    for cue in theirs:
        averted = bool(set(cue.scope) & averted_in(claim))
        if _governs(cue, shared) and not averted and not _denied(cue.scope, ours):
            found.append(Difference("negation", "", _phrase(source, cue)))
    if not ours and not found:
        found = [
            Difference("negation", "", _phrase(source, c))
            for c in theirs
            if len(shared & clause_of(source, c)) > len(shared) / 2
        ]
    return found[:1] if len(found) % 2 else []


def _shared_stems(aligned: Alignment) -> set[str]:
    return {aligned.claim[i].stem for i in aligned.pairs if aligned.claim[i].content}


def _governs(cue: Cue, shared: set[str]) -> bool:
    return any(stem in shared for stem in cue.scope[:2])


def _denied(scope: Sequence[str], cues: Sequence[Cue]) -> bool:
    return any(set(scope) & set(cue.scope) for cue in cues)


def _phrase(text: str, cue: Cue, words: int = 3) -> str:
    """The cue with the words after it."""
    return " ".join(text[cue.start :].split()[:words]).rstrip(",.;:")


def other_modality_in(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """A duty, wish or possibility that the claim makes stronger or weaker."""
    shared = _shared_stems(aligned)
    ours, theirs = modals_of(claim), modals_of(source)
    for cue in ours:
        mine = set(cue.scope) & shared
        partners = [c for c in theirs if set(c.scope) & mine]
        if any(c.level == cue.level for c in partners) or not mine:
            continue
        if partners:
            return [Difference("modality", cue.text, partners[0].text)]
        if cue.level == _DUTY:
            return [Difference("modality", cue.text, theirs[0].text if theirs else "")]
    if not ours:
        for cue in theirs:
            if set(cue.scope[:1]) & shared or (cue.level == WISH and _told_as_done(cue, aligned)):
                return [Difference("modality", "", cue.text)]
    return []


def _told_as_done(cue: Cue, aligned: Alignment) -> bool:
    """Whether the claim has a verb of its own before the words that the modal's verb governs."""
    words = [w for w in aligned.claim if w.content]
    place = next((i for i, w in enumerate(words) if w.stem in cue.scope), 0)
    return place > 0 and not aligned.held(words[place - 1].stem)


def other_quantifiers_in(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """How many or how often, where both say it of the same words and differ."""
    shared = _shared_stems(aligned)
    ours, theirs = quantifiers_of(claim), quantifiers_of(source)
    same = {c.text.lower() for c in theirs}
    for cue in ours:
        mine = set(cue.scope) & shared
        partners = [c for c in theirs if set(c.scope) & mine]
        if cue.text.lower() in same or any(c.level == cue.level for c in partners) or not mine:
            continue
        if partners:
            return [Difference("quantifier", cue.text, partners[0].text)]
        if cue.level == _EVERY:
            return [Difference("quantifier", cue.text, "")]
    return []
