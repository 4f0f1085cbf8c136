"""Follow-ups: what a short question refers to, and what could be asked next."""

import re
from collections.abc import Sequence

from assistant.answer import Citation
from index.passage import ScoredPassage
from index.terms import terms

MOST_SUGGESTIONS = 3
_REFERS = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|their|he|him|his|she|her|one|ones|there|then)\b|"
    r"^(?:and|what about|how about|why|when|where|who)\b",
    re.I,
)


def in_context(question: str, earlier: Sequence[str]) -> str:
    """The question, after the one before it where it can't be understood alone."""
    if not earlier or len(terms(question)) > 4 or not _REFERS.search(question):
        return question
    return f"{earlier[-1].rstrip('?. ')}: {question}"


def suggestions(passages: Sequence[ScoredPassage], cited: Sequence[Citation]) -> tuple[str, ...]:
    """Questions about what was found beside what was said; the library holds passages on each."""
    used = {(c.document_id, c.section, c.record.title) for c in cited}
    found: dict[str, None] = {}
    for scored in passages:
        passage = scored.passage
        record = passage.record
        if (passage.document_id, passage.section, record.title) in used:
            continue
        source = (record.cite_as or f"“{record.title}”").rstrip(",")
        if passage.section:
            found[f"What does {source} say on “{_topic(passage.section[-1])}”?"] = None
        elif passage.item:
            found[f"What does {source} say in “{_topic(record.title)}”?"] = None
        if len(found) == MOST_SUGGESTIONS:
            break
    return tuple(found)


def _topic(heading: str) -> str:
    """A heading as a topic: no number, no subtitle, no quotation marks, not in capitals."""
    bare = re.sub(r"^[IVXLC\d]+\.\s*", "", heading).strip('“”"')
    topic = re.split(r"”?: ", bare)[0].rstrip(".")
    return topic.capitalize().replace("r2p", "R2P") if topic.isupper() else topic
