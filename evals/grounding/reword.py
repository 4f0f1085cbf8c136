"""A sentence said lightly otherwise, true wherever the sentence is."""

import random
import re
from collections.abc import Callable

from sources.catalogue import MONTHS

_SAME = tuple(
    tuple(group.split("/"))
    for group in (
        "people/persons;reported/said;killed/slain;about/approximately;more than/over;"
        "important/significant;help/assist;begin/start;began/started;end/conclude;show/demonstrate;"
        "shows/demonstrates;showed/demonstrated;use/employ;used/employed;need to/have to;large/big;"
        "because/since;also/additionally;however/though;many/numerous;several/a number of;"
        "near/close to;get/obtain;led to/resulted in;leads to/results in;such as/including;"
        "was born/came into the world;located/situated;film/movie;"
        "children/young people;buy/purchase;bought/purchased;build/construct;built/constructed;"
        "method/approach;crucial/vital;main/chief;entire/whole;rapidly/quickly;attempt/effort;"
        "participants/attendees;noted/observed;stressed/emphasized;emphasised/stressed;"
        "emphasized/stressed;underlined/stressed;ensure/make sure;prevent/avert;states/countries;"
        "discussed/talked about;called for/asked for;regarding/concerning;role/part;"
        "stated/said;mentioned/noted;implementation/putting into practice;challenges/difficulties;"
        "meeting/gathering;civilians/civilian population;violence/bloodshed;aid/assistance;"
        "assistance/help;crisis/emergency;capacity/ability;enhance/improve;strengthen/reinforce;"
        "establish/set up;established/set up;report/document;early/prompt;lack/absence;"
        "received/got;released/brought out;became/turned into;famous/well-known;wife/spouse"
    ).split(";")
)
_ASIDE = re.compile(r"\s*\([^()]{1,60}\)")
_FRONTED = re.compile(
    r"^((?:In|On|During|Since|By|At|After|Before) [^,.;]{3,40}), (?=[a-zA-Z])(.+?)([.!]?)$"
)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_MONTH_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})\b")
_THOUSANDS = re.compile(r"\b(\d{1,3}),000,000\b")
_FRAMES = (
    "It is stated that {}",
    "The text says that {}",
    "As is noted, {}",
    "According to the source, {}",
)


def reworded(sentence: str, rng: random.Random, most: int = 3) -> str:
    """The sentence with one to `most` light changes, where it allows any."""
    changes = list(_CHANGES)
    rng.shuffle(changes)
    text, made = sentence, 0
    for turn in changes:
        new = turn(text, rng)
        if new != text:
            text, made = new, made + 1
        if made == most:
            break
    return text


def _synonym(text: str, rng: random.Random) -> str:
    pairs = [
        (old, new)
        for group in _SAME
        for old, new in (group, group[::-1])
        if re.search(rf"\b{re.escape(old)}\b", text)
    ]
    if not pairs:
        return text
    old, new = rng.choice(pairs)
    return re.sub(rf"\b{re.escape(old)}\b", new, text, count=1)


def _without_aside(text: str, rng: random.Random) -> str:
    return _ASIDE.sub("", text, count=1)


def _fronted_last(text: str, rng: random.Random) -> str:
    """ "In 2012, X did" as "X did in 2012"."""
    match = _FRONTED.match(text)
    if not match or re.search(r"[,;:]", match.group(2)):
        return text
    lead, rest, stop = match.groups()
    return f"{rest[0].upper()}{rest[1:]} {lead[0].lower()}{lead[1:]}{stop}"


def _date_order(text: str, rng: random.Random) -> str:
    if _DAY_MONTH.search(text):
        return _DAY_MONTH.sub(r"\2 \1, \3", text)
    return _MONTH_DAY.sub(r"\2 \1 \3", text)


def _figures(text: str, rng: random.Random) -> str:
    text = _THOUSANDS.sub(r"\1 million", text)
    return re.sub(r"(?<=\d)%", " percent", text)


def _framed(text: str, rng: random.Random) -> str:
    if rng.random() < 0.6 or text[:2].isupper() or not re.match(r"(?:The|A|An|It|This|In) ", text):
        return text
    return rng.choice(_FRAMES).format(text[0].lower() + text[1:])


def _article(text: str, rng: random.Random) -> str:
    return re.sub(r"\b(?:also|indeed|moreover|furthermore|however),? ", "", text, count=1)


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _synonym,
    _synonym,
    _without_aside,
    _fronted_last,
    _date_order,
    _figures,
    _framed,
    _article,
)
