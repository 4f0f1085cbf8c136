"""Restating: whether a sentence says what a source says, in its words, with what limits them.

Words that are left out change what is said: "leaders of the group", "a risk of abuses",
"seeing himself as". So only whole clauses may be missing, and none that limits the rest.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.grounding.words import Word, words_of

# Share of its content words that have to stand in the order of the evidence; less is a
# new statement made of old words.
IN_ORDER = 0.8
# What makes less of what stands beside it than is said there.
_LIMITS = re.compile(
    r"\b(?:if|unless|whether|until|once|when|whenever|would|could|might|may|should|must|not|"
    r"never|no|without|only|except|provided|rather than|instead of|calls? for|claim\w*|"
    r"alleg\w+|accus\w+|fear\w*|suggest\w*|argu\w+|den(?:y|ies|ied|ying)|reject\w*|hope\w*|"
    r"want\w*|fail\w*|lack\w*|although|despite)\b",
    re.I,
)
_SMALL = r"(?:(?:the|an?|its|their|his|her|this|these|those|such|in|on|at|of|for|by|with|to) )*"
_BREAK = r"[,;:()–—]|--"
# What stands right before a clause, and what right after it.
_OPENS = re.compile(rf"(?:(?:{_BREAK})|\b(?:while|whereas|but|and))[ \"“”'‘’]*{_SMALL}$", re.I)
_CLOSES = re.compile(rf"['’]?s?[\"“”'‘’]*\s*(?:{_BREAK}|(?:while|whereas|but)\b)", re.I)
# Of a subject alone nothing is said.
_VERB_NEXT = re.compile(
    r"\W*(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did)\b",
    re.I,
)


def restates(text: str, sentences: Sequence[str], aside: frozenset[str]) -> bool:
    """Whether a sentence keeps to the words of source sentences, their order and their limits.

    A single exchanged noun makes another statement, and so do the same words
    differently joined, whatever a judge thinks of the rest.

    Args:
        text: The sentence.
        sentences: The source's, in order.
        aside: Stems that the sentence may have of its own.
    """
    theirs = [(n, w) for n, s in enumerate(sentences) for w in words_of(s) if w.content]
    stems = [w.stem for _, w in theirs]
    mine = [w.stem for w in words_of(text) if w.content and w.stem not in aside - set(stems)]
    # Said more often than there, a word has been put where it didn't stand.
    if not mine or not Counter(mine) <= Counter(stems):
        return False
    kept = _in_order(mine, stems)
    if len(kept) < IN_ORDER * len(mine):
        return False
    held = {n: [theirs[k][1] for k in kept if theirs[k][0] == n] for n in range(len(sentences))}
    return all(_whole(sentences[n], words) for n, words in held.items() if words)


def _whole(sentence: str, kept: Sequence[Word]) -> bool:
    """Whether the words kept of a sentence are whole clauses, and what is left out limits none."""
    before, after = sentence[: kept[0].start], sentence[kept[-1].end :]
    if _says(before) and (not _OPENS.search(before) or _LIMITS.search(before)):
        return False
    if _says(after) and (
        not _CLOSES.match(after) or _VERB_NEXT.match(after) or _LIMITS.match(after.strip(" ,;:–—-"))
    ):
        return False
    return all(_may_miss(sentence[a.end : b.start]) for a, b in pairwise(kept))


def _may_miss(between: str) -> bool:
    """Whether what stands between two kept words says nothing, or is set off by itself."""
    if not _says(between):
        return True
    apart = re.fullmatch(rf"\W*?(?:{_BREAK}).*(?:{_BREAK})[\W]*{_SMALL}", between, re.I | re.S)
    return bool(apart) and not _LIMITS.search(between)


def _says(text: str) -> bool:
    return any(w.content for w in words_of(text))


def _in_order(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """Places in the second of a longest common subsequence; of equal ones the latest."""
    best = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, mine in enumerate(first, start=1):
        for j, other in enumerate(second, start=1):
            same = best[i - 1][j - 1] + 1 if mine == other else 0
            best[i][j] = max(same, best[i - 1][j], best[i][j - 1])
    i, j, places = len(first), len(second), []
    while i and j:
        if first[i - 1] == second[j - 1]:
            places.append(j - 1)
            i, j = i - 1, j - 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i -= 1
    return places[::-1]
