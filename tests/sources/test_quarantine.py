"""What is taken for an attack, and what isn't."""

import pytest

from sources.quarantine import find_suspicious
from tests.sources.attack_texts import ATTACKS, HARMLESS


@pytest.mark.parametrize("text", ATTACKS)
def test_find_suspicious_finds_attacks(text: str) -> None:
    assert find_suspicious(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_find_suspicious_leaves_prose_alone(text: str) -> None:
    assert find_suspicious(text) == ()
