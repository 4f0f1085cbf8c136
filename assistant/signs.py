"""Signs: what the wording of a sentence shows, whatever it is about."""

import re

# A quoted address is something to follow, and seldom an answer.
_ADDRESS = re.compile(r"https?:|\bwww\.|\]\(|<\s*(?:img|a|script|iframe|/?evidence)\b", re.I)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'.-]+")
_SHOULD = re.compile(
    r"\b(?:should|must|ought|shall|recommend(?:s|ed|ations?)?|urge[sd]?|"
    r"call(?:s|ed)? (?:on|for|upon)|obliged|obligations?|required?|needs? to)\b",
    re.I,
)
# A sentence that opens so can't be understood without the one before it.
_LEANING = (
    "this|these|those|such|it|its|he|she|they|their|his|her|one such|the former|the latter|"
    "in this regard|to this end|as such|and|or|but|yet"
)
_LEANS = re.compile(rf"^(?:{_LEANING})\b", re.I)
# One that opens so goes on from it.
_DEPENDS = re.compile(
    rf"^(?:{_LEANING}|however|likewise|moreover|in addition|conversely|meanwhile|therefore|thus|"
    r"hence|also|by contrast|for example)\b",
    re.I,
)


def holds_address(text: str) -> bool:
    """Whether a sentence holds an address or a tag, something to follow and seldom an answer."""
    return bool(_ADDRESS.search(text))


def depends(text: str) -> bool:
    """Whether a sentence goes on from the one before it ("These …", "However, …")."""
    return bool(_DEPENDS.match(text))


def leans(text: str) -> bool:
    """Whether a sentence can't be understood without the one before it ("They …")."""
    return bool(_LEANS.match(text))


def capitalised_words(text: str) -> list[str]:
    """The capitalised words of a sentence but its first, as they stand."""
    return _NAME.findall(text)


def says_what_should_be(text: str) -> bool:
    """Whether a sentence says what someone should or must do, or recommends something."""
    return bool(_SHOULD.search(text))
