"""Rivals: names in a source that may stand in the place of one in the question."""

import re
from collections.abc import Sequence

from assistant.grounding.names import Name, names_of
from assistant.premises.named import has_thing, of_norm, other_than, placed, sort_of

# A continent or a region is no other place than a country in it.
_REGION = re.compile(
    r"\b(?:Africa|Americas?|Asia|Europe|Pacific|Middle East|Global (?:South|North)|Sahel|Gulf)\b"
)
# A person is told by so many names at least.
_FULL_NAME = 2


def rivals(name: Name, claim: str, named: Sequence[Name], text: str) -> list[Name]:
    """Other names of the same sort in a sentence that may stand in the place of this."""
    sort = sort_of(name, claim)
    # A thing is someone's, or in their country; who does a thing isn't where it is done.
    anywhere = sort != "place" or has_thing(name, claim)
    return [
        n
        for n in names_of(text)
        if other_than(n, named)
        and not of_norm(n)
        and not _REGION.search(n.text)
        and sort_of(n, text) == sort
        and (anywhere or (placed(n, text) or has_thing(n, text)) == placed(name, claim))
        and (sort != "place" or " of " not in n.text)
        and (sort != "person" or len(n.stems) >= _FULL_NAME)
        # "The Organization" is one that was named before.
        and (n.shape != "body" or len(n.stems) > 1)
    ]


def in_its_place(name: Name, claim: str, rival: Name, text: str, agreed: bool) -> bool:
    """Whether a rival stands in a sentence as the name does in the statement.

    Args:
        name: That of the statement.
        claim: The statement.
        rival: That of the sentence.
        text: The sentence.
        agreed: Whether nearly all the rest of the question is held; a person needs it.
    """
    sort = sort_of(name, claim)
    if has_thing(name, claim):
        return sort == "place" or text[rival.end :].startswith(("'", "’"))
    if sort == "place":
        return placed(name, claim)
    return sort == "person" and len(name.stems) >= _FULL_NAME and agreed


def together(found: Sequence[Name], name: Name, claim: str, text: str) -> str:
    """The rival or two side by side in the source's words, or the one that acts, else ""."""
    first, last = found[0], found[-1]
    if len(found) <= 2 and text[first.end : last.start] in ("", " and ", ", "):
        return text[first.start : last.end]
    return first.text if opens(name, claim) and opens(first, text) else ""


def opens(name: Name, text: str) -> bool:
    """Whether a text begins with the name."""
    return text.startswith((name.text, f"The {name.text}"))
