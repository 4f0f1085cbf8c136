"""Which sentences bear on a question nearly as much as the best one."""

from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.signs import leans

# A sentence that has less of the question than this share of what the best one has tells of
# something else.
_NEARLY = 0.8
# From this share of the question on in one sentence, the sources speak of the thing itself.
SPOKEN_OF = 0.7


def bearing(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Those that have nearly as much of the question as the best, and what goes on from them."""
    best = max((e.coverage for e in evidence), default=0.0)
    near = [e for e in evidence if e.coverage >= _NEARLY * best]
    ends = {(e.passage.id, _place(e) + 1) for e in near}
    after = [e for e in evidence if (e.passage.id, _place(e)) in ends and leans(e.text)]
    return near + [e for e in after if e not in near]


def _place(piece: Evidence) -> int:
    """Which sentence of its passage a piece is."""
    return piece.passage.sentences.index(piece.sentence)
