"""Reciprocal-rank fusion of rankings."""

from collections.abc import Mapping, Sequence

# Cormack, Clarke and Büttcher, SIGIR 2009, found 60 to work across collections.
RRF_K = 60


def reciprocal_rank_fusion(
    rankings: Sequence[Sequence[str]], weights: Sequence[float] | None = None
) -> dict[str, float]:
    """Fused score of each id, higher is better.

    Args:
        rankings: Ids, best first; an id may be missing from a ranking.
        weights: One for each ranking, 1 by default.

    Returns:
        Sum over rankings of weight / (60 + rank), rank from 1
        (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009).
    """
    fused: dict[str, float] = {}
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for rank, identity in enumerate(ranking, start=1):
            fused[identity] = fused.get(identity, 0.0) + weight / (RRF_K + rank)
    return fused


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Ids by falling score; equal scores in order of id, so that runs agree."""
    return sorted(scores, key=lambda identity: (-scores[identity], identity))
