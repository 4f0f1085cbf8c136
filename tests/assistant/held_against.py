"""A question held against sentences of a test's own making."""

from assistant.evidence import Evidence
from assistant.premises.dispute import Dispute
from assistant.premises.premise import disputed
from assistant.question import understand
from index.passage import Passage, Sentence
from index.terms import term_set
from sources.catalogue import Record


def dispute(question: str, *texts: str) -> Dispute | None:
    """What disputes the question's premise, of sentences each in a passage of its own."""
    return disputed(understand(question), [_evidence(question, text) for text in texts])


def _evidence(question: str, text: str) -> Evidence:
    passage = Passage(
        "d:0", "d", "d.txt", 0, len(text), text, (), "§ 1", None, Record(title="A note"), ()
    )
    asked = set(understand(question).terms)
    coverage = len(asked & term_set(text)) / len(asked)
    return Evidence(passage, Sentence(0, len(text), 0), text, 0.6, coverage, 1.0, 0.8)
