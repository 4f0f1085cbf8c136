"""Fronted words: what stands before a question that refers to it ("Mali, what happened there?")."""

import re

from assistant.referents import possessive

# What is said before a question and asks nothing.
_ASIDE = re.compile(
    r"^(?:(?:ah|oh|hm+|ok(?:ay)?|thanks|thank you|i see|got it|alright)\b[,.!:;–-]* ?|"
    r"(?:right|great|good|fine|well|wait|interesting|yes|sorry|by the way|"
    r"(?:(?:a )?different|another|next|new) (?:question|topic|matter|subject))[,.!:;–-]+ ?)+(?=\w)",
    re.I,
)
_ASKING = r"(?:who|whom|whose|what|which|when|where|why|how|did|do|does|is|are|was|were|has|have)"
_LEAD = r"(?:and|but|so|or|now|what about|how about|as for|regarding|i meant|i mean)"
_FRONTED = re.compile(
    rf"^(?:{_LEAD} )*(?P<thing>(?!(?:{_ASKING}|if|when|in|on|at|for|according)\b)"
    r"[^,.?;:–]{2,80}?)(?: then| instead)?(?:[,.?;:] | [–-] )"
    rf"(?:and )?(?P<asked>{_ASKING}\b.+)$",
    re.I,
)
# What refers to the fronted words, at the end or before a verb.
_VERB = r"(?:is|was|are|were|did|do|does|has|have|mean|say|said|happen(?:ed)?|come|came|work|go)"
_OWNER = re.compile(r"\b(?:its|their|his|her)\b(?= \w)", re.I)
_THERE = re.compile(r"\bthere\b(?! (?:is|was|are|were|a|any|no)\b)", re.I)
_THING = re.compile(
    r"\b(?:it|they|them|he|she|him|her(?!s? \w)|"
    rf"(?:that|this|those|these)(?=\W*$| {_VERB}\b))\b",
    re.I,
)


def unfronted(question: str) -> str:
    """The question with the words before it in the place of what refers to them.

    "The third pillar, what is wrong with it?" asks "What is wrong with the third pillar?";
    what only leads up to a question is left out; any other stays as it is.

    Args:
        question: White space folded.
    """
    bare = _ASIDE.sub("", question)
    fronted = _FRONTED.match(bare)
    if not fronted:
        return bare
    thing, asked = fronted["thing"], fronted["asked"]
    for pattern, put in ((_THING, thing), (_OWNER, possessive(thing)), (_THERE, f"in {thing}")):
        whole = pattern.sub(lambda _, put=put: put, asked, count=1)
        if whole != asked:
            return whole[:1].upper() + whole[1:]
    return bare
