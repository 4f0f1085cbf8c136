"""Speaker turns: who speaks in a press conference, a hearing or an interview."""

import re
from collections import Counter

_CAPITALS = re.compile(
    r"^((?:Q|A|[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,5})(?: \([^)]{1,60}\))?)\s?:\s+(?=\S)"
)
_MIXED = re.compile(
    r"^((?:The |Mr\.? |Ms\.? |Mrs\.? |Dr\.? |Ambassador )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
    r":\s+(?=\S)"
)
# Who is named by a part or a form of address is a speaker at once.
_PARTS = re.compile(
    r"^(?:Question|Answer|Moderator|Interviewer|Reporter|Correspondent|Journalist|Host|Chair|"
    r"Chairperson|(?:The |Mr\.? |Madam )?President|Spokesperson|(?:Mr|Ms|Mrs|Dr|Ambassador)\b.*)$"
)
_FEWEST_TURNS = 4


def find_turns(texts: list[str]) -> dict[int, str]:
    """Index of each paragraph that opens a turn, with its speaker's name.

    Names stand before a colon; in capitals, or with a form of address, one turn
    is enough once the text has shown itself to be a transcript (four turns, two
    speakers, one of them again), otherwise the name has to come again.
    """
    capitals = {i: m.group(1) for i, t in enumerate(texts) if (m := _CAPITALS.match(t))}
    mixed = {
        i: m.group(1) for i, t in enumerate(texts) if i not in capitals and (m := _MIXED.match(t))
    }
    again = Counter(mixed.values())
    turns = capitals | {
        i: name for i, name in mixed.items() if again[name] > 1 or _PARTS.match(name)
    }
    names = Counter(turns.values())
    transcript = sum(names.values()) >= _FEWEST_TURNS and len(names) > 1 and max(names.values()) > 1
    return turns if transcript else {}
