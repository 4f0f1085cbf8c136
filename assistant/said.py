"""Who is said to have said something: "X reported that …", "according to X"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.grounding.names import Name, holds, names_of
from sources.catalogue import Record

_VERB = (
    r"(?:say|says|said|state[sd]?|report(?:s|ed)?|writ(?:es|ten)|wrote|claim(?:s|ed)?|argue[sd]?|"
    r"note[sd]?|warn(?:s|ed)?|announce[sd]?|declare[sd]?|estimate[sd]?|conclude[sd]?|finds?|found|"
    r"stress(?:es|ed)?|emphasi[sz]e[sd]?|recall(?:s|ed)?|record(?:s|ed)?|explain(?:s|ed)?|"
    r"observe[sd]?|point(?:s|ed) out|add(?:s|ed)|confirm(?:s|ed)?|told [\w ]{2,30}?|"
    r"has (?:said|reported|warned|argued|noted|stated))"
)
_WHEN = r"(?: in [\w ]{3,20}| on [\w ,]{3,20}| last \w+)?"
_SAID_THAT = re.compile(
    r"^(?P<who>[^,;]{2,90}?)(?:,[^,;]{2,60},)?\s+" + _VERB + _WHEN + r",? that\s+(?P<words>.+)$",
    re.S,
)
_ACCORDING = re.compile(
    r"^(?:according to|as reported by|as stated by|in the words of)\s+"
    r"(?P<who>[^,]{2,90}),\s+(?P<words>.+)$",
    re.I | re.S,
)
_ACCORDING_LAST = re.compile(
    r"^(?P<words>.+?),?\s+(?:according to|as reported by|says|said|writes|wrote|reports|reported)"
    r"\s+(?P<who>(?:the )?[A-Z][^,;]{2,80}?)[.!]?$",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words, and the one who is said to have said them.

    Attributes:
        who: As the text names them.
        words: What they are said to have said, with a capital.
        names: The names in `who`.
    """

    who: str
    words: str
    names: tuple[Name, ...]


def attribution_of(sentence: str) -> Attribution | None:
    """Who a sentence's words are attributed to; None without a name for them."""
    for pattern in (_SAID_THAT, _ACCORDING, _ACCORDING_LAST):
        if match := pattern.match(sentence):
            who, words = match["who"].strip(), match["words"].strip()
            names = names_of(who) or names_of(f"by {who}")
            if names and len(words.split()) > 2:
                return Attribution(who, words[0].upper() + words[1:], names)
    return None


def said_by(attribution: Attribution, record: Record, texts: Sequence[str]) -> bool:
    """Whether a source speaks for the one named, or lets them speak in its text.

    Args:
        attribution: What is claimed.
        record: Of the source; what carries it does not count.
        texts: Its sentences that bear on the words, and those around them.
    """
    own = " ".join((*record.authors, record.publisher, record.cite_as, record.title))
    around = " ".join((own, *texts))
    return all(holds(around, name) for name in attribution.names)
