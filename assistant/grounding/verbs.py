"""Verbs of a claim in the place of others: opposites, and steps of a process that aren't equal."""

from functools import cache

from assistant.answer import Difference
from assistant.grounding.alignment import Alignment
from assistant.grounding.cues import wish
from assistant.grounding.words import Word, words_of

# One line a family: groups apart by "|" are not the same act; words in one group are.
_VERBS = (
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
FAMILIES = (*_VERBS, *_NOUNS)
# Words on each side among which some must be the same.
_NEAR = 5
_NOUN_ENDING = ("ion", "ions", "ment", "ments", "ance", "er", "ers", "or", "ors")


def swapped_verbs(aligned: Alignment) -> list[Difference]:
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
    return frozenset(w.low for line in FAMILIES for w in words_of(line))


def _apart(ours: Word, theirs: Word) -> bool:
    mine, other = groups_of(ours.stem), groups_of(theirs.stem)
    return any(f == g and a != b for f, a in mine for g, b in other) and not _same(ours, theirs)


def _same(ours: Word, theirs: Word) -> bool:
    mine, other = groups_of(ours.stem), groups_of(theirs.stem)
    return bool(set(mine) & set(other))


def groups_of(stem: str) -> tuple[tuple[int, int], ...]:
    """The families, and the groups in them, that hold a word of that stem."""
    return _groups().get(stem, ())


@cache
def _groups() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each stem its families by place in `FAMILIES`, and its groups by place in them."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for family, line in enumerate(FAMILIES):
        for group, words in enumerate(line.split("|")):
            for word in words_of(words):
                found[word.stem] = (*found.get(word.stem, ()), (family, group))
    return found
