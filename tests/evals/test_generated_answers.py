"""Shares, intervals and agreement of the labelled sentences, by hand arithmetic."""

import pytest

from evals.generated_answers import LabelRow, Share, agreement, load_labels, shares


def row(number: int, system: str, first: str, second: str) -> LabelRow:
    """A labelled sentence; the second label counts."""
    return LabelRow.model_validate(
        {
            "id": f"{number:016x}",
            "system": system,
            "question": "q1",
            "excerpt": "One two",
            "first": first,
            "second": second,
            "label": second,
        }
    )


ROWS = [
    row(1, "checked", "supported", "supported"),
    row(2, "checked", "supported", "supported"),
    row(3, "unchecked", "unsupported", "unsupported"),
    row(4, "unchecked", "supported", "unsupported"),
]


def test_shares_count_by_system() -> None:
    found = [(s.hits, s.n) for s in shares(ROWS)]
    assert found == [(0, 2), (0, 0), (2, 2), (0, 0)]


def test_share_without_a_case_is_not_scored() -> None:
    assert "not scored" in Share("x", 0, 0).as_text()


def test_interval_is_wilsons() -> None:
    # 1 of 10: (0.1 + 1.96²/20 ± 1.96·√(0.009 + 1.96²/400)) / (1 + 1.96²/10)
    assert Share("x", 1, 10).interval == pytest.approx((0.0179, 0.4042), abs=1e-4)


def test_agreement_is_cohens_kappa() -> None:
    # 3 of 4 the same; chance .75·.5 + .25·.5 = .5; kappa (.75 − .5) / .5
    assert agreement(ROWS) == pytest.approx((0.75, 0.5))


def test_labels_are_enough_and_quote_little() -> None:
    rows = load_labels()
    assert len(rows) >= 150
    assert len({r.id for r in rows}) == len(rows)
    assert all(len(r.excerpt.split()) <= 8 for r in rows)
