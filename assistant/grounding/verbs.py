"""Verbs of a claim in the place of others: opposites, and steps of a process that aren't equal."""

from functools import cache

from assistant.answer import Difference
from assistant.grounding.alignment import Alignment
from assistant.grounding.cues import wish
from assistant.grounding.words import Word, words_of

# One line a family: groups apart by "|" are not the same act; words in one group are.
_FAMILIES = (
    "adopt pass approve endorse | announce declare | propose suggest draft recommend | "
    "reject refuse oppose | sign | ratify | launch establish create found set | "
    "discuss debate consider | implement apply | withdraw repeal abolish | "
    "postpone delay suspend | request ask | cancel",
    "support back favour favor endorse welcome | oppose reject condemn criticise denounce",
    "increase rise grow expand strengthen improve | "
    "decrease fall decline drop reduce weaken shrink cut",
    "begin start open launch | end stop finish close conclude cease",
    "accept agree | reject refuse decline deny",
    "allow permit authorise authorize enable | forbid prohibit ban bar prevent block",
    "confirm affirm reaffirm acknowledge | deny dispute doubt question",
    "arrest detain imprison | release free | convict sentence | acquit | charge accuse indict",
    "win | lose",
    "join enter | leave quit exit",
    "kill die | injure wound | displace | arrest",
    "include contain | exclude omit",
    "succeed achieve | fail",
    "protect defend | attack target threaten",
    "praise commend | blame criticise criticize",
    "remember recall | forget ignore",
    "appoint name elect | dismiss remove resign",
    "demand insist require | request invite encourage",
    "fund finance | host organise organize convene | attend",
)
_NOUNS = (
    "majority | minority",
    "supporter proponent advocate | opponent critic",
    "success | failure",
    "strength | weakness",
    "beginning | end",
    "victim | perpetrator",
    "ally friend | enemy adversary",
    "north northern | south southern | east eastern | west western",
    "internal domestic | external foreign",
    "voluntary | mandatory compulsory",
    "permanent | temporary",
    "legal lawful | illegal unlawful",
    "early | late",
    "high higher | low lower",
    "large larger big | small smaller",
    "first | last",
    "before | after",
    "regional | global",
    "public | private",
    "military | civilian",
    "most | least",
    "quickly fast rapidly | slowly slow long",
    "easy | difficult hard",
    "strong | weak",
    "many | few",
    "much | little",
    "more | less fewer",
    "often always | rarely seldom never",
)
# Words on each side among which some must be the same.
_NEAR = 5
_NOUN_ENDING = ("ion", "ions", "ment", "ments", "ance", "er", "ers", "or", "ors")


def swapped_verbs(claim: str, source: str, aligned: Alignment) -> list[Difference]:
    """Pairs of words of one family, from groups apart, each missing on the other side."""
    ours = {w.stem: w for w in aligned.claim}
    theirs = {w.stem: w for w in aligned.source}
    # "Suggests that it adopt" and "should adopt" say the same.
    missing = [w for stem, w in ours.items() if stem not in theirs and _plain(w) and not wish(w)]
    other = [w for stem, w in theirs.items() if stem not in ours and _plain(w)]
    for word in missing:
        for rival in other:
            if not _apart(word, rival) or any(_same(word, w) for w in theirs.values()):
                continue
            if aligned.around(aligned.claim.index(word), aligned.source.index(rival), _NEAR):
                return [Difference("verb", word.text, rival.text)]
    return []


def _plain(word: Word) -> bool:
    """Whether the word is no noun made from a verb ("discussion"), unless listed as such."""
    return word.low in _listed() or not word.low.endswith(_NOUN_ENDING)


@cache
def _listed() -> frozenset[str]:
    return frozenset(w.low for line in (*_FAMILIES, *_NOUNS) for w in words_of(line))


def _apart(ours: Word, theirs: Word) -> bool:
    mine, other = _groups().get(ours.stem, ()), _groups().get(theirs.stem, ())
    return any(f == g and a != b for f, a in mine for g, b in other) and not _same(ours, theirs)


def _same(ours: Word, theirs: Word) -> bool:
    mine, other = _groups().get(ours.stem, ()), _groups().get(theirs.stem, ())
    return bool(set(mine) & set(other))


@cache
def _groups() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each stem the families, and the groups in them, that hold it."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for family, line in enumerate((*_FAMILIES, *_NOUNS)):
        for group, words in enumerate(line.split("|")):
            for word in words_of(words):
                found[word.stem] = (*found.get(word.stem, ()), (family, group))
    return found


def opposites(word: str) -> tuple[str, ...]:
    """Words of the same families but other groups, in the same form; for making false sentences."""
    mine = _groups().get(words_of(word)[0].stem, ()) if words_of(word) else ()
    ending = next((e for e in ("ed", "ing", "s") if word.endswith(e)), "")
    found = []
    for family, own in mine:
        for group, words in enumerate((*_FAMILIES, *_NOUNS)[family].split("|")):
            if group != own:
                found += [_inflected(w, ending) for w in words.split()]
    return tuple(w for w in found if w)


def _inflected(word: str, ending: str) -> str:
    """A regular form of the word; "" where it has none."""
    if not ending:
        return word
    if word in _STRONG_VERBS:
        return ""
    if ending == "s":
        return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
    stem = word[:-1] if word.endswith("e") else word
    if ending == "ed" and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    return stem + ending


# Their past is none of a suffix.
_STRONG_VERBS = frozenset(
    "find found set rise grow fall shrink cut begin win lose leave quit forget withdraw forbid "
    "stop ban bar drop strike".split()
)
